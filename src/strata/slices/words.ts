/** "a", "a and b", "a, b and c". */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;

/** Sentences in one, without empty ones. */
export const sentences = (...all: string[]): string => all.filter((sentence) => sentence !== '').join(' ');

/** A share in per cent: as many digits as tell it from 100 %, up to three decimals. */
export function percent(share: number): string {
  if (share > 1 - 1e-12) return '100 %'; // what is missing is roundings
  for (const digits of [0, 1, 2, 3]) {
    const text = (100 * share).toFixed(digits);
    if (Number(text) < 100) return `${text} %`;
  }
  return 'more than 99.999 %';
}
