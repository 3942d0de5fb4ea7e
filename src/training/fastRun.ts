import type { Architecture } from '../network/architecture.ts';
import type { Backend } from '../program/engine.ts';
import { cycleWatch, forget, type CycleWatch } from './cycleWatch.ts';
import { fastTable, type FastTable } from './fastTable.ts';
import { newtonMap } from './newtonMap.ts';
import { sharpness, type Sharpness } from './sharpness.ts';
import { spectralTail } from './spectralTail.ts';
import { tableRows, type BatchSettings } from './trainings.ts';

/** Trainings under way in the fast mode. What is done with them stands in functions of their own: engines optimise those once, for all architectures. */
export interface FastRun {
  readonly table: FastTable;
  /** Row by row: the steps made, those of an ended training foretold; the level at which it is looked at next; how it ended, a number of `ended`. */
  readonly steps: Int32Array;
  readonly stages: Uint8Array;
  readonly status: Uint8Array;
  readonly cycles: CycleWatch;
  /** Rows that go on by steps; those of them that wait for the shorter ones; and rows that are to leap. */
  readonly onward: Int32Array;
  readonly late: Int32Array;
  readonly leapers: Int32Array;
  /** How many of each. */
  going: number;
  delayed: number;
  leaping: number;
  /** |h∇L|² at the end. */
  readonly bound: number;
  readonly maxSteps: number;
  /** `spectralTail` */
  readonly spectral: (row: number) => number;
  readonly sharpness: Sharpness;
  /** Row by row what `isSharp` says: 1 for yes, 0 for no; −1 where it was not asked yet. */
  readonly sharp: Int8Array;
}

/** Nothing under way yet. */
export function fastRun(a: Architecture, settings: BatchSettings, backend: Backend): FastRun {
  const { stepSize, stop, maxSteps } = settings;
  const newton = newtonMap(a);
  const table = fastTable(a, newton, settings, backend);
  const bound = stop * stepSize * stepSize;
  const rows = (): Int32Array => new Int32Array(tableRows);
  return {
    table,
    steps: rows(),
    stages: new Uint8Array(tableRows),
    status: new Uint8Array(tableRows),
    cycles: cycleWatch(table.theta, table.p, maxSteps),
    onward: rows(),
    late: rows(),
    leapers: rows(),
    going: 0,
    delayed: 0,
    leaping: 0,
    bound,
    maxSteps,
    sharpness: sharpness(a, 2 * stepSize),
    sharp: new Int8Array(tableRows),
    spectral: spectralTail(a, newton, table, 2 * stepSize, bound, maxSteps, backend),
  };
}

/** A training that has made so many steps waits until the shorter ones are through: then long ones run side by side, in turns. */
const manySteps = 2048;

/** A row goes on by steps. */
export function goOn(run: FastRun, row: number): void {
  if (run.steps[row]! < manySteps) run.onward[run.going++] = row;
  else run.late[run.delayed++] = row;
}

/** A row goes on by steps from where it has come to otherwise. */
export function goOnAnew(run: FastRun, row: number): void {
  forget(run.cycles, row);
  goOn(run, row);
}
