import './fields.css';
import './overlays.css';
import { useId } from 'react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue, Text } from 'react-aria-components';
import { type Choice, textOf } from './choice.ts';
import { FieldNotes, describedBy, type FieldProps } from './FieldFrame.tsx';
import { CheckIcon, ChevronDownIcon } from './icons.tsx';

export interface SelectProps<Id extends string> extends Omit<FieldProps, 'symbol'> {
  readonly items: readonly Choice<Id>[];
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  /** Shown while nothing is chosen. */
  readonly placeholder?: string | undefined;
  readonly layout?: 'row' | 'column' | undefined;
}

export function Select<Id extends string>({
  label,
  labelHidden = false,
  items,
  value,
  onChange,
  placeholder = 'Choose',
  description,
  error,
  isDisabled = false,
  className = '',
  layout = 'column',
}: SelectProps<Id>) {
  const id = useId();
  const notes = describedBy(id, { description, error });
  return (
    <AriaSelect
      className={`field field-${layout} ${className}`}
      value={value}
      onChange={(key) => {
        const chosen = items.find((item) => item.id === key);
        if (chosen !== undefined) onChange(chosen.id);
      }}
      placeholder={placeholder}
      isDisabled={isDisabled}
      isInvalid={Boolean(error)}
      {...(notes === undefined ? {} : { 'aria-describedby': notes })}
    >
      <Label className={labelHidden ? 'visually-hidden' : 'field-label'}>{label}</Label>
      <Button className="input input-select">
        <SelectValue className="select-value" />
        <ChevronDownIcon />
      </Button>
      <FieldNotes id={id} description={description} error={error} />
      <Popover className="popover popover-list" offset={4}>
        <ListBox className="list">
          {items.map((item) => (
            <ListBoxItem key={item.id} id={item.id} className="list-item" textValue={textOf(item)} isDisabled={item.isDisabled ?? false}>
              <span className="list-mark">
                <CheckIcon />
              </span>
              <Text slot="label">{item.label}</Text>
              {item.description ? (
                <Text slot="description" className="list-description">
                  {item.description}
                </Text>
              ) : null}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
