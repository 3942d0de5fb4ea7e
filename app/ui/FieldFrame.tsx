import './fields.css';
import type { ReactNode } from 'react';

/** What every field has: a name, a description, and a sentence when something is wrong. */
export interface FieldProps {
  /** Accessible name; also shown, unless `symbol` or `labelHidden` says otherwise. */
  readonly label: string;
  /** Shown in the place of the label, for example a formula. */
  readonly symbol?: ReactNode;
  readonly labelHidden?: boolean | undefined;
  readonly description?: ReactNode;
  /** A sentence with the offending input and what to do. */
  readonly error?: string | null | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly className?: string | undefined;
}

interface FieldFrameProps extends FieldProps {
  readonly id: string;
  readonly layout?: 'row' | 'column' | undefined;
  readonly children: ReactNode;
}

/** Label, control, description and error of a native control with the given id. */
export function FieldFrame({
  id,
  label,
  symbol,
  labelHidden = false,
  description,
  error,
  isDisabled = false,
  className = '',
  layout = 'column',
  children,
}: FieldFrameProps) {
  return (
    <div className={`field field-${layout} ${className}`} data-disabled={isDisabled || undefined} data-invalid={error ? true : undefined}>
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : 'field-label'}>
        {symbol === undefined || labelHidden ? (
          label
        ) : (
          <>
            <span className="visually-hidden">{label}</span>
            <span aria-hidden="true">{symbol}</span>
          </>
        )}
      </label>
      {children}
      <FieldNotes id={id} description={description} error={error} />
    </div>
  );
}

/** Ids of the notes below a field, for `aria-describedby`. */
export function describedBy(id: string, { description, error }: Pick<FieldProps, 'description' | 'error'>): string | undefined {
  const ids = [error ? `${id}-error` : '', description ? `${id}-description` : ''].filter(Boolean);
  return ids.length === 0 ? undefined : ids.join(' ');
}

/** The description and the error of a field; the error is announced when it appears. */
export function FieldNotes({ id, description, error }: Pick<FieldProps, 'description' | 'error'> & { readonly id: string }) {
  return (
    <>
      {description ? (
        <p id={`${id}-description`} className="field-description">
          {description}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="field-error" role="alert">
          {error}
        </p>
      ) : null}
    </>
  );
}
