import { spokenShare } from '../app/panels/experiments/reportText.ts';
import { type ExperimentSettings, type Report, settingsFor } from '../src/experiments/experiment.ts';
import { experimentOf } from '../src/experiments/registry.ts';

export const reached = experimentOf('reached')!;

/** The same experiment in Node: block after block. */
export function reportInNode(settings: ExperimentSettings): Report {
  const run = reached.runner(settings);
  return reached.report(settings, reached.merge(Array.from({ length: reached.blocks(settings) }, (_, block) => run(block))));
}

export const settingsOf = (filterSizes: readonly number[], given: Readonly<Record<string, unknown>>, seed = 1): ExperimentSettings =>
  settingsFor(reached, { filterSizes, strides: filterSizes.map(() => 1) }, seed, given);

/** The shares of a report as the panel speaks them, by the ids of its rows. */
export const sharesOf = ({ bars }: Report): Record<string, string> => Object.fromEntries(bars.map(({ row, share }) => [row, spokenShare(share)]));
