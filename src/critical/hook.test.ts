import { describe, expect, it } from 'vitest';
import { refined } from '../homotopy/solutionSet.ts';
import { continued } from '../homotopy/solutionSet.ts';
import { agree } from '../homotopy/productCoordinates.ts';
import { metricMatrix } from '../loss/metrics.ts';
import { rng } from '../numeric/rng.ts';
import { partitions } from '../facts/patterns.ts';
import { hookPoints, isHook } from './hook.ts';
import { finished, startSolutions, stratumSolver } from './stratumSolver.ts';
import { scaledTarget } from './target.ts';

const hooks = [2, 3, 4, 5].flatMap((n) => partitions(n)).map((partition) => ({ groups: [{ stride: 1, partition }] })).filter(isHook);

describe('hooks', () => {
  it('are the partitions (α, 1, …, 1) of one group', () => {
    expect(hooks.map(({ groups }) => groups[0]!.partition.join('.'))).toEqual(['2', '3', '2.1', '4', '3.1', '2.1.1', '5', '4.1', '3.1.1', '2.1.1.1']);
    expect(isHook({ groups: [{ stride: 1, partition: [2] }, { stride: 2, partition: [1] }] })).toBe(false);
  });

  it.each(hooks)('have the same critical points by one polynomial and along paths ($groups.0.partition)', (stratum) => {
    const solver = stratumSolver(stratum);
    const start = finished(startSolutions(solver));
    const random = rng(17);
    const k = stratum.groups[0]!.partition.reduce((sum, part) => sum + part, 1);
    for (let seed = 0; seed < 4; seed++) {
      const rows = Array.from({ length: k + 3 }, () => Array.from({ length: k }, random.normal));
      const metric = Array.from({ length: k }, (_, i) => Array.from({ length: k }, (_, j) => rows.reduce((sum, row) => sum + row[i]! * row[j]!, 0)));
      const { parameters } = scaledTarget(metric, Array.from({ length: k }, random.normal));
      const paths = continued(solver, start, parameters, { wanted: solver.count, attempts: 3, seed }).solutions.points;
      const roots = refined(solver, { parameters, charts: solver.charts, points: hookPoints(stratum, parameters, solver.charts, solver.count) }).points;
      expect([paths.length, roots.length]).toEqual([solver.count, solver.count]);
      for (const point of roots) expect(paths.some((other) => agree(solver.coordinates, point, other))).toBe(true);
    }
  });

  it.each(hooks)('have n critical points for the Bombieri metric (GeoLCN, Remark 6.8; $groups.0.partition)', (stratum) => {
    const solver = stratumSolver(stratum);
    const random = rng(18);
    const n = stratum.groups[0]!.partition.reduce((sum, part) => sum + part, 0);
    const { parameters } = scaledTarget(metricMatrix('bombieri', n + 1), Array.from({ length: n + 1 }, random.normal));
    expect(refined(solver, { parameters, charts: solver.charts, points: hookPoints(stratum, parameters, solver.charts, n) }).points.length).toBe(n);
  });
});
