import { describe, expect, it } from 'vitest';
import { criticalParameterClasses } from '../facts/criticalCounts.ts';
import { monodromy } from '../homotopy/monodromy.ts';
import { agree, chartPoint } from '../homotopy/productCoordinates.ts';
import { continued, type SolutionSet } from '../homotopy/solutionSet.ts';
import { architecture, type Architecture } from '../network/architecture.ts';
import { rng } from '../numeric/rng.ts';
import { dealRoots } from './dealRoots.ts';
import { genericStart } from './genericStart.ts';
import { criticalPoints } from './index.ts';
import { readSolutions } from './readings.ts';
import { coordinatesOf, parameterStratum, strataOf } from './stratum.ts';
import { finished, startSeed, stratumSolver } from './stratumSolver.ts';
import { scaledTarget } from './target.ts';

const choices: [number[], number[]][] = [
  [[2, 2], [1, 1]],
  [[2, 3], [1, 1]],
  [[2, 2, 2], [1, 1, 1]],
  [[3, 3], [1, 1]],
  [[3, 2, 2], [1, 1, 1]],
  [[2, 2], [2, 1]],
  [[3, 2], [2, 1]],
  [[2, 2, 2], [1, 2, 1]],
];

/** Ways to put roots with these multiplicities, all told apart, into the layers without a repeated root in a layer. */
function ways(partition: readonly number[], bins: readonly number[]): number {
  // bins that are told apart as well: by sizes that differ
  const all = dealRoots(partition.map((copies) => ({ size: 1, copies })), bins);
  const permutations = (deal: readonly (readonly number[])[]): number =>
    new Set(permuted(deal.map((balls, i) => `${bins[i]}:${balls.join()}`)).filter((order) => order.every((bin, i) => Number(bin.split(':')[0]) === bins[i])).map((order) => order.join(' '))).size;
  return all.reduce((sum, deal) => sum + permutations(deal), 0);
}

const permuted = <T>(items: readonly T[]): T[][] => (items.length === 0 ? [[]] : items.flatMap((item, i) => permuted(items.filter((_, j) => j !== i)).map((rest) => [item, ...rest])));

/** The coefficients of Π (x − r y) over complex numbers r, pairs (re, im). */
const withRoots = (roots: readonly (readonly [number, number])[]): Float64Array =>
  Float64Array.from(
    roots
      .reduce<[number, number][]>((form, [x, y]) => [...form, [0, 0] as [number, number]].map(([re, im], i) => (i === 0 ? [re, im] : [re - x * form[i - 1]![0] + y * form[i - 1]![1], im - x * form[i - 1]![1] - y * form[i - 1]![0]])), [[1, 0]])
      .flat(),
  );

/**
 * All classes of critical parameters for one choice of general complex parameters. The system is reducible: there is a component for each stratum,
 * and for each way to deal out its roots to the layers, so a search begins with one point over each of them.
 */
function allStarts(a: Architecture): SolutionSet {
  const stratum = parameterStratum(a);
  const solver = stratumSolver(stratum);
  const coordinates = coordinatesOf(stratum);
  const random = rng(3);
  const { parameters } = genericStart(stratum, 99);
  const points = strataOf(a)!.flatMap(({ groups }) => {
    let choices = [a.degrees.map((): Float64Array => Float64Array.of(1, 0))];
    groups.forEach(({ partition }, g) => {
      const roots = partition.map((): [number, number] => [random.normal(), random.normal()]);
      const layers = a.reduced.layers[g]!;
      const bins = layers.map((l) => a.degrees[l]!);
      const deals = dealRoots(partition.map((copies) => ({ size: 1, copies })), bins).flatMap((deal) => permuted(deal).filter((order) => order.every((bin, i) => bin.length === bins[i])));
      choices = choices.flatMap((before) =>
        deals.map((deal) => {
          const forms = [...before];
          deal.forEach((bin, i) => (forms[layers[i]!] = withRoots(bin.map((ball) => roots[ball]!))));
          return forms;
        }),
      );
    });
    return choices.flatMap((forms) => {
      const point = chartPoint(coordinates, forms.filter((form) => form.length > 2), Float64Array.of(1, 0), solver.charts);
      const one = genericStart(stratum, startSeed, point);
      return continued(solver, { parameters: one.parameters, charts: solver.charts, points: [point] }, parameters, { wanted: 1, attempts: 2, seed: 5 }).solutions.points;
    });
  });
  const different = points.filter((point, i) => !points.slice(0, i).some((other) => agree(coordinates, point, other)));
  return finished(monodromy(solver, { parameters, charts: solver.charts, points: different }, { wanted: solver.count, patience: 15, seed: 1 }));
}

describe('critical points in parameter space', () => {
  it.each(choices)('of k = %j, s = %j: as many as the formula says, and the same filters as over the strata, each as often as it factors', (filterSizes, strides) => {
    const a = architecture({ filterSizes, strides });
    const stratum = parameterStratum(a);
    const solver = stratumSolver(stratum);
    expect(solver.count).toBe(Number(criticalParameterClasses(a)));
    const random = rng(31);
    const k = a.ambientDimension;
    const target = Array.from({ length: k }, random.normal);
    const rows = Array.from({ length: k + 2 }, () => Array.from({ length: k }, random.normal));
    const metric = Array.from({ length: k }, (_, i) => Array.from({ length: k }, (_, j) => rows.reduce((sum, row) => sum + row[i]! * row[j]!, 0)));
    const scaled = scaledTarget(metric, target);
    const starts = allStarts(a);
    expect(starts.points.length).toBe(solver.count);
    const { solutions } = continued(solver, starts, scaled.parameters, { wanted: solver.count, attempts: 3, seed: 1 });
    expect(solutions.points.length).toBe(solver.count);
    const filters = readSolutions(stratum, solutions).map(({ filter }) => filter.map((c) => c * scaled.unit));
    let total = 0;
    for (const { partitions, points } of criticalPoints(a, { target, metric }).strata) {
      const copies = partitions.reduce((product, partition, g) => product * ways(partition, a.reduced.layers[g]!.map((l) => a.degrees[l]!)), 1);
      for (const { filter } of points) {
        const flat = filter.flat();
        const size = Math.max(...flat.map(Math.abs));
        expect(filters.filter((other) => other.every((c, i) => Math.abs(c - flat[i]!) < 1e-8 * size)).length).toBe(copies);
        total += copies;
      }
    }
    expect(total).toBe(solver.count);
  });
});
