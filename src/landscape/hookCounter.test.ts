import { describe, expect, it } from 'vitest';
import { criticalPoints } from '../critical/index.ts';
import type { Metric } from '../loss/metrics.ts';
import { architecture } from '../network/architecture.ts';
import { rng } from '../numeric/rng.ts';
import { evaluateForm } from '../polynomial/form.ts';
import { realRoots } from '../polynomial/realRoots.ts';
import { countsOfReport } from './countsOfReport.ts';
import { hookCounter, hookStrata } from './hookCounter.ts';

const network = (...filterSizes: number[]) => architecture({ filterSizes, strides: filterSizes.map(() => 1) });
const strideOne = (filterSizes: readonly number[]) => network(...filterSizes);

/** Critical points W(λ) on the cone for Σ = I, from the roots of (6.8), told apart by the distance on a fine grid of the cone's rulings. */
function bySixEight([u1, u2, u3]: readonly [number, number, number]): { minima: number; saddles: number } {
  const quartic = [
    u2 ** 2 - u1 * u3,
    -(u1 ** 2) - 4 * u1 * u3 - u3 ** 2,
    -4 * u1 ** 2 - 2 * u2 ** 2 - 5 * u1 * u3 - 4 * u3 ** 2,
    -4 * u1 ** 2 - 4 * u1 * u3 - 4 * u3 ** 2,
    u2 ** 2 - 4 * u1 * u3,
  ];
  let [minima, saddles] = [0, 0];
  for (const angle of realRoots(quartic)) {
    const l = Math.cos(angle) / Math.sin(angle);
    const [a, c] = [(u1 + l * u3) / (1 - l * l), (l * u1 + u3) / (1 - l * l)];
    const b = u2 / (1 + l / 2);
    // direction of the ruling: (A, B, C) = ± (p², 2pq, q²)
    const ruling = Math.atan2(Math.abs(a) > Math.abs(c) ? b / 2 / a : 1, Math.abs(a) > Math.abs(c) ? 1 : b / 2 / c);
    const step = 1e-4;
    const bend = distance([u1, u2, u3], ruling + step) + distance([u1, u2, u3], ruling - step) - 2 * distance([u1, u2, u3], ruling);
    if (bend > 0) minima++;
    else saddles++;
  }
  return { minima, saddles };
}

/** Distance² from u to the ruling of (c², 2cs, s²). */
function distance(u: readonly number[], angle: number): number {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const v = [c * c, 2 * c * s, s * s];
  const along = v.reduce((sum, x, i) => sum + x * u[i]!, 0) ** 2 / v.reduce((sum, x) => sum + x * x, 0);
  return u.reduce((sum, x) => sum + x * x, 0) - along;
}

