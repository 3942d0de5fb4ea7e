import { architecture, type Architecture } from '../network/architecture.ts';
import { normalSource } from '../numeric/normals.ts';
import { trainedRootTolerance } from '../numeric/tolerance.ts';
import { formatRootPattern } from '../polynomial/formatRootPattern.ts';
import { noPattern, patternOfCode } from '../polynomial/patternCode.ts';
import { quickPatternCode } from '../polynomial/quickPattern.ts';
import { batchTrainer, ended, trainingsFor, type BatchTrainer, type Trainings } from '../training/batchTrainer.ts';
import { gaussianData, type DataSets } from './gaussianData.ts';
import { lossReader, type LossReader } from './lossReader.ts';
import { networkPatterns, type NetworkPatterns } from './networkPattern.ts';
import { blockSeed, blockSize, type Clock, type Seconds, noSeconds } from './blocks.ts';

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

/** Runs that went alike. */
export interface ReachedCell {
  readonly target: string;
  readonly start: string;
  /** Pattern of the filter that was reached; null for runs that did not converge. */
  readonly solution: string | null;
  readonly status: 'converged' | 'maxSteps' | 'diverged';
  readonly count: number;
  /** Σ (w − u)ᵀ Σ (w − u) over the runs at their ends. */
  readonly lossSum: number;
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
  const { filterSizes, strides, runs, seed, samples, tolerance } = settings;
  const a = architecture({ filterSizes, strides });
  const count = Math.min(blockSize, runs);
  const bench: Bench = {
    a,
    trainings: trainingsFor(a, count),
    targets: new Float64Array(count * a.ambientDimension),
    startCodes: new Int32Array(count),
    targetCodes: new Int32Array(count),
    data: gaussianData(a, samples),
    patterns: networkPatterns(a),
    loss: lossReader(a),
    trainer: batchTrainer(a, settings),
  };
  return (block) => {
    const size = Math.min(blockSize, runs - block * blockSize);
    return runBlock(bench, size, blockSeed(seed, block), tolerance, clock);
  };
}

interface Bench {
  readonly a: Architecture;
  readonly trainings: Trainings;
  readonly targets: Float64Array;
  readonly startCodes: Int32Array;
  readonly targetCodes: Int32Array;
  readonly data: DataSets;
  readonly patterns: NetworkPatterns;
  readonly loss: LossReader;
  readonly trainer: BatchTrainer;
}

const statusNames = ['converged', 'maxSteps', 'diverged'] as const;

function runBlock({ a, trainings, targets, startCodes, targetCodes, data, patterns, loss, trainer }: Bench, size: number, seed: number, tolerance: number, clock: Clock): ReachedCounts {
  const k = a.ambientDimension;
  const p = trainings.theta.length / trainings.count;
  const begun = clock();
  data.draw(trainings, targets, normalSource(seed));
  for (let row = 0; row < size; row++) {
    targetCodes[row] = quickPatternCode(targets, row * k, k - 1);
    startCodes[row] = patterns.read(trainings.theta, row * p) ? patterns.code(0) : noPattern;
  }
  const drawn = clock();
  trainer.train(trainings, 0, size);
  const trained = clock();
  const cells = new Map<string, { -readonly [K in keyof ReachedCell]: ReachedCell[K] }>();
  let steps = 0;
  for (let row = 0; row < size; row++) {
    const status = trainings.status[row]!;
    const solution = status === ended.converged && patterns.read(trainings.theta, row * p) ? patterns.code(tolerance) : noPattern;
    const key = `${targetCodes[row]!},${startCodes[row]!},${solution},${status}`;
    let cell = cells.get(key);
    if (cell === undefined) {
      cell = { target: nameOf(targetCodes[row]!), start: nameOf(startCodes[row]!), solution: status === ended.converged ? nameOf(solution) : null, status: statusNames[status]!, count: 0, lossSum: 0 };
      cells.set(key, cell);
    }
    cell.count++;
    steps += trainings.steps[row]!;
    if (status === ended.converged) cell.lossSum += loss(trainings, targets, row);
  }
  return { runs: size, steps, cells: [...cells.values()], seconds: { data: drawn - begun, kernel: trained - drawn, classes: clock() - trained } };
}

const names = new Map<number, string>();

/** The name of a pattern, remembered: each block asks for the same few. */
function nameOf(code: number): string {
  let name = names.get(code);
  if (name === undefined) names.set(code, (name = code === noPattern ? 'zero' : formatRootPattern(patternOfCode(code))));
  return name;
}

/** The sum of what blocks came to. */
export function mergeReached(parts: readonly ReachedCounts[]): ReachedCounts {
  const cells = new Map<string, { -readonly [K in keyof ReachedCell]: ReachedCell[K] }>();
  let [runs, steps, seconds] = [0, 0, noSeconds];
  for (const part of parts) {
    runs += part.runs;
    steps += part.steps;
    seconds = { data: seconds.data + part.seconds.data, kernel: seconds.kernel + part.seconds.kernel, classes: seconds.classes + part.seconds.classes };
    for (const cell of part.cells) {
      const key = [cell.target, cell.start, cell.solution, cell.status].join();
      const known = cells.get(key);
      if (known === undefined) cells.set(key, { ...cell });
      else {
        known.count += cell.count;
        known.lossSum += cell.lossSum;
      }
    }
  }
  return { runs, steps, cells: [...cells.values()], seconds };
}
