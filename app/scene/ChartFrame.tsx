import { useMemo } from 'react';
import { Vector3 } from 'three';
import type { Box } from '../../src/strata/mesh.ts';
import type { Palette } from '../ui/palette.ts';
import { mixedStyle } from './color.ts';
import { FatLines } from './FatLines.tsx';
import { hiddenLineMaterial, lineMaterial, segmentsGeometry } from './fatLine.ts';
import { axisEnds, boxExtent } from './pictureGeometry.ts';
import { ticks } from './ticks.ts';
import type { Tick } from './ticks.ts';
import { useDisposed } from './useDisposed.ts';

interface ChartFrameProps {
  readonly box: Box;
  readonly palette: Palette;
  readonly scale: number;
}

/** The axes with their ticks: quiet lines, fainter where a surface hides them. Names and numbers are in the overlay. */
export function ChartFrame({ box, palette, scale }: ChartFrameProps) {
  const things = useMemo(() => {
    const look = { color: mixedStyle(palette.muted, palette.surface, 0.25), width: 1.15 * scale };
    return [segmentsGeometry(frameSegments(box)), lineMaterial(look), hiddenLineMaterial({ ...look, color: palette.ink }, 0.2)] as const;
  }, [box, palette, scale]);
  useDisposed(things);
  return <FatLines name="axes" geometry={things[0]} material={things[1]} hidden={things[2]} />;
}

/** Ticks of axis i. */
export function axisTicks({ min, max }: Box, i: 0 | 1 | 2): Tick[] {
  return ticks(min[i], max[i], Math.max(max[0] - min[0], max[1] - min[1], max[2] - min[2]));
}

/** Axes and ticks as flat pairs of points; a tick is a short stroke along the next axis. */
function frameSegments(box: Box): Float32Array {
  const half = 0.011 * boxExtent(box);
  const pairs: number[] = [];
  for (const i of [0, 1, 2] as const) {
    const [from, to] = axisEnds(box, i);
    pairs.push(...from.toArray(), ...to.toArray());
    const stroke = new Vector3().setComponent((i + 1) % 3, half);
    for (const { value } of axisTicks(box, i)) {
      const at = from.clone().setComponent(i, value);
      pairs.push(...at.clone().sub(stroke).toArray(), ...at.add(stroke).toArray());
    }
  }
  return Float32Array.from(pairs);
}
