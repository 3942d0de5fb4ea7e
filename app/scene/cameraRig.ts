import { Vector3 } from 'three';
import type { PerspectiveCamera } from 'three';
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';
import type { Box } from '../../src/strata/mesh.ts';
import { fit } from './fit.ts';
import type { Fit } from './fit.ts';
import { ease, mixOrbits, orbitAt, readOrbit, writeOrbit } from './orbit.ts';
import type { Orbit } from './orbit.ts';
import { boxCentre, boxExtent, joined } from './pictureGeometry.ts';
import type { Rig } from './sceneLink.ts';
import type { Marker, Sight, View } from './sceneProps.ts';

/** Degrees from the bottom to the top of the stage: little perspective, as in a printed figure. */
export const fieldOfView = 26;
const easeMilliseconds = 300;
/** Three decimals of a direction are less than a pixel; what differs by less than two of the last is the same. */
const rounded = (x: number): number => Math.round(1000 * x) / 1000 || 0;
const sameSight = 2e-3;

export interface CameraRig extends Rig {
  /** Fits another picture, seen from where the camera stands. */
  readonly reframe: (eased: boolean) => void;
  /** Keeps how much larger or smaller than fitted the picture is shown. */
  readonly resize: (width: number, height: number) => void;
  /** Looks from a given side; null: as at first. */
  readonly see: (sight: Sight | null) => void;
  /** One frame of an eased move. */
  readonly step: () => void;
  readonly dispose: () => void;
}

/** What the camera asks for when it needs it. */
interface Latest {
  readonly points: Float32Array;
  /** Marks that should be seen too, unless they are far away. */
  readonly marks: readonly (Marker | null)[];
  readonly size: { readonly width: number; readonly height: number };
  readonly reducedMotion: boolean;
  readonly box: Box;
  readonly onSight: ((sight: Sight | null) => void) | undefined;
}

/** The camera with its orbit controls and its eased moves: three's OrbitControls, wrapped once. */
export function createRig(camera: PerspectiveCamera, element: HTMLElement, { up, from }: View, latest: () => Latest, invalidate: () => void): CameraRig {
  camera.up.set(...up).normalize();
  const controls = new OrbitControls(camera, element);
  controls.zoomSpeed = 0.8;
  const [start, goal, now] = [orbitAt(), orbitAt(), orbitAt()];
  let startedAt: number | null = null;
  let moving = false;
  let fitted = { distance: 1 };
  let lookedAlong = { axis: -1, sign: 1 };

  const setDepthRange = (distance: number): number => {
    const extent = boxExtent(latest().box);
    camera.near = Math.max(distance - 5 * extent, 0.02 * extent);
    camera.far = distance + 8 * extent;
    camera.updateProjectionMatrix();
    return extent;
  };
  const show = (orbit: Orbit): void => {
    writeOrbit(orbit, camera.up, camera.position);
    controls.target.copy(orbit.target);
    const extent = setDepthRange(orbit.spherical.radius);
    controls.minDistance = 0.25 * extent;
    controls.maxDistance = 60 * extent;
    controls.update();
    camera.updateMatrixWorld();
  };
  const read = (): Orbit => {
    now.target.copy(controls.target);
    readOrbit(camera.position, camera.up, now);
    return now;
  };
  const go = (eased: boolean): void => {
    goal.spherical.makeSafe();
    copyOrbit(read(), start);
    moving = eased && !latest().reducedMotion;
    startedAt = null;
    if (!moving) show(goal);
    if (eased && !moving) report();
    invalidate();
  };
  const fitGoal = (direction: Vector3): void => {
    const { points, marks, size, box } = latest();
    fitted = fitFrom(direction, camera, withMarks(points, marks, box), boxCentre(box), size, goal.target);
    readOrbit(direction.clone().multiplyScalar(fitted.distance).add(goal.target), camera.up, goal);
  };
  const look = (direction: Vector3, eased: boolean): void => {
    fitGoal(direction.normalize());
    go(eased);
  };
  const present = (): Vector3 => camera.position.clone().sub(controls.target);
  const home = (): Vector3 => new Vector3(...from);

  const onChange = (): void => {
    setDepthRange(read().spherical.radius);
    invalidate();
  };
  const onStart = (): void => {
    moving = false;
    lookedAlong.axis = -1;
  };
  /** Tells where the camera has come to rest, rounded: the zoom is relative to the fit from that side, so that it means the same elsewhere. */
  const report = (): void => {
    const direction = present().normalize();
    const { points, marks, size, box } = latest();
    const { distance } = fitFrom(direction, camera, withMarks(points, marks, box), boxCentre(box), size, new Vector3());
    const zoom = rounded(read().spherical.radius / distance);
    const atHome = direction.distanceTo(home().normalize()) < sameSight && Math.abs(zoom - 1) < sameSight;
    latest().onSight?.(atHome ? null : { from: [rounded(direction.x), rounded(direction.y), rounded(direction.z)], zoom });
  };
  controls.addEventListener('change', onChange);
  controls.addEventListener('start', onStart);
  controls.addEventListener('end', report);
  look(home(), false);

  const change = (edit: (orbit: Orbit) => void): void => {
    if (!moving) copyOrbit(read(), goal);
    edit(goal);
    go(true);
  };
  return {
    turn: (right, upward) =>
      change(({ spherical }) => {
        spherical.theta += right;
        spherical.phi = Math.min(Math.max(spherical.phi - upward, 1e-3), Math.PI - 1e-3);
      }),
    zoom: (factor) =>
      change(({ spherical }) => {
        spherical.radius = Math.min(Math.max(spherical.radius * factor, controls.minDistance), controls.maxDistance);
      }),
    see: (sight) => {
      fitGoal(sight === null ? home().normalize() : new Vector3(...sight.from).normalize());
      if (sight !== null) goal.spherical.radius *= sight.zoom;
      go(false);
    },
    fit: () => look(present(), true),
    reset: () => look(home(), true),
    lookAlong: (axis) => {
      lookedAlong = { axis, sign: lookedAlong.axis === axis ? -lookedAlong.sign : 1 };
      look(new Vector3().setComponent(axis, lookedAlong.sign), true);
    },
    hold: (held) => {
      controls.enabled = !held;
    },
    reframe: (eased) => look(present(), eased),
    resize: (width, height) => {
      if (width <= 0 || height <= 0) return;
      camera.aspect = width / height;
      camera.updateProjectionMatrix();
      const before = fitted.distance;
      const kept = copyOrbit(moving ? goal : read(), orbitAt());
      const factor = kept.spherical.radius / before;
      fitGoal(moving ? offsetOf(goal, camera.up) : present());
      goal.spherical.radius = fitted.distance * factor;
      if (Math.abs(factor - 1) > 1e-3) goal.target.copy(kept.target);
      go(false);
    },
    step: () => {
      if (!moving) return;
      const time = performance.now();
      startedAt ??= time;
      const t = Math.min(1, (time - startedAt) / easeMilliseconds);
      mixOrbits(start, goal, ease(t), now);
      show(now);
      moving = t < 1;
      if (!moving) report();
      invalidate();
    },
    dispose: () => {
      controls.removeEventListener('change', onChange);
      controls.removeEventListener('start', onStart);
      controls.removeEventListener('end', report);
      controls.dispose();
    },
  };
}

