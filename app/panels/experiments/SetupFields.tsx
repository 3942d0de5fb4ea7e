import type { Experiment } from '../../../src/experiments/experiment.ts';
import type { ArchitectureChoice } from '../../../src/network/architecture.ts';
import type { StudyChoice } from '../../state/studyTypes.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Citation } from '../../ui/Citation.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { Select } from '../../ui/Select.tsx';
import { Tex } from '../../ui/Tex.tsx';
import { DiceIcon } from '../../ui/icons.tsx';
import { ProtocolFields } from './ProtocolFields.tsx';
import { withExperiment } from './protocol.ts';
import { architectureName, architectureNameTex } from './reportText.ts';

interface SetupFieldsProps {
  readonly experiments: readonly Experiment[];
  readonly experiment: Experiment;
  readonly choice: StudyChoice;
  /** What the choice comes to. */
  readonly architectures: readonly ArchitectureChoice[];
  readonly onChange: (choice: StudyChoice) => void;
}

const greatestSeed = 2 ** 32 - 1;
const numerals = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** What is asked, of which networks, with which random numbers, by which protocol. */
export function SetupFields({ experiments, experiment, choice, architectures, onChange }: SetupFieldsProps) {
  const published = experiment.architectures.length;
  const hasStrides = architectures.some((one) => architectureName(one).includes('s ='));
  // k = is said once for all of them where that is all there is to say
  const listed = (one: ArchitectureChoice, index: number): string => (index === 0 || hasStrides ? architectureNameTex(one) : architectureNameTex(one).replace('k = ', ''));
  const setSeed = (seed: number): void => onChange({ ...choice, seed });
  return (
    <div className="experiment-setup">
      <Select
        label="Experiment"
        items={experiments.map(({ id, title, source }) => ({ id, label: title, text: title, description: source }))}
        value={choice.experiment === experiment.id ? experiment.id : null}
        onChange={(id) => onChange(withExperiment(choice, experiments.find((one) => one.id === id)!))}
      />
      <p className="experiment-question">
        {experiment.question} <Citation source={experiment.source} />
      </p>
      <div className="experiment-networks">
        <SegmentedControl
          label="Architectures"
          labelHidden
          items={[
            { id: 'published', label: `these ${numerals[published] ?? published}`, isDisabled: published === 0 },
            { id: 'page', label: 'the one of this page' },
          ]}
          value={choice.of}
          onChange={(of) => onChange({ ...choice, of })}
        />
        <p className="note experiment-names">
          {architectures.map((one, i) => (
            <span key={architectureName(one)}>
              <Tex tex={listed(one, i)} />
              {i < architectures.length - 1 ? (hasStrides ? ';' : ',') : ''}
            </span>
          ))}
        </p>
      </div>
      <div className="experiment-seed">
        <NumberField integer layout="row" label="Seed" value={choice.seed} min={0} max={greatestSeed} onChange={setSeed} />
        <IconButton icon={<DiceIcon />} label="Next seed" onPress={() => setSeed(choice.seed === greatestSeed ? 0 : choice.seed + 1)} />
      </div>
      <ProtocolFields experiment={experiment} choice={choice} onChange={onChange} />
    </div>
  );
}

