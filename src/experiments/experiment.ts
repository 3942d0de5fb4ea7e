import type { Metric } from '../loss/metrics.ts';
import type { ArchitectureChoice, Theta } from '../network/architecture.ts';
import type { Clock, Seconds } from './blocks.ts';
import type { ComparedShare } from './shares.ts';

/** A number or choice of a protocol that a person may set. */
export type Setting =
  | { readonly kind: 'number'; readonly id: string; readonly title: string; readonly help: string; readonly standard: number; readonly least: number; readonly most: number; readonly integer: boolean }
  | { readonly kind: 'choice'; readonly id: string; readonly title: string; readonly help: string; readonly standard: string; readonly options: readonly { readonly id: string; readonly title: string }[] };

/** What is run, as plain JSON: an architecture, a seed, and a value for each setting of the experiment. */
export type ExperimentSettings = ArchitectureChoice & { readonly seed: number } & { readonly [id: string]: unknown };

/** What some blocks came to, as plain JSON; the rest of it only the experiment reads. */
export interface ExperimentCounts {
  /** Trainings, and their steps. */
  readonly runs: number;
  readonly steps: number;
  readonly seconds: Seconds;
}

/** An entry of a report. */
export type ReportCell =
  | { readonly kind: 'pattern'; readonly pattern: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'count'; readonly count: number }
  /** A share of runs, with its interval and what is published. */
  | { readonly kind: 'share'; readonly share: ComparedShare }
  /** A mean, and the one that is printed in a normalization of its own, if there is one. */
  | { readonly kind: 'mean'; readonly mean: number; readonly published: number | null };

export interface ReportColumn {
  readonly id: string;
  readonly title: string;
  readonly help: string;
}

export interface ReportRow {
  /** Stays the same while the numbers settle. */
  readonly id: string;
  /** One entry a column; null: the same as in the row above. */
  readonly cells: readonly (ReportCell | null)[];
  /** The first run that the row counts, to be opened; null if it counts none. */
  readonly example: number | null;
  /** Some share in the row differs from the published one by more than sampling explains. */
  readonly differs: boolean;
}

/** A bar of the plot: the share of a row, within a group of bars that sum to one. */
export interface ReportBar {
  readonly row: string;
  readonly group: string;
  readonly label: string;
  readonly share: ComparedShare;
}

/** What an experiment found, as plain JSON: sentences, a table, a plot. */
export interface Report {
  readonly runs: number;
  readonly converged: number;
  readonly diverged: number;
  /** Given up after the largest number of steps. */
  readonly maxSteps: number;
  /** How many shares differ from the published ones by more than sampling explains; null if none is published. */
  readonly differing: number | null;
  /** What is to be said of the numbers: what was left out, what differs, what is doubtful. */
  readonly notes: readonly string[];
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
  readonly bars: readonly ReportBar[];
}

/** A single training of an experiment, to be repeated elsewhere step by step. */
export interface SingleRun extends ArchitectureChoice {
  readonly target: readonly number[];
  readonly metric: Metric;
  readonly start: Theta;
  readonly stepSize: number;
  readonly stop: number;
  readonly maxSteps: number;
}

/** An experiment as page, command line and tests know it. */
export interface Experiment {
  readonly id: string;
  /** Its name on the command line. */
  readonly command: string;
  readonly title: string;
  /** What is asked, in a sentence. */
  readonly question: string;
  readonly source: string;
  /** Architectures of the published table. */
  readonly architectures: readonly ArchitectureChoice[];
  readonly settings: readonly Setting[];
  /** The choice among the settings whose options the published table sets side by side, if there is one. */
  readonly compared?: string;
  /** Why such settings cannot be run, in a sentence; null if they can. */
  refusal(settings: ExperimentSettings): string | null;
  /** Number of blocks that the work is cut into: the units that workers take, each with random numbers of its own. */
  blocks(settings: ExperimentSettings): number;
  /** Runs single blocks; what they share is made once. */
  runner(settings: ExperimentSettings, clock?: Clock): (block: number) => ExperimentCounts;
  /** The sum of what blocks came to; given in the order of the blocks it is the same to the last bit however they were computed. */
  merge(parts: readonly ExperimentCounts[]): ExperimentCounts;
  report(settings: ExperimentSettings, counts: ExperimentCounts): Report;
  /** What came out, in the experiment's own shape, for files. */
  table(settings: ExperimentSettings, counts: ExperimentCounts): unknown;
  /** A run of the experiment by its number, as an example in a report tells it. */
  open(settings: ExperimentSettings, run: number): SingleRun;
}

/** The same with the types of one experiment's settings S and counts C. */
export interface ExperimentDefinition<S, C extends ExperimentCounts> extends Omit<Experiment, 'refusal' | 'blocks' | 'runner' | 'merge' | 'report' | 'table' | 'open'> {
  refusal(settings: S): string | null;
  blocks(settings: S): number;
  runner(settings: S, clock?: Clock): (block: number) => C;
  merge(parts: readonly C[]): C;
  report(settings: S, counts: C): Report;
  table(settings: S, counts: C): unknown;
  open(settings: S, run: number): SingleRun;
}

/** Forgets the types of an experiment: settings and counts only meet the experiment that they are of. */
export const experiment = <S, C extends ExperimentCounts>(definition: ExperimentDefinition<S, C>): Experiment => definition as unknown as Experiment;

/** The settings of an experiment for an architecture: the standard ones, but for those that are given. */
export const settingsFor = ({ settings }: Pick<Experiment, 'settings'>, choice: ArchitectureChoice, seed: number, given: Readonly<Record<string, unknown>> = {}): ExperimentSettings => ({
  filterSizes: choice.filterSizes,
  strides: choice.strides,
  seed,
  ...Object.fromEntries(settings.map(({ id, standard }) => [id, given[id] ?? standard])),
});
