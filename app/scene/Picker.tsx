import { useEffect } from 'react';
import { useThree } from '@react-three/fiber';
import { Mesh, Raycaster, Vector3 } from 'three';
import type { BufferGeometry, Object3D } from 'three';
import { fingerReach, mouseReach, pick, pickables } from './pick.ts';
import type { Picked } from './pick.ts';
import type { SceneLinkRef } from './sceneLink.ts';
import type { SceneProps } from './sceneProps.ts';
import { useLatest } from './useLatest.ts';

interface PickerProps extends Pick<SceneProps, 'onPick'> {
  readonly linkRef: SceneLinkRef;
}

/** Reports what is hovered (once a frame at most), tapped, or stepped to with the keyboard. Draws nothing and asks for no frame. */
export function Picker({ linkRef, onPick }: PickerProps) {
  const get = useThree((state) => state.get);
  const gl = useThree((state) => state.gl);
  const report = useLatest(onPick);

  useEffect(() => {
    const link = linkRef.current;
    const element = gl.domElement;
    const raycaster = new Raycaster();
    const found: Picked = { stratum: null, position: new Vector3() };
    const pointer = { x: 0, y: 0, downX: 0, downY: 0, downAt: 0, finger: false };
    let [request, shown, keyed] = [0, false, -1];

    const clear = (): void => {
      if (request !== 0) cancelAnimationFrame(request);
      request = 0;
      if (shown) report.current(null);
      shown = false;
    };
    const look = (): void => {
      request = 0;
      const { scene, camera, size } = get();
      const bounds = element.getBoundingClientRect();
      const x = (2 * (pointer.x - bounds.left)) / size.width - 1;
      const y = 1 - (2 * (pointer.y - bounds.top)) / size.height;
      if (!pick(scene, raycaster, camera, size, x, y, pointer.finger ? fingerReach : mouseReach, found)) {
        clear();
        return;
      }
      shown = true;
      report.current({ position: found.position.toArray(), stratum: found.stratum, clientX: pointer.x, clientY: pointer.y });
    };
    const onMove = (event: PointerEvent): void => {
      if (event.pointerType === 'touch') return;
      if (event.buttons !== 0) {
        clear();
        return;
      }
      [pointer.x, pointer.y, pointer.finger] = [event.clientX, event.clientY, false];
      if (request === 0) request = requestAnimationFrame(look);
    };
    const onDown = (event: PointerEvent): void => {
      [pointer.downX, pointer.downY, pointer.downAt] = [event.clientX, event.clientY, event.timeStamp];
    };
    const onUp = (event: PointerEvent): void => {
      const tapped = Math.hypot(event.clientX - pointer.downX, event.clientY - pointer.downY) < 8 && event.timeStamp - pointer.downAt < 500;
      if (!tapped) return;
      [pointer.x, pointer.y, pointer.finger] = [event.clientX, event.clientY, event.pointerType === 'touch'];
      if (request === 0) request = requestAnimationFrame(look);
    };
    const onLeave = (event: PointerEvent): void => {
      if (event.pointerType !== 'touch') clear();
    };

    link.clearPick = () => {
      keyed = -1;
      clear();
    };
    link.pickNext = (step) => {
      const { scene, camera, size } = get();
      const { bodies, marks } = pickables(scene);
      const all = [...marks, ...bodies];
      if (all.length === 0) return;
      keyed = keyed < 0 ? (step > 0 ? 0 : all.length - 1) : (keyed + step + all.length) % all.length;
      const object = all[keyed]!;
      nearestPoint(object, camera.position, found.position);
      const bounds = element.getBoundingClientRect();
      const seen = found.position.clone().project(camera);
      shown = true;
      report.current({
        position: found.position.toArray(),
        stratum: object.userData['stratum'] as string | null,
        clientX: bounds.left + (0.5 + 0.5 * seen.x) * size.width,
        clientY: bounds.top + (0.5 - 0.5 * seen.y) * size.height,
      });
    };
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerdown', onDown);
    element.addEventListener('pointerup', onUp);
    element.addEventListener('pointerleave', onLeave);
    return () => {
      clear();
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
