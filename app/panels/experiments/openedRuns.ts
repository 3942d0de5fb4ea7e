import type { View } from '../../state/view.ts';

/** A run of an experiment that was opened in the scene. */
export interface OpenedRun {
  readonly experiment: string;
  /** Which row of which architecture it was an example of. */
  readonly row: string;
  readonly part: number;
  readonly run: number;
  readonly seed: number;
}

/** Runs by the targets that opening them set: while the view has this very target, undone and redone or not, the run is the one in the scene. */
const runs = new WeakMap<View['target'], OpenedRun & { readonly start: View['start'] }>();

export const rememberOpened = ({ target, start }: View, run: OpenedRun): void => void runs.set(target, { ...run, start });

/** The run that stands in the scene; null if none does, or if something of it has been changed since. */
export function openedRun({ target, start }: View): OpenedRun | null {
  const run = runs.get(target);
  return run !== undefined && run.start === start ? run : null;
}
