import { useState } from 'react';
import { subjectNames } from '../../src/strata/slices/index.ts';
import { mostPoints } from '../../src/strata/slices/pointsSlice.ts';
import { toggleSlicePoint } from '../state/actions.ts';
import type { SliceChoice, SlicePoint } from '../state/sliceChoice.ts';
import { type TypedOutcome, typeSlicePoint } from '../state/typing.ts';
import { Button, ToggleButton } from '../ui/Button.tsx';
import { Popover } from '../ui/Popover.tsx';
import { TextField } from '../ui/TextField.tsx';
import { formatNumber } from '../ui/parseNumber.ts';
import { CloseIcon, PlusIcon } from '../ui/icons.tsx';

interface PointFieldsProps {
  readonly slice: SliceChoice & { readonly kind: 'points' };
}

/** The points that the slice goes through: those of the picture as toggles, filters of one's own beside them. */
export function PointFields({ slice: { points } }: PointFieldsProps) {
  const own = points.filter((point): point is Exclude<SlicePoint, string> => typeof point !== 'string');
  return (
    <div className="slice-points" role="group" aria-label="Points of the slice">
      {subjectNames.map((name) => (
        <ToggleButton key={name} label={name} isSelected={points.includes(name)} onChange={() => toggleSlicePoint(name)} />
      ))}
      {own.map((filter, i) => {
        const text = `(${filter.map((c) => formatNumber(c, 3)).join(', ')})`;
        return (
          <Button key={i} label={`Remove the point ${text}`} className="slice-point" onPress={() => toggleSlicePoint(filter)}>
            <span className="tabular">{text}</span> <CloseIcon />
          </Button>
        );
      })}
      {points.length < mostPoints && (
        <Popover
          label="Add a filter"
          placement="bottom start"
          trigger={
            <Button variant="quiet" label="Add a filter to the slice">
              <PlusIcon /> filter
            </Button>
          }
        >
          <OwnPoint />
        </Popover>
      )}
    </div>
  );
}

const quiet: TypedOutcome = { error: null, note: null };

/** A polynomial or coefficients, typed or pasted. */
function OwnPoint() {
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState(quiet);
  const commit = (): void => {
    if (text.trim() === '') return;
    void typeSlicePoint(text).then((result) => {
      if (result === null) return;
      setOutcome(result);
      if (result.error === null) setText('');
    });
  };
  return (
    <TextField
      label="Point of the slice"
      value={text}
      onChange={(typed) => {
        setText(typed);
        setOutcome(quiet);
      }}
      onCommit={commit}
      error={outcome.error}
      description={outcome.note ?? 'A polynomial, or its coefficients: the slice goes through it'}
      trailing={<Button onPress={commit}>Add</Button>}
    />
  );
}
