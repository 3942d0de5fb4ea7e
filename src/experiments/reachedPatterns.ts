import { architecture, type Architecture } from '../network/architecture.ts';
import { trainedRootTolerance } from '../numeric/tolerance.ts';
import { noPattern } from '../polynomial/patternCode.ts';
import { quickPatternCode } from '../polynomial/quickPattern.ts';
import { bulkNormals } from '../program/bulkNormals.ts';
import { batchTrainer, ended, trainingsFor, type BatchTrainer, type Trainings } from '../training/batchTrainer.ts';
import { blockSeed, blockSize, type Clock, type Seconds, noSeconds } from './blocks.ts';
import { gaussianData, type DataSets } from './gaussianData.ts';
import { limitPatterns, type LimitPatterns } from './limitPatterns.ts';
import { lossReader, type LossReader } from './lossReader.ts';
import { networkPatterns, type NetworkPatterns } from './networkPattern.ts';
import { reachedTally, type PatternCodes } from './reachedTally.ts';

/** What is run: plain JSON. */
export interface ReachedPatternsSettings {
  readonly filterSizes: readonly number[];
  readonly strides: readonly number[];
  /** Number of data sets, each with one start. */
  readonly runs: number;
  readonly seed: number;
  /** Samples in a data set. */
  readonly samples: number;
  readonly stepSize: number;
  /** A run has converged once the square of the gradient is at most this. */
  readonly stop: number;
  readonly maxSteps: number;
  /** brute (the default): every step is made. fast: the ends of trainings are computed where they are certain enough; see `batchTrainer`. */
  readonly mode?: 'brute' | 'fast';
  /** Roots of a trained network closer than this are one. */
  readonly tolerance: number;
}

/**
 * The protocol of the paper. Its gradient is that of the plain sum of squares, Σ_n (w · x_n − y_n)²: of the normalizations tried this one fits the
 * printed table best.
 *
 * @source GeoLCN, section 7.1
 */
export const paperProtocol = { samples: 10, stepSize: 0.01, stop: 1e-14, maxSteps: 15_000, tolerance: trainedRootTolerance } as const;

/** The architectures of the published table, all of stride one. */
export const paperArchitectures: readonly (readonly number[])[] = [[2, 2], [2, 2, 2], [4, 2], [3, 2, 2], [2, 2, 2, 2]];

/** Pattern of the critical point that a run converges to; null where that is not decided. */
export interface ReachedLimit {
  readonly pattern: string | null;
  readonly count: number;
  /** The smallest number of such a run. */
  readonly first: number;
}

/** Runs that went alike. */
export interface ReachedCell {
  readonly target: string;
  readonly start: string;
  /** Pattern of the filter that was reached, by the tolerance of the settings; null for runs that did not converge. */
  readonly solution: string | null;
  readonly status: 'converged' | 'maxSteps' | 'diverged';
  readonly count: number;
  /** Σ (w − u)ᵀ Σ (w − u) over the runs at their ends. */
  readonly lossSum: number;
  /** The smallest number of such a run. */
  readonly first: number;
  /** The same runs by the patterns of their limits; none for runs that did not converge. */
  readonly limits: readonly ReachedLimit[];
}

/** What some of the blocks came to; blocks in any order and grouping give the same sums of counts. */
export interface ReachedCounts {
  readonly runs: number;
  readonly steps: number;
  readonly cells: readonly ReachedCell[];
  readonly seconds: Seconds;
}

/** Number of blocks that an experiment is cut into: the units that workers take. */
export const reachedBlocks = ({ runs }: ReachedPatternsSettings): number => Math.ceil(runs / blockSize);

/** Runs blocks of one experiment; what they share is made once. */
export function reachedPatternsRunner(settings: ReachedPatternsSettings, clock: Clock = () => 0): (block: number) => ReachedCounts {
  const { filterSizes, strides, runs, samples } = settings;
  const a = architecture({ filterSizes, strides });
  const count = Math.min(blockSize, runs);
  const bench: Bench = {
    a,
    trainings: trainingsFor(a, count),
    targets: new Float64Array(count * a.ambientDimension),
    codes: { target: new Int32Array(count), start: new Int32Array(count), solution: new Int32Array(count), limit: new Int32Array(count) },
    data: gaussianData(a, samples),
    patterns: networkPatterns(a),
    limits: limitPatterns(a),
    loss: lossReader(a),
    trainer: batchTrainer(a, settings),
  };
  return (block) => runBlock(bench, settings, block, clock);
}

interface Bench {
  readonly a: Architecture;
  readonly trainings: Trainings;
  readonly targets: Float64Array;
  readonly codes: PatternCodes;
  readonly data: DataSets;
  readonly patterns: NetworkPatterns;
  readonly limits: LimitPatterns;
  readonly loss: LossReader;
  readonly trainer: BatchTrainer;
}

function runBlock({ a, trainings, targets, codes, data, patterns, limits, loss, trainer }: Bench, { runs, seed, tolerance }: ReachedPatternsSettings, block: number, clock: Clock): ReachedCounts {
  const size = Math.min(blockSize, runs - block * blockSize);
  const k = a.ambientDimension;
  const p = trainings.theta.length / trainings.count;
  const begun = clock();
  data.draw(trainings, targets, bulkNormals(blockSeed(seed, block)));
  for (let row = 0; row < size; row++) {
    codes.target[row] = quickPatternCode(targets, row * k, k - 1);
    codes.start[row] = patterns.read(trainings.theta, row * p) ? patterns.code(0) : noPattern;
  }
  const drawn = clock();
  trainer.train(trainings, 0, size);
  const trained = clock();
  limits.read(trainings, size, tolerance, codes.solution, codes.limit);
  const tally = reachedTally(block * blockSize);
  let steps = 0;
  for (let row = 0; row < size; row++) {
    steps += trainings.steps[row]!;
    tally.add(codes, row, trainings.status[row]!, trainings.status[row] === ended.converged ? loss(trainings, targets, row) : 0);
  }
  return { runs: size, steps, cells: tally.cells(), seconds: { data: drawn - begun, kernel: trained - drawn, classes: clock() - trained } };
}

/** The sum of what blocks came to. */
export function mergeReached(parts: readonly ReachedCounts[]): ReachedCounts {
  const cells = new Map<string, ReachedCell>();
  let [runs, steps, seconds] = [0, 0, noSeconds];
  for (const part of parts) {
    runs += part.runs;
    steps += part.steps;
    seconds = { data: seconds.data + part.seconds.data, kernel: seconds.kernel + part.seconds.kernel, classes: seconds.classes + part.seconds.classes };
    for (const cell of part.cells) {
      const key = [cell.target, cell.start, cell.solution, cell.status].join();
      const known = cells.get(key);
      cells.set(key, known === undefined ? cell : together(known, cell));
    }
  }
  return { runs, steps, cells: [...cells.values()], seconds };
}

function together(one: ReachedCell, other: ReachedCell): ReachedCell {
  const limits = one.limits.map((limit) => {
    const more = other.limits.find(({ pattern }) => pattern === limit.pattern);
    return more === undefined ? limit : { pattern: limit.pattern, count: limit.count + more.count, first: Math.min(limit.first, more.first) };
  });
  limits.push(...other.limits.filter((limit) => !one.limits.some(({ pattern }) => pattern === limit.pattern)));
  return { ...one, count: one.count + other.count, lossSum: one.lossSum + other.lossSum, first: Math.min(one.first, other.first), limits };
}
