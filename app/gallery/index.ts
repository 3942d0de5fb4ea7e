import { defaultDisplay } from '../state/view.ts';
import type { LinkState } from '../state/url.ts';
import type { Preset } from './preset.ts';
import { bombieri } from './presets/bombieri.ts';
import { cone } from './presets/cone.ts';
import { filling } from './presets/filling.ts';
import { plane } from './presets/plane.ts';
import { quartic } from './presets/quartic.ts';
import { realTarget } from './presets/realTarget.ts';
import { sphere } from './presets/sphere.ts';
import { spuriousMinimum } from './presets/spuriousMinimum.ts';

/** Registry of presets, in the order of the menu: one line each. A link `#p=id` opens one. */
export const presets: readonly Preset[] = [cone, realTarget, sphere, bombieri, filling, plane, spuriousMinimum, quartic];

/** What `#p=id` opens; null if there is no such preset. */
export function presetById(id: string): LinkState | null {
  const preset = presets.find((p) => p.id === id);
  return preset === undefined ? null : { view: preset.view, display: defaultDisplay };
}
