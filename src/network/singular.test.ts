import { describe, expect, it } from 'vitest';
import { rng } from '../numeric/rng.ts';
import { singularValues } from '../numeric/singularValues.ts';
import { toNumbers } from '../testing/exact.ts';
import { placements, realJacobian } from '../testing/reference.ts';
import { structuredForm } from '../testing/structuredForm.ts';
import { architecture } from './architecture.ts';
import { membership } from './membership.ts';

describe('singular points of the closure', () => {
  it.each([
    [[2, 2], [2, 1]],
    [[3, 2], [2, 1]],
    [[2, 3], [2, 1]],
    [[3, 3], [2, 1]],
    [[4, 2], [2, 1]],
    [[3, 2], [3, 1]],
    [[4, 2], [3, 1]],
    [[1, 3], [2, 1]],
    [[1, 3, 2], [2, 2, 1]],
    [[2, 2, 2], [2, 2, 1]],
    [[3, 2, 2], [2, 2, 1]],
    [[2, 3, 2], [2, 2, 1]],
    [[2, 2, 2], [1, 2, 1]],
    [[3, 1, 3], [1, 2, 1]],
  ])('are those with several complex factorizations or one where the differential drops rank: k = %j, s = %j (mathematics.md A8, A11)', (filterSizes, strides) => {
    const a = architecture({ filterSizes, strides });
    const random = rng(170 + a.degree);
    for (let n = 0; n < 60; n++) {
      const { form, roots } = structuredForm(a, random);
      const classes = [...placements(roots, a.reduced.cumulativeStrides, a.reduced.degrees, true)];
      const values = singularValues(tall(realJacobian(classes[0]!, a.reduced.cumulativeStrides)));
      const rank = values.filter((v) => v > 1e-6 * values[0]!).length / 2;
      expect(rank).toBeLessThanOrEqual(a.dimension);
      expect(membership(a, toNumbers(form)).singular, `[${form.join(', ')}]: ${classes.length} classes, rank ${rank}`).toBe(classes.length > 1 || rank < a.dimension);
    }
  });
});

/** The matrix or its transpose, whichever has more rows. */
const tall = (rows: readonly (readonly number[])[]): number[][] =>
  rows.length >= rows[0]!.length ? rows.map((r) => [...r]) : rows[0]!.map((_, j) => rows.map((r) => r[j]!));
