import { useId, useState, type ReactNode } from 'react';
import { describedBy, FieldFrame, type FieldProps } from './FieldFrame.tsx';

export interface TextFieldProps extends FieldProps {
  readonly value: string;
  /** Every keystroke. */
  readonly onChange?: ((text: string) => void) | undefined;
  /** Enter, or leaving the field after a change. */
  readonly onCommit?: ((text: string) => void) | undefined;
  readonly placeholder?: string | undefined;
  /** Beside the field, for example a button or the formula as read. */
  readonly trailing?: ReactNode;
  readonly rows?: number | undefined;
  readonly layout?: 'row' | 'column' | undefined;
  /** For polynomials and data: no spelling, no correction. */
  readonly isCode?: boolean | undefined;
  readonly isReadOnly?: boolean | undefined;
}

/** A line (or `rows` lines) of text. What is typed stays until the owner passes another value. */
export function TextField(props: TextFieldProps) {
  const { value, onChange, onCommit, placeholder, trailing, rows, isDisabled = false, isCode = true, isReadOnly = false, error } = props;
  const id = useId();
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  const [committed, setCommitted] = useState(value);
  if (seen !== value) {
    setSeen(value);
    // an owner that echoes what is typed has not taken it yet
    if (value !== text) {
      setText(value);
      setCommitted(value);
    }
  }
  const commit = () => {
    if (text === committed) return;
    setCommitted(text);
    onCommit?.(text);
  };
  const shared = {
    id,
    className: `input ${isCode ? 'input-code' : ''}`,
    value: text,
    placeholder,
    disabled: isDisabled,
    readOnly: isReadOnly,
    'aria-invalid': Boolean(error) || undefined,
    'aria-describedby': describedBy(id, props),
    onBlur: commit,
    onChange: (event: { target: { value: string } }) => {
      setText(event.target.value);
      onChange?.(event.target.value);
    },
    ...(isCode ? { spellCheck: false, autoComplete: 'off', autoCapitalize: 'off', autoCorrect: 'off' } : {}),
  };
  return (
    <FieldFrame {...props} id={id}>
      <div className="text-box">
        {rows === undefined ? (
          <input
            {...shared}
            type="text"
            onKeyDown={(event) => {
              if (event.key === 'Enter') commit();
            }}
          />
        ) : (
          <textarea {...shared} rows={rows} />
        )}
        {trailing}
      </div>
    </FieldFrame>
  );
}
