import { describe, expect, it } from 'vitest';
import { architecture, type Architecture, type Filter } from '../../network/architecture.ts';
import { rng } from '../../numeric/rng.ts';
import { euclideanNorm } from '../../polynomial/form.ts';
import { expectNear, expectNumberNear } from '../../testing/near.ts';
import { isThick } from '../kinds/kind.ts';
import { formAt } from '../slice.ts';
import { unitVector } from './orthonormal.ts';
import { type Chart, chartKinds, chartKindsFor, charts, definitionOf } from './index.ts';

const build = (filterSizes: number[], strides: number[] = filterSizes.map(() => 1)): Architecture => architecture({ filterSizes, strides });

/** Of degrees 2 to 10, thick, of codimension 1, and thinner. */
const architectures: Architecture[] = [
  build([2, 2]), build([3]), build([1, 2], [2, 1]),
  build([2, 2, 2]), build([3, 2]), build([4]), build([2, 2], [2, 1]), build([1, 2], [3, 1]),
  build([3, 2, 2]), build([2, 2, 2, 2]), build([3, 3]), build([3, 2], [2, 1]), build([2, 2, 2], [1, 2, 1]), build([2, 2], [3, 1]), build([1, 3], [2, 1]),
  build([2, 2, 2, 2, 2]), build([4, 2], [2, 1]), build([2, 2, 2, 2], [1, 1, 2, 1]), build([2, 2, 2], [2, 1, 1]), build([2, 2, 2], [1, 3, 1]),
  build([3, 3], [2, 1]), build([2, 2, 2], [2, 2, 1]), build([3, 3, 3, 3, 3]), build([2, 2, 2, 2, 2, 2, 2, 2, 2, 2]), build([4, 4, 2], [1, 2, 1]),
];
const nameOf = ({ filterSizes, strides }: Architecture): string => `k = (${filterSizes.join(',')}), s = (${strides.join(',')})`;
const start = (a: Architecture, kind: Chart['kind']): Chart => (definitionOf({ kind }).defaultChart as (a: Architecture) => Chart)(a);

const cases = architectures.flatMap((a) => chartKindsFor(a).map((kind) => ({ a, kind, chart: start(a, kind), definition: definitionOf({ kind }), name: `${nameOf(a)}, ${kind}` })));
const normal = (size: number, seed: number): number[] => {
  const random = rng(seed);
  return Array.from({ length: size }, random.normal);
};

