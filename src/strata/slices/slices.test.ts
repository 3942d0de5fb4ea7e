import { describe, expect, it } from 'vitest';
import { architecture, type Architecture, type Filter } from '../../network/architecture.ts';
import { rng } from '../../numeric/rng.ts';
import { euclideanNorm } from '../../polynomial/form.ts';
import { expectNear, expectNumberNear } from '../../testing/near.ts';
import { projection } from '../charts/projection.ts';
import { slice, type SliceChart } from '../charts/slice.ts';
import { viewOf } from '../view.ts';
import {
  chosenProjection, chosenSlice, defaultSliceChoice, noSubjects, sliceChoiceRefusal, sliceKinds, sliceWays,
  type ChosenSlice, type SliceChoice, type SliceSubjects,
} from './index.ts';

const build = (filterSizes: number[], strides: number[] = filterSizes.map(() => 1)): Architecture => architecture({ filterSizes, strides });
const architectures = [build([2, 2, 2]), build([3, 2, 2]), build([3, 2], [2, 1]), build([2, 2, 2, 2, 2]), build([3, 3], [2, 1]), build([4, 4, 4])];
const dot = (a: Filter, b: Filter): number => a.reduce((sum, c, k) => sum + c * b[k]!, 0);
const distanceTo = (chart: SliceChart, filter: Filter): number => slice.toPosition(chart, filter).distance;

function normals(size: number, seed: number, scale = 1): number[] {
  const random = rng(seed);
  return Array.from({ length: size }, () => scale * random.normal());
}

const trajectoryOf = (rows: readonly Filter[]): SliceSubjects['trajectory'] => ({ rows: Float64Array.from(rows.flat()), count: rows.length, size: rows[0]?.length ?? 0 });

/** A curved run from start towards the target, without noise. */
function subjectsOf(size: number, seed: number, scale = 1): SliceSubjects & { readonly target: Filter; readonly start: Filter; readonly current: Filter; readonly end: Filter } {
  const [target, start, bend] = [normals(size, seed, scale), normals(size, seed + 100, scale), normals(size, seed + 200, scale)];
  const at = (t: number): number[] => start.map((c, k) => c + 0.9 * t * (target[k]! - c) + t * (1 - t) * bend[k]! + 0.4 * t ** 3 * bend[(k + 1) % size]! + 0.3 * Math.sin(9 * t) * target[(k + 2) % size]!);
  const rows = Array.from({ length: 40 }, (_, i) => at(i / 39));
  return { target, start, current: rows[20]!, end: rows[39]!, velocity: bend.map((c, k) => target[k]! - c), trajectory: trajectoryOf(rows) };
}

function expectOrthonormal({ directions }: SliceChart): void {
  directions.forEach((u, i) => directions.forEach((v, j) => expectNumberNear(dot(u, v), i === j ? 1 : 0, 1e-12)));
}

/** Everything that must hold for any choice and any subjects. */
function expectSound(a: Architecture, chosen: ChosenSlice, name: string): void {
  const { chart, box, share, note } = chosen;
  expect(slice.refusal(a, chart), name).toBeNull();
  expect(() => viewOf(box, 'box'), name).not.toThrow();
  expect(box.min.map((x) => -x), name).toEqual([...box.max]);
  expect(note, name).toMatch(/^[A-Z].*\.$/);
  expect(note, name).not.toMatch(/NaN|undefined|Infinity|null/);
  if (share !== null) expect(share >= 0 && share <= 1, name).toBe(true);
}

