import type { Experiment } from '../../src/experiments/experiment.ts';
import type { Backend } from '../../src/program/engine.ts';
import { ExperimentPool } from '../worker/pool.ts';
import { type StudyLedger, studyLedger } from './studyLedger.ts';
import { type StudyPace, studyPace } from './studyPace.ts';
import type { StudyRecord } from './studyRecord.ts';
import type { StudyState } from './studyTypes.ts';
import { programVersion } from './version.ts';

/** Shortest time between two updates, in milliseconds. */
const updateInterval = 100;

/** Blocks for each worker that may be ahead of the first one that is not done. */
const lookAhead = 8;

/** A study while it is on the page: running, paused, or done. */
export class StudySession {
  private readonly experiment: Experiment;
  private readonly begun: Pick<StudyRecord, 'program' | 'choice'>;
  private readonly workers: number;
  private readonly changed: () => void;
  private ledger: StudyLedger;
  private pool: ExperimentPool | null = null;
  private pace: StudyPace = studyPace(0);
  private failure: string | null = null;
  private backend: Backend | null = null;
  private updated = -Infinity;
  private update: ReturnType<typeof setTimeout> | null = null;

  /** @param changed Called after each change, at most ten times a second while blocks come in. */
  constructor(experiment: Experiment, { program, choice, parts, waiting }: StudyRecord, workers: number, changed: () => void) {
    this.experiment = experiment;
    this.begun = { program, choice };
    this.workers = workers;
    this.changed = changed;
    this.ledger = studyLedger(experiment, parts, waiting, lookAhead * workers);
  }

  /** Runs what is left. */
  run(): void {
    if (this.pool !== null || this.ledger.left === 0) return;
    const { experiment, ledger: { parts, waiting, left } } = this;
    // blocks that were given out when it was paused are to be given out again
    const ledger = (this.ledger = studyLedger(experiment, parts, waiting, lookAhead * this.workers));
    this.failure = null;
    this.pace = studyPace(secondsNow());
    this.pool = new ExperimentPool(
      {
        experiment: experiment.id,
        parts: parts.map(({ settings }) => settings),
        take: () => ledger.take(),
        counted: (block, counts, backend) => {
          ledger.add(block, counts);
          this.backend = backend;
          this.pace.mark(secondsNow(), counts.runs);
          if (ledger.left === 0) this.pause();
          else this.tell();
        },
        failed: (reason) => {
          this.failure = `Some trainings could not be computed (${reason}). Everything that was counted stays; you can go on from there.`;
          this.pause();
        },
      },
      Math.min(this.workers, left),
    );
    this.tellNow();
  }

  /** Ends the workers; what they have not answered yet is to be computed again. */
  pause(): void {
    this.pool?.stop();
    this.pool = null;
    this.tellNow();
  }

  /** Stops for good. */
  end(): void {
    this.pool?.stop();
    this.pool = null;
    if (this.update !== null) clearTimeout(this.update);
    this.update = null;
  }

  record(): StudyRecord {
    const { parts, waiting } = this.ledger;
    return { ...this.begun, running: this.pool !== null, parts, waiting };
  }

  state(kept: boolean): StudyState {
    const { ledger, pool, failure, workers, backend, begun } = this;
    const status = ledger.left === 0 ? 'done' : pool !== null ? 'running' : failure !== null ? 'failed' : 'paused';
    const pace = pool === null ? { rate: null, remaining: null } : this.pace.read(secondsNow(), ledger.left);
    const mixed = begun.program === programVersion ? null : `This study was begun with version ${begun.program} of the program; here runs version ${programVersion}, whose numbers may differ.`;
    return { choice: begun.choice, parts: ledger.parts, status, message: failure ?? mixed, workers, backend, ...pace, kept };
  }

  private tell(): void {
    const wait = this.updated + updateInterval - performance.now();
    // not by the timer alone: hidden pages hold timers back
    if (wait <= 0) this.tellNow();
    else this.update ??= setTimeout(() => this.tellNow(), wait);
  }

  private tellNow(): void {
    if (this.update !== null) clearTimeout(this.update);
    this.update = null;
    this.updated = performance.now();
    this.changed();
  }
}

const secondsNow = (): number => performance.now() / 1000;