function copyOrbit(from: Orbit, to: Orbit): Orbit {
  to.target.copy(from.target);
  to.spherical.copy(from.spherical);
  return to;
}

const offsetOf = ({ spherical, target }: Orbit, up: Vector3): Vector3 => {
  const place = new Vector3();
  writeOrbit({ spherical, target }, up, place);
  return place.sub(target);
};

/** Room for the labels around the picture, in pixels: less on a small stage. */
const marginOf = (length: number): number => Math.min(44, Math.max(22, 0.07 * length));

/** Fits the points into the stage as seen from `direction`; writes the point to look at into `target`. */
function fitFrom(direction: Vector3, camera: PerspectiveCamera, points: Float32Array, centre: Vector3, size: Latest['size'], target: Vector3): Fit {
  const back = direction.clone().normalize();
  const right = camera.up.clone().cross(back);
  if (right.lengthSq() < 1e-9) right.set(back.z, back.x, back.y).cross(back);
  right.normalize();
  const upward = back.clone().cross(right);
  const [width, height] = [Math.max(size.width, 1), Math.max(size.height, 1)];
  const tangent = Math.tan((camera.fov * Math.PI) / 360);
  const tangentY = tangent * (1 - (2 * marginOf(height)) / height);
  const tangentX = tangent * (width / height) * (1 - (2 * marginOf(width)) / width);
  const found = fit(points, centre, { right, up: upward, back }, tangentX, tangentY);
  target.copy(centre).addScaledVector(right, found.x).addScaledVector(upward, found.y);
  return found;
}

/** A mark outside the box counts only if it is not further out than the box is large. */
function withMarks(points: Float32Array, marks: readonly (Marker | null)[], box: Box): Float32Array {
  const centre = boxCentre(box);
  const reach = 1.6 * boxExtent(box);
  const near = marks.flatMap((mark) => (mark && new Vector3(...mark.position).distanceTo(centre) < reach ? mark.position : []));
  return joined([points, Float32Array.from(near)]);
}
