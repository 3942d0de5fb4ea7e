import { describe, expect, it } from 'vitest';
import { rng } from '../numeric/rng.ts';
import { type RootDivisor, chordalDistance } from '../polynomial/projectiveRoot.ts';
import { rootDivisor } from '../polynomial/rootDivisor.ts';
import { divisorPattern } from '../polynomial/rootPattern.ts';
import { toNumbers } from '../testing/exact.ts';
import { structuredForm } from '../testing/structuredForm.ts';
import { architecture } from './architecture.ts';
import { orbitDecomposition } from './orbitDecomposition.ts';
import { strideDecomposition } from './strideDecomposition.ts';

/** Architectures whose cumulative strides are (1,2), (1,3), (1,2,4), (1,2,6), (1,3,6). */
const cases: readonly (readonly [number[], number[]])[] = [
  [[4, 3], [2, 1]],
  [[5, 2], [3, 1]],
  [[3, 3, 2], [2, 2, 1]],
  [[4, 2, 2], [2, 3, 1]],
  [[3, 3, 2], [2, 3, 1]],
  [[4, 3, 2], [3, 2, 1]],
];

/** Same multiplicities at the same places. */
function expectSameRoots(found: RootDivisor, wanted: RootDivisor, label: string): void {
  expect(divisorPattern(found), `${label}`).toEqual(divisorPattern(wanted));
  for (const part of ['real', 'pairs'] as const)
    for (const r of wanted[part]) expect(found[part].some((q) => q.multiplicity === r.multiplicity && chordalDistance(q, r) < 1e-6), `${label}`).toBe(true);
}

describe('strideDecomposition', () => {
  it.each(cases)('is the same by exact gcds, by numerical gcds, and by orbits of roots: k = %j, s = %j', (filterSizes, strides) => {
    const a = architecture({ filterSizes, strides });
    const levels = a.reduced.cumulativeStrides;
    const random = rng(181 + a.degree);
    for (let n = 0; n < 60; n++) {
      const form = toNumbers(structuredForm(a, random).form);
      const label = `[${form.join(', ')}] at strides ${levels.join()}`;
      const exact = strideDecomposition(form, levels);
      const numerical = strideDecomposition(form.map((c) => c / 3), levels);
      const orbits = orbitDecomposition(rootDivisor(form), levels, 1e-6);
      expect([exact.certainty, numerical.certainty]).toEqual(['exact', 'estimate']);
      for (const other of [numerical, orbits]) {
        expect(other.degrees, `${label}`).toEqual(exact.degrees);
        exact.hyperroots.forEach((roots, g) => expectSameRoots(other.hyperroots[g]!, roots, label));
      }
      expect(exact.degrees.reduce((sum, d, g) => sum + d * levels[g]!, 0)).toBe(a.degree);
    }
  });

  it.each([
    ['(x² + 2y²)(x + y) at strides 1, 2', [1, 1, 2, 2], [1, 2], [1, 1]],
    ['(x² − y²)(x − 2y): x² − y² is a form in x², y²', [1, -2, -1, 2], [1, 2], [1, 1]],
    ['x³y at strides 1, 2: one square of x', [0, 1, 0, 0, 0], [1, 2], [2, 1]],
    ['y⁷ at strides 1, 2, 6', [0, 0, 0, 0, 0, 0, 0, 1], [1, 2, 6], [1, 0, 1]],
    ['x⁴ + 4y⁴, whose factors x² ± 2xy + 2y² are not even', [1, 0, 0, 0, 4], [1, 2, 4], [0, 0, 1]],
    ['x⁶ − y⁶ at strides 1, 2, 6', [1, 0, 0, 0, 0, 0, -1], [1, 2, 6], [0, 0, 1]],
    ['x⁶ − y⁶ at strides 1, 4', [1, 0, 0, 0, 0, 0, -1], [1, 4], [6, 0]],
    ['(x⁴ − 2y⁴)(x² + xy) at strides 1, 4', [1, 1, 0, 0, -2, -2, 0], [1, 4], [2, 1]],
    ['a degree below the stride', [1, 2, 1], [1, 3], [2, 0]],
  ])('takes %s apart', (_name, form, strides, degrees) => {
    expect(strideDecomposition(form, strides).degrees).toEqual(degrees);
    expect(strideDecomposition(form.map((c) => c / 3), strides).degrees).toEqual(degrees);
  });

  it('finds roots of tiny scale in their places', () => {
    // (x² − 1e-20 y²)(x + y / 3)
    const { degrees, hyperroots } = strideDecomposition([1, 1 / 3, -1e-20, -1e-20 / 3], [1, 2]);
    expect(degrees).toEqual([1, 1]);
    expect(Math.abs(hyperroots[1]!.real[0]!.re / 1e-20 - 1)).toBeLessThan(1e-9);
  });

  it('drops rounding errors that stand for zeros (a fixed bug: they became sections with random roots)', () => {
    expect(strideDecomposition([1 / 3, 1e-17, 1 / 3, -2e-17, 0.1], [1, 2]).degrees).toEqual([0, 2]);
    // y² (x² − y²)(x⁴ + 2y⁴) / 27 at strides 1, 2, 4
    expect(strideDecomposition([0, 0, 1, 0, -1, 0, 2, 0, -2].map((c) => c / 27), [1, 2, 4]).degrees).toEqual([0, 2, 1]);
  });
});
