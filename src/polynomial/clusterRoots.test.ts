import { describe, expect, it } from 'vitest';
import { multiplyExact, powerExact, toNumbers } from '../testing/exact.ts';
import { clusterRoots, mergeCloseRoots } from './clusterRoots.ts';
import { type ProjectiveRoot, affineValue, chordalDistance, finitePoint, infinity } from './projectiveRoot.ts';
import { rootDivisor } from './rootDivisor.ts';
import { divisorPattern } from './rootPattern.ts';

const at = (re: number, im = 0): ProjectiveRoot => ({ ...finitePoint(re, im), multiplicity: 1 });
const multiplicities = (roots: readonly ProjectiveRoot[]): number[] => roots.map((r) => r.multiplicity).sort((a, b) => a - b);

describe('clusterRoots', () => {
  it('collapses the split of a triple root and of a double pair, and puts the root at the centre', () => {
    const triple = [1, -3, 3, -1];
    const split = { real: [at(1.00001)], pairs: [at(0.999995, 0.0000087)] };
    const { real, pairs } = clusterRoots(triple, split, 1e-13);
    expect(pairs).toEqual([]);
    expect(multiplicities(real)).toEqual([3]);
    expect(Math.abs(affineValue(real[0]!).re - 1)).toBeLessThan(1e-15);
    const double = clusterRoots([1, 0, 2, 0, 1], { real: [], pairs: [at(1e-8, 1), at(-1e-8, 1)] }, 1e-13);
    expect([multiplicities(double.real), multiplicities(double.pairs)]).toEqual([[], [2]]);
  });

  it('leaves close roots apart that no form within the uncertainty collapses', () => {
    const form = toNumbers(multiplyExact([1000n, -1001n], [1000n, -1002n])).map((c) => c / 3e6);
    const roots = { real: [at(1.001), at(1.002)], pairs: [] };
    expect(multiplicities(clusterRoots(form, roots, 1e-13).real)).toEqual([1, 1]);
    expect(multiplicities(clusterRoots(form, roots, 1e-5).real)).toEqual([2]);
  });
});

describe('mergeCloseRoots', () => {
  it('chains neighbours, keeps the total multiplicity, and makes a pair about the real line a double real root', () => {
    const chain = mergeCloseRoots({ real: [at(0), at(0.01), at(0.02), at(1)], pairs: [] }, 0.015);
    expect(multiplicities(chain.real)).toEqual([1, 3]);
    const straddling = mergeCloseRoots({ real: [], pairs: [at(2, 0.001)] }, 0.01);
    expect(straddling.pairs).toEqual([]);
    expect(straddling.real.map((r) => [r.multiplicity, r.im])).toEqual([[2, 0]]);
    const apart = mergeCloseRoots({ real: [], pairs: [at(2, 1), at(2.001, 1)] }, 0.01);
    expect(apart.real).toEqual([]);
    expect(apart.pairs.map((r) => r.multiplicity)).toEqual([2]);
    const acrossCharts = mergeCloseRoots({ real: [at(0.999), at(1.001)], pairs: [] }, 0.01);
    expect(acrossCharts.real).toHaveLength(1);
    expect(Math.abs(affineValue(acrossCharts.real[0]!).re - 1)).toBeLessThan(1e-5);
    const aroundInfinity = mergeCloseRoots({ real: [at(1e6), at(-1e6)], pairs: [] }, 0.01);
    expect(aroundInfinity.real).toHaveLength(1);
    expect(chordalDistance(aroundInfinity.real[0]!, infinity)).toBeLessThan(1e-9);
  });

  it('leaves a triple root with a pair as it is when nothing is close', () => {
    const form = toNumbers(multiplyExact(powerExact([1n, -1n], 3), [1n, 0n, 1n]));
    const roots = rootDivisor(form);
    expect(divisorPattern(mergeCloseRoots(roots, 1e-4))).toEqual({ real: [3], complex: [1] });
  });
});

describe('centres of clusters', () => {
  it('stay with their cluster: a pair of simple pairs next to a double pair is not carried onto it (0|112)', () => {
    const form = [-0.0006916559763441282, 0, -0.026405308072477096, 0, -0.28475601733248923, 0, -0.6436525957686833, 0, -0.7206406340322965];
    expect(divisorPattern(rootDivisor(form))).toEqual({ real: [], complex: [1, 1, 2] });
  });
});
