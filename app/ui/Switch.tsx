import './fields.css';
import { useId, type ReactNode } from 'react';
import { Checkbox as AriaCheckbox, Switch as AriaSwitch } from 'react-aria-components';
import { describedBy, FieldNotes } from './FieldFrame.tsx';
import { CheckIcon } from './icons.tsx';

export interface SwitchProps {
  readonly label: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly description?: ReactNode;
  readonly error?: string | null | undefined;
  readonly isDisabled?: boolean | undefined;
  /** Accessible name where the label is a formula or a mark. */
  readonly name?: string | undefined;
  readonly className?: string | undefined;
}

/** Something that is on or off, at once. */
export function Switch({ label, isSelected, onChange, description, error, isDisabled = false, name, className = '' }: SwitchProps) {
  const id = useId();
  return (
    <div className={`check ${className}`}>
      <AriaSwitch className="check-row" isSelected={isSelected} onChange={onChange} isDisabled={isDisabled} {...namesOf(name, describedBy(id, { description, error }))}>
        <span className="switch-track" aria-hidden="true">
          <span className="switch-thumb" />
        </span>
        <span className="check-label">{label}</span>
      </AriaSwitch>
      <FieldNotes id={id} description={description} error={error} />
    </div>
  );
}

export interface CheckboxProps extends SwitchProps {
  /** Some of a group, but not all. */
  readonly isIndeterminate?: boolean | undefined;
}

/** One of several things that may be ticked. */
export function Checkbox({ label, isSelected, onChange, description, error, isDisabled = false, name, className = '', isIndeterminate = false }: CheckboxProps) {
  const id = useId();
  return (
    <div className={`check ${className}`}>
      <AriaCheckbox
        className="check-row"
        isSelected={isSelected}
        isIndeterminate={isIndeterminate}
        onChange={onChange}
        isDisabled={isDisabled}
        isInvalid={Boolean(error)}
        {...namesOf(name, describedBy(id, { description, error }))}
      >
        <span className="check-box" aria-hidden="true">
          {isIndeterminate ? <span className="check-some" /> : <CheckIcon />}
        </span>
        <span className="check-label">{label}</span>
      </AriaCheckbox>
      <FieldNotes id={id} description={description} error={error} />
    </div>
  );
}

const namesOf = (name: string | undefined, notes: string | undefined) => ({
  ...(name === undefined ? {} : { 'aria-label': name }),
  ...(notes === undefined ? {} : { 'aria-describedby': notes }),
});