describe('every way to choose a slice', () => {
  it('has a title, a sentence, and a first choice in plain JSON that is not refused and gives a sound slice', () => {
    expect(new Set(sliceKinds.map((kind) => sliceWays[kind].title)).size).toBe(sliceKinds.length);
    for (const a of architectures)
      for (const kind of sliceKinds) {
        expect(sliceWays[kind].id).toBe(kind);
        expect(sliceWays[kind].purpose).toMatch(/^[A-Z].*\.$/);
        const choice = defaultSliceChoice(a, kind);
        expect(choice.kind).toBe(kind);
        expect(JSON.parse(JSON.stringify(choice))).toEqual(choice);
        expect(sliceChoiceRefusal(a, choice)).toBeNull();
        for (const subjects of [noSubjects, subjectsOf(a.ambientDimension, 1)]) expectSound(a, chosenSlice(a, choice, subjects), kind);
      }
  });

  it('is sound for subjects in any special position: zero, equal, collinear, one point, no velocity, huge, tiny, far apart in size', () => {
    for (const a of architectures) {
      const k = a.ambientDimension;
      const [u, v] = [normals(k, 1), normals(k, 2)];
      const zero = u.map(() => 0);
      const line = (t: number): number[] => u.map((c, i) => c + t * v[i]!);
      const all = (target: Filter, start: Filter, current: Filter, end: Filter, velocity: Filter, rows: readonly Filter[]): SliceSubjects => ({ target, start, current, end, velocity, trajectory: trajectoryOf(rows) });
      const e0 = zero.with(0, 1);
      const cases: SliceSubjects[] = [
        all(zero, zero, zero, zero, zero, [zero, zero]),
        all(u, u, u, u, zero, [u]),
        all(u, u, u, u, u, [u, u, u]),
        all(u, line(1), line(0.5), line(0.25), v, [line(1), line(0.5), line(0.25)]),
        all(u, line(1), line(1 + 1e-12), line(1e-14), v, [line(1), line(1 + 1e-15)]),
        all(e0, zero, e0.map((c) => -c), zero.with(1, 1), e0, [e0, zero]),
        ...[1e-310, 1e-160, 1e160, 1e305].map((s) => ({ ...subjectsOf(k, 3, s) })),
        all(u.map((c) => c * 1e200), v.map((c) => c * 1e-200), u, v, zero.with(2, 1e300), [u, v.map((c) => c * 1e-200)]),
        { ...subjectsOf(k, 4), velocity: null, end: null },
        { ...subjectsOf(k, 4), target: null },
        { ...subjectsOf(k, 5), current: null, start: null },
        { ...noSubjects, velocity: v },
      ];
      cases.forEach((subjects, i) => {
        for (const kind of sliceKinds) expectSound(a, chosenSlice(a, defaultSliceChoice(a, kind), subjects), `${kind}, case ${i}`);
        for (const choice of [{ kind: 'principal' }, { kind: 'coordinates', shown: [0, 1, 2] }] as const) {
          const { chart, box, note } = chosenProjection(a, choice, subjects);
          expect(projection.refusal(a, chart), `${choice.kind}, case ${i}`).toBeNull();
          expect(() => viewOf(box, 'box')).not.toThrow();
          expect(note).toMatch(/^[A-Z].*\.$/);
        }
      });
    }
  });

  it('gives the same slice for the same choice and subjects', () => {
    for (const a of architectures)
      for (const kind of sliceKinds) {
        const [first, second] = [1, 2].map(() => chosenSlice(a, defaultSliceChoice(a, kind), subjectsOf(a.ambientDimension, 9)));
        expect(second).toEqual(first);
      }
  });

  it('refuses what is no choice, subjects of a wrong size, and filters that need no slice', () => {
    const a = build([3, 2, 2]);
    const wrong: SliceChoice[] = [
      { kind: 'coordinates', free: [0, 1, 1], values: [1, 1, 1, 1, 1] },
      { kind: 'coordinates', free: [0, 1, 5], values: [1, 1, 1, 1, 1] },
      { kind: 'coordinates', free: [0, 1, 2], values: [1, 1, 1] },
      { kind: 'coordinates', free: [0, 1, 2], values: [1, 1, 1, NaN, 1] },
      { kind: 'points', points: [] },
      { kind: 'points', points: ['target', [1, 2]] },
      { kind: 'points', points: ['middle' as 'end'] },
      { kind: 'random', seed: 0.5 },
      { kind: 'given', origin: [1, 0, 0, 0, 0], directions: [[1, 0, 0, 0, 0], [1, 0, 0, 0, 0], [0, 0, 1, 0, 0]] },
      { kind: 'toString' as 'principal' },
    ];
    for (const choice of wrong) {
      expect(sliceChoiceRefusal(a, choice), JSON.stringify(choice)).not.toBeNull();
      expect(() => chosenSlice(a, choice, noSubjects)).toThrow(RangeError);
    }
    expect(() => chosenSlice(build([2, 2]), { kind: 'principal' }, noSubjects)).toThrow(RangeError);
    expect(() => chosenSlice(a, { kind: 'principal' }, subjectsOf(6, 1))).toThrow(RangeError);
    expect(() => chosenSlice(a, { kind: 'principal' }, { ...noSubjects, target: [1, 2, 3, NaN, 5] })).toThrow(RangeError);
    expect(() => chosenProjection(a, { kind: 'coordinates', shown: [0, 0, 1] }, noSubjects)).toThrow(RangeError);
  });
});

