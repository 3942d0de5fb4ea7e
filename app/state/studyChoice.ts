import { type Experiment, type ExperimentSettings, settingsFor } from '../../src/experiments/experiment.ts';
import { experimentOf, experiments } from '../../src/experiments/registry.ts';
import type { ArchitectureChoice } from '../../src/network/architecture.ts';
import type { StudyChoice } from './studyTypes.ts';
import type { View } from './view.ts';

/** What is set up as long as nobody has chosen anything. */
export const standardChoice: StudyChoice = { experiment: experiments[0]!.id, of: 'published', seed: 1, settings: {} };

/** Why there is no such experiment, or none with such settings, in a sentence; null if there is. What values are good, the experiment itself says. */
export function choiceRefusal({ experiment: id, settings }: StudyChoice): string | null {
  const experiment = experimentOf(id);
  if (experiment === null) return `There is no experiment called “${id.slice(0, 40)}”.`;
  const unknown = Object.keys(settings).find((name) => !experiment.settings.some((setting) => setting.id === name));
  return unknown === undefined ? null : `“${experiment.title}” has no setting called “${unknown.slice(0, 40)}”.`;
}

/** The architectures that are to be run; none for an experiment that there is not. */
export function choiceArchitectures({ experiment, of }: StudyChoice, { filterSizes, strides }: Pick<View, 'filterSizes' | 'strides'>): readonly ArchitectureChoice[] {
  return of === 'page' ? [{ filterSizes, strides }] : (experimentOf(experiment)?.architectures ?? []);
}

/** The settings of an experiment for some architectures, or a sentence why they cannot be run. */
export function partSettings(experiment: Experiment, choice: StudyChoice, architectures: readonly ArchitectureChoice[]): ExperimentSettings[] | string {
  const refusal = choiceRefusal(choice);
  if (refusal !== null) return refusal;
  if (architectures.length === 0) return `Nothing is published for “${experiment.title}”: it can be run for the architecture of the page.`;
  const all = architectures.map((one) => settingsFor(experiment, one, choice.seed, choice.settings));
  for (const settings of all) {
    const sentence = experiment.refusal(settings);
    if (sentence !== null) return sentence;
  }
  return all;
}
