import { metricMatrix } from '../loss/metrics.ts';
import { architecture } from '../network/architecture.ts';
import { bulkNormals } from '../program/bulkNormals.ts';
import { trainingsFor } from '../training/batchTrainer.ts';
import { blockSeed } from './blocks.ts';
import { distinctBlocks, distinctProtocol, distinctSolutionsRunner, drawing, mergeDistinct, targetsOfBlock, type DistinctCounts, type DistinctSolutionsSettings } from './distinctSolutions.ts';
import { distinctReport } from './distinctReport.ts';
import { distinctTable, publishedHistogram, type DistinctTable } from './distinctTable.ts';
import { experiment, type Experiment, type SingleRun } from './experiment.ts';
import { choice, descentSettings, samplesSetting, toleranceSetting, wholeNumber } from './protocolSettings.ts';
import { paperArchitectures } from './reachedPatterns.ts';
import { refusalOf } from './refusal.ts';
import { filtersAt } from './singleRun.ts';

const settings = [
  wholeNumber('targets', 'Targets', distinctProtocol.targets, 100_000, 'Number of targets.'),
  wholeNumber('starts', 'Starts', distinctProtocol.starts, 1000, 'Number of random starts for each target.'),
  choice('metric', 'Metric', 'Distance between filter and target that is trained down.', [
    { id: 'euclidean', title: 'Euclidean' },
    { id: 'bombieri', title: 'Bombieri' },
  ]),
  choice('targetSource', 'Targets from', 'How targets are drawn: the paper does not say.', [
    { id: 'gaussian', title: 'normal coefficients' },
    { id: 'data', title: 'Gaussian data' },
  ]),
  { ...samplesSetting, help: 'Samples in the data behind a target, where targets come from data.' },
  ...descentSettings,
  toleranceSetting(distinctProtocol.tolerance, 'Two filters are one solution if each coefficient differs by at most this, relative to its largest value or 1.'),
] as const;

const tableOf = (given: DistinctSolutionsSettings, counts: DistinctCounts): DistinctTable => distinctTable(counts, publishedHistogram(given.filterSizes, given.strides, given.metric));

/** GeoLCN, Table 2. */
export const distinctExperiment: Experiment = experiment<DistinctSolutionsSettings, DistinctCounts>({
  id: 'distinct',
  command: 'table2',
  title: 'Distinct solutions',
  question: 'How many different filters does gradient descent reach from random starts for one target, and how does the metric matter?',
  source: 'GeoLCN, section 7.2 and Table 2',
  architectures: paperArchitectures.map((filterSizes) => ({ filterSizes, strides: filterSizes.map(() => 1) })),
  settings,
  compared: 'metric',
  refusal: (given) => refusalOf(given, { settings, allowed: (id, value) => id === 'metric' && Array.isArray(value) }) ?? metricRefusal(given),
  blocks: distinctBlocks,
  runner: distinctSolutionsRunner,
  merge: mergeDistinct,
  report: (given, counts) => distinctReport(tableOf(given, counts)),
  table: tableOf,
  open: openDistinctRun,
});

/** A metric may also be a matrix. */
function metricRefusal({ filterSizes, strides, metric }: DistinctSolutionsSettings): string | null {
  if (typeof metric === 'string') return null;
  const k = architecture({ filterSizes, strides }).ambientDimension;
  const square = metric.length === k && metric.every((row: unknown) => Array.isArray(row) && row.length === k && row.every((entry) => typeof entry === 'number'));
  if (!square) return `The metric must be a matrix of ${k} rows of ${k} numbers.`;
  try {
    metricMatrix(metric, k);
    return null;
  } catch {
    return 'The metric must be symmetric and positive definite.';
  }
}

/** Run number `run`: start run mod `starts` of its target. */
function openDistinctRun(given: DistinctSolutionsSettings, run: number): SingleRun {
  const { filterSizes, strides, targets, starts, metric, seed, stepSize, stop, maxSteps } = given;
  if (!Number.isInteger(run) || run < 0 || run >= targets * starts) throw new RangeError(`openDistinctRun: run ${run} of ${targets * starts}`);
  const a = architecture({ filterSizes, strides });
  const [inBlock, start] = [Math.floor(run / starts) % targetsOfBlock(starts), run % starts];
  const normals = bulkNormals(blockSeed(seed, Math.floor(run / starts / targetsOfBlock(starts))));
  // one target after the other in the same place: only its random numbers are needed of those before
  const trainings = trainingsFor(a, starts);
  const draw = drawing(a, given, trainings);
  for (let t = 0; t < inBlock; t++) draw(normals, 0);
  const target = Array.from(draw(normals, 0));
  return { filterSizes, strides, target, metric, start: filtersAt(a, trainings, start), stepSize, stop, maxSteps };
}
