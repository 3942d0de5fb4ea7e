import { architecture, type Architecture } from '../network/architecture.ts';
import { bulkNormals } from '../program/bulkNormals.ts';
import { batchTrainer, ended, trainingsFor, type BatchSettings, type BatchTrainer, type Trainings } from '../training/batchTrainer.ts';
import { criticalPointFinder, type CriticalPointFinder } from '../training/criticalPointFinder.ts';
import { blockSeed, blockSize, noSeconds, type Clock, type Seconds } from './blocks.ts';
import { endPlaces, type EndPlaces, type Place } from './endPlaces.ts';
import { gaussianData, type DataSets } from './gaussianData.ts';
import { lossReader, type LossReader } from './lossReader.ts';

/** What is run: plain JSON. */
export interface StrideEndsSettings extends BatchSettings {
  readonly filterSizes: readonly number[];
  readonly strides: readonly number[];
  /** Number of data sets, each with one start. */
  readonly runs: number;
  readonly seed: number;
  /** Samples in a data set. */
  readonly samples: number;
}

/** Where a run ended: a place in the function space, the zero filter, or nowhere. */
export type StrideEnd = Place | 'zero' | 'undecided' | 'maxSteps' | 'diverged';

/** Runs that ended alike. */
export interface StrideEndsCell {
  readonly end: StrideEnd;
  readonly count: number;
  /** The smallest number of them. */
  readonly first: number;
}

/** What some of the blocks came to; blocks in any order and grouping give the same cells up to order. */
export interface StrideEndsCounts {
  readonly runs: number;
  readonly steps: number;
  readonly cells: readonly StrideEndsCell[];
  readonly seconds: Seconds;
}

/** Number of blocks that an experiment is cut into: the units that workers take. */
export const strideEndsBlocks = ({ runs }: StrideEndsSettings): number => Math.ceil(runs / blockSize);

/** Runs blocks of one experiment; what they share is made once. */
export function strideEndsRunner(settings: StrideEndsSettings, clock: Clock = () => 0): (block: number) => StrideEndsCounts {
  const { filterSizes, strides, runs, seed, samples } = settings;
  const a = architecture({ filterSizes, strides });
  const count = Math.min(blockSize, runs);
  const bench: Bench = {
    a,
    trainings: trainingsFor(a, count),
    targets: new Float64Array(count * a.ambientDimension),
    data: gaussianData(a, samples),
    loss: lossReader(a),
    places: endPlaces(a),
    finder: criticalPointFinder(a),
    trainer: batchTrainer(a, settings),
  };
  return (block) => runBlock(bench, Math.min(blockSize, runs - block * blockSize), block, blockSeed(seed, block), clock);
}

interface Bench {
  readonly a: Architecture;
  readonly trainings: Trainings;
  readonly targets: Float64Array;
  readonly data: DataSets;
  readonly loss: LossReader;
  readonly places: EndPlaces;
  readonly finder: CriticalPointFinder;
  readonly trainer: BatchTrainer;
}

function runBlock({ a, trainings, targets, data, loss, places, finder, trainer }: Bench, size: number, block: number, seed: number, clock: Clock): StrideEndsCounts {
  const p = trainings.theta.length / trainings.count;
  const begun = clock();
  data.draw(trainings, targets, bulkNormals(seed));
  const drawn = clock();
  trainer.train(trainings, 0, size);
  const trained = clock();
  const cells: StrideEndsCell[] = [];
  const add = (row: number, end: StrideEnd): void => void cells.push({ end, count: 1, first: block * blockSize + row });
  const doubtful: number[] = [];
  let steps = 0;
  for (let row = 0; row < size; row++) {
    steps += trainings.steps[row]!;
    const status = trainings.status[row]!;
    if (status !== ended.converged) add(row, status === ended.diverged ? 'diverged' : 'maxSteps');
    else if (isZero(a, trainings, targets, row, loss(trainings, targets, row))) add(row, 'zero');
    else {
      const place = places.ofEnd(trainings.theta, row * p);
      if (place === null) doubtful.push(row);
      else add(row, place);
    }
  }
  const points = new Float64Array(doubtful.length * p);
  const found = new Uint8Array(doubtful.length);
  finder.find(trainings, doubtful, points, found);
  doubtful.forEach((row, i) => add(row, (found[i] === 1 ? places.ofCriticalPoint(points, i * p) : null) ?? 'undecided'));
  return { runs: size, steps, cells: gathered(cells), seconds: { data: drawn - begun, kernel: trained - drawn, classes: clock() - trained } };
}

/** (w, w) / (u, u) below this is taken for 0: filters of converged runs are much farther from 0, or at 10⁻¹⁴ of u and closer. */
const zeroShare = 1e-10;

/** Whether a critical point lies over the zero filter: there (w − u, w − u) = (u, u) − (w, w). */
function isZero({ ambientDimension: k }: Architecture, { losses }: Trainings, targets: Float64Array, row: number, loss: number): boolean {
  let size = 0;
  for (let i = 0; i < k; i++) size += targets[row * k + i]! * losses[row * (k * k + k) + k * k + i]!;
  return !(size - loss > zeroShare * size);
}

/** The sum of what blocks came to. */
export function mergeStrideEnds(parts: readonly StrideEndsCounts[]): StrideEndsCounts {
  const seconds = parts.reduce((sum, part) => ({ data: sum.data + part.seconds.data, kernel: sum.kernel + part.seconds.kernel, classes: sum.classes + part.seconds.classes }), noSeconds);
  const total = (key: 'runs' | 'steps'): number => parts.reduce((sum, part) => sum + part[key], 0);
  return { runs: total('runs'), steps: total('steps'), cells: gathered(parts.flatMap(({ cells }) => cells)), seconds };
}

function gathered(cells: readonly StrideEndsCell[]): StrideEndsCell[] {
  const sums = new Map<StrideEnd, StrideEndsCell>();
  for (const { end, count, first } of cells) {
    const known = sums.get(end);
    sums.set(end, known === undefined ? { end, count, first } : { end, count: known.count + count, first: Math.min(known.first, first) });
  }
  return [...sums.values()];
}
