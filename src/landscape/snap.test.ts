import { describe, expect, it } from 'vitest';
import { architecture } from '../network/architecture.ts';
import { endToEndFilter } from '../network/endToEndFilter.ts';
import { membership } from '../network/membership.ts';
import { leastSquares } from '../numeric/singularValues.ts';
import { rng } from '../numeric/rng.ts';
import { euclideanNorm, multiplyForms, type Form } from '../polynomial/form.ts';
import { formatRootPattern, type RootPattern } from '../polynomial/formatRootPattern.ts';
import { rootPattern } from '../polynomial/rootPattern.ts';
import { formAt, type Slice } from '../strata/slice.ts';
import { snapToFunctionSpace } from './snapToFunctionSpace.ts';
import { snapToPattern } from './snapToPattern.ts';

const random = rng(20250703);
const vector = (size: number): number[] => Array.from({ length: size }, () => random.normal());
const product = (factors: readonly Form[]): number[] => factors.reduce<number[]>((p, q) => multiplyForms(p, q), [1]);
const unit = (form: number[]): number[] => form.map((c) => c / euclideanNorm(form));
const distance = (p: Form, q: Form): number => euclideanNorm(p.map((c, k) => c - q[k]!));

/** A form with the pattern whose roots are well apart: real roots at spread angles, pairs in between. */
function formWith({ real, complex }: RootPattern): number[] {
  const all = real.length + complex.length;
  const angle = (i: number): number => (Math.PI * (i + 0.3 + 0.3 * random.uniform())) / all;
  return unit(
    product([
      ...real.flatMap((m, i) => Array.from({ length: m }).fill([Math.sin(angle(0) + (Math.PI * i) / all), -Math.cos(angle(0) + (Math.PI * i) / all)]) as Form[]),
      ...complex.flatMap((m, i) => {
        const c = Math.cos(angle(real.length + i));
        return Array.from({ length: m }).fill([1, -0.8 * c, 0.7 + 0.2 * c]) as Form[];
      }),
    ]),
  );
}

const outsideSlice = (form: Form, { origin, directions }: Slice): number => {
  const gap = form.map((c, k) => c - origin[k]!);
  const [x, y, z] = leastSquares(gap.map((_, k) => directions.map((d) => d[k]!)), gap);
  return distance(form, formAt({ origin, directions }, [x!, y!, z!]));
};

const patterns: RootPattern[] = [
  { real: [1, 2], complex: [] },
  { real: [3], complex: [] },
  { real: [1, 1, 2], complex: [] },
  { real: [2], complex: [1] },
  { real: [1, 3], complex: [] },
  { real: [2, 2], complex: [] },
  { real: [], complex: [2] },
  { real: [1, 2, 2], complex: [] },
  { real: [1, 1, 3], complex: [] },
  { real: [1, 2], complex: [1] },
  { real: [1], complex: [2] },
];

describe('snapping to a root pattern', () => {
  it.each(patterns.map((pattern) => [formatRootPattern(pattern), pattern] as const))('finds a form of pattern %s in the slice, near by', (name, pattern) => {
    for (let run = 0; run < 8; run++) {
      const exact = formWith(pattern);
      const slice: Slice = { origin: exact, directions: [unit(vector(exact.length)), unit(vector(exact.length)), unit(vector(exact.length))] };
      // a chord of a mesh is this far from its surface
      const rough = formAt(slice, vector(3).map((c) => 3e-4 * c) as unknown as [number, number, number]);
      const snapped = snapToPattern(rough, pattern, slice);
      expect(snapped, `run ${run}`).not.toBeNull();
      expect(formatRootPattern(rootPattern(snapped!))).toBe(name);
      expect(outsideSlice(snapped!, slice)).toBeLessThan(1e-12);
      expect(distance(snapped!, rough)).toBeLessThan(0.1);
    }
  });

  it('keeps what is fixed on the slice to the last digit: the swallowtail x⁴ + p x²y² + q xy³ + r y⁴ (GeoLCN, Example 3.3)', () => {
    const depressed: Slice = { origin: [1, 0, 0, 0, 0], directions: [[0, 0, 1, 0, 0], [0, 0, 0, 1, 0], [0, 0, 0, 0, 1]] };
    for (let run = 0; run < 20; run++) {
      const t = 0.3 + random.uniform();
      // (x − t y)³ (x + 3 t y), a little beside it
      const rough = [1, 0, -6 * t ** 2 + 1e-4 * random.normal(), 8 * t ** 3 + 1e-4 * random.normal(), -3 * t ** 4 + 1e-4 * random.normal()];
      const snapped = snapToPattern(rough, { real: [1, 3], complex: [] }, depressed);
      expect(snapped!.slice(0, 2)).toEqual([1, 0]);
      expect(formatRootPattern(rootPattern(snapped!))).toBe('13|0');
    }
  });

  it('merges the roots where there is no slice', () => {
    const snapped = snapToPattern([1, -2.001, 1], { real: [2], complex: [] }, null)!;
    expect(formatRootPattern(rootPattern(snapped))).toBe('2|0');
    expect(distance(snapped, [1, -2.001, 1])).toBeLessThan(2e-3);
  });

  it('has no answer for another degree, for zero, and where the other roots do not fit', () => {
    expect(snapToPattern([1, 0, 1], { real: [3], complex: [] }, null)).toBeNull();
    expect(snapToPattern([0, 0, 0], { real: [2], complex: [] }, null)).toBeNull();
    // two pairs far from the real line are no simple real roots
    expect(snapToPattern(product([[1, 0, 1], [1, -1, 2]]), { real: [1, 1, 2], complex: [] }, null)).toBeNull();
  });
});

describe('snapping to the function space', () => {
  it.each([
    [[3, 2], [2, 1]],
    [[2, 2], [2, 1]],
    [[2, 2, 2], [1, 2, 1]],
  ])('finds a network of k = %j, s = %j whose filter lies in the slice', (filterSizes, strides) => {
    const a = architecture({ filterSizes, strides });
    for (let run = 0; run < 4; run++) {
      const exact = unit(endToEndFilter(filterSizes.map((k) => vector(k)), strides));
      const slice: Slice = { origin: exact, directions: [unit(vector(exact.length)), unit(vector(exact.length)), unit(vector(exact.length))] };
      const position = vector(3).map((c) => 1e-3 * c) as unknown as [number, number, number];
      const theta = snapToFunctionSpace(a, slice, position);
      expect(theta, `run ${run}`).not.toBeNull();
      const filter = endToEndFilter(theta!, strides);
      expect(outsideSlice(filter, slice)).toBeLessThan(1e-12);
      expect(distance(filter, formAt(slice, position))).toBeLessThan(0.05);
      expect(membership(a, filter).inFunctionSpace).toBe(true);
    }
  });

  it('has no answer far from M', () => {
    const a = architecture({ filterSizes: [2, 2], strides: [2, 1] });
    // A D = B C fails by 1 on the whole slice near the origin
    const slice: Slice = { origin: [1, 0, 0, 1], directions: [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]] };
    expect(snapToFunctionSpace(a, slice, [0, 0, 0])).toBeNull();
  });
});
