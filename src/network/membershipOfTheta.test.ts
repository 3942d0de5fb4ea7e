import { describe, expect, it } from 'vitest';
import { rng } from '../numeric/rng.ts';
import { toNumbers } from '../testing/exact.ts';
import { structuredForm } from '../testing/structuredForm.ts';
import { type Theta, architecture } from './architecture.ts';
import { fiber } from './fiber.ts';
import { membership } from './membership.ts';
import { membershipOfTheta } from './membershipOfTheta.ts';

describe('membershipOfTheta', () => {
  it.each<[string, number[], number[], Theta, string[]]>([
    ['a double root split by 1e-7', [2, 2], [1, 1], [[1, -1], [2, -2 - 2e-7]], ['strideOne']],
    ['two different roots', [2, 2], [1, 1], [[1, -1], [1, 1]], []],
    ['a double hyperroot split by 1e-7: (x² + y²)²', [3, 2], [2, 1], [[1, 1e-8, 1], [1, 1 + 1e-7]], ['reduced']],
    ['(x² − y²)(x² − 4y²), two hyperroots', [3, 2], [2, 1], [[1, 0, -1], [1, -4]], []],
    ['a triple root: one odd real root is left where three are needed', [2, 2, 2], [1, 1, 1], [[1, 1], [1, 1 + 1e-6], [1, 1 - 1e-6]], ['strideOne']],
  ])('sees %s', (_name, filterSizes, strides, theta, boundaryKinds) => {
    expect(membershipOfTheta(architecture({ filterSizes, strides }), theta)).toMatchObject({ inFunctionSpace: true, inClosure: true, boundaryKinds, onBoundary: boundaryKinds.length > 0 });
  });

  it.each([
    [[2, 2], [1, 1]],
    [[3, 2, 2], [1, 1, 1]],
    [[2, 2, 2, 2], [1, 1, 1, 1]],
    [[3, 2], [2, 1]],
    [[2, 2, 2], [1, 2, 1]],
    [[3, 3], [2, 1]],
    [[3, 2], [3, 1]],
    [[3, 2, 2], [2, 2, 1]],
    [[2, 3, 2], [2, 3, 1]],
  ])('agrees with membership of the exact form when its filters are off by 1e-12: k = %j, s = %j', (filterSizes, strides) => {
    const a = architecture({ filterSizes, strides });
    const random = rng(221 + a.degree);
    let inside = 0;
    for (let n = 0; n < 50; n++) {
      const w = toNumbers(structuredForm(a, random).form);
      const { certainty: _certainty, ...wanted } = membership(a, w);
      for (const theta of fiber(a, w).slice(0, 3)) {
        inside++;
        const noisy = theta.map((f) => f.map((c) => c * (1 + 1e-12 * random.normal())));
        const { certainty: _estimate, ...found } = membershipOfTheta(a, noisy);
        expect(found, `[${w.join(', ')}] from ${JSON.stringify(theta)}`).toEqual(wanted);
      }
    }
    expect(inside).toBeGreaterThan(10);
  });

  it('finds random networks inside M', () => {
    const random = rng(231);
    for (const [filterSizes, strides] of [[[3, 2, 2], [2, 1, 1]], [[4, 3, 2], [1, 2, 3]], [[2, 2, 2, 2], [2, 1, 2, 1]], [[5, 1, 4], [1, 3, 1]]] as const) {
      const a = architecture({ filterSizes, strides });
      for (let n = 0; n < 50; n++) expect(membershipOfTheta(a, filterSizes.map((k) => Array.from({ length: k }, () => random.normal())))).toMatchObject({ inFunctionSpace: true, onBoundary: false });
    }
  });

  it('treats a zero filter as the zero end-to-end filter', () => {
    const a = architecture({ filterSizes: [2, 2], strides: [1, 1] });
    expect(membershipOfTheta(a, [[0, 0], [1, 2]])).toEqual(membership(a, [0, 0, 0]));
  });
});
