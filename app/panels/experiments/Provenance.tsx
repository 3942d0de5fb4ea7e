import type { Experiment, ExperimentCounts, ExperimentSettings } from '../../../src/experiments/experiment.ts';
import { programVersion } from '../../state/version.ts';
import { settingText, valueOf, type SettingValue } from './protocol.ts';
import { wholeNumber } from './reportText.ts';

interface ProvenanceProps {
  readonly experiment: Experiment;
  readonly settings: ExperimentSettings;
  readonly counts: ExperimentCounts;
  readonly isWhole: boolean;
}

/** All that is needed to repeat the numbers above, and what they cost. */
export function Provenance({ experiment, settings, counts: { runs, steps, seconds }, isWhole }: ProvenanceProps) {
  const given = settings as unknown as Readonly<Record<string, SettingValue>>;
  const time = seconds.data + seconds.kernel + seconds.classes;
  return (
    <details className="folded">
      <summary>How these numbers came about</summary>
      <dl className="provenance">
        {experiment.settings.map((setting) => (
          <Row key={setting.id} name={setting.title} value={settingText(setting, valueOf(setting, given))} />
        ))}
        <Row name="Seed" value={String(settings.seed)} />
        <Row name="Trainings" value={`${wholeNumber(runs)}${isWhole ? '' : ' so far'}`} />
        <Row name="All steps" value={wholeNumber(steps)} />
        {time > 0 && <Row name="Time" value={`${time.toFixed(1)} s of computing, ${Math.round((100 * seconds.kernel) / time)} % of it training`} />}
        <Row name="Program" value={`Convariety ${programVersion}`} />
      </dl>
    </details>
  );
}

const Row = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);
