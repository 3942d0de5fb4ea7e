import { architecture } from '../../network/architecture.ts';
import type { Stratum } from '../mesh.ts';
import type { Slice } from '../slice.ts';
import { unit, type Vector3 } from '../vector3.ts';
import { viewOf } from '../view.ts';
import type { Scene } from './scene.testing.ts';

/** x⁴ + p x²y² + q xy³ + r y⁴. */
export const depressed: Slice = {
  origin: [1, 0, 0, 0, 0],
  directions: [
    [0, 0, 1, 0, 0],
    [0, 0, 0, 1, 0],
    [0, 0, 0, 0, 1],
  ],
};

const radius = 1;

const at = (t: number, w: number): Vector3 => [w - 3 * t * t, 2 * t * (t * t - w), t * t * w];

/** Parts of the line at t: below the edge, between edge and crease, above the crease. */
const parts = ['lower', 'tail', 'bowl'] as const;
type Part = (typeof parts)[number];

/**
 * The swallowtail of depressed quartics drawn by its formula, p = w − 3t², q = 2t(t² − w), r = t²w, in the unit ball: a hand-made
 * picture to try the laws on. Rulings stand at fixed t, so it has small gaps where the ball's rim meets the edge and the crease.
 */
export function swallowtailScene(filterSizes: readonly number[], rulings = 1200): Scene {
  const a = architecture({ filterSizes, strides: filterSizes.map(() => 1) });
  const e = a.reduced.evenFilterCounts[0]!;
  const roleOf = (real: number): Stratum['role'] => (real < e ? 'outside' : real === e ? 'boundary' : 'interior');
  const ts = Array.from({ length: rulings + 1 }, (_, i) => -2 + (4 * i) / rulings);
  const sheet = (part: Part): Stratum => {
    const [pattern, real]: [string, number] = part === 'bowl' ? ['2|1', 2] : ['112|0', 4];
    const pieces = ts.map((t) => pieceOf(part, t));
    const index = pieces.slice(1).flatMap((piece, i) => (piece === null || pieces[i] === null ? [] : [2 * i, 2 * i + 1, 2 * i + 3, 2 * i, 2 * i + 3, 2 * i + 2]));
    return {
      id: part,
      kind: 'surface',
      label: part,
      role: roleOf(real),
      pattern,
      inFunctionSpace: real >= e,
      source: '',
      // a line without this part leaves two unused vertices at 4|0
      positions: new Float32Array(ts.flatMap((t, i) => [0, 1].flatMap((end) => (pieces[i] === null ? [0, 0, 0] : at(t, pieces[i]![end]!))))),
      normals: new Float32Array(ts.flatMap((t) => [...unit([t * t, t, 1]), ...unit([t * t, t, 1])])),
      index: new Uint32Array(index),
    };
  };
  const curve = (id: string, pattern: string, real: number, places: readonly Vector3[]): Stratum => ({
    id,
    kind: 'curve',
    label: id,
    role: 'singular',
    pattern,
    inFunctionSpace: real >= e,
    source: '',
    positions: new Float32Array(places.flat()),
    index: new Uint32Array(places.slice(1).flatMap((_, i) => [i, i + 1])),
  });
  const inside = (point: Vector3): boolean => Math.hypot(...point) < radius;
  const halves = ts.filter((t) => t >= 0);
  return {
    name: `swallowtail for (${filterSizes.join(',')})`,
    architecture: a,
    slice: depressed,
    view: viewOf({ min: [-radius, -radius, -radius], max: [radius, radius, radius] }, 'ball'),
    strata: [
      ...parts.map(sheet),
      curve('edge', '13|0', 4, ts.map((t) => at(t, -3 * t * t)).filter(inside)),
      curve('crease', '22|0', 4, halves.map((t) => at(t, t * t)).filter(inside)),
      curve('whisker', '0|2', 0, halves.map((t): Vector3 => [2 * t, 0, t * t]).filter(inside)),
      { id: 'four', kind: 'points', label: '4|0', role: 'special', pattern: '4|0', inFunctionSpace: true, source: '', positions: new Float32Array(3) },
    ],
    regions: [],
  };
}

/** The values of w of one part of a line inside the ball; null if there are none. */
function pieceOf(part: Part, t: number): [number, number] | null {
  const [edge, crease] = [-3 * t * t, t * t];
  const [low, high] = { lower: [-Infinity, edge], tail: [edge, crease], bowl: [crease, Infinity] }[part] as [number, number];
  // |at(t, w)|² = A w² − 2 B w + C
  const [A, B, C] = [1 + 4 * t * t + t ** 4, 3 * t * t + 4 * t ** 4, 9 * t ** 4 + 4 * t ** 6 - radius ** 2];
  const square = B * B - A * C;
  if (square <= 0) return null;
  const [from, to] = [Math.max(low, (B - Math.sqrt(square)) / A), Math.min(high, (B + Math.sqrt(square)) / A)];
  return from <= to ? [from, to] : null;
}
