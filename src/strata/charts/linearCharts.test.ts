import { describe, expect, it } from 'vitest';
import { architecture, type Architecture, type Filter } from '../../network/architecture.ts';
import { leastSquares } from '../../numeric/solve.ts';
import { rng, type Rng } from '../../numeric/rng.ts';
import { euclideanNorm } from '../../polynomial/form.ts';
import { expectNear, expectNumberNear } from '../../testing/near.ts';
import { formAt } from '../slice.ts';
import { projection, type ProjectionChart } from './projection.ts';
import { slice, type SliceChart } from './slice.ts';

const build = (filterSizes: number[], strides: number[] = filterSizes.map(() => 1)): Architecture => architecture({ filterSizes, strides });
const normals = (random: Rng, size: number): number[] => Array.from({ length: size }, random.normal);
const dot = (a: Filter, b: Filter): number => a.reduce((sum, c, k) => sum + c * b[k]!, 0);

function randomSlice(random: Rng, size: number, scales: readonly number[] = [1, 1, 1]): SliceChart {
  const [origin, a, b, c] = [0, 1, 2, 3].map(() => normals(random, size));
  return { kind: 'slice', origin: origin!, directions: [a!.map((x) => x * scales[0]!), b!.map((x) => x * scales[1]!), c!.map((x) => x * scales[2]!)] };
}

describe('slices', () => {
  it('put a filter at its least-squares foot: the residual is orthogonal to the slice, and its length is the distance', () => {
    for (let seed = 1; seed <= 100; seed++) {
      const random = rng(seed);
      const size = 4 + random.integer(8);
      const chart = randomSlice(random, size);
      const filter = normals(random, size);
      const { position, distance } = slice.toPosition(chart, filter);
      const residual = formAt(chart, position).map((c, k) => filter[k]! - c);
      expectNumberNear(euclideanNorm(residual), distance, 1e-12);
      for (const d of chart.directions) expectNumberNear(dot(d, residual), 0, 1e-12);
      const reference = leastSquares(filter.map((_, k) => chart.directions.map((d) => d[k]!)), filter.map((c, k) => c - chart.origin[k]!));
      expectNear(position, reference.status === 'solved' ? reference.solution : [], 1e-9);
      // it is the nearest filter of the slice
      for (const step of [[0.01, 0, 0], [0, -0.01, 0], [0, 0.01, 0.01]] as const) {
        const other = formAt(chart, [position[0] + step[0], position[1] + step[1], position[2] + step[2]]);
        expect(euclideanNorm(other.map((c, k) => filter[k]! - c))).toBeGreaterThan(distance);
      }
    }
  });

  it('have distance 0 for filters in the slice, however long, short or oblique the directions are', () => {
    for (let seed = 1; seed <= 100; seed++) {
      const random = rng(seed);
      const scales = [10 ** (random.integer(40) - 20), 10 ** (random.integer(40) - 20), 1];
      const chart = randomSlice(random, 6, scales);
      const wanted = [random.normal() / scales[0]!, random.normal() / scales[1]!, random.normal()] as const;
      const { position, distance } = slice.toPosition(chart, formAt(chart, wanted));
      expect(distance).toBe(0);
      position.forEach((x, i) => expectNumberNear(x * scales[i]!, wanted[i]! * scales[i]!, 1e-11));
    }
    const oblique: SliceChart = { kind: 'slice', origin: [1, 0, 0, 0, 0], directions: [[0, 1, 0, 0, 0], [0, 1, 1e-6, 0, 0], [0, 0, 1, 1, 0]] };
    const point = slice.toPosition(oblique, formAt(oblique, [1, 2, 3]));
    expectNear(point.position, [1, 2, 3], 1e-9);
    expect(point.distance).toBe(0);
  });

  it('do not overflow or vanish at scales from 1e-300 to 1e300', () => {
    for (const scale of [1e-300, 1e-150, 1e150, 1e300]) {
      const random = rng(3);
      const { origin, directions } = randomSlice(random, 6);
      const times = (form: Filter): number[] => form.map((c) => c * scale);
      const chart: SliceChart = { kind: 'slice', origin: times(origin), directions: [times(directions[0]), times(directions[1]), times(directions[2])] };
      const filter = normals(random, 6);
      const reference = slice.toPosition({ kind: 'slice', origin, directions }, filter);
      const { position, distance, missing } = slice.toPosition(chart, times(filter));
      if (scale > 1) expect(missing).toBe('too far out to be shown'); // it is off the slice by 1e150
      else {
        expectNear(position, reference.position, 1e-11);
        expectNumberNear(distance / scale, reference.distance, 1e-11);
      }
      expectNear(slice.toPosition(chart, formAt(chart, [0.5, -2, 1])).position, [0.5, -2, 1], 1e-11);
    }
  });

  it('refuse directions that depend on each other, and lengths that disagree', () => {
    const a = build([3, 2, 2]);
    const good = randomSlice(rng(1), 5);
    const [x, y] = good.directions;
    const bad: SliceChart[] = [
      { ...good, directions: [x, y, x.map((c, k) => 3 * c - 2e-8 * y[k]!)] },
      { ...good, directions: [x, y, [0, 0, 0, 0, 0]] },
      { ...good, directions: [x, y, [1, 2, 3, 4]] },
      { ...good, directions: [x, y, [1, 2, 3, 4, Infinity]] },
      { ...good, directions: [x, y] as unknown as SliceChart['directions'] },
      { ...good, origin: [1, 2, 3, 4] },
      { ...good, origin: [1, 2, 3, 4, NaN] },
    ];
    expect(slice.refusal(a, good)).toBeNull();
    for (const chart of bad) {
      expect(slice.refusal(a, chart), JSON.stringify(chart)).not.toBeNull();
      expect(() => slice.slice!(chart)).toThrow(RangeError);
    }
    for (const chart of bad.slice(0, 6)) expect(() => slice.toPosition(chart, chart.origin)).toThrow(RangeError);
    expect(slice.refusal(build([2, 2, 2]), good)).toMatch(/5 coefficients instead of 4/);
  });

  it('name axes after the coefficients that they are, and only then', () => {
    const a = build([3, 2, 2]);
    const axes = (origin: Filter, ...directions: [Filter, Filter, Filter]): readonly string[] => slice.axes(a, { kind: 'slice', origin, directions });
    expect(axes([1, 0, 0, 0, 0], [0, 0, 1, 0, 0], [0, 0, 0, 1, 0], [0, 0, 0, 0, 1])).toEqual(['C', 'D', 'E']);
    expect(axes([1, 0, 2, 0, 0], [0, 0, 1, 0, 0], [0, 0, 0, 2, 0], [0, 1, 0, 0, 1])).toEqual(['X', 'Y', 'Z']);
  });
});

