import { useMemo } from 'react';
import { chainSegments, indexedSegments } from './chainSegments.ts';
import { FatLines } from './FatLines.tsx';
import { hiddenLineMaterial, lineMaterial, segmentsGeometry, towardsEye } from './fatLine.ts';
import { renderOrder } from './renderOrder.ts';
import { roleColor, roleStyles } from './roleStyle.ts';
import type { StratumLookProps } from './StratumLookProps.ts';
import { useDisposed } from './useDisposed.ts';

/** A curve: plain, dashed, or double (a line with a core of paper). Parts behind a surface stay faintly visible. */
export function StratumCurve({ stratum, palette, extent, scale }: StratumLookProps) {
  const { positions, index, role, id } = stratum;
  const { line, width } = roleStyles[role];
  const color = roleColor(palette, role);
  const things = useMemo(() => {
    const dash = line === 'dashed' ? { dash: extent / 26 } : {};
    const look = { color, width: width * scale, ...dash };
    return [
      segmentsGeometry(chainSegments(indexedSegments(positions, index), extent)),
      lineMaterial(look),
      hiddenLineMaterial({ ...look, width: 0.7 * look.width }, 0.28),
      lineMaterial({ color: palette.surface, width: 0.36 * look.width }, 1.3 * towardsEye),
    ] as const;
  }, [positions, index, line, width, color, palette.surface, extent, scale]);
  useDisposed(things);
  const [geometry, material, hidden, core] = things;
  return (
    <>
      <FatLines name={id} stratum={id} geometry={geometry} material={material} hidden={hidden} dashed={line === 'dashed'} />
      {line === 'double' ? <FatLines name={`${id} core`} geometry={geometry} material={core} order={renderOrder.lineCores} /> : null}
    </>
  );
}