describe('counts by univariate equations', () => {
  it('are those of Figure 1 in each of its regions (GeoLCN, Example 6.5)', () => {
    const count = hookCounter(network(2, 2), 'euclidean')!;
    const at = (u1: number, u2: number): string => {
      const { reached, minima, saddles, endings } = count([u1, u2, 1 - u1]);
      return `${reached ? 'u ' : ''}${minima}+${saddles} ${endings}`;
    };
    expect([at(0.55, 0.05), at(0.5, 0.35), at(0.52, -0.45), at(0.5, 0.7), at(0.6, -0.9), at(-0.2, 0.3)]).toEqual(['2+2 2', '1+1 1', '1+1 1', '2+0 1', '2+0 1', 'u 2+0 1']);
  });

  it('agree with the roots of (6.8) for 2000 random targets', () => {
    const count = hookCounter(network(2, 2), 'euclidean')!;
    const random = rng(7);
    const wrong: number[][] = [];
    for (let i = 0; i < 2000; i++) {
      const u = [random.normal(), random.normal(), random.normal()] as const;
      const { minima, saddles } = count(u);
      const other = bySixEight(u);
      if (minima !== other.minima || saddles !== other.saddles) wrong.push([...u]);
    }
    expect(wrong).toEqual([]);
  });

  it('find one minimum and one saddle outside M for the Bombieri metric, and a whole curve for u = (c, 0, c) (GeoLCN, Example 6.12)', () => {
    const count = hookCounter(network(2, 2), 'bombieri')!;
    const random = rng(8);
    for (let i = 0; i < 500; i++) {
      const u = [random.normal(), random.normal(), random.normal()];
      const { reached, minima, saddles, endings } = count(u);
      if (!reached) expect([minima, saddles, endings]).toEqual([1, 1, 1]);
    }
    expect(count([2, 0, 2])).toMatchObject({ reached: false, minima: 0, saddles: 0, degenerate: 1 });
  });

  it('find the nonglobal minimum of a filling network among its three real spurious points (GeoLCN, Example 5.10)', () => {
    const { reached, minima, saddles, endings } = hookCounter(network(2, 3), 'euclidean')!([1, 1, 0.1, 0.1]);
    expect([reached, minima + saddles, endings]).toEqual([true, 3, 2]);
  });

  it('agree with the solver for all critical points, in function space and in parameter space', () => {
    const random = rng(9);
    for (const sizes of [[2, 2], [2, 2, 2], [3, 2], [4, 2], [1, 2, 4]])
      for (const metric of ['euclidean', 'bombieri'] as const satisfies readonly Metric[]) {
        const a = strideOne(sizes);
        const count = hookCounter(a, metric)!;
        for (let i = 0; i < 5; i++) {
          const target = Array.from({ length: a.ambientDimension }, random.normal);
          expect(count(target), `k = ${sizes.join()}, ${metric}, u = ${target.join()}`).toEqual(countsOfReport(criticalPoints(a, { target, metric }), a.ambientDimension));
        }
      }
  });

  it('do not depend on the scale or the sign of a target, nor on the direction in which its coefficients are read', () => {
    const random = rng(10);
    for (const sizes of [[2, 2, 2], [4, 2]]) {
      const a = strideOne(sizes);
      const count = hookCounter(a, 'euclidean')!;
      for (let i = 0; i < 50; i++) {
        const u = Array.from({ length: a.ambientDimension }, random.normal);
        expect(count(u.map((c) => -3.7 * c))).toEqual(count(u));
        expect(count(u.toReversed())).toEqual(count(u));
      }
    }
  });

  it('are at least one minimum wherever the target is not in M: the nearest filter', () => {
    const count = hookCounter(network(2, 2, 2), 'euclidean')!;
    const random = rng(12);
    for (let i = 0; i < 300; i++) {
      const { minima, endings } = count([random.normal(), random.normal(), random.normal(), random.normal()]);
      expect(minima).toBeGreaterThan(0);
      expect(endings).toBeGreaterThan(0);
    }
  });

  it('have no critical point but the target for one layer', () => {
    const count = hookCounter(network(4), 'euclidean')!;
    expect(count([1, 2, -1, 0.5])).toEqual({ reached: true, minima: 0, saddles: 0, degenerate: 0, endings: 1, incomplete: false });
    expect(evaluateForm([1, 2, -1, 0.5], 1, 0)).toBe(1);
  });
});

describe('the strata with one multiple root', () => {
  it('are all there are for two layers one of which has size 2, and for three layers of size 2', () => {
    for (const sizes of [[2, 2], [2, 2, 2], [3, 2], [2, 5], [1, 2, 1, 3], [4]]) expect(hookStrata(strideOne(sizes))?.complete, sizes.join()).toBe(true);
    for (const sizes of [[3, 3], [2, 2, 2, 2], [3, 2, 2], [4, 3]]) {
      expect(hookStrata(strideOne(sizes))?.complete, sizes.join()).toBe(false);
      expect(hookCounter(strideOne(sizes), 'euclidean')).toBeNull();
    }
    expect(hookStrata(network(3, 2, 2))?.multiplicities).toEqual([2, 3]);
    expect(hookStrata(architecture({ filterSizes: [3, 2], strides: [2, 1] }))).toBeNull();
  });
});
