import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rng } from '../numeric/rng.ts';
import { euclideanNorm, maxNorm } from '../polynomial/form.ts';
import { allPatterns, formOfPattern, partitions } from '../testing/arbitrary.ts';
import { multiplyExact, toNumbers } from '../testing/exact.ts';
import { isMember, placements } from '../testing/reference.ts';
import { structuredForm } from '../testing/structuredForm.ts';
import { type Filter, type Theta, architecture } from './architecture.ts';
import { endToEndFilter } from './endToEndFilter.ts';
import { fiber } from './fiber.ts';
import { membership } from './membership.ts';

const proportional = (p: Filter, q: Filter): boolean => {
  const inner = p.reduce((sum, c, i) => sum + c * q[i]!, 0);
  return Math.abs(Math.abs(inner) / (euclideanNorm(p) * euclideanNorm(q)) - 1) < 1e-12;
};

/** Every θ multiplies back to w, and no two are in one scaling class. */
function expectClasses(classes: readonly Theta[], w: Filter, strides: readonly number[], label: string): void {
  for (const theta of classes) {
    const back = endToEndFilter(theta, strides);
    expect(maxNorm(back.map((c, i) => c - w[i]!)) <= 1e-9 * maxNorm(w), `${label}: ${JSON.stringify(theta)} gives [${back.join(', ')}]`).toBe(true);
  }
  classes.forEach((p, i) => classes.slice(0, i).forEach((q) => expect(p.every((f, l) => proportional(f, q[l]!)), `${label}: twice ${JSON.stringify(p)}`).toBe(false)));
}

/** Number of nonnegative integer matrices with these row and column sums. */
function matrices(rows: readonly number[], columns: readonly number[]): number {
  const [first, ...rest] = rows;
  if (first === undefined) return columns.every((c) => c === 0) ? 1 : 0;
  const fill = (i: number, left: number, after: readonly number[]): number => {
    if (i === columns.length) return left === 0 ? matrices(rest, after) : 0;
    let count = 0;
    for (let m = 0; m <= Math.min(left, columns[i]!); m++) count += fill(i + 1, left - m, [...after, columns[i]! - m]);
    return count;
  };
  return fill(0, first, []);
}

describe('fiber', () => {
  it('has multinomially many classes over simple real roots, stride one (mathematics.md B6)', () => {
    const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
    for (let degree = 1; degree <= 5; degree++)
      for (const degrees of partitions(degree)) {
        const a = architecture({ filterSizes: degrees.map((d) => d + 1), strides: degrees.map(() => 1) });
        const w = toNumbers(multiplyExact(...Array.from({ length: degree }, (_, i) => [1n, BigInt(2 * i - 3)])));
        const classes = fiber(a, w);
        expect(classes.length).toBe(degrees.reduce((count, d) => count / factorial(d), factorial(degree)));
        expectClasses(classes, w, a.strides, `k − 1 = (${degrees.join()})`);
      }
  });

  it('has as many classes as there are matrices with row sums λ_i and column sums d_l when all roots are real (mathematics.md B6)', () => {
    for (const pattern of [...allPatterns(4), ...allPatterns(5)].filter(({ complex }) => complex.length === 0)) {
      const w = toNumbers(fc.sample(formOfPattern(pattern), { seed: 191, numRuns: 1 })[0]!.form);
      for (const degrees of partitions(w.length - 1)) {
        const a = architecture({ filterSizes: degrees.map((d) => d + 1), strides: degrees.map(() => 1) });
        const classes = fiber(a, w);
        expect(classes.length, `${pattern.real.join('')} in (${degrees.join()})`).toBe(matrices(pattern.real, degrees));
        expectClasses(classes, w, a.strides, `${pattern.real.join('')} in (${degrees.join()})`);
      }
    }
  });

  it.each([
    [[2, 2, 2], [1, 1, 1]],
    [[3, 2, 2], [1, 1, 1]],
    [[3, 2], [2, 1]],
    [[2, 2, 2], [1, 2, 1]],
    [[4, 2], [2, 1]],
    [[3, 3], [2, 1]],
    [[4, 3], [3, 1]],
    [[1, 3], [2, 1]],
    [[3, 2, 2], [2, 2, 1]],
    [[3, 1, 2], [1, 2, 1]],
  ])('is empty exactly outside M, multiplies back, and lists every placement of the roots once: k = %j, s = %j', (filterSizes, strides) => {
    const a = architecture({ filterSizes, strides });
    const random = rng(192 + a.degree);
    let several = 0;
    for (let n = 0; n < 40; n++) {
      const { form, roots } = structuredForm(a, random);
      for (const divisor of [1, 3]) {
        const w = toNumbers(form).map((c) => c / divisor);
        const classes = fiber(a, w);
        const label = `[${w.join(', ')}]`;
        expect(classes.length > 0, `${label}`).toBe(membership(a, w).inFunctionSpace);
        expect(classes.length > 0, `${label}`).toBe(isMember(roots, a.reduced));
        expectClasses(classes, w, strides, label);
        if (a.reduced.layers.every((l) => l.length <= 1)) expect(classes.length, `${label}`).toBe([...placements(roots, a.reduced.cumulativeStrides, a.reduced.degrees)].length);
        if (classes.length > 1) several++;
      }
    }
    if (a.reduced.degrees.filter((d) => d > 0).length > 1 || filterSizes.length > 2) expect(several).toBeGreaterThan(0);
  });

  it('balances the norms of the filters, from huge to tiny', () => {
    const a = architecture({ filterSizes: [3, 2, 2], strides: [1, 1, 1] });
    for (const size of [1, 1e150, 1e-150, 1e300, 1e-300]) {
      const w = [1, -10, 35, -50, 24].map((c) => c * size);
      const classes = fiber(a, w);
      expect(classes).toHaveLength(12);
      expectClasses(classes, w, a.strides, `size ${size}`);
      for (const theta of classes) for (const f of theta) expect(Math.abs(euclideanNorm(f) / euclideanNorm(theta[0]!) - 1)).toBeLessThan(1e-12);
    }
  });

  it('keeps scalars in filters of size 1', () => {
    const a = architecture({ filterSizes: [1, 2, 1], strides: [2, 1, 1] });
    const [theta, ...others] = fiber(a, [3, 0, -4]);
    expect(others).toEqual([]);
    expect(theta!.map((f) => f.length)).toEqual([1, 2, 1]);
    expectClasses([theta!], [3, 0, -4], a.strides, 'size 1');
    expect(fiber(architecture({ filterSizes: [1], strides: [1] }), [-5])).toEqual([[[-5]]]);
  });

  it('refuses the zero filter, a wrong length, and too many classes', () => {
    const a = architecture({ filterSizes: [2, 2], strides: [1, 1] });
    expect(() => fiber(a, [0, 0, 0])).toThrow(RangeError);
    expect(() => fiber(a, [1, 2])).toThrow(RangeError);
    expect(() => fiber(a, [1, NaN, 2])).toThrow(RangeError);
    const many = architecture({ filterSizes: Array.from({ length: 9 }, (): number => 2), strides: Array.from({ length: 9 }, (): number => 1) });
    expect(() => fiber(many, toNumbers(multiplyExact(...Array.from({ length: 9 }, (_, i) => [1n, BigInt(i - 4)]))))).toThrow(RangeError);
  });
});
