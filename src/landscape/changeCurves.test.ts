import { describe, expect, it } from 'vitest';
import type { Metric } from '../loss/metrics.ts';
import { architecture } from '../network/architecture.ts';
import { rng } from '../numeric/rng.ts';
import { expectNear, expectNumberNear } from '../testing/near.ts';
import { changeCurves, type ChangeCurve } from './changeCurves.ts';
import type { Counts } from './counts.ts';
import { hookCounter } from './hookCounter.ts';
import { figureOneSlice, randomTargetSlice, targetAt, type SliceWindow } from './targetSlice.ts';

const network = (...filterSizes: number[]) => architecture({ filterSizes, strides: filterSizes.map(() => 1) });
const window: SliceWindow = { s: [-0.1, 1.1], t: [-1.1, 1.1] };
const figure = (metric: Metric) => changeCurves(network(2, 2), metric, figureOneSlice, window).curves;
const places = ({ pieces }: ChangeCurve): [number, number][] => pieces.flatMap((piece) => Array.from({ length: piece.length / 2 }, (_, i): [number, number] => [piece[2 * i]!, piece[2 * i + 1]!]));
const ofKind = (curves: readonly ChangeCurve[], kind: ChangeCurve['kind']): ChangeCurve => curves.find((curve) => curve.kind === kind)!;

/** (6.9) with u₃ = 1 − u₁. */
function sixNine(a: number, b: number): number {
  const c = 1 - a;
  return (
    32 * a ** 6 + 435 * a ** 4 * b ** 2 + 384 * a ** 2 * b ** 4 + 256 * b ** 6 - 240 * a ** 5 * c - 960 * a ** 3 * b ** 2 * c - 960 * a * b ** 4 * c + 696 * a ** 4 * c ** 2 +
    1098 * a ** 2 * b ** 2 * c ** 2 + 384 * b ** 4 * c ** 2 - 980 * a ** 3 * c ** 3 - 960 * a * b ** 2 * c ** 3 + 696 * a ** 2 * c ** 4 + 435 * b ** 2 * c ** 4 - 240 * a * c ** 5 + 32 * c ** 6
  );
}

describe('the curves of Figure 1', () => {
  it('are the ellipse u₂² = 4u₁u₃, the circle u₂² = u₁u₃ and the caustic (6.9) (GeoLCN, Example 6.5)', () => {
    const curves = figure('euclidean');
    expect(curves).toHaveLength(3);
    const residuals = (kind: ChangeCurve['kind'], equation: (u1: number, u2: number) => number): number[] => places(ofKind(curves, kind)).map(([s, t]) => equation(s, t));
    for (const values of [residuals('discriminant', (a, b) => b * b - 4 * a * (1 - a)), residuals('passage', (a, b) => b * b - a * (1 - a)), residuals('caustic', sixNine)]) {
      expect(values.length).toBeGreaterThan(50);
      expectNear(values, values.map(() => 0), 1e-12);
    }
  });

  it('has its cusps at (1/2, ±1/4), (1/3, 0) and (2/3, 0), and they are vertices', () => {
    const caustic = ofKind(figure('euclidean'), 'caustic');
    const sorted = [...caustic.cusps].sort((p, q) => Math.round(1e6 * (p[0] - q[0])) || p[1] - q[1]);
    expect(sorted).toHaveLength(4);
    expectNear(sorted.flat(), [1 / 3, 0, 1 / 2, -1 / 4, 1 / 2, 1 / 4, 2 / 3, 0], 1e-12);
    for (const [s, t] of sorted) expect(places(caustic).some(([p, q]) => Math.hypot(p - s, q - t) < 1e-12)).toBe(true);
  });

  it('shrinks to the point (1/2, 0) for the Bombieri metric, where points go through 0 on the boundary only (GeoLCN, Example 6.12)', () => {
    const curves = figure('bombieri');
    expect(places(ofKind(curves, 'caustic'))).toHaveLength(1);
    expectNear(places(ofKind(curves, 'caustic'))[0]!, [0.5, 0], 1e-9);
    for (const [a, b] of places(ofKind(curves, 'passage'))) expectNumberNear(b * b - 4 * a * (1 - a), 0, 1e-12);
  });

  it('are closed: each ends where it began', () => {
    for (const curve of figure('euclidean')) {
      const all = places(curve);
      expectNear(all.at(-1)!, all[0]!, 1e-12);
    }
  });
});

/** Every fifth vertex of a polyline, by its place in the array, away from its ends and from cusps, where it turns. */
function smoothPlaces(piece: Float64Array): { piece: Float64Array; at: number }[] {
  const found: { piece: Float64Array; at: number }[] = [];
  for (let at = 4; at + 3 < piece.length; at += 10) {
    const [a, b, c, d] = [piece[at]! - piece[at - 2]!, piece[at + 1]! - piece[at - 1]!, piece[at + 2]! - piece[at]!, piece[at + 3]! - piece[at + 1]!];
    const [before, after] = [Math.hypot(a, b), Math.hypot(c, d)];
    if (Math.min(before, after) > 1e-3 && a * c + b * d > 0.98 * before * after) found.push({ piece, at });
  }
  return found;
}