describe('overview', () => {
  it('is the slice that the chart starts with, in its box, and says the rule', () => {
    for (const a of architectures) {
      const { chart, box } = chosenSlice(a, { kind: 'overview' }, subjectsOf(a.ambientDimension, 1));
      expect(chart).toEqual(slice.defaultChart(a));
      expect(box).toEqual(slice.defaultBox(a, chart));
      expect(chosenSlice(a, { kind: 'given', origin: chart.origin, directions: chart.directions }, noSubjects).box).toEqual(box);
    }
    const noteOf = (a: Architecture): string => chosenSlice(a, { kind: 'overview' }, noSubjects).note;
    expect(noteOf(build([3, 2, 2]))).toBe('On the circle (x, y) = (cos θ, sin θ) the forms are cos 4θ + X cos 2θ + Y sin 2θ + Z.');
    expect(noteOf(build([2, 2, 2, 2, 2]))).toBe('On the circle (x, y) = (cos θ, sin θ) the forms are cos 5θ + X cos 3θ + Y sin 3θ + Z cos(θ − φ) with a fixed φ.');
    expect(noteOf(build([3, 3, 2, 2]))).toMatch(/cos 6θ \+ X cos 2θ \+ Y sin 2θ \+ Z \+ ½ cos\(4θ − ψ\) with a fixed ψ\.$/);
    expect(noteOf(build([8, 3]))).toMatch(/ \+ ¼ cos\(θ − 1\) with a fixed φ\.$/);
  });
});

describe('three coefficients', () => {
  it('are the coordinates themselves; the entries of the values at their places are not used', () => {
    const a = build([3, 2, 2]);
    const { chart, note } = chosenSlice(a, { kind: 'coordinates', free: [1, 4, 2], values: [2, 99, 99, -0.5, 99] }, noSubjects);
    expect(slice.toPosition(chart, [2, 7, 8, -0.5, 9])).toEqual({ position: [7, 9, 8], distance: 0 });
    expect(slice.axes(a, chart)).toEqual(['B', 'E', 'C']);
    expect(slice.toPosition(chart, [5, 7, 8, 3.5, 9]).distance).toBe(5);
    expect(note).toBe('The coefficients B, E and C vary; held are A = 2 and D = -0.5.');
  });
});

