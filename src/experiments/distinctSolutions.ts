import { metricMatrix, type Metric } from '../loss/metrics.ts';
import { architecture, type Architecture } from '../network/architecture.ts';
import { endToEndFilter } from '../network/endToEndFilter.ts';
import type { NormalSource } from '../numeric/normals.ts';
import { bulkNormals } from '../program/bulkNormals.ts';
import { batchTrainer, ended, trainingsFor, type BatchTrainer, type Trainings } from '../training/batchTrainer.ts';
import { blockSeed, blockSize, noSeconds, type Clock, type Seconds } from './blocks.ts';
import { distinctFilters } from './distinctFilters.ts';
import { gaussianData } from './gaussianData.ts';
import { filtersAt } from './singleRun.ts';

/** What is run: plain JSON. */
export interface DistinctSolutionsSettings {
  readonly filterSizes: readonly number[];
  readonly strides: readonly number[];
  /** Number of targets u. */
  readonly targets: number;
  /** Random starts for each of them. */
  readonly starts: number;
  /** Σ of the loss (w − u)ᵀ Σ (w − u). */
  readonly metric: Metric;
  /** gaussian: u has independent standard normal coefficients. data: u is the least-squares solution of Gaussian data; Σ remains the metric. */
  readonly targetSource: 'gaussian' | 'data';
  readonly seed: number;
  /** Samples in the data behind a target. */
  readonly samples: number;
  readonly stepSize: number;
  /** A run has converged once the square of the gradient is at most this. */
  readonly stop: number;
  readonly maxSteps: number;
  /** As in `batchTrainer`. */
  readonly mode?: 'brute' | 'fast';
  /** Relative difference of coefficients up to which two filters are equal. */
  readonly tolerance: number;
}

/**
 * The protocol of the paper, which does not say how its targets were drawn: standard normal coefficients are our choice. Least-squares targets
 * fit the printed table worse. The gradient is that of (w − u)ᵀ Σ (w − u); half of it, which is half of Σ, fits the printed Bombieri shares better.
 *
 * @source GeoLCN, sections 7.1 and 7.2
 */
export const distinctProtocol = { targets: 500, starts: 50, targetSource: 'gaussian', samples: 10, stepSize: 0.01, stop: 1e-14, maxSteps: 15_000, tolerance: 1e-4 } as const;

/** Targets with equally many distinct solutions. */
export interface DistinctCell {
  /** 0: no run converged. */
  readonly distinct: number;
  readonly targets: number;
  /** Those of them where filters are one solution only through others between them. */
  readonly chained: number;
  /** Runs, by how they ended. */
  readonly converged: number;
  readonly maxSteps: number;
  readonly diverged: number;
  /** The smallest number of a run of these targets, a converged one if there is one; the runs of target t are number t · starts and so on. */
  readonly first: number;
}

/** What some of the blocks came to, by rising number of solutions; blocks in any order and grouping give the same counts. */
export interface DistinctCounts {
  readonly targets: number;
  readonly runs: number;
  readonly steps: number;
  readonly cells: readonly DistinctCell[];
  readonly seconds: Seconds;
}

/** Targets in a block: all starts of a target stand in one. */
export const targetsOfBlock = (starts: number): number => Math.max(1, Math.floor(blockSize / starts));

/** Number of blocks that an experiment is cut into: the units that workers take. */
export const distinctBlocks = ({ targets, starts }: DistinctSolutionsSettings): number => Math.ceil(targets / targetsOfBlock(starts));

/**
 * Runs blocks of one experiment; what they share is made once.
 *
 * The numbers of a block come target after target: u, or the data behind it; then the starts θ.
 *
 * @throws RangeError for impossible architectures, metrics and settings.
 */
export function distinctSolutionsRunner(settings: DistinctSolutionsSettings, clock: Clock = () => 0): (block: number) => DistinctCounts {
  const { filterSizes, strides, targets, starts, seed, tolerance } = settings;
  if (!(targets >= 1 && starts >= 1) || !Number.isInteger(targets) || !Number.isInteger(starts)) throw new RangeError(`distinctSolutions: ${targets} targets, ${starts} starts`);
  const a = architecture({ filterSizes, strides });
  const most = Math.min(targetsOfBlock(starts), targets);
  const trainings = trainingsFor(a, most * starts);
  const draw = drawing(a, settings, trainings);
  const trainer = batchTrainer(a, settings);
  return (block) => {
    const count = Math.min(most, targets - block * targetsOfBlock(starts));
    return runBlock({ a, trainings, draw, trainer, starts, tolerance }, count, block, blockSeed(seed, block), clock);
  };
}