/** Distance from a curve at which counts are compared: near cusps two branches are closer than a hundred thousandth. */
const besides = 1e-7;

/** An off-diagonal metric that is well conditioned. */
const tilted = (k: number): number[][] => Array.from({ length: k }, (_, i) => Array.from({ length: k }, (_, j) => (i === j ? 1 + 0.3 * i : 0.25 / (1 + Math.abs(i - j)))));
const total = (c: Counts): number => c.minima + c.saddles + c.degenerate;

describe('curves in any degree', () => {
  it('separate targets whose counts differ as they should: by a minimum and a saddle across a caustic, one for the other across a passage', () => {
    const random = rng(21);
    let [caustics, passages] = [0, 0];
    for (const sizes of [[2, 2], [2, 2, 2], [3, 2], [4, 2]])
      for (const metric of ['euclidean', tilted(sizes.reduce((sum, k) => sum + k - 1, 1))] as const) {
        const a = network(...sizes);
        const count = hookCounter(a, metric)!;
        const slice = randomTargetSlice(Array.from({ length: a.ambientDimension }, random.normal), 5);
        const { curves, complete } = changeCurves(a, metric, slice, { s: [-2, 2], t: [-2, 2] });
        expect(complete).toBe(true);
        for (const curve of curves.filter(({ kind }) => kind !== 'discriminant'))
          for (const { piece, at } of curve.pieces.flatMap(smoothPlaces)) {
            const [ds, dt] = [piece[at + 2]! - piece[at - 2]!, piece[at + 3]! - piece[at - 1]!];
            const size = Math.hypot(ds, dt);
            const beside = (side: number): Counts => count(targetAt(slice, [piece[at]! - (side * besides * dt) / size, piece[at + 1]! + (side * besides * ds) / size]));
            const [left, right] = [beside(1), beside(-1)];
            if (curve.kind === 'caustic') {
              caustics++;
              expect([Math.abs(left.minima - right.minima), Math.abs(left.saddles - right.saddles)], `${sizes.join()} ${curve.multiplicity}`).toEqual([1, 1]);
            } else {
              passages++;
              expect([Math.abs(left.minima - right.minima), total(left) - total(right)], `${sizes.join()} ${curve.multiplicity}`).toEqual([1, 0]);
            }
          }
      }
    expect(caustics).toBeGreaterThan(40);
    expect(passages).toBeGreaterThan(40);
  });

  it('are all of them: along random segments that meet none, the counts do not change', () => {
    const random = rng(22);
    const a = network(2, 2, 2);
    const count = hookCounter(a, 'euclidean')!;
    const slice = randomTargetSlice([1, -0.5, 0.7, 0.2], 3);
    const segments = changeCurves(a, 'euclidean', slice, { s: [-2, 2], t: [-2, 2] }).curves.flatMap(({ pieces }) => pieces.flatMap((piece) => Array.from({ length: piece.length / 2 - 1 }, (_, i) => piece.subarray(2 * i, 2 * i + 4))));
    const crosses = (p: readonly number[], q: readonly number[]): boolean =>
      segments.some((e) => {
        const side = (x0: number, y0: number, x1: number, y1: number, x: number, y: number): number => (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0);
        return (
          side(p[0]!, p[1]!, q[0]!, q[1]!, e[0]!, e[1]!) * side(p[0]!, p[1]!, q[0]!, q[1]!, e[2]!, e[3]!) <= 0 &&
          side(e[0]!, e[1]!, e[2]!, e[3]!, p[0]!, p[1]!) * side(e[0]!, e[1]!, e[2]!, e[3]!, q[0]!, q[1]!) <= 0
        );
      });
    let tried = 0;
    for (let i = 0; i < 400; i++) {
      const p = [4 * random.uniform() - 2, 4 * random.uniform() - 2] as const;
      const q = [p[0] + 0.4 * random.normal(), p[1] + 0.4 * random.normal()] as const;
      if (Math.max(...q.map(Math.abs)) > 1.9 || crosses(p, q)) continue;
      tried++;
      expect(count(targetAt(slice, q))).toEqual(count(targetAt(slice, p)));
    }
    expect(tried).toBeGreaterThan(100);
  });

  it('are none for strides and for one layer, and not all for points with two double roots', () => {
    const slice = randomTargetSlice([1, 0, 2, 0, 1], 1);
    expect(changeCurves(architecture({ filterSizes: [3, 2], strides: [2, 1] }), 'euclidean', slice, window)).toEqual({ curves: [], complete: false });
    expect(changeCurves(network(5), 'euclidean', slice, window)).toEqual({ curves: [], complete: true });
    const { curves, complete } = changeCurves(network(3, 2, 2), 'euclidean', slice, { s: [-2, 2], t: [-2, 2] });
    expect([complete, curves.length > 2]).toEqual([false, true]);
  });
});
