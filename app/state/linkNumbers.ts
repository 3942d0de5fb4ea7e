/** 0.5, -1e-7: the shortest text that reads back to the same double, in the alphabet of links. */
export const printNumber = (value: number): string => (Object.is(value, -0) ? '-0' : String(value)).replace('e+', 'e');

export const printNumbers = (values: readonly number[]): string => values.map(printNumber).join('_');

export function parseNumber(text: string): number | null {
  if (!/^-?(\d+\.?\d*|\.\d+)(e-?\d+)?$/.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

/** null if one of them is no number. */
export function parseNumbers(text: string): number[] | null {
  const values = text.split('_').map(parseNumber);
  return values.includes(null) ? null : (values as number[]);
}

/** A whole number written with digits alone, within bounds. */
export function parseInteger(text: string, least: number, most: number): number | null {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
  return value >= least && value <= most ? value : null;
}