describe('through filters', () => {
  it('holds every filter, in an orthonormal frame at the first, and shows them in the box', () => {
    for (const a of architectures)
      for (let seed = 1; seed <= 20; seed++) {
        const subjects = subjectsOf(a.ambientDimension, seed);
        const given = normals(a.ambientDimension, seed + 7);
        const { chart, box } = chosenSlice(a, { kind: 'points', points: ['start', 'target', given, 'end'] }, subjects);
        expectOrthonormal(chart);
        expect(chart.origin).toEqual(subjects.start);
        for (const filter of [subjects.start, subjects.target, given, subjects.end]) {
          const { position, distance } = slice.toPosition(chart, filter);
          expectNumberNear(distance, 0, 1e-12);
          position.forEach((x, i) => expect(x > box.min[i]! && x < box.max[i]!).toBe(true));
        }
        // isometric: the distance of two filters is that of their positions
        const [p, q] = [subjects.target, subjects.end].map((filter) => slice.toPosition(chart, filter).position);
        expectNumberNear(Math.hypot(...p!.map((x, i) => x - q![i]!)), euclideanNorm(subjects.target.map((c, k) => c - subjects.end[k]!)), 1e-12);
      }
  });

  it('says which filters are equal, collinear, missing or too many, and what completes the slice', () => {
    const a = build([2, 2, 2, 2, 2]);
    const k = a.ambientDimension;
    const subjects = { ...subjectsOf(k, 2), end: null };
    const { target, start } = subjects;
    const between = target.map((c, i) => 0.3 * c + 0.7 * start[i]!);
    const note = (points: (Filter | 'target' | 'start' | 'end')[]): string => chosenSlice(a, { kind: 'points', points }, subjects).note;
    expect(note(['target', 'start', 'end'])).toMatch(/^Through the target and the start\. There is no end of the run yet\. Two directions are completed from the coordinates C and D\.$/);
    expect(note(['target', target, between, 'start'])).toMatch(/Given filter 2 and the start lie in the span of the others\. Two directions/);
    expect(note(['target', 'start', normals(k, 50), normals(k, 51), normals(k, 52)])).toMatch(/Given filter 5 does not fit into three dimensions and stands off the slice\.$/);
    expect(note(['end'])).toMatch(/^Through the target\. There is no end of the run yet\. The three directions are completed/);
  });
});

describe('along the run', () => {
  it('holds the largest share of the variance of all slices through the mean, and says how much', () => {
    for (const a of architectures.slice(1))
      for (let seed = 1; seed <= 10; seed++) {
        const subjects = subjectsOf(a.ambientDimension, seed);
        const { rows, count, size } = subjects.trajectory;
        const filters = Array.from({ length: count }, (_, i) => Array.from(rows.subarray(i * size, (i + 1) * size)));
        const { chart, share, note } = chosenSlice(a, { kind: 'principal' }, subjects);
        expectOrthonormal(chart);
        const rest = (one: SliceChart): number => filters.reduce((sum, filter) => sum + distanceTo(one, filter) ** 2, 0);
        const total = filters.reduce((sum, filter) => sum + euclideanNorm(filter.map((c, k) => c - chart.origin[k]!)) ** 2, 0);
        expectNumberNear(share!, 1 - rest(chart) / total, 1e-12);
        expect(share!).toBeLessThan(1 - 1e-7);
        expect(note).toMatch(/hold (more than )?[0-9.]+ % of their variance/);
        for (let other = 0; other < 5; other++) {
          const { directions } = chosenSlice(a, { kind: 'random', seed: other }, subjects).chart;
          expect(rest({ ...chart, directions })).toBeGreaterThanOrEqual(rest(chart) - 1e-12);
        }
      }
  });

  it('keeps its orientation while the run grows: no axis flips from frame to frame', () => {
    const a = build([2, 2, 2, 2, 2]);
    const { trajectory } = subjectsOf(a.ambientDimension, 3);
    let previous: SliceChart | undefined;
    for (let count = 5; count <= 40; count++) {
      const { chart } = chosenSlice(a, { kind: 'principal' }, { ...noSubjects, trajectory: { ...trajectory, count } }, previous);
      if (previous) chart.directions.forEach((d, i) => expect(dot(d, previous!.directions[i]!)).toBeGreaterThan(0));
      previous = chart;
    }
    // the orientation does not depend on that of the axes that the decomposition gives
    const one = chosenSlice(a, { kind: 'principal' }, { ...noSubjects, trajectory });
    for (const d of one.chart.directions) expect(Math.max(...d)).toBe(Math.max(...d.map(Math.abs)));
    const reversed = trajectoryOf(Array.from({ length: 40 }, (_, i) => Array.from(trajectory.rows.subarray((39 - i) * 6, (40 - i) * 6))));
    const other = chosenSlice(a, { kind: 'principal' }, { ...noSubjects, trajectory: reversed });
    one.chart.directions.forEach((d, i) => expectNear(other.chart.directions[i]!, d, 1e-8));
  });

  it('completes a run on a line or of one point by coordinate directions, and says so', () => {
    const a = build([3, 2, 2]);
    const rows = [0, 1, 2, 5].map((t) => [1, t, 2 * t, 0, 0]);
    const { chart, share, note } = chosenSlice(a, { kind: 'principal' }, { ...noSubjects, trajectory: trajectoryOf(rows) });
    expectNear(chart.directions[0], [0, 1, 2, 0, 0].map((c) => c / Math.sqrt(5)), 1e-12);
    expectOrthonormal(chart);
    expectNumberNear(share!, 1, 1e-12);
    expect(note).toMatch(/hold 100 % .* Two directions are completed from the coordinates A and D\.$/);
    const point = chosenSlice(a, { kind: 'principal' }, { ...noSubjects, trajectory: trajectoryOf([rows[1]!, rows[1]!]) });
    expect(point.share).toBeNull();
    expect(point.chart.origin).toEqual(rows[1]);
    expect(point.note).toMatch(/^All recorded filters of the run are one: .*A, B and C\.$/);
  });
});

