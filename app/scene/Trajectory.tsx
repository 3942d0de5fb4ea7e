import { useLayoutEffect, useMemo, useState } from 'react';
import { useThree } from '@react-three/fiber';
import { DynamicDrawUsage, InstancedInterleavedBuffer, InterleavedBufferAttribute } from 'three';
import { LineSegmentsGeometry } from 'three/addons/lines/LineSegmentsGeometry.js';
import type { Palette } from '../ui/palette.ts';
import { fadingLineMaterial, hiddenFadingLineMaterial } from './fadingLine.ts';
import { FatLines } from './FatLines.tsx';
import { fadeOf } from './offSlice.ts';
import type { TrajectoryData } from './sceneProps.ts';
import { fillTrajectory, segmentLength, trajectoryBuffer } from './trajectoryBuffer.ts';
import type { Path } from './trajectoryBuffer.ts';
import { useDisposed } from './useDisposed.ts';

interface TrajectoryProps {
  readonly trajectory: TrajectoryData;
  readonly palette: Palette;
  readonly extent: number;
  readonly scale: number;
}

/** The run so far: one line whose buffer is kept and filled on, over the surfaces and faint behind them; off the slice it is hollow and fades. */
export function Trajectory({ trajectory, palette, extent, scale }: TrajectoryProps) {
  const invalidate = useThree((state) => state.invalidate);
  const [line] = useState(growingLine);
  const materials = useMemo(() => {
    const look = { color: palette.trajectory, width: 3.25 * scale };
    return [fadingLineMaterial(look), hiddenFadingLineMaterial({ ...look, width: 2.25 * scale }, 0.38)] as const;
  }, [palette.trajectory, scale]);
  useDisposed(materials);
  useDisposed(useMemo(() => [line.geometry], [line]));

  const { positions, count, version, distances, breaks } = trajectory;
  useLayoutEffect(() => {
    line.fill(
      {
        positions,
        ...(distances === undefined ? {} : { fade: (point: number) => fadeOf(distances[point]!, extent) }),
        ...(breaks === undefined ? {} : { breaks }),
      },
      count,
    );
    invalidate();
  }, [positions, count, version, distances, breaks, extent, line, invalidate]);

  return <FatLines name="trajectory" geometry={line.geometry} material={materials[0]} hidden={materials[1]} />;
}

/** A line over a trajectory buffer: only what is new goes to the graphics card, unless the buffer had to grow. */
function growingLine(): { readonly geometry: LineSegmentsGeometry; readonly fill: (path: Path, count: number) => void } {
  const buffer = trajectoryBuffer();
  const geometry = new LineSegmentsGeometry();
  let data: InstancedInterleavedBuffer | null = null;
  const fill = (path: Path, count: number): void => {
    const first = fillTrajectory(buffer, path, count);
    if (data?.array === buffer.segments) {
      data.addUpdateRange(segmentLength * first, segmentLength * Math.max(0, count - 1 - first));
      data.needsUpdate = true;
    } else {
      // three keeps one buffer for the life of a geometry, so the old one is freed first
      geometry.dispose();
      data = new InstancedInterleavedBuffer(buffer.segments, segmentLength, 1);
      data.setUsage(DynamicDrawUsage);
      geometry.setAttribute('instanceStart', new InterleavedBufferAttribute(data, 3, 0));
      geometry.setAttribute('instanceEnd', new InterleavedBufferAttribute(data, 3, 3));
      geometry.setAttribute('instanceFadeStart', new InterleavedBufferAttribute(data, 1, 6));
      geometry.setAttribute('instanceFadeEnd', new InterleavedBufferAttribute(data, 1, 7));
    }
    geometry.instanceCount = Math.max(0, count - 1);
  };
  return { geometry, fill };
}
