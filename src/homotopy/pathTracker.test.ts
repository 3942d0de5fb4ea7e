import { describe, expect, it } from 'vitest';
import { programBuilder } from '../program/ir.ts';
import { rng } from '../numeric/rng.ts';
import { monodromy } from './monodromy.ts';
import { solveByOrthogonalization } from './orthogonalize.ts';
import { pathInputs, type PathProgram } from './pathProgram.ts';
import { pathTracker } from './pathTracker.ts';
import { agree, inCharts } from './productCoordinates.ts';
import { complexRing, type ComplexValue } from './ring.ts';
import { continued, refined, type TrackedSystem } from './solutionSet.ts';
import { carefulTracking, usualTracking } from './trackOptions.ts';

/**
 * One form P = (P_0, P_1), r = P_1/P_0, and c: Σ_j p_j P_0^{n−j} P_1^j = 0 and c P_0 = p_{n+1}. Its solutions are the roots of a polynomial, infinity
 * among them.
 */
function rootsProgram(n: number): PathProgram {
  const coordinates = { degrees: [1], powers: [1] };
  const parameters = 2 * (n + 2);
  const at = pathInputs(coordinates, parameters, 0);
  const builder = programBuilder(at.count);
  const ring = complexRing(builder);
  const read = (i: number): ComplexValue => ({ re: builder.input(i), im: builder.input(i + 1) });
  const tau = builder.input(at.tau);
  const [x, c, a] = [read(0), read(2), read(at.charts)];
  const first = ring.subtract(ring.constant(1), ring.multiply(a, x));
  const p = (j: number): ComplexValue => ring.add(read(at.end + 2 * j), ring.scale(tau, read(at.change + 2 * j)));
  const powers = (base: ComplexValue): ComplexValue[] => Array.from({ length: n }).reduce<ComplexValue[]>((list) => [...list, ring.multiply(list.at(-1)!, base)], [ring.constant(1)]);
  const [u, v] = [powers(first), powers(x)];
  const minusA = ring.subtract(ring.constant(0), a);
  const form = (q: (j: number) => ComplexValue): ComplexValue => Array.from({ length: n + 1 }, (_, j) => ring.multiply(q(j), ring.multiply(u[n - j]!, v[j]!))).reduce((s, t) => ring.add(s, t));
  const slope = Array.from({ length: n + 1 }, (_, j) => {
    const byFirst = j === n ? ring.constant(0) : ring.times(n - j, ring.multiply(minusA, ring.multiply(u[n - j - 1]!, v[j]!)));
    const byLast = j === 0 ? ring.constant(0) : ring.times(j, ring.multiply(u[n - j]!, v[j - 1]!));
    return ring.multiply(p(j), ring.add(byFirst, byLast));
  }).reduce((s, t) => ring.add(s, t));
  const value = [form(p), ring.subtract(ring.multiply(c, first), p(n + 1))];
  const change = (j: number): ComplexValue => read(at.change + 2 * j);
  const velocity = [form(change), ring.subtract(ring.constant(0), change(n + 1))];
  const columns = [[slope, ring.multiply(c, minusA)], [ring.constant(0), first]];
  const { solutions, lengths } = solveByOrthogonalization(builder, columns, [value, velocity]);
  const minus = (values: readonly ComplexValue[]) => values.flatMap(({ re, im }) => [builder.multiply(builder.constant(-1), re), builder.multiply(builder.constant(-1), im)]);
  return { coordinates, parameters, constants: 0, program: builder.build([...minus(solutions[0]!), ...minus(solutions[1]!), ...lengths]) };
}

const n = 5;
const program = rootsProgram(n);
const system: TrackedSystem = { coordinates: program.coordinates, tracker: pathTracker(program), split: (moving) => ({ moving, fixed: new Float64Array(0) }), turnsScale: true };
const charts = Float64Array.of(0.6, 0.8);
const none = new Float64Array(0);

/** Coefficients with the root r_1, and others at random. */
function withOneRoot(random: ReturnType<typeof rng>, root: readonly [number, number]): Float64Array {
  const parameters = Float64Array.from({ length: 2 * (n + 2) }, random.normal);
  // p_0 makes up for the others: P_0 = 1, P_1 = r
  let [re, im] = [0, 0];
  let power: [number, number] = [1, 0];
  for (let j = 1; j <= n; j++) {
    power = [power[0] * root[0] - power[1] * root[1], power[0] * root[1] + power[1] * root[0]];
    re += parameters[2 * j]! * power[0] - parameters[2 * j + 1]! * power[1];
    im += parameters[2 * j]! * power[1] + parameters[2 * j + 1]! * power[0];
  }
  parameters[0] = -re;
  parameters[1] = -im;
  return parameters;
}

