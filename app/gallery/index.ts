import { defaultDisplay } from '../state/view.ts';
import type { LinkState } from '../state/url.ts';
import type { Preset } from './preset.ts';
import { alongTheRun } from './presets/alongTheRun.ts';
import { bombieri } from './presets/bombieri.ts';
import { cliffordTorus } from './presets/cliffordTorus.ts';
import { codimensionTwo } from './presets/codimensionTwo.ts';
import { compatible322 } from './presets/compatible322.ts';
import { compatible42 } from './presets/compatible42.ts';
import { cone } from './presets/cone.ts';
import { covariance } from './presets/covariance.ts';
import { cubicWedge } from './presets/cubicWedge.ts';
import { figure1 } from './presets/figure1.ts';
import { figure1Targets } from './presets/figure1Targets.ts';
import { filling } from './presets/filling.ts';
import { generic2222 } from './presets/generic2222.ts';
import { oneMinimum } from './presets/oneMinimum.ts';
import { plane } from './presets/plane.ts';
import { quartic } from './presets/quartic.ts';
import { quintic } from './presets/quintic.ts';
import { rankOneMatrices } from './presets/rankOneMatrices.ts';
import { rankOneTensors } from './presets/rankOneTensors.ts';
import { realTarget } from './presets/realTarget.ts';
import { resultant } from './presets/resultant.ts';
import { saddle } from './presets/saddle.ts';
import { secondMinimum } from './presets/secondMinimum.ts';
import { seventeen } from './presets/seventeen.ts';
import { sextic } from './presets/sextic.ts';
import { special2222 } from './presets/special2222.ts';
import { sphere } from './presets/sphere.ts';
import { spuriousMinimum } from './presets/spuriousMinimum.ts';
import { swallowtail2222 } from './presets/swallowtail2222.ts';
import { swallowtail322 } from './presets/swallowtail322.ts';
import { swallowtail33 } from './presets/swallowtail33.ts';
import { swallowtail42 } from './presets/swallowtail42.ts';
import { whitneyOtherOrbit } from './presets/whitneyOtherOrbit.ts';
import { whitneyPartner } from './presets/whitneyPartner.ts';
import { whitneyUmbrella } from './presets/whitneyUmbrella.ts';

/** Registry of presets, in the order of the menu: one line each. A link `#p=id` opens one. */
export const presets: readonly Preset[] = [
  cone,
  realTarget,
  sphere,
  bombieri,
  filling,
  plane,
  cubicWedge,
  swallowtail322,
  swallowtail42,
  swallowtail2222,
  swallowtail33,
  quintic,
  sextic,
  whitneyUmbrella,
  whitneyOtherOrbit,
  whitneyPartner,
  saddle,
  cliffordTorus,
  resultant,
  rankOneMatrices,
  rankOneTensors,
  codimensionTwo,
  alongTheRun,
  spuriousMinimum,
  quartic,
  figure1,
  figure1Targets,
  oneMinimum,
  secondMinimum,
  covariance,
  compatible322,
  compatible42,
  generic2222,
  special2222,
  seventeen,
];

/** What `#p=id` opens; null if there is no such preset. */
export function presetById(id: string): LinkState | null {
  const preset = presets.find((p) => p.id === id);
  return preset === undefined ? null : { view: preset.view, display: { ...defaultDisplay, ...preset.display } };
}
