import { useEffect } from 'react';
import { useThree } from '@react-three/fiber';
import { Mesh, Raycaster, Vector3 } from 'three';
import type { BufferGeometry, Object3D } from 'three';
import { fingerReach, mouseReach, pick, pickables } from './pick.ts';
import type { Picked } from './pick.ts';
import type { SceneLinkRef } from './sceneLink.ts';
import type { PointedBy, SceneProps } from './sceneProps.ts';
import { useLatest } from './useLatest.ts';

interface PickerProps extends Pick<SceneProps, 'onPick'> {
  readonly linkRef: SceneLinkRef;
}

/** A tap is shorter than this, in milliseconds, and moves less than this, in pixels. */
const tap = { time: 500, way: 8 } as const;

/** Reports what is hovered (once a frame at most), tapped, or stepped to with the keyboard. Draws nothing and asks for no frame. */
export function Picker({ linkRef, onPick }: PickerProps) {
  const get = useThree((state) => state.get);
  const gl = useThree((state) => state.gl);
  const report = useLatest(onPick);

  useEffect(() => {
    const link = linkRef.current;
    // the grip over the target lies beside the canvas
    const element = link.root ?? gl.domElement;
    const bounds = (): DOMRect => gl.domElement.getBoundingClientRect();
    const raycaster = new Raycaster();
    const found: Picked = { stratum: null, mark: null, position: new Vector3() };
    const pointer = { x: 0, y: 0, downX: 0, downY: 0, downAt: 0, finger: false, tapped: false };
    let [request, shown, keyed] = [0, false, -1];

    const clear = (by: PointedBy): void => {
      if (request !== 0) cancelAnimationFrame(request);
      request = 0;
      if (shown || by !== 'hover') report.current(null, by);
      shown = false;
    };
    const look = (): void => {
      request = 0;
      const { scene, camera, size } = get();
      const { left, top } = bounds();
      const [x, y] = [pointer.x - left, pointer.y - top];
      const by = pointer.tapped ? 'tap' : 'hover';
      pointer.tapped = false;
      if (!pick(scene, raycaster, camera, size, (2 * x) / size.width - 1, 1 - (2 * y) / size.height, pointer.finger ? fingerReach : mouseReach, found)) {
        clear(by);
        return;
      }
      shown = true;
      report.current({ position: found.position.toArray(), stratum: found.stratum, mark: found.mark, x, y }, by);
    };
    const onMove = (event: PointerEvent): void => {
      if (event.pointerType === 'touch') return;
      if (event.buttons !== 0 || !isPicture(event.target)) {
        clear('hover');
        return;
      }
      [pointer.x, pointer.y, pointer.finger] = [event.clientX, event.clientY, false];
      if (request === 0) request = requestAnimationFrame(look);
    };
    const onDown = (event: PointerEvent): void => {
      [pointer.downX, pointer.downY, pointer.downAt] = [event.clientX, event.clientY, event.timeStamp];
    };
    const onUp = (event: PointerEvent): void => {
      const short = Math.hypot(event.clientX - pointer.downX, event.clientY - pointer.downY) < tap.way && event.timeStamp - pointer.downAt < tap.time;
      if (!short || !isPicture(event.target)) return;
      pointer.tapped = true;
      [pointer.x, pointer.y, pointer.finger] = [event.clientX, event.clientY, event.pointerType === 'touch'];
      if (request === 0) request = requestAnimationFrame(look);
    };
    const onLeave = (event: PointerEvent): void => {
      if (event.pointerType !== 'touch') clear('hover');
    };

    link.clearPick = () => {
      keyed = -1;
      clear('key');
    };
    link.pickNext = (step) => {
      const { scene, camera, size } = get();
      const { bodies, marks } = pickables(scene);
      const all = [...marks, ...bodies];
      if (all.length === 0) return;
      keyed = keyed < 0 ? (step > 0 ? 0 : all.length - 1) : (keyed + step + all.length) % all.length;
      const object = all[keyed]!;
      nearestPoint(object, camera.position, found.position);
      const seen = found.position.clone().project(camera);
      shown = true;
      report.current(
        {
          position: found.position.toArray(),
          stratum: object.userData['stratum'] as string | null,
          mark: (object.userData['mark'] ?? null) as string | null,
          x: (0.5 + 0.5 * seen.x) * size.width,
          y: (0.5 - 0.5 * seen.y) * size.height,
        },
        'key',
      );
    };
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerdown', onDown);
    element.addEventListener('pointerup', onUp);
    element.addEventListener('pointerleave', onLeave);
    return () => {
      clear('hover');
      link.clearPick = null;
      link.pickNext = null;
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerdown', onDown);
      element.removeEventListener('pointerup', onUp);
      element.removeEventListener('pointerleave', onLeave);
    };
  }, [gl, get, linkRef, report]);
  return null;
}

/** True for the canvas and the grip of the target; buttons and cards over the picture hide it. */
const isPicture = (target: EventTarget | null): boolean => !(target instanceof HTMLElement) || target.matches('canvas, .scene-grip');

/** A point of the object for the keyboard to rest on: of a surface or curve the one nearest to the eye, so that it is in view. */
function nearestPoint(object: Object3D, eye: Vector3, into: Vector3): void {
  const { attributes } = object instanceof Mesh ? (object.geometry as BufferGeometry) : { attributes: {} as BufferGeometry['attributes'] };
  const attribute = attributes['instanceStart'] ?? attributes['position'];
  object.getWorldPosition(into);
  if (!attribute) return;
  const candidate = new Vector3();
  let least = Infinity;
  const step = Math.max(1, Math.floor(attribute.count / 2000));
  for (let i = 0; i < attribute.count; i += step) {
    const distance = candidate.fromBufferAttribute(attribute, i).distanceToSquared(eye);
    if (distance >= least) continue;
    least = distance;
    into.copy(candidate);
  }
}