/** (P_0, P_1) = (1, r), c = p_{n+1}, in the charts. */
function pointAt(parameters: Float64Array, [x, y]: readonly [number, number]): Float64Array {
  return inCharts(program.coordinates, Float64Array.of(x, y, parameters[2 * n + 2]!, parameters[2 * n + 3]!), Float64Array.of(0, 0), charts);
}

/** P_1 = 0 has the coordinate 0 in any chart; P_0 = 0 the coordinate 1/a. */
const ratio = (point: Float64Array, [a, b]: Float64Array): [number, number] => {
  const [x, y] = [point[0]!, point[1]!];
  const [re, im] = [1 - a! * x + b! * y, -a! * y - b! * x];
  const size = re * re + im * im;
  return [(x * re + y * im) / size, (y * re - x * im) / size];
};

/** Real coefficients p_0, …, p_n, and p_{n+1} = 1. */
const real = (coefficients: readonly number[]): Float64Array => Float64Array.from([...coefficients, 1].flatMap((c) => [c, 0]));

function allRoots(seed: number) {
  const random = rng(seed);
  const parameters = withOneRoot(random, [0.7, -0.4]);
  const search = monodromy(system, { parameters, charts, points: [pointAt(parameters, [0.7, -0.4])] }, { wanted: n, patience: 20, seed });
  for (;;) {
    const { done, value } = search.next();
    if (done === true) return value;
  }
}

describe('path tracking', () => {
  const starts = allRoots(3);

  it('finds all solutions from one by monodromy, and no others', () => {
    expect(starts.points.length).toBe(n);
    for (const [i, point] of starts.points.entries()) for (const other of starts.points.slice(0, i)) expect(agree(program.coordinates, point, other)).toBe(false);
  });

  it('leads to the roots of (x − 1)(x − 2)(x + 3)(x² + 1), whatever the seed', () => {
    const roots = [[1, 0], [2, 0], [-3, 0], [0, 1], [0, -1]] as const;
    for (let seed = 1; seed <= 10; seed++) {
      const { solutions, ends } = continued(system, starts, real([6, -7, 6, -6, 0, 1]), { wanted: n, attempts: 3, seed });
      expect([solutions.points.length, ends.converged]).toEqual([n, n]);
      const found = solutions.points.map((point) => ratio(point, charts));
      for (const root of roots) expect(found.some(([re, im]) => Math.hypot(re - root[0], im - root[1]) < 1e-12)).toBe(true);
    }
  });

  it('says what becomes of paths: at a double root they are singular, to a root at infinity c goes with them', () => {
    // (x − 1)² (x + 2)(x + 3)(x − 4)
    const twice = continued(system, starts, real([-24, 34, 5, -15, -1, 1]), { wanted: n, attempts: 1, seed: 1 });
    expect(twice.ends).toEqual({ converged: n - 2, singular: 2, diverged: 0, stuck: 0 });
    // no coefficient of x⁵: one root at infinity, where c P_0 = 1 has no solution
    const infinite = continued(system, starts, real([2, -3, 0.5, 1, 1, 0]), { wanted: n, attempts: 1, seed: 1 });
    expect(infinite.ends).toEqual({ converged: n - 1, singular: 0, diverged: 1, stuck: 0 });
  });

  it('refines points and leaves out those that lead elsewhere or to the same', () => {
    const near = starts.points.map((point) => point.map((c) => c * (1 + 1e-4)));
    expect(refined(system, { ...starts, points: near }).points.length).toBe(n);
    expect(refined(system, { ...starts, points: [...near, ...near] }).points.length).toBe(n);
    expect(refined(system, { ...starts, points: [Float64Array.of(NaN, 0, 1, 0)] }).points).toEqual([]);
  });

  it('gives the same numbers in every back end, for any number of paths, and in any company', () => {
    const to = real([6, -7, 6, -6, 0.3, 1]);
    const many = Array.from({ length: 150 }, (_, i) => ({ point: starts.points[i % n]!, charts }));
    const all = system.tracker.follow(many, starts.parameters, to, none, usualTracking);
    expect(all.length).toBe(150);
    all.forEach(({ point, status }, i) => expect([status, ...point]).toEqual([all[i % n]!.status, ...all[i % n]!.point]));
    for (const backend of ['plain', 'scalar'] as const) {
      const other = pathTracker(program, backend).follow(many.slice(0, n), starts.parameters, to, none, usualTracking);
      other.forEach(({ point }, i) => expect(Array.from(point)).toEqual(Array.from(all[i]!.point)));
    }
    const careful = system.tracker.follow(many.slice(0, n), starts.parameters, to, none, carefulTracking);
    careful.forEach((end, i) => {
      expect(end.evaluations).toBeGreaterThan(all[i]!.evaluations);
      expect(agree(program.coordinates, inCharts(program.coordinates, end.point, end.charts, charts), inCharts(program.coordinates, all[i]!.point, all[i]!.charts, charts))).toBe(true);
    });
  });
});
