import { useEffect, useLayoutEffect, useRef } from 'react';
import { useFrame, useThree } from '@react-three/fiber';
import { Vector3 } from 'three';
import type { Group } from 'three';
import type { Palette } from '../ui/palette.ts';
import { dragAlongSight, dragInPlane, unitsPerPixel } from './drag.ts';
import { Mark } from './Mark.tsx';
import { fadeOf } from './offSlice.ts';
import type { SceneLinkRef } from './sceneLink.ts';
import type { DragPhase, Marker, Position, SceneProps } from './sceneProps.ts';
import { useLatest } from './useLatest.ts';

interface TargetHandleProps extends Pick<SceneProps, 'toConstraint' | 'onTargetDrag'> {
  readonly target: Marker;
  readonly linkRef: SceneLinkRef;
  readonly palette: Palette;
  readonly extent: number;
  readonly scale: number;
}

const origin: Position = [0, 0, 0];

/** Steps of the arrow keys, as a share of the picture's extent; Shift makes them ten times finer. */
const keyStep = 0.03;

/** The star. While it is dragged it follows the pointer itself, once a frame, and reports where it is. */
export function TargetHandle({ target, linkRef, palette, extent, scale, toConstraint, onTargetDrag }: TargetHandleProps) {
  const group = useRef<Group>(null);
  const get = useThree((state) => state.get);
  const latest = useLatest({ toConstraint, onTargetDrag });
  const workRef = useRef({ anchor: new Vector3(), from: new Vector3(), fromY: 0, along: false, started: false });

  useLayoutEffect(() => {
    const { drag, invalidate } = linkRef.current;
    if (drag.active) return;
    drag.position.set(...target.position);
    group.current?.position.copy(drag.position);
    invalidate();
  }, [target.position, linkRef]);

  useEffect(() => {
    const link = linkRef.current;
    const { drag } = link;
    const work = workRef.current;
    const report = (phase: DragPhase): void => latest.current.onTargetDrag(drag.position.toArray(), phase);
    link.nudge = (right, up, away, fine) => {
      const { camera } = get();
      const step = keyStep * extent * (fine ? 0.1 : 1);
      report('start');
      drag.position
        .addScaledVector(work.from.setFromMatrixColumn(camera.matrixWorld, 0), right * step)
        .addScaledVector(work.from.setFromMatrixColumn(camera.matrixWorld, 1), up * step)
        .addScaledVector(camera.getWorldDirection(work.from), away * step);
      constrain(drag.position, latest.current.toConstraint);
      group.current?.position.copy(drag.position);
      report('move');
      report('end');
    };
    link.endDrag = () => {
      if (work.started) report('end');
      work.started = false;
    };
    return () => {
      link.nudge = null;
      link.endDrag = null;
    };
  }, [linkRef, latest, get, extent]);

  useFrame(({ camera, size }) => {
    const { drag } = linkRef.current;
    const work = workRef.current;
    if (!drag.active || !drag.moved) return;
    drag.moved = false;
    if (!work.started) {
      work.started = true;
      work.along = false;
      work.anchor.copy(drag.position);
      latest.current.onTargetDrag(drag.position.toArray(), 'start');
    }
    if (drag.alongSight !== work.along) {
      work.along = drag.alongSight;
      work.anchor.copy(drag.position);
      work.fromY = drag.y;
      work.from.copy(drag.position).project(camera);
      drag.grasp.x = (0.5 + 0.5 * work.from.x) * size.width - drag.x;
      drag.grasp.y = (0.5 - 0.5 * work.from.y) * size.height - drag.y;
    }
    if (work.along) {
      dragAlongSight((work.fromY - drag.y) * unitsPerPixel(work.anchor, camera, size.height), work.anchor, camera, drag.position);
    } else {
      const x = drag.x + drag.grasp.x;
      const y = drag.y + drag.grasp.y;
      dragInPlane((2 * x) / size.width - 1, 1 - (2 * y) / size.height, work.anchor, camera, drag.position);
    }
    constrain(drag.position, latest.current.toConstraint);
    group.current?.position.copy(drag.position);
    latest.current.onTargetDrag(drag.position.toArray(), 'move');
  }, -1);

  return (
    <group ref={group} name="target">
      <Mark name="target mark" shape="star" halo color={palette.target} radius={12 * scale} palette={palette} position={origin} fade={fadeOf(target.distance, extent)} mark="target" rank={3} />
    </group>
  );
}

function constrain(position: Vector3, toConstraint: ((position: Position) => Position) | undefined): void {
  if (toConstraint) position.set(...toConstraint(position.toArray()));
}
