import { parseRational, toNumber } from './rational.ts';

/**
 * The number a person typed: "1/3", "-2.5e-3", "−1".
 *
 * @returns The nearest double, or null if the text is not a finite number.
 */
export function parseNumber(text: string): number | null {
  const value = parseRational(text.trim());
  return value === null ? null : toNumber(value);
}
