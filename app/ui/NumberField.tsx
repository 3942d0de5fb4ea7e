import { useId } from 'react';
import { describedBy, FieldFrame, type FieldProps } from './FieldFrame.tsx';
import { MinusIcon, PlusIcon } from './icons.tsx';
import { NumberInput, type NumberInputProps } from './NumberInput.tsx';
import { stepNumber } from './stepNumber.ts';

export interface NumberFieldProps extends FieldProps, Pick<NumberInputProps, 'value' | 'onChange' | 'min' | 'max' | 'step' | 'scale' | 'integer' | 'parse' | 'format' | 'spoken'> {
  /** Label beside the control instead of above it. */
  readonly layout?: 'row' | 'column' | undefined;
  /** Small whole numbers such as filter sizes: a narrow box with step buttons. */
  readonly compact?: boolean | undefined;
  readonly unit?: string | undefined;
}

/**
 * A number that is typed, stepped with the arrow keys (Shift ×10, Alt ÷10, page keys ×10) or turned with the wheel while focused.
 * Typed text is taken on Enter or on leaving the field; text that is no number stays and is explained.
 */
export function NumberField(props: NumberFieldProps) {
  const { value, onChange, min = -Infinity, max = Infinity, step = 1, compact = false, unit, isDisabled = false, label, layout, integer = compact } = props;
  const id = useId();
  const rules = { step, scale: props.scale ?? 'linear', min, max, integer } as const;
  const stepBy = (count: number) => onChange(stepNumber(value, count, rules));
  return (
    <NumberInput
      {...props}
      integer={integer}
      id={id}
      describedBy={describedBy(id, props)}
      frame={(input, typedError) => (
        <FieldFrame {...props} id={id} layout={layout ?? (compact ? 'row' : 'column')} error={typedError ?? props.error}>
          <div className={compact ? 'stepper' : 'number-box'}>
            {compact ? (
              // the field itself answers to the arrow keys, so its buttons need no tab stop
              <button type="button" className="stepper-button" tabIndex={-1} aria-label={`${label}: less`} disabled={isDisabled || value <= min} onClick={() => stepBy(-1)}>
                <MinusIcon />
              </button>
            ) : null}
            {input}
            {compact ? (
              <button type="button" className="stepper-button" tabIndex={-1} aria-label={`${label}: more`} disabled={isDisabled || value >= max} onClick={() => stepBy(1)}>
                <PlusIcon />
              </button>
            ) : null}
            {unit === undefined ? null : <span className="field-unit">{unit}</span>}
          </div>
        </FieldFrame>
      )}
    />
  );
}