describe('random', () => {
  it('goes through the target along orthonormal directions that depend on the seed alone, uniformly distributed', () => {
    const a = build([3, 2, 2]);
    const { chart } = chosenSlice(a, { kind: 'random', seed: 5 }, subjectsOf(5, 1));
    expect(chart.origin).toEqual(subjectsOf(5, 1).target);
    expect(chosenSlice(a, { kind: 'random', seed: 5 }, subjectsOf(5, 2)).chart.directions).toEqual(chart.directions);
    // E |projection of e_j|² = 3/5, standard deviation of the mean of 600 below 0.01
    const squares = [0, 0, 0, 0, 0];
    for (let seed = 1; seed <= 600; seed++) {
      const one = chosenSlice(a, { kind: 'random', seed }, noSubjects).chart;
      expectOrthonormal(one);
      squares.forEach((_, j) => (squares[j]! += one.directions.reduce((sum, d) => sum + d[j]! ** 2, 0) / 600));
    }
    squares.forEach((square) => expect(Math.abs(square - 0.6)).toBeLessThan(0.05));
  });
});

describe('following the run', () => {
  const following = (a: Architecture, subjects: SliceSubjects): ChosenSlice => chosenSlice(a, { kind: 'following' }, subjects);

  it('holds the current filter, the target and the velocity exactly', () => {
    for (const a of architectures)
      for (let seed = 1; seed <= 20; seed++) {
        const subjects = subjectsOf(a.ambientDimension, seed);
        const { chart, box } = following(a, subjects);
        expectOrthonormal(chart);
        expect(chart.origin).toEqual(subjects.current);
        const { position } = slice.toPosition(chart, subjects.target);
        expectNear(position, [euclideanNorm(subjects.target.map((c, k) => c - subjects.current[k]!)), 0, 0], 1e-12);
        expect(position[0] < box.max[0]).toBe(true);
        for (const filter of [subjects.target, subjects.current.map((c, k) => c + subjects.velocity![k]!)]) expectNumberNear(distanceTo(chart, filter), 0, 1e-12);
      }
  });

  it('turns continuously along a run, also where the velocity turns to the target and the target is reached', () => {
    const a = build([2, 2, 2, 2, 2]);
    const { target, start } = subjectsOf(6, 11);
    const [side, other] = [normals(6, 21), normals(6, 22)];
    // slow, then straight to the target and beyond it: |u − w| goes through 0, the velocity through the direction of u − w
    const path = (t: number): { current: number[]; velocity: number[] } => ({
      current: target.map((c, k) => c + (1 - t) * (start[k]! - c) + 1e-7 * other[k]! * Math.sin(7 * t)),
      velocity: target.map((c, k) => c - start[k]! + (0.5 - t) * side[k]! + 1e-7 * other[(k + 1) % 6]!),
    });
    const at = (t: number): ChosenSlice => following(a, { ...noSubjects, target, start, ...path(t) });
    const turn = (p: ChosenSlice, q: ChosenSlice): number => Math.max(...p.chart.directions.map((d, i) => euclideanNorm(d.map((c, k) => c - q.chart.directions[i]![k]!))));
    // halving the step until neighbours are near: a jump would never get small
    for (const [from, to] of [[0, 0.4], [0.4, 0.6], [0.6, 0.99], [0.99, 1.01], [1.01, 1.5]] as const) {
      const worst = (left: number, right: number, depth: number): number => {
        const size = turn(at(left), at(right));
        if (size < 0.05 || depth === 0) return size;
        const middle = (left + right) / 2;
        return Math.max(worst(left, middle, depth - 1), worst(middle, right, depth - 1));
      };
      expect(worst(from, to, 40), `from ${from} to ${to}`).toBeLessThan(0.05);
    }
  });

  it('says where a direction had to be made up', () => {
    const a = build([3, 2, 2]);
    const subjects = subjectsOf(5, 1);
    expect(following(a, subjects).note).toBe('Through the current filter; the slice moves with it. The first direction leads to the target. The first two directions hold the velocity.');
    expect(following(a, { ...subjects, current: subjects.target }).note).toMatch(/is at the target; the first direction is a fixed one/);
    expect(following(a, { ...subjects, velocity: null }).note).toMatch(/There is no velocity/);
    expect(following(a, { ...subjects, velocity: subjects.target.map((c, k) => c - subjects.current[k]!) }).note).toMatch(/velocity points to the target/);
    expect(following(a, { ...subjects, current: null }).note).toMatch(/no run yet/);
  });
});