describe('the charts of every architecture', () => {
  it('come in the order of the chooser, the best first', () => {
    expect(Object.fromEntries(architectures.map((a) => [nameOf(a), chartKindsFor(a).join(' ')]))).toEqual(
      Object.fromEntries(
        architectures.map((a) => {
          const codimension = a.ambientDimension - a.dimension;
          const general = codimension >= 2 ? 'projection slice' : 'slice projection';
          if (a.degree === 2) return [nameOf(a), 'ambient sphere'];
          if (a.degree === 3) return [nameOf(a), isThick(a) ? 'affine sphere slice projection' : 'sphere affine slice projection'];
          if (a.degree === 4 && isThick(a)) return [nameOf(a), 'depressed slice projection'];
          return [nameOf(a), a.degree === 4 && codimension === 1 ? 'torusQuotient slice projection' : general];
        }),
      ),
    );
  });

  it('fit: they are plain JSON, are not refused, and have axes, a finite box and a sentence', () => {
    for (const { a, kind, chart, definition, name } of cases) {
      expect(definition.id, name).toBe(kind);
      expect(chart.kind, name).toBe(kind);
      expect(JSON.parse(JSON.stringify(chart)), name).toEqual(chart);
      expect(definition.refusal(a, chart), name).toBeNull();
      expect(definition.honesty(a, chart), name).toMatch(/^[A-Z].*\.$/);
      expect(new Set(definition.axes(a, chart)).size, name).toBe(3);
      const { min, max } = definition.defaultBox(a, chart);
      [0, 1, 2].forEach((i) => expect(Number.isFinite(min[i]!) && Number.isFinite(max[i]!) && min[i]! < max[i]!, name).toBe(true));
    }
  });

  it('take positions to filters and back exactly', () => {
    for (const { a, chart, definition, name } of cases) {
      if (definition.toFilter === undefined) {
        expect(definition.faithful, name).toBe('projection');
        continue;
      }
      const { min, max } = definition.defaultBox(a, chart);
      for (let seed = 1; seed <= 20; seed++) {
        const random = rng(seed);
        let position = [0, 1, 2].map((i) => min[i]! + (max[i]! - min[i]!) * random.uniform());
        if (chart.kind === 'sphere' && a.degree === 2) position = unitVector(position)!;
        const filter = definition.toFilter(chart, position)!;
        expect(filter.length, name).toBe(a.ambientDimension);
        const point = definition.toPosition(chart, filter);
        expect(point.missing, name).toBeUndefined();
        expectNear(point.position, position, 1e-11);
        expect(point.distance, name).toBe(0);
        const slice = definition.slice?.(chart);
        if (slice) expectNear(formAt(slice, [position[0]!, position[1]!, position[2]!]), filter, 0);
      }
    }
  });

  it('take filters to positions and back to what they promise: the filter itself, or a multiple of it', () => {
    for (const { a, chart, kind, definition, name } of cases)
      for (let seed = 1; seed <= 20; seed++) {
        const filter = normal(a.ambientDimension, seed);
        const { position, distance, missing } = definition.toPosition(chart, filter);
        expect(missing, name).toBeUndefined();
        if (definition.toFilter === undefined || kind === 'depressed' || kind === 'torusQuotient') continue; // see their own tests
        const back = definition.toFilter(chart, position)!;
        if (definition.faithful === 'exact') expectNumberNear(euclideanNorm(back.map((c, k) => c - filter[k]!)), distance, 1e-11);
        else {
          const sign = kind === 'affine' ? Math.sign(filter[0]!) : 1;
          expectNear(unitVector(back)!, unitVector(filter)!.map((c) => sign * c), 1e-11);
        }
      }
  });

  it('never give a number that is not finite, whatever the filter: zero, huge, tiny, or at infinity', () => {
    for (const { a, chart, definition, name } of cases) {
      const k = a.ambientDimension;
      const one = normal(k, 5);
      const filters: Filter[] = [
        one.map(() => 0), one.map((c) => c * 1e300), one.map((c) => c * 1e-300), one.map((c) => c * 5e-324), one.map((c, i) => (i === 0 ? 1e-300 : c)),
        one.map((c, i) => (i === k - 1 ? 1e-300 : c)), one.map((c, i) => (i === 0 ? 0 : c)), one.map((c, i) => (i === k - 1 ? 0 : c)), one.map((_, i) => 10 ** (300 - 600 * (i % 2))),
      ];
      for (const filter of filters) {
        const { position, distance, missing, branch = 0 } = definition.toPosition(chart, filter);
        expect([...position, distance, branch].every(Number.isFinite), `${name}: (${filter.join()})`).toBe(true);
        if (missing !== undefined) expect([position, distance]).toEqual([[0, 0, 0], 0]);
      }
    }
  });

  it('refuse filters of the wrong size or with entries that are not finite, and positions that are not three finite numbers', () => {
    for (const { a, chart, definition } of cases) {
      const filter = normal(a.ambientDimension, 1);
      expect(() => definition.toPosition(chart, [...filter, 1])).toThrow(RangeError);
      expect(() => definition.toPosition(chart, filter.slice(1))).toThrow(RangeError);
      expect(() => definition.toPosition(chart, filter.with(1, NaN))).toThrow(RangeError);
      if (definition.toFilter === undefined) continue;
      for (const position of [[0, 0], [0, 0, 0, 0], [0, NaN, 0], [0, 0, Infinity]]) expect(() => definition.toFilter!(chart, position)).toThrow(RangeError);
    }
  });
});

describe('the registry', () => {
  it('has unique titles, and knows no other charts', () => {
    expect(new Set(chartKinds.map((kind) => charts[kind].title)).size).toBe(chartKinds.length);
    for (const kind of chartKinds) expect(architectures.some((a) => charts[kind].applies(a)), kind).toBe(true);
    expect(() => definitionOf({ kind: 'toString' })).toThrow(RangeError);
  });

  it('has no chart where there is nothing to draw', () => {
    expect([build([2]), build([1]), build([1, 1])].flatMap(chartKindsFor)).toEqual([]);
  });
});
