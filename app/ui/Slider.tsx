import { useId, type CSSProperties, type KeyboardEvent } from 'react';
import { describedBy, FieldFrame } from './FieldFrame.tsx';
import type { NumberFieldProps } from './NumberField.tsx';
import { NumberInput } from './NumberInput.tsx';
import { fieldText } from './parseNumber.ts';
import { fromTrack, stepNumber, stepsOfKey, toTrack } from './stepNumber.ts';

export interface SliderProps extends Omit<NumberFieldProps, 'compact' | 'layout' | 'min' | 'max'> {
  readonly min: number;
  readonly max: number;
  /** Called once when a drag or a key ends, for example to make one entry in the history. */
  readonly onChangeEnd?: (() => void) | undefined;
}

/** Ticks of the native range: fine enough for any track on screen, and free of the log scale's rounding. */
const resolution = 1000;

/**
 * A slider with its number field. The track is the browser's own range input: a log scale needs its own spoken value, which the
 * library's slider does not take. Keys as in NumberField; values outside the track may not be typed.
 */
export function Slider(props: SliderProps) {
  const { label, value, onChange, onChangeEnd, min, max, step = (max - min) / 100, scale = 'linear', integer = false, format, spoken, unit, isDisabled = false } = props;
  const id = useId();
  const place = toTrack(value, min, max, scale);
  const rules = { step, scale, min, max, integer } as const;
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const arrow = { ArrowRight: 'ArrowUp', ArrowLeft: 'ArrowDown' }[event.key] ?? event.key;
    const count = stepsOfKey(arrow, event);
    if (count === 0) return;
    event.preventDefault();
    onChange(stepNumber(value, count, rules));
  };
  const onMove = (position: number) => {
    const free = fromTrack(position / resolution, min, max, scale);
    onChange(scale === 'log' || position === 0 || position === resolution ? free : snap(free, rules));
  };
  return (
    <NumberInput
      {...props}
      step={step}
      id={id}
      describedBy={describedBy(id, props)}
      frame={(input, typedError) => (
        <FieldFrame {...props} id={id} error={typedError ?? props.error} className={`slider ${props.className ?? ''}`}>
          <input
            className="slider-track"
            type="range"
            min={0}
            max={resolution}
            step={1}
            disabled={isDisabled}
            value={Math.round(place * resolution)}
            style={{ '--place': `${place * 100}%` } as CSSProperties}
            aria-label={label}
            aria-valuetext={spoken?.(value) ?? format?.(value) ?? fieldText(value, 7)}
            onChange={(event) => onMove(Number(event.target.value))}
            onKeyDown={onKeyDown}
            onKeyUp={onChangeEnd}
            onPointerUp={onChangeEnd}
          />
          <div className="number-box">
            {input}
            {unit === undefined ? null : <span className="field-unit">{unit}</span>}
          </div>
        </FieldFrame>
      )}
    />
  );
}

/** The nearest whole number of steps from the start of the track. */
function snap(value: number, { step, min, max, integer }: { step: number; min: number; max: number; integer: boolean }): number {
  const size = integer ? Math.max(1, Math.round(step)) : step;
  return Math.min(max, Number((min + Math.round((value - min) / size) * size).toPrecision(12)));
}
