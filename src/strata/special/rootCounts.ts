import type { Form } from '../../polynomial/form.ts';
import { realRootCount, realRoots } from '../../polynomial/realRoots.ts';

/**
 * Numbers of simple real roots (X : Y) of a form of the core with X/Y > 0 and with X/Y < 0. They are told apart only if m is even, where
 * roots above the former are real and above the latter are not; else all of them count as positive.
 */
export interface RootCounts {
  readonly positive: number;
  readonly negative: number;
}

/** The numbers and what else tells the pieces of a family apart, as one number to which breakpoints add. */
export interface PieceLabel extends RootCounts {
  /** Bits: on which side of a sign change the piece is, for each of the signs that a family follows. */
  readonly signs: number;
}

/** What one root adds to a label. */
export const onePositive = 1;
export const oneNegative = 64;
const oneSign = 4096;

export const labelOf = ({ positive, negative }: RootCounts, signs = 0): number => positive * onePositive + negative * oneNegative + signs * oneSign;

export const readLabel = (label: number): PieceLabel => ({
  positive: label % oneNegative,
  negative: Math.floor(label / oneNegative) % oneNegative,
  signs: Math.floor(label / oneSign),
});

/** The numbers for a form with simple roots, none of them at 0 or infinity. */
export function countRoots(form: Form, signed: boolean): RootCounts {
  if (!signed) return { positive: form.length === 1 ? 0 : realRootCount(form), negative: 0 };
  const angles = realRoots(form);
  const positive = angles.filter((angle) => !isNegative(angle)).length;
  return { positive, negative: angles.length - positive };
}

/** True for angles in (π/2, π): X/Y < 0. */
export const isNegative = (angle: number): boolean => angle > Math.PI / 2;
