import { architecture } from '../network/architecture.ts';
import { bulkNormals } from '../program/bulkNormals.ts';
import { trainingsFor } from '../training/batchTrainer.ts';
import { blockSeed, blockSize } from './blocks.ts';
import { experiment, type Experiment, type SingleRun } from './experiment.ts';
import { gaussianData } from './gaussianData.ts';
import { descentSettings, runsSetting, samplesSetting, toleranceSetting } from './protocolSettings.ts';
import { mergeReached, paperArchitectures, paperProtocol, reachedBlocks, reachedPatternsRunner, type ReachedCounts, type ReachedPatternsSettings } from './reachedPatterns.ts';
import { reachedReport } from './reachedReport.ts';
import { publishedRows, reachedTable, type ReachedTable } from './reachedTable.ts';
import { refusalOf } from './refusal.ts';
import { filtersAt, rowsOf } from './singleRun.ts';

const settings = [
  runsSetting,
  samplesSetting,
  ...descentSettings,
  toleranceSetting(paperProtocol.tolerance, 'Roots of trained filters closer than this are one, as on the sphere of roots; the limits beside do not depend on it.'),
] as const;

const tableOf = (given: ReachedPatternsSettings, counts: ReachedCounts): ReachedTable => reachedTable(counts, publishedRows(given.filterSizes, given.strides));

/** GeoLCN, Table 1. */
export const reachedExperiment: Experiment = experiment<ReachedPatternsSettings, ReachedCounts>({
  id: 'reached',
  command: 'table1',
  title: 'Patterns reached',
  question: 'Which root patterns does gradient descent reach from random starts on random data, by the patterns of target and start?',
  source: 'GeoLCN, section 7.1 and Table 1',
  architectures: paperArchitectures.map((filterSizes) => ({ filterSizes, strides: filterSizes.map(() => 1) })),
  settings,
  refusal: (given) => refusalOf(given, { settings, patterns: true }),
  blocks: reachedBlocks,
  runner: reachedPatternsRunner,
  merge: mergeReached,
  report: (given, counts) => reachedReport(given, tableOf(given, counts)),
  table: tableOf,
  open: openGaussianRun,
});

/**
 * Run number `run` of an experiment whose blocks draw Gaussian data sets with one start each.
 *
 * @throws RangeError if there is no such run.
 */
export function openGaussianRun(given: Pick<ReachedPatternsSettings, 'filterSizes' | 'strides' | 'runs' | 'seed' | 'samples' | 'stepSize' | 'stop' | 'maxSteps'>, run: number): SingleRun {
  const { filterSizes, strides, runs, seed, samples, stepSize, stop, maxSteps } = given;
  if (!Number.isInteger(run) || run < 0 || run >= runs) throw new RangeError(`openGaussianRun: run ${run} of ${runs}`);
  const a = architecture({ filterSizes, strides });
  const k = a.ambientDimension;
  const row = run % blockSize;
  const trainings = trainingsFor(a, row + 1);
  const targets = new Float64Array((row + 1) * k);
  gaussianData(a, samples).draw(trainings, targets, bulkNormals(blockSeed(seed, Math.floor(run / blockSize))));
  return {
    filterSizes,
    strides,
    target: Array.from(targets.subarray(row * k)),
    metric: rowsOf(trainings.losses, row * (k * k + k), k),
    start: filtersAt(a, trainings, row),
    stepSize,
    stop,
    maxSteps,
  };
}
