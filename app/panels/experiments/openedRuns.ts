import type { SingleRun } from '../../../src/experiments/experiment.ts';
import type { View } from '../../state/view.ts';

/** A run of an experiment that was opened in the picture. */
export interface OpenedRun {
  readonly experiment: string;
  /** Which row of which architecture it was an example of. */
  readonly row: string;
  readonly part: number;
  readonly run: number;
  readonly seed: number;
}

/** Runs by their targets: while the view has this very target and start, undone and redone or not, the run is the one in the picture. */
const runs = new WeakMap<View['target'], OpenedRun & Pick<SingleRun, 'start'>>();

/** Call before the run is opened: what shows it reads this as soon as the view changes. */
export const rememberOpened = ({ target, start }: Pick<SingleRun, 'target' | 'start'>, run: OpenedRun): void => void runs.set(target, { ...run, start });

/** The run that stands in the picture; null if none does, or if something of it has been changed since. */
export function openedRun({ target, start }: Pick<View, 'target' | 'start'>): OpenedRun | null {
  const run = runs.get(target);
  return run !== undefined && start.kind === 'filters' && start.filters === run.start ? run : null;
}
