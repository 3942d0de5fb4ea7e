import { maxNorm, type Form } from '../../polynomial/form.ts';
import { substituted } from '../charts/harmonicForm.ts';
import type { Slice } from '../slice.ts';

/** A coefficient below this, relative to the largest of its form, is zero: some roundings. */
const vanishing = 1e-14;

/** A form in u, v read at u = x + y, v = x − y. */
export const inSumAndDifference = (form: Form): number[] => substituted(form, [1, 1], [1, -1]);

/**
 * The forms of a slice in u, v with x = u + v, y = u − v, up to a power of two: forms that stay the same but for a common sign when x and y change
 * places are even or odd in v.
 */
export function turnedSlice({ origin, directions: [a, b, c] }: Slice): Slice {
  const scale = 2 ** -Math.floor(origin.length / 2);
  const turned = (form: Form): number[] => {
    const sums = inSumAndDifference(form);
    const least = vanishing * maxNorm(sums);
    return sums.map((t) => (Math.abs(t) <= least ? 0 : t * scale));
  };
  return { origin: turned(origin), directions: [turned(a), turned(b), turned(c)] };
}

/** True if all forms are palindromic, or all are so up to their sign. */
export const arePalindromic = (forms: readonly Form[]): boolean =>
  [1, -1].some((sign) => forms.every((form) => form.every((c, k) => Math.abs(c - sign * form[form.length - 1 - k]!) <= vanishing * maxNorm(form))));
