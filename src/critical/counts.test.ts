import { describe, expect, it } from 'vitest';
import { metricMatrix } from '../loss/metrics.ts';
import { byPartition } from '../testing/edDegrees.data.json';
import { metricStart } from './metricStart.ts';
import { finished, startSolutions, stratumSolver } from './stratumSolver.ts';
import type { Stratum } from './stratum.ts';

const small = Object.entries(byPartition).filter(([name]) => {
  const parts = name.split(',').map(Number);
  return parts[0]! > 1 && parts.reduce((sum, part) => sum + part, 0) <= 5;
});

const strided: [string, Stratum, number][] = (
  [
    ['(1,1), S = (1,2)', [1], [1], 2, 2],
    ['(2,1), S = (1,2)', [1, 1], [1], 2, 10],
    ['(3,1), S = (1,2)', [1, 1, 1], [1], 2, 6],
    ['(4,1), S = (1,2)', [1, 1, 1, 1], [1], 2, 18],
    ['(2,2), S = (1,2)', [1, 1], [1, 1], 2, 23],
    ['(2,1), S = (1,3)', [1, 1], [1], 3, 2],
    ['(1,2), S = (1,2)', [1], [1, 1], 2, 2],
  ] as const
).map(([name, first, second, stride, count]) => [name, { groups: [{ stride: 1, partition: [...first] }, { stride, partition: [...second] }] }, count]);

describe('numbers of critical points found', () => {
  it.each(small)('equal those of Gröbner bases on the stratum %s: general by monodromy, Bombieri and Euclidean from there', (name, { generic, euclidean, bombieri }) => {
    const partition = name.split(',').map(Number);
    const solver = stratumSolver({ groups: [{ stride: 1, partition }] });
    expect(finished(startSolutions(solver)).points.length).toBe(generic);
    const k = partition.reduce((sum, part) => sum + part, 1);
    const count = (metric: 'euclidean' | 'bombieri'): [number, boolean] => {
      const { solutions, sure } = finished(metricStart(solver, metricMatrix(metric, k)));
      return [solutions.points.length, sure];
    };
    expect(count('euclidean')).toEqual([euclidean, true]);
    expect(count('bombieri')).toEqual([bombieri, true]);
  });

  it.each(strided)('with strides are special for the Euclidean metric: %s (mathematics.md E3)', (_, stratum, count) => {
    const k = stratum.groups.reduce((sum, { stride, partition }) => sum + stride * partition.length, 1);
    const { solutions, sure } = finished(metricStart(stratumSolver(stratum), metricMatrix('euclidean', k)));
    expect([solutions.points.length, sure]).toEqual([count, true]);
  });
});
