import type { Experiment, ExperimentSettings, Setting } from '../../../src/experiments/experiment.ts';
import type { StudyChoice, StudyState } from '../../state/studyTypes.ts';
import { formatNumber } from '../../ui/parseNumber.ts';
import { wholeNumber } from './reportText.ts';

export type SettingValue = number | string;

/** The value of a setting in a choice. */
export const valueOf = (setting: Setting, given: StudyChoice['settings']): SettingValue => given[setting.id] ?? setting.standard;

/** The choice with another value of a setting; standard values are left out of it. */
export function withSetting(choice: StudyChoice, setting: Setting, value: SettingValue): StudyChoice {
  const { [setting.id]: _, ...others } = choice.settings;
  return { ...choice, settings: value === setting.standard ? others : { ...others, [setting.id]: value } };
}

/** The choice with another experiment: settings of the same name that it admits are kept. */
export function withExperiment(choice: StudyChoice, experiment: Pick<Experiment, 'id' | 'settings' | 'architectures'>): StudyChoice {
  const kept = experiment.settings.filter((setting) => {
    const value = choice.settings[setting.id];
    return value !== undefined && value !== setting.standard && admits(setting, value);
  });
  return {
    ...choice,
    experiment: experiment.id,
    of: experiment.architectures.length === 0 ? 'page' : choice.of,
    settings: Object.fromEntries(kept.map(({ id }) => [id, choice.settings[id]!])),
  };
}

function admits(setting: Setting, value: SettingValue): boolean {
  if (setting.kind === 'choice') return setting.options.some(({ id }) => id === value);
  return typeof value === 'number' && value >= setting.least && value <= setting.most && (!setting.integer || Number.isInteger(value));
}

/** A value as it is read. */
export function settingText(setting: Setting, value: SettingValue | readonly unknown[]): string {
  if (typeof value === 'object') return 'matrix of the page';
  if (setting.kind === 'choice') return setting.options.find(({ id }) => id === value)?.title ?? String(value);
  return setting.integer ? wholeNumber(Number(value)) : formatNumber(Number(value));
}

/** What of a choice is not standard, each in a few words: "runs 500 instead of 10,000", "steps: ends computed instead of all made". */
export const deviations = ({ settings }: Pick<Experiment, 'settings'>, given: StudyChoice['settings']): string[] =>
  settings
    .filter((setting) => valueOf(setting, given) !== setting.standard)
    .map((setting) => `${setting.title.charAt(0).toLowerCase()}${setting.title.slice(1)}${setting.kind === 'choice' ? ':' : ''} ${settingText(setting, valueOf(setting, given))} instead of ${settingText(setting, setting.standard)}`);

/** Whether results are those of the choice that now stands. */
export const isOfChoice = (study: StudyState, choice: StudyChoice, settings: readonly ExperimentSettings[]): boolean =>
  study.choice.experiment === choice.experiment && JSON.stringify(study.parts.map((part) => sorted(part.settings))) === JSON.stringify(settings.map(sorted));

const sorted = (settings: ExperimentSettings): [string, unknown][] => Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1));
