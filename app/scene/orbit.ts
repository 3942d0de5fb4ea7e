import { Quaternion, Spherical, Vector3 } from 'three';

/** The camera's place around what it looks at: polar angle from `up`, azimuth about it, distance. */
export interface Orbit {
  readonly target: Vector3;
  readonly spherical: Spherical;
}

export const orbitAt = (): Orbit => ({ target: new Vector3(), spherical: new Spherical() });

const north = new Vector3(0, 1, 0);
const turn = new Quaternion();
const offset = new Vector3();

/** Spherical coordinates of `position` seen from `orbit.target`, with `up` as the pole; writes into `orbit`. */
export function readOrbit(position: Vector3, up: Vector3, orbit: Orbit): void {
  turn.setFromUnitVectors(up, north);
  orbit.spherical.setFromVector3(offset.copy(position).sub(orbit.target).applyQuaternion(turn));
}

/** The position an orbit describes: inverse of `readOrbit`; writes into `position`. */
export function writeOrbit(orbit: Orbit, up: Vector3, position: Vector3): void {
  turn.setFromUnitVectors(north, up);
  position.setFromSpherical(orbit.spherical).applyQuaternion(turn).add(orbit.target);
}

/** Between two orbits at time t in [0, 1]: the short way round, geometric in the distance. */
export function mixOrbits(from: Orbit, to: Orbit, t: number, into: Orbit): void {
  into.target.lerpVectors(from.target, to.target, t);
  const whole = 2 * Math.PI;
  const way = to.spherical.theta - from.spherical.theta;
  into.spherical.theta = from.spherical.theta + t * (way - whole * Math.round(way / whole));
  into.spherical.phi = from.spherical.phi + t * (to.spherical.phi - from.spherical.phi);
  into.spherical.radius = from.spherical.radius * (to.spherical.radius / from.spherical.radius) ** t;
}

/** Slow at both ends. */
export const ease = (t: number): number => t * t * (3 - 2 * t);
