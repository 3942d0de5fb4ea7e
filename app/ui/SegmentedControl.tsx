import './fields.css';
import { useId } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { describedBy, FieldNotes, type FieldProps } from './FieldFrame.tsx';
import { textOf, type Choice } from './choice.ts';

export interface SegmentedControlProps<Id extends string> extends Omit<FieldProps, 'symbol'> {
  readonly items: readonly Choice<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
  readonly layout?: 'row' | 'column' | undefined;
}

/** One of a few, all in sight: a radio group drawn as a row of segments. */
export function SegmentedControl<Id extends string>({
  label,
  labelHidden = false,
  items,
  value,
  onChange,
  description,
  error,
  isDisabled = false,
  className = '',
  layout = 'column',
}: SegmentedControlProps<Id>) {
  const id = useId();
  const notes = describedBy(id, { description, error });
  return (
    <RadioGroup
      className={`field field-${layout} ${className}`}
      orientation="horizontal"
      value={value}
      onChange={(key) => {
        const chosen = items.find((item) => item.id === key);
        if (chosen !== undefined) onChange(chosen.id);
      }}
      isDisabled={isDisabled}
      isInvalid={Boolean(error)}
      {...(notes === undefined ? {} : { 'aria-describedby': notes })}
    >
      <Label className={labelHidden ? 'visually-hidden' : 'field-label'}>{label}</Label>
      <div className="segments">
        {items.map((item) => (
          <Radio
            key={item.id}
            value={item.id}
            className="segment"
            isDisabled={item.isDisabled ?? false}
            {...(typeof item.label === 'string' ? {} : { 'aria-label': textOf(item) })}
          >
            {item.label}
          </Radio>
        ))}
      </div>
      <FieldNotes id={id} description={description} error={error} />
    </RadioGroup>
  );
}
