import { useEffect, useMemo, useRef } from 'react';
import { useThree } from '@react-three/fiber';
import { Vector3 } from 'three';
import type { Group } from 'three';
import type { Box } from '../../src/strata/mesh.ts';
import type { Palette } from '../ui/palette.ts';
import { dragInPlane, unitsPerPixel } from './drag.ts';
import { FatLines } from './FatLines.tsx';
import { hiddenLineMaterial, lineMaterial, segmentsGeometry } from './fatLine.ts';
import { Mark } from './Mark.tsx';
import { boxCentre } from './pictureGeometry.ts';
import type { SceneLinkRef } from './sceneLink.ts';
import type { PointedBy, Position, SceneProps } from './sceneProps.ts';
import { useDisposed } from './useDisposed.ts';
import { useLatest } from './useLatest.ts';

interface ProbePointProps extends Required<Pick<SceneProps, 'onProbe' | 'onProbeAct'>> {
  readonly linkRef: SceneLinkRef;
  readonly box: Box;
  readonly palette: Palette;
  readonly extent: number;
  readonly scale: number;
}

const origin: Position = [0, 0, 0];
/** Steps of the arrow keys, as a share of the picture's extent; Shift makes them ten times finer. */
const keyStep = 0.03;
/** A tap is shorter than this, in milliseconds, and moves less than this, in pixels. */
const tap = { time: 500, way: 8 } as const;

/**
 * A cross that the pointer moves on the plane through the middle of the picture that faces the eye; the wheel moves that plane. A click sets the
 * target there, with Shift the start; a finger only places it.
 */
export function ProbePoint({ linkRef, box, palette, extent, scale, onProbe, onProbeAct }: ProbePointProps) {
  const group = useRef<Group>(null);
  const get = useThree((state) => state.get);
  const gl = useThree((state) => state.gl);
  const latest = useLatest({ onProbe, onProbeAct, box, extent });
  const arms = useMemo(() => crossGeometry(0.08 * extent), [extent]);
  const materials = useMemo(() => {
    const look = { color: palette.ink, width: 1.5 * scale };
    return [lineMaterial(look), hiddenLineMaterial(look, 0.35)] as const;
  }, [palette, scale]);
  useDisposed(useMemo(() => [arms], [arms]));
  useDisposed(materials);

  useEffect(() => {
    const link = linkRef.current;
    const root = link.root ?? gl.domElement;
    const given = latest;
    const at = boxCentre(given.current.box);
    const [anchor, direction] = [new Vector3(), new Vector3()];
    const pointer = { x: 0, y: 0, downX: 0, downY: 0, downAt: 0 };
    let [depth, request] = [0, 0];

    const report = (by: PointedBy): void => {
      const { camera, size } = get();
      group.current?.position.copy(at);
      link.invalidate();
      const seen = anchor.copy(at).project(camera);
      given.current.onProbe({ position: at.toArray(), stratum: null, mark: 'probe', x: (0.5 + 0.5 * seen.x) * size.width, y: (0.5 - 0.5 * seen.y) * size.height }, by);
    };
    const follow = (by: PointedBy): void => {
      request = 0;
      const { camera, size } = get();
      const { left, top } = gl.domElement.getBoundingClientRect();
      anchor.copy(boxCentre(given.current.box)).addScaledVector(camera.getWorldDirection(direction), depth);
      dragInPlane((2 * (pointer.x - left)) / size.width - 1, 1 - (2 * (pointer.y - top)) / size.height, anchor, camera, at);
      report(by);
    };
    const soon = (): void => {
      if (request === 0) request = requestAnimationFrame(() => follow('hover'));
    };
    const onMove = (event: PointerEvent): void => {
      if (event.pointerType === 'touch' || event.buttons !== 0 || event.target !== gl.domElement) return;
      [pointer.x, pointer.y] = [event.clientX, event.clientY];
      soon();
    };
    const onDown = (event: PointerEvent): void => {
      [pointer.downX, pointer.downY, pointer.downAt] = [event.clientX, event.clientY, event.timeStamp];
    };
    const onUp = (event: PointerEvent): void => {
      const short = Math.hypot(event.clientX - pointer.downX, event.clientY - pointer.downY) < tap.way && event.timeStamp - pointer.downAt < tap.time;
      if (!short || event.target !== gl.domElement || event.button !== 0) return;
      [pointer.x, pointer.y] = [event.clientX, event.clientY];
      follow(event.pointerType === 'touch' ? 'tap' : 'hover');
      if (event.pointerType !== 'touch') given.current.onProbeAct(at.toArray(), event.shiftKey ? 'start' : 'target');
    };
    const onWheel = (event: WheelEvent): void => {
      // with Ctrl or ⌘ the wheel zooms, as always
      if (event.ctrlKey || event.metaKey || event.target !== gl.domElement) return;
      event.preventDefault();
      event.stopPropagation();
      const { camera, size } = get();
      const reach = 1.5 * given.current.extent;
      const way = Math.sign(event.deltaY) * Math.min(60, Math.abs(event.deltaY)) * unitsPerPixel(boxCentre(given.current.box), camera, size.height);
      depth = Math.min(reach, Math.max(-reach, depth - 0.5 * way));
      [pointer.x, pointer.y] = [event.clientX, event.clientY];
      soon();
    };
    const onLeave = (event: PointerEvent): void => {
      if (event.pointerType !== 'touch') given.current.onProbe(null, 'hover');
    };

    link.probe = {
      nudge: (right, up, away, fine) => {
        const { camera } = get();
        const step = keyStep * given.current.extent * (fine ? 0.1 : 1);
        at.addScaledVector(direction.setFromMatrixColumn(camera.matrixWorld, 0), right * step);
        at.addScaledVector(direction.setFromMatrixColumn(camera.matrixWorld, 1), up * step);
        at.addScaledVector(camera.getWorldDirection(direction), away * step);
        depth = anchor.copy(at).sub(boxCentre(given.current.box)).dot(direction);
        report('key');
      },
      act: (act) => given.current.onProbeAct(at.toArray(), act),
    };
    report('key');
    root.addEventListener('pointermove', onMove);
    root.addEventListener('pointerdown', onDown);
    root.addEventListener('pointerup', onUp);
    root.addEventListener('pointerleave', onLeave);
    root.addEventListener('wheel', onWheel, { capture: true, passive: false });
    return () => {
      if (request !== 0) cancelAnimationFrame(request);
      link.probe = null;
      root.removeEventListener('pointermove', onMove);
      root.removeEventListener('pointerdown', onDown);
      root.removeEventListener('pointerup', onUp);
      root.removeEventListener('pointerleave', onLeave);
      root.removeEventListener('wheel', onWheel, { capture: true });
      given.current.onProbe(null, 'key');
    };
  }, [gl, get, linkRef, latest]);

  return (
    <group ref={group} name="probe">
      <FatLines name="probe arms" geometry={arms} material={materials[0]} hidden={materials[1]} />
      <Mark name="probe mark" shape="ring" color={palette.ink} radius={5 * scale} palette={palette} position={origin} rank={4} />
    </group>
  );
}

/** Three strokes along the axes, with room for the mark in the middle. */
function crossGeometry(reach: number) {
  const pairs = [0, 1, 2].flatMap((k) =>
    [1, -1].flatMap((sign) => {
      const at = (share: number): number[] => [0, 1, 2].map((i) => (i === k ? sign * share * reach : 0));
      return [...at(0.2), ...at(1)];
    }),
  );
  return segmentsGeometry(Float32Array.from(pairs));
}
