import { describe, expect, it } from 'vitest';
import { architecture } from '../network/architecture.ts';
import type { Architecture } from '../network/architecture.ts';
import data from '../testing/architectures.data.json';
import { byPartition } from '../testing/edDegrees.data.json';
import { criticalCounts, criticalParameterClasses } from './criticalCounts.ts';
import { genericCount } from './genericCount.ts';
import { facts } from './index.ts';
import { partitions } from './patterns.ts';
import { singularVectorTuples } from './singularVectorTuples.ts';

const of = (filterSizes: readonly number[], strides: readonly number[] = filterSizes.map(() => 1)): Architecture => architecture({ filterSizes, strides });
const ones = (n: number): number[] => Array.from({ length: n }, () => 1);

/** Number of 0/1 matrices with these row and column sums. */
function matrices(rows: readonly number[], columns: readonly number[]): number {
  const [first, ...rest] = rows;
  if (first === undefined) return columns.every((c) => c === 0) ? 1 : 0;
  const fill = (from: number, left: number, after: readonly number[]): number => {
    if (left === 0) return matrices(rest, after);
    let count = 0;
    for (let i = from; i < after.length; i++) if (after[i]! > 0) count += fill(i + 1, left - 1, after.map((c, j) => (j === i ? c - 1 : c)));
    return count;
  };
  return fill(0, first, columns);
}

describe('generic numbers of critical points', () => {
  it.each(Object.entries(byPartition))('equals the count by Gröbner bases on the multiple root locus (%s)', (name, { generic, bombieri, euclidean }) => {
    const lambda = name.split(',').map(Number);
    expect(Number(genericCount([lambda]))).toBe(generic);
    const n = lambda.reduce((sum, part) => sum + part, 0);
    const stratum = criticalCounts(of(ones(n).map(() => 2))).counts.find((count) => count.stratum[0]!.join() === name)!;
    expect([stratum.generic, stratum.euclidean]).toEqual([generic, euclidean]);
    // known for hooks; elsewhere it is not, rather than looked up
    expect(stratum.bombieri).toBe(lambda.slice(1).every((part) => part === 1) ? bombieri : null);
  });

  it('is (2α − 1) n − 2 (α − 1)² for hooks, 3n − 2 for the discriminant (GeoLCN, section 6.2)', () => {
    for (let n = 2; n <= 30; n++)
      for (let alpha = 2; alpha <= n; alpha++)
        expect(Number(genericCount([[alpha, ...ones(n - alpha)]]))).toBe((2 * alpha - 1) * n - 2 * (alpha - 1) ** 2);
    expect(Number(genericCount([[2, ...ones(9)]]))).toBe(3 * 11 - 2);
  });

  it('is 1 for the whole space, 14 for partitions (2) and (1) at two levels', () => {
    for (const n of [1, 2, 5, 20]) expect(Number(genericCount([ones(n)]))).toBe(1);
    expect(Number(genericCount([]))).toBe(1);
    expect(Number(genericCount([[2], [1]]))).toBe(14);
    expect(genericCount([ones(129)])).toBeNull();
  });

  it.each([[[1, 1], 6], [[2, 1], 10], [[3, 1], 14], [[7, 1], 30], [[2, 2], 39], [[1, 1, 1], 34], [[2, 1, 1], 100], [[1, 1, 1, 1], 280], [[3, 2], 83], [[3, 3], 284]] as const)(
    'is the generic Euclidean distance degree of a product of projective spaces of dimensions %j: %i (NNGeom; Convariety notes E3)',
    (degrees, count) => {
      expect(Number(genericCount(degrees.map(ones)))).toBe(count);
    },
  );

  it.each(data.architectures.map(({ k, s }) => [`k = (${k.join()}), s = (${s.join()})`, of(k, s)] as const))(
    'adds up to the number of critical parameter classes, Σ_λ (0/1 matrices) · gED(λ): %s',
    (_, a) => {
      const { counts } = criticalCounts(a);
      const total = counts.reduce(
        (sum, { stratum, generic }) => sum + generic! * stratum.reduce((product, lambda, g) => product * matrices(lambda, a.reduced.layers[g]!.map((l) => a.degrees[l]!)), 1),
        0,
      );
      expect(total).toBe(Number(criticalParameterClasses(a)));
    },
  );
});