describe('projections', () => {
  const chart = (random: Rng, size: number): ProjectionChart => {
    const { origin, directions } = randomSlice(random, size);
    return { kind: 'projection', origin, rows: directions };
  };

  it('are r_i · (w − origin), and their distance is what is projected away', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = rng(seed);
      const size = 4 + random.integer(8);
      const one = chart(random, size);
      const filter = normals(random, size);
      const moved = filter.map((c, k) => c - one.origin[k]!);
      const { position, distance } = projection.toPosition(one, filter);
      expectNear(position, one.rows.map((row) => dot(row, moved)), 1e-12);
      // Pythagoras in an orthonormal basis of the rows
      const basis: number[][] = [];
      for (const row of one.rows) {
        const rest = basis.reduce((v, u) => v.map((c, k) => c - dot(v, u) * u[k]!), [...row]);
        basis.push(rest.map((c) => c / euclideanNorm(rest)));
      }
      expectNumberNear(distance ** 2, euclideanNorm(moved) ** 2 - basis.reduce((sum, u) => sum + dot(u, moved) ** 2, 0), 1e-11);
      // moving along the fibre does not move the position
      const fibre = basis.reduce((v, u) => v.map((c, k) => c - dot(v, u) * u[k]!), normals(random, size));
      expectNear(projection.toPosition(one, filter.map((c, k) => c + fibre[k]!)).position, position, 1e-11);
    }
  });

  it('say that they are projections, and the codimension Σ d_l (S_l − 1) of M', () => {
    for (const [a, codimension] of [[build([3, 3], [2, 1]), 2], [build([2, 2, 2], [2, 2, 1]), 4], [build([3, 2], [2, 1]), 1]] as const)
      expect(projection.honesty(a, projection.defaultChart(a))).toMatch(new RegExp(`projection.*codimension ${codimension}[^0-9].*may be apart`));
    expect(projection.honesty(build([3, 2, 2]), projection.defaultChart(build([3, 2, 2])))).toMatch(/M fills the space/);
  });

  it('refuse rows that depend on each other, and lengths that disagree', () => {
    const a = build([3, 3], [2, 1]);
    const good = projection.defaultChart(a);
    expect(projection.refusal(a, { ...good, rows: [good.rows[0], good.rows[0], good.rows[1]] })).toBe('the rows depend on each other linearly');
    expect(projection.refusal(a, { ...good, origin: [0] })).not.toBeNull();
    expect(() => projection.toPosition({ ...good, rows: [good.rows[0], good.rows[0], good.rows[1]] }, good.origin)).toThrow(RangeError);
  });
});