describe('projections', () => {
  it('onto coefficients: these are the positions, all subjects are in the box, the distance is what is left out', () => {
    const a = build([3, 3], [2, 1]);
    const subjects = subjectsOf(7, 1);
    const { chart, box, note } = chosenProjection(a, { kind: 'coordinates', shown: [0, 3, 6] }, subjects);
    for (const filter of [subjects.target, subjects.start, subjects.end]) {
      const { position, distance } = projection.toPosition(chart, filter);
      expect(position).toEqual([filter[0], filter[3], filter[6]]);
      expectNumberNear(distance, Math.hypot(filter[1]!, filter[2]!, filter[4]!, filter[5]!), 1e-12);
      position.forEach((x, i) => expect(x > box.min[i]! && x < box.max[i]!).toBe(true));
    }
    expect(projection.axes(a, chart)).toEqual(['A', 'D', 'G']);
    expect(note).toBe('Projected onto the coefficients A, D and G; the others are left out.');
  });

  it('onto the principal axes of the run: as in the slice along the run', () => {
    const a = build([3, 3], [2, 1]);
    const subjects = subjectsOf(7, 1);
    const { chart, share } = chosenProjection(a, { kind: 'principal' }, subjects);
    const along = chosenSlice(a, { kind: 'principal' }, subjects);
    expectNear(chart.origin, along.chart.origin, 0);
    chart.rows.forEach((row, i) => expectNear(row, along.chart.directions[i]!, 0));
    expect(share).toBe(along.share);
    const { position, distance } = projection.toPosition(chart, subjects.end);
    const foot = slice.toPosition(along.chart, subjects.end);
    expectNear([...position, distance], [...foot.position, foot.distance], 1e-12);
    const turned: typeof chart = { ...chart, rows: [chart.rows[0].map((c) => -c), chart.rows[1], chart.rows[2]] };
    expectNear(chosenProjection(a, { kind: 'principal' }, subjects, turned).chart.rows[0], turned.rows[0], 0);
  });
});
