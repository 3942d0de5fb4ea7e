import type { ArchitectureChoice } from '../../src/network/architecture.ts';
import type { Picture } from '../../src/strata/index.ts';
import type { TrainingState } from '../../src/training/problem.ts';
import type { PlainProblem } from '../../src/tasks.ts';
import type { ChosenChart } from './chosenChart.ts';

/** What was computed from the view, each with what it was computed from. */
export interface PictureState {
  /** `none`: there is no picture of this architecture yet. `stale`: the value is of an earlier choice. */
  readonly status: 'computing' | 'ready' | 'failed' | 'none';
  readonly value: Picture | null;
  /** What the value shows. */
  readonly of: PictureSubject | null;
  readonly stale: boolean;
  readonly message: string | null;
}

/** What a picture is made of. */
export interface PictureSubject extends ArchitectureChoice {
  readonly chosen: ChosenChart;
}

/** A run as far as it is known: its record is one growing table, so only `version` tells that rows were added. */
export interface RunState {
  readonly problem: PlainProblem;
  readonly status: 'computing' | 'ready' | 'failed';
  readonly playing: boolean;
  /** null until the first answer. */
  readonly state: TrainingState | null;
  readonly record: RunRecord;
  readonly version: number;
  readonly message: string | null;
}

/** Recorded rows of a run: end-to-end filters (k numbers a row), losses, step numbers. */
export class RunRecord {
  filters: Float64Array<ArrayBufferLike> = new Float64Array(0);
  losses: Float64Array<ArrayBufferLike> = new Float64Array(0);
  steps: Float64Array<ArrayBufferLike> = new Float64Array(0);
  count = 0;
  readonly size: number;

  constructor(size: number) {
    this.size = size;
  }

  /** Adds rows; the buffers grow by doubling. */
  append(filters: Float64Array, losses: Float64Array, steps: Float64Array): void {
    const total = this.count + losses.length;
    if (total > this.losses.length) {
      const capacity = Math.max(64, 2 * this.losses.length, total);
      this.filters = grown(this.filters, capacity * this.size, this.count * this.size);
      this.losses = grown(this.losses, capacity, this.count);
      this.steps = grown(this.steps, capacity, this.count);
    }
    this.filters.set(filters, this.count * this.size);
    this.losses.set(losses, this.count);
    this.steps.set(steps, this.count);
    this.count = total;
  }

  /** End-to-end filter of a row. */
  filterAt(row: number): number[] {
    return Array.from(this.filters.subarray(row * this.size, (row + 1) * this.size));
  }
}

function grown(old: Float64Array, capacity: number, used: number): Float64Array {
  const next = new Float64Array(capacity);
  next.set(old.subarray(0, used));
  return next;
}