/** Draws target number t of a block and its starts; the target. */
type Draw = (normals: NormalSource, t: number) => Float64Array;

/** Draws targets and starts into a table of trainings. */
export function drawing(a: Architecture, { metric, targetSource, samples, starts }: Pick<DistinctSolutionsSettings, 'metric' | 'targetSource' | 'samples' | 'starts'>, { losses, theta, count }: Trainings): Draw {
  const k = a.ambientDimension;
  const p = theta.length / count;
  const sigma = metricMatrix(metric, k);
  const u = new Float64Array(k);
  const one = trainingsFor(a, 1);
  const data = targetSource === 'data' ? gaussianData(a, samples) : null;
  const row = Float64Array.from([...sigma.flat(), ...u]);
  return (normals, t) => {
    if (data === null) normals.fill(u, 0, k);
    // the start that comes with the data is not used
    else data.draw(one, u, normals);
    sigma.forEach((line, i) => (row[k * k + i] = line.reduce((sum, entry, j) => sum + entry * u[j]!, 0)));
    for (let s = t * starts; s < (t + 1) * starts; s++) losses.set(row, s * (k * k + k));
    normals.fill(theta, t * starts * p, starts * p);
    return u;
  };
}

interface Bench {
  readonly a: Architecture;
  readonly trainings: Trainings;
  readonly draw: Draw;
  readonly trainer: BatchTrainer;
  readonly starts: number;
  readonly tolerance: number;
}

function runBlock({ a, trainings, draw, trainer, starts, tolerance }: Bench, count: number, block: number, seed: number, clock: Clock): DistinctCounts {
  const begun = clock();
  const normals = bulkNormals(seed);
  for (let t = 0; t < count; t++) draw(normals, t);
  const drawn = clock();
  trainer.train(trainings, 0, count * starts);
  const trained = clock();
  const cells: DistinctCell[] = [];
  let steps = 0;
  for (let t = 0; t < count; t++) {
    const filters: number[][] = [];
    const runs = [0, 0, 0];
    let good = -1;
    for (let row = t * starts; row < (t + 1) * starts; row++) {
      const status = trainings.status[row]!;
      runs[status]!++;
      steps += trainings.steps[row]!;
      if (status !== ended.converged) continue;
      filters.push(endToEndFilter(filtersAt(a, trainings, row), a.strides));
      if (good < 0) good = row;
    }
    const first = block * targetsOfBlock(starts) * starts + (good < 0 ? t * starts : good);
    const { count: distinct, chained } = distinctFilters(filters, tolerance);
    cells.push({ distinct, targets: 1, chained: Number(chained), converged: runs[ended.converged]!, maxSteps: runs[ended.maxSteps]!, diverged: runs[ended.diverged]!, first });
  }
  const seconds = { data: drawn - begun, kernel: trained - drawn, classes: clock() - trained };
  return { targets: count, runs: count * starts, steps, cells: gathered(cells), seconds };
}

/** The sum of what blocks came to. */
export function mergeDistinct(parts: readonly DistinctCounts[]): DistinctCounts {
  const seconds = parts.reduce((sum, part) => ({ data: sum.data + part.seconds.data, kernel: sum.kernel + part.seconds.kernel, classes: sum.classes + part.seconds.classes }), noSeconds);
  const total = (key: 'targets' | 'runs' | 'steps'): number => parts.reduce((sum, part) => sum + part[key], 0);
  return { targets: total('targets'), runs: total('runs'), steps: total('steps'), cells: gathered(parts.flatMap(({ cells }) => cells)), seconds };
}

function gathered(cells: readonly DistinctCell[]): DistinctCell[] {
  const sums = new Map<number, { -readonly [K in keyof DistinctCell]: DistinctCell[K] }>();
  for (const cell of cells) {
    const sum = sums.get(cell.distinct);
    if (sum === undefined) sums.set(cell.distinct, { ...cell });
    else {
      for (const key of ['targets', 'chained', 'converged', 'maxSteps', 'diverged'] as const) sum[key] += cell[key];
      sum.first = Math.min(sum.first, cell.first);
    }
  }
  return [...sums.values()].sort((one, other) => one.distinct - other.distinct);
}
