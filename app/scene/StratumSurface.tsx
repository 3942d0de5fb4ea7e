import { useLayoutEffect, useMemo } from 'react';
import { useThree } from '@react-three/fiber';
import { BufferAttribute, BufferGeometry, LineBasicMaterial } from 'three';
import type { Stratum } from '../../src/strata/mesh.ts';
import { chainSegments } from './chainSegments.ts';
import { mixedStyle } from './color.ts';
import { FatLines } from './FatLines.tsx';
import { hiddenLineMaterial, lineMaterial, segmentsGeometry } from './fatLine.ts';
import { renderOrder } from './renderOrder.ts';
import { dashes, edgeColor, roleColor, roleStyles } from './roleStyle.ts';
import type { StratumLookProps } from './StratumLookProps.ts';
import { nearlyOpaquePair, setLossScale, surfaceMaterial, translucentPair } from './surfaceMaterial.ts';
import { useDisposed } from './useDisposed.ts';

/** A surface with its rulings and the line where the view cuts it off. */
export function StratumSurface(props: StratumLookProps & { readonly rulings: boolean }) {
  const { stratum, rulings } = props;
  return (
    <>
      <Sheet {...props} />
      {stratum.rulings && rulings ? <Rulings {...props} /> : null}
      {stratum.outline ? <Outline {...props} /> : null}
    </>
  );
}

function Sheet({ stratum, palette, theme, extent, lossScale }: StratumLookProps) {
  const invalidate = useThree((state) => state.invalidate);
  const geometry = useMemo(() => sheetGeometry(stratum), [stratum]);
  const materials = useMemo(() => {
    const { opacity, hatched } = roleStyles[stratum.role];
    const look = { color: roleColor(palette, stratum.role), opacity, hatchPitch: hatched ? extent / 46 : 0 };
    if (opacity >= 1) return [surfaceMaterial(look, palette, theme)];
    return opacity > 0.8 ? nearlyOpaquePair(look, palette, theme) : translucentPair(look, palette, theme);
  }, [stratum.role, palette, theme, extent]);
  useLayoutEffect(() => {
    for (const material of materials) setLossScale(material, lossScale);
    invalidate();
  }, [materials, lossScale, invalidate]);
  useDisposed(materials);
  useDisposed(useMemo(() => [geometry], [geometry]));
  const [back, front] = materials;
  const nearlyOpaque = back!.depthWrite;
  const order = front ? (nearlyOpaque ? renderOrder.translucentDepth : renderOrder.translucentBack) : renderOrder.solid;
  return (
    <>
      <mesh name={stratum.id} userData={{ stratum: stratum.id, opaque: roleStyles[stratum.role].opacity > 0.8 }} geometry={geometry} material={back!} renderOrder={order} />
      {front ? <mesh name={`${stratum.id} front`} geometry={geometry} material={front} renderOrder={renderOrder.translucentFront} /> : null}
    </>
  );
}

function sheetGeometry({ positions, normals, index }: Stratum): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  if (index) geometry.setIndex(new BufferAttribute(index, 1));
  if (normals) geometry.setAttribute('normal', new BufferAttribute(normals, 3));
  else geometry.computeVertexNormals();
  return geometry;
}

function Rulings({ stratum, palette, theme }: StratumLookProps) {
  const { rulings } = stratum;
  const geometry = useMemo(() => new BufferGeometry().setAttribute('position', new BufferAttribute(rulings!, 3)), [rulings]);
  const color = mixedStyle(roleColor(palette, stratum.role), theme === 'dark' ? '#ffffff' : palette.ink, theme === 'dark' ? 0.35 : 0.4);
  const material = useMemo(() => new LineBasicMaterial({ color, transparent: true, opacity: 0.3, depthWrite: false }), [color]);
  useDisposed(useMemo(() => [geometry, material], [geometry, material]));
  return <lineSegments name={`${stratum.id} rulings`} geometry={geometry} material={material} renderOrder={renderOrder.rulings} />;
}

/** Solid and seen faintly through the body, or dashed where the surface is not part of M's boundary. */
function Outline({ stratum, palette, theme, extent, scale }: StratumLookProps) {
  const { outline, role } = stratum;
  const things = useMemo(() => {
    const dashed = roleStyles[role].outline === 'dashed';
    const look = { color: edgeColor(palette, theme, role), width: (dashed ? 1.75 : 2.25) * scale, ...(dashed ? { dashed: { dash: dashes.dash * scale, gap: dashes.gap * scale } } : {}) };
    const geometry = segmentsGeometry(chainSegments(outline!, extent));
    return [geometry, lineMaterial(look), hiddenLineMaterial(look, 0.3)] as const;
  }, [outline, role, palette, theme, extent, scale]);
  useDisposed(things);
  return <FatLines name={`${stratum.id} outline`} geometry={things[0]} material={things[1]} hidden={things[2]} />;
}
