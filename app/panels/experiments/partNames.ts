import type { Experiment } from '../../../src/experiments/experiment.ts';
import type { StudyPart } from '../../state/studyTypes.ts';
import { settingText, valueOf, type SettingValue } from './protocol.ts';
import { architectureName, architectureNameTex, shortArchitecture } from './reportText.ts';

export interface PartName {
  readonly text: string;
  /** In as few signs as a row of buttons has room for. */
  readonly short: string;
  readonly tex: string;
  /** Values of settings that other parts have otherwise. */
  readonly apart: string;
}

/** Names that tell the parts of a study from one another: architectures, and what settings they differ in. */
export function partNames({ settings }: Pick<Experiment, 'settings'>, parts: readonly Pick<StudyPart, 'settings'>[]): PartName[] {
  const given = parts.map((part) => part.settings as unknown as Readonly<Record<string, SettingValue>>);
  const different = settings.filter((setting) => new Set(given.map((one) => JSON.stringify(valueOf(setting, one)))).size > 1);
  return parts.map(({ settings: own }, i) => {
    const apart = different.map((setting) => settingText(setting, valueOf(setting, given[i]!))).join(', ');
    const also = apart === '' ? '' : `, ${apart}`;
    return { text: architectureName(own) + also, short: shortArchitecture(own) + also, tex: architectureNameTex(own), apart };
  });
}
