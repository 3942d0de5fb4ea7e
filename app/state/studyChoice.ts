import { type Experiment, type ExperimentSettings, type Setting, settingsFor } from '../../src/experiments/experiment.ts';
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

/** Values for a setting that the page has itself, besides the options of the setting: a metric that is a matrix. */
export const pageValues = ({ of }: StudyChoice, { metric }: Pick<View, 'metric'>): Readonly<Record<string, unknown>> => (of === 'page' && typeof metric !== 'string' ? { metric } : {});

/**
 * The settings of an experiment for some architectures, or a sentence why they cannot be run. What an experiment sets side by side is run for each of
 * its options, and for the page's own value, unless the choice names one.
 */
export function partSettings(experiment: Experiment, choice: StudyChoice, architectures: readonly ArchitectureChoice[], own: Readonly<Record<string, unknown>> = {}): ExperimentSettings[] | string {
  const refusal = choiceRefusal(choice);
  if (refusal !== null) return refusal;
  if (architectures.length === 0) return `Nothing is published for “${experiment.title}”: it can be run for the architecture of the page.`;
  const compared = comparedSetting(experiment, choice);
  const variants = compared === null ? [{}] : [...compared.options.map(({ id }) => ({ [compared.id]: id })), ...(compared.id in own ? [{ [compared.id]: own[compared.id] }] : [])];
  const all = architectures.flatMap((one) => variants.map((variant) => settingsFor(experiment, one, choice.seed, { ...choice.settings, ...variant })));
  return firstRefusal(experiment, all) ?? all;
}

/** The settings of one part of a study, given what it is to be told apart by; or a sentence why they cannot be run. */
export function settingsOfPart(experiment: Experiment, choice: StudyChoice, part: ExperimentSettings): ExperimentSettings | string {
  const compared = comparedSetting(experiment, choice);
  const settings = settingsFor(experiment, part, choice.seed, compared === null ? choice.settings : { ...choice.settings, [compared.id]: part[compared.id] });
  return choiceRefusal(choice) ?? firstRefusal(experiment, [settings]) ?? settings;
}

/** The setting whose values are set side by side; null if the choice is for one of them. */
function comparedSetting({ settings, compared }: Experiment, choice: StudyChoice): Extract<Setting, { kind: 'choice' }> | null {
  const found = settings.find(({ id }) => id === compared && choice.settings[id] === undefined);
  return found?.kind === 'choice' ? found : null;
}

function firstRefusal(experiment: Experiment, all: readonly ExperimentSettings[]): string | null {
  for (const settings of all) {
    const sentence = experiment.refusal(settings);
    if (sentence !== null) return sentence;
  }
  return null;
}
