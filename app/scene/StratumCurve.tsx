import { useMemo } from 'react';
import { chainSegments, indexedSegments } from './chainSegments.ts';
import { FatLines } from './FatLines.tsx';
import { hiddenLineMaterial, lineMaterial, segmentsGeometry } from './fatLine.ts';
import { dashes, edgeColor, roleColor, roleStyles } from './roleStyle.ts';
import type { StratumLookProps } from './StratumLookProps.ts';
import { useDisposed } from './useDisposed.ts';

/** Width of the core of a line, against the whole: of paper in a double line, of the role's colour in a cased one. */
const cores = { double: 0.4, cased: 0.6 };

/** A curve: plain, dashed, cased in a darker rim, or double. Parts behind a surface stay faintly visible. */
export function StratumCurve({ stratum, palette, theme, extent, scale }: StratumLookProps) {
  const { positions, index, role, id } = stratum;
  const { line } = roleStyles[role];
  const things = useMemo(() => {
    const width = roleStyles[role].width * scale;
    const color = line === 'cased' ? edgeColor(palette, theme, role) : roleColor(palette, role);
    const look = {
      color,
      width,
      ...(line === 'dashed' ? { dashed: { dash: dashes.dash * scale, gap: dashes.gap * scale } } : {}),
      ...(line === 'double' ? { core: { color: palette.surface, share: cores.double } } : {}),
      ...(line === 'cased' ? { core: { color: roleColor(palette, role), share: cores.cased } } : {}),
    };
    return [
      segmentsGeometry(chainSegments(indexedSegments(positions, index), extent)),
      lineMaterial(look),
      hiddenLineMaterial({ ...look, width: 0.7 * width }, 0.35),
    ] as const;
  }, [positions, index, role, line, palette, theme, extent, scale]);
  useDisposed(things);
  const [geometry, material, hidden] = things;
  return <FatLines name={id} stratum={id} geometry={geometry} material={material} hidden={hidden} />;
}
