import { useState } from 'react';
import type { Experiment, ReportRow } from '../../../src/experiments/experiment.ts';
import type { StudyPart, StudyState } from '../../state/studyTypes.ts';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { Select } from '../../ui/Select.tsx';
import type { OpenedRun } from './openedRuns.ts';
import { type PartName, partNames } from './partNames.ts';
import { PartResults } from './PartResults.tsx';

interface StudyResultsProps {
  readonly experiment: Experiment;
  readonly study: StudyState;
  readonly opened: OpenedRun | null;
  readonly onOpen: (index: number, row: ReportRow) => void;
}

/** The results of one architecture after the other; the one that runs comes forward until another is chosen. */
export function StudyResults({ experiment, study: { parts }, opened, onOpen }: StudyResultsProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const names = partNames(experiment, parts);
  const index = Math.max(0, chosen === null ? currentPart(parts) : names.findIndex(({ text }) => text === chosen));
  return (
    <section className="study-results" aria-label="Results">
      {parts.length > 1 && <PartChooser names={names} parts={parts} value={names[index]!.text} onChange={setChosen} />}
      <PartResults
        key={names[index]!.text}
        experiment={experiment}
        name={names[index]!}
        part={parts[index]!}
        opened={opened?.part === index && opened.experiment === experiment.id ? opened : null}
        onOpen={(row) => onOpen(index, row)}
      />
    </section>
  );
}

/** The first part that is not done, or the last one. */
function currentPart(parts: readonly StudyPart[]): number {
  const next = parts.findIndex(({ done, blocks }) => done < blocks);
  return next < 0 ? parts.length - 1 : next;
}

interface PartChooserProps {
  readonly names: readonly PartName[];
  readonly parts: readonly StudyPart[];
  readonly value: string;
  readonly onChange: (name: string) => void;
}

/** More letters than these do not stand side by side. */
const mostLetters = 28;

/** All architectures side by side, or in a list where they are many; how far each of them is. */
function PartChooser({ names, parts, value, onChange }: PartChooserProps) {
  const stateOf = (i: number): 'done' | 'begun' | 'waiting' => (parts[i]!.done === parts[i]!.blocks ? 'done' : parts[i]!.done > 0 ? 'begun' : 'waiting');
  if (names.reduce((sum, { short }) => sum + short.length, 0) > mostLetters)
    return <Select label="Results of the architecture" labelHidden items={names.map(({ text }, i) => ({ id: text, label: text, description: stateWords[stateOf(i)] }))} value={value} onChange={onChange} />;
  return (
    <SegmentedControl
      label="Results of the architecture"
      labelHidden
      className="study-parts"
      items={names.map(({ text, short }, i) => ({
        id: text,
        text: `${text}, ${stateWords[stateOf(i)]}`,
        label: (
          <span className="study-part" data-state={stateOf(i)}>
            {short}
          </span>
        ),
      }))}
      value={value}
      onChange={onChange}
    />
  );
}

const stateWords = { done: 'done', begun: 'under way', waiting: 'not yet run' } as const;
