import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { fieldText, readNumber } from './parseNumber.ts';
import { stepNumber, stepsOfKey, type Scale } from './stepNumber.ts';

export interface NumberInputProps {
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly step?: number | undefined;
  readonly scale?: Scale | undefined;
  readonly integer?: boolean | undefined;
  readonly parse?: ((text: string) => number | null) | undefined;
  /** How the value stands in the field while it is not being typed in. */
  readonly format?: ((value: number) => string) | undefined;
  /** How the value is spoken, if not as printed. */
  readonly spoken?: ((value: number) => string) | undefined;
  readonly isDisabled?: boolean | undefined;
}

interface BareProps extends NumberInputProps {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly error?: string | null | undefined;
  /** Puts the input into its frame, together with the sentence about what was typed. */
  readonly frame: (input: ReactNode, typedError: string | null) => ReactNode;
}

/** The input of NumberField and Slider: keeps the typed text apart from the value until it is taken. */
export function NumberInput(props: BareProps) {
  const { id, value, onChange, min = -Infinity, max = Infinity, step = 1, scale = 'linear', integer = false, parse } = props;
  const { format: printed, spoken, isDisabled = false, describedBy: notes, error, frame } = props;
  const input = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState<string | null>(null);
  const [typedError, setTypedError] = useState<string | null>(null);
  const [isFocused, setFocused] = useState(false);

  // short to read, in full to edit
  const format = printed ?? ((x: number) => fieldText(x, isFocused ? 12 : 7));

  // A value that changes from outside replaces a refused text, but never one that is just being typed.
  const [seen, setSeen] = useState(value);
  if (!Object.is(seen, value)) {
    setSeen(value);
    if (!isFocused) {
      setDraft(null);
      setTypedError(null);
    }
  }

  const take = (next: number) => {
    setDraft(null);
    setTypedError(null);
    if (!Object.is(next, value)) onChange(next);
  };
  const stepBy = (count: number) => {
    const typed = draft === null ? value : readNumber(draft, { min, max, integer, parse });
    take(stepNumber(typeof typed === 'number' ? typed : value, count, { step, scale, min, max, integer }));
  };
  const commit = () => {
    if (draft === null || draft === format(value)) return setDraft(null);
    const read = readNumber(draft, { min, max, integer, parse });
    if (typeof read === 'number') take(read);
    else setTypedError(read);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const count = stepsOfKey(event.key, event);
    if (count !== 0) {
      event.preventDefault();
      stepBy(count);
    } else if (event.key === 'Enter') {
      commit();
    } else if (event.key === 'Escape' && draft !== null) {
      event.preventDefault();
      event.stopPropagation();
      setDraft(null);
      setTypedError(null);
    }
  };

  const wheel = useRef(stepBy);
  useEffect(() => {
    wheel.current = stepBy;
  });
  useEffect(() => {
    const element = input.current;
    if (!isFocused || isDisabled || element === null) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      if (event.deltaY !== 0) wheel.current(-Math.sign(event.deltaY));
    };
    // React listens passively, where the panel would scroll along
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [isFocused, isDisabled]);

  return frame(
    <input
      ref={input}
      id={id}
      className="input input-number"
      type="text"
      role="spinbutton"
      inputMode={integer && min >= 0 ? 'numeric' : 'text'}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      disabled={isDisabled}
      value={draft ?? format(value)}
      {...(Number.isFinite(value) ? { 'aria-valuenow': plainNumber(value) } : {})}
      aria-valuetext={spoken?.(value) ?? format(value)}
      {...(Number.isFinite(min) ? { 'aria-valuemin': plainNumber(min) } : {})}
      {...(Number.isFinite(max) ? { 'aria-valuemax': plainNumber(max) } : {})}
      aria-invalid={typedError !== null || Boolean(error) || undefined}
      aria-describedby={typedError === null ? notes : [`${id}-error`, notes].filter(Boolean).join(' ')}
      onChange={(event) => {
        setDraft(event.target.value);
        if (typedError !== null && typeof readNumber(event.target.value, { min, max, integer, parse }) === 'number') setTypedError(null);
      }}
      onKeyDown={onKeyDown}
      onFocus={() => setFocused(true)}
      onBlur={() => {
        setFocused(false);
        commit();
      }}
    />,
    typedError,
  );
}

/** The type of these attributes has a number where all that is read is its text: readers of the page do not know 1e-14. */
const plainNumber = (value: number): number => (String(value).includes('e') ? (value.toLocaleString('en-US', { maximumSignificantDigits: 17, useGrouping: false }) as unknown as number) : value);