describe('special metrics', () => {
  it('has min(d₁, d₂) + 1 Euclidean critical points on rank-one matrices, 6 and 37 on 2×2×2 and 3×3×3 tensors (Friedland, Ottaviani)', () => {
    expect(singularVectorTuples([3, 5])).toBe(4);
    expect(singularVectorTuples([1, 1, 1])).toBe(6);
    expect(singularVectorTuples([2, 2, 2])).toBe(37);
    expect(singularVectorTuples([1, 1, 2])).toBe(8);
    expect(singularVectorTuples([1, 1, 1, 1])).toBe(24);
    expect(facts(of([4, 6], [4, 1])).criticalCounts.map(({ euclidean }) => euclidean)).toEqual([4]);
    expect(facts(of([2, 2, 2], [2, 2, 1])).criticalCounts.map(({ euclidean }) => euclidean)).toEqual([6]);
  });

  it('agrees with the general tensor formula in its two-factor form', () => {
    for (const [p, q] of [[1, 1], [1, 4], [3, 2], [4, 4]] as const) expect(singularVectorTuples([p, q, 0])).toBe(Math.min(p, q) + 1);
  });

  it('finds the same strata whether or not a first group is missing or strides have a common factor', () => {
    const shifted = criticalCounts(of([1, 3, 2], [3, 2, 1])).counts;
    expect(shifted.map(({ stratum, euclidean, generic }) => [stratum, euclidean, generic])).toEqual([[[[], [1, 1], [1]], null, 10]]);
  });

  it('never exceeds the generic number, and says how each number is known', () => {
    for (const { k, s } of data.architectures)
      for (const { generic, euclidean, bombieri, evidence } of facts(of(k, s)).criticalCounts) {
        expect(euclidean === null || euclidean <= generic!).toBe(true);
        expect(bombieri === null || bombieri <= generic!).toBe(true);
        expect([generic, euclidean, bombieri].map((count) => count === null)).toEqual([evidence.generic, evidence.euclidean, evidence.bombieri].map((known) => known === null));
      }
  });

  it('leaves unknown what was neither proved nor computed', () => {
    const degree9 = criticalCounts(of(ones(9).map(() => 2))).counts;
    const at = (name: string) => degree9.find(({ stratum }) => stratum[0]!.join() === name)!;
    expect(at('3,3,3')).toMatchObject({ euclidean: null, bombieri: null });
    expect(at('9')).toMatchObject({ euclidean: 25, generic: 25, bombieri: 9 });
    expect(at('3,1,1,1,1,1,1')).toMatchObject({ euclidean: null, generic: 37, bombieri: 9 });
    expect(criticalCounts(of([8, 2], [2, 1])).counts).toMatchObject([{ euclidean: null, bombieri: null, generic: 30 }]);
  });
});

describe('strata', () => {
  it('bound the end-to-end filters of critical parameters: 36 for (3,2,2), 11 for (4,2) (GeoLCN, Example 6.7)', () => {
    const bound = (k: readonly number[]) => facts(of(k)).statements.find(({ id }) => id === 'criticalPointBound')!.value;
    expect(bound([3, 2, 2])).toBe(36);
    expect(bound([4, 2])).toBe(11);
  });

  it('are all partitions for filters of size 2', () => {
    expect(criticalCounts(of([2, 2, 2, 2, 2])).counts.map(({ stratum }) => stratum[0])).toEqual(partitions(5));
  });

  it('are cut to the open one when there are more than 256', () => {
    const many = criticalCounts(of(ones(17).map(() => 2)));
    expect(many.complete).toBe(false);
    expect(many.counts).toMatchObject([{ stratum: [ones(17)], generic: 1, euclidean: 1, bombieri: 1, dimension: 18 }]);
    expect(criticalCounts(of(ones(16).map(() => 2)))).toMatchObject({ complete: true });
  });
});
