import { type RootSphere, addPoint } from '../polynomial/rootSphere.ts';

/**
 * Adds the power (x^e : y^e) of point `at` of another sphere; of a pair again the upper point. Only + − × / √ are used.
 *
 * |x/y| and the angle of x/y are those of the point (u, v, h): |u + ih| / (1 − v), and the angle of u + ih.
 */
export function addPower(sphere: RootSphere, from: RootSphere, at: number, e: number): void {
  const [u, v, h] = [from.u[at]!, from.v[at]!, from.h[at]!];
  const weight = from.weights[at] as 1 | 2;
  const radius = Math.sqrt(u * u + h * h);
  if (e === 1 || radius === 0) {
    addPoint(sphere, u, v, h, weight);
    return;
  }
  const base = radius / (1 + Math.abs(v));
  let [t, re, im] = [1, 1, 0];
  for (let i = 0; i < e; i++) {
    t *= base;
    [re, im] = [(re * u - im * h) / radius, (re * h + im * u) / radius];
  }
  addPolar(sphere, t, v > 0, re, im, weight);
}

/** Adds the points whose e-th power is point `at` of another sphere: e of them, at 0 and infinity in one place, and of each pair the upper one. */
export function addRoots(sphere: RootSphere, from: RootSphere, at: number, e: number): void {
  const [u, v, h] = [from.u[at]!, from.v[at]!, from.h[at]!];
  const weight = from.weights[at] as 1 | 2;
  const radius = Math.hypot(u, h);
  if (e === 1 || radius === 0) {
    for (let i = 0; i < e; i++) addPoint(sphere, u, v, h, weight);
    return;
  }
  const t = (radius / (1 + Math.abs(v))) ** (1 / e);
  if (weight === 2) {
    const angle = Math.atan2(h, u);
    for (let j = 0; j < e; j++) addPolar(sphere, t, v > 0, Math.cos((angle + 2 * Math.PI * j) / e), Math.sin((angle + 2 * Math.PI * j) / e), 2);
    return;
  }
  // angles that are multiples of π / e, even ones or odd ones, from 0 to π: the ends are real
  for (let j = u > 0 ? 0 : 1; j <= e; j += 2) {
    const real = j === 0 || j === e;
    addPolar(sphere, t, v > 0, real ? 1 - (2 * j) / e : Math.cos((Math.PI * j) / e), real ? 0 : Math.sin((Math.PI * j) / e), real ? 1 : 2);
  }
}

/** Adds the point with |x/y| = t, or 1/t, and the angle of re + i im, a number of modulus 1. */
function addPolar(sphere: RootSphere, t: number, inverted: boolean, re: number, im: number, weight: 1 | 2): void {
  const share = 1 / (1 + t * t);
  addPoint(sphere, 2 * t * share * re, (inverted ? 1 - t * t : t * t - 1) * share, 2 * t * share * Math.abs(im), weight);
}
