import type { ExperimentCounts, ExperimentSettings } from '../../src/experiments/experiment.ts';
import type { Backend } from '../../src/program/engine.ts';

/** Which experiment is to be run, as plain JSON; a link holds exactly this. */
export interface StudyChoice {
  readonly experiment: string;
  /** The architectures of the published table, or the one of the page. */
  readonly of: 'published' | 'page';
  readonly seed: number;
  /** Settings that are not the standard ones, by their ids. */
  readonly settings: Readonly<Record<string, number | string>>;
}

/** One architecture of a study, as far as it has been run. */
export interface StudyPart {
  readonly settings: ExperimentSettings;
  readonly blocks: number;
  readonly done: number;
  /** The sum of the first `done` blocks, in their order; null before the first. */
  readonly counts: ExperimentCounts | null;
}

/** An experiment that was started on this page, or opened from a file. */
export interface StudyState {
  readonly choice: StudyChoice;
  readonly parts: readonly StudyPart[];
  readonly status: 'running' | 'paused' | 'done' | 'failed';
  readonly message: string | null;
  readonly workers: number;
  /** What trainings are computed by; null before the first block. */
  readonly backend: Backend | null;
  /** Trainings a second of late, and seconds that remain; null while nothing is known of them. */
  readonly rate: number | null;
  readonly remaining: number | null;
  /** False if the browser keeps nothing for this page: results are then lost when it is closed, and the panel says so. */
  readonly kept: boolean;
}
