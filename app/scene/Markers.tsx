import { useRef } from 'react';
import { useFrame } from '@react-three/fiber';
import { Vector3 } from 'three';
import type { Camera, Group, Mesh, ShaderMaterial } from 'three';
import type { Palette } from '../ui/palette.ts';
import { Mark } from './Mark.tsx';
import { fadeOf } from './offSlice.ts';
import type { CriticalMark, Marker, TrajectoryData } from './sceneProps.ts';
import type { MarkShape } from './markMaterial.ts';

interface MarkersProps {
  readonly start: Marker | null;
  readonly current: Marker | null;
  readonly runEnded: boolean;
  readonly trajectory: TrajectoryData;
  readonly criticalPoints: readonly CriticalMark[];
  readonly palette: Palette;
  readonly extent: number;
  readonly scale: number;
}

const criticalShapes: Readonly<Record<CriticalMark['kind'], MarkShape>> = { minimum: 'disc', saddle: 'diamond', spurious: 'crossed' };

/** What the architecture does not reach is drawn this strongly. */
const faintStrength = 0.4;

/** What is pointed at is drawn this much larger. */
const pointedScale = 1.6;

/** Start, present state or end of a run, and the critical points of the loss. The target has its own handle. */
export function Markers({ start, current, runEnded, trajectory, criticalPoints, palette, extent, scale }: MarkersProps) {
  const color = palette.trajectory;
  return (
    <>
      {criticalPoints.map(({ kind, index, position, distance, isFaint, isPointed }) => (
        <Mark
          key={index}
          name={`critical ${index}`}
          shape={criticalShapes[kind]}
          color={palette[kind]}
          radius={(kind === 'minimum' ? 5.5 : 7) * scale * (isPointed ? pointedScale : 1)}
          palette={palette}
          position={position}
          fade={fadeOf(distance, extent)}
          strength={isFaint && !isPointed ? faintStrength : 1}
          mark={`critical ${index}`}
          rank={isPointed ? 3 : 0}
        />
      ))}
      {start ? (
        <Mark name="start" shape="ring" color={color} radius={6.5 * scale} palette={palette} position={start.position} fade={fadeOf(start.distance, extent)} mark="start" rank={1} />
      ) : null}
      {current && runEnded ? (
        <Mark name="end" shape="disc" color={color} radius={6 * scale} palette={palette} position={current.position} fade={fadeOf(current.distance, extent)} mark="current" rank={2} />
      ) : null}
      {current && !runEnded ? <ArrowHead current={current} trajectory={trajectory} palette={palette} extent={extent} scale={scale} /> : null}
    </>
  );
}

type ArrowHeadProps = Pick<MarkersProps, 'trajectory' | 'palette' | 'extent' | 'scale'> & { readonly current: Marker };

/** Points on screen the way the trajectory went last. */
function ArrowHead({ current, trajectory, palette, extent, scale }: ArrowHeadProps) {
  const group = useRef<Group>(null);
  useFrame(({ camera, size }) => {
    const angle = screenHeading(trajectory, camera, size.width / size.height);
    for (const child of group.current?.children[0]?.children ?? []) {
      ((child as Mesh).material as ShaderMaterial).uniforms['angle']!.value = angle;
    }
  });
  return (
    <group ref={group}>
      <Mark name="current" shape="arrow" color={palette.trajectory} radius={10 * scale} palette={palette} position={current.position} fade={fadeOf(current.distance, extent)} mark="current" rank={2} />
    </group>
  );
}

const head = new Vector3();
const tail = new Vector3();

/** Angle on screen of the last piece that is long enough to have a direction (2 thousandths of the stage); 0 if there is none. */
function screenHeading({ positions, count }: TrajectoryData, camera: Camera, aspect: number): number {
  if (count < 2) return 0;
  head.fromArray(positions, 3 * (count - 1)).project(camera);
  for (let back = 2; back <= count; back *= 2) {
    tail.fromArray(positions, 3 * (count - back)).project(camera);
    const x = (head.x - tail.x) * aspect;
    const y = head.y - tail.y;
    if (Math.hypot(x, y) > 0.004 || 2 * back > count) return Math.atan2(y, x);
  }
  return 0;
}
