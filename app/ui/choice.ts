import type { ReactNode } from 'react';

/** One of several things to choose from. */
export interface Choice<Id extends string> {
  readonly id: Id;
  readonly label: ReactNode;
  /** Plain words of the label, needed where it is not a string. */
  readonly text?: string | undefined;
  readonly description?: ReactNode;
  readonly isDisabled?: boolean | undefined;
}

/** The plain words of a choice. */
export const textOf = ({ id, label, text }: Choice<string>): string => text ?? (typeof label === 'string' ? label : id);
