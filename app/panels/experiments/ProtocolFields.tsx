import type { Experiment, Setting } from '../../../src/experiments/experiment.ts';
import type { StudyChoice } from '../../state/studyTypes.ts';
import { Button } from '../../ui/Button.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Select } from '../../ui/Select.tsx';
import { Term } from '../../ui/Term.tsx';
import { deviations, type SettingValue, valueOf, withSetting } from './protocol.ts';

interface ProtocolFieldsProps {
  readonly experiment: Pick<Experiment, 'settings' | 'compared'>;
  readonly choice: StudyChoice;
  readonly onChange: (choice: StudyChoice) => void;
}

/** Every number and choice of the protocol, folded away; what is not standard stays in sight. */
export function ProtocolFields({ experiment, choice, onChange }: ProtocolFieldsProps) {
  const changed = deviations(experiment, choice.settings);
  return (
    <div className="protocol">
      <Panel title="Protocol" level={3} defaultExpanded={false} aside={changed.length === 0 ? 'standard' : 'changed'}>
        <div className="protocol-fields">
          {experiment.settings.filter(({ id }) => id !== experiment.compared).map((setting) => (
            <SettingField key={setting.id} setting={setting} value={valueOf(setting, choice.settings)} onChange={(value) => onChange(withSetting(choice, setting, value))} />
          ))}
        </div>
      </Panel>
      {Object.keys(choice.settings).length > 0 && (
        <p className="note protocol-changes">
          {sentence(changed)}{' '}
          <Button variant="quiet" onPress={() => onChange({ ...choice, settings: {} })} label="All settings of the protocol as standard">
            As standard
          </Button>
        </p>
      )}
    </div>
  );
}

const sentence = (parts: readonly string[]): string => {
  const text = parts.join('; ');
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
};

interface SettingFieldProps {
  readonly setting: Setting;
  readonly value: SettingValue;
  readonly onChange: (value: SettingValue) => void;
}

/** The name explains itself; the field beside it has the same name. */
const SettingField = ({ setting, value, onChange }: SettingFieldProps) => (
  <>
    <Term explanation={setting.help}>{setting.title}</Term>
    {setting.kind === 'choice' ? (
      <Select label={setting.title} labelHidden items={setting.options.map(({ id, title }) => ({ id, label: title }))} value={String(value)} onChange={onChange} />
    ) : (
      <NumberField
        label={setting.title}
        labelHidden
        value={Number(value)}
        min={setting.least}
        max={setting.most}
        integer={setting.integer}
        {...(setting.integer ? { step: stepNear(setting.standard) } : { scale: 'log' as const })}
        onChange={onChange}
      />
    )}
  </>
);

/** A tenth of it, as a power of ten: 1000 for 10,000, 1 for 10. */
const stepNear = (standard: number): number => 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, standard))) - 1);
