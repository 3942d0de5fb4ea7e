/** Two-sided normal quantile of 95 %. */
const z95 = 1.959963984540054;

/** Two-sided normal quantile of 99.9 %: of some fifty cells one in twenty tables has one beyond it by chance. */
const z999 = 3.290526731491896;

/** A share with its uncertainty from sampling; numbers between 0 and 1. */
export interface Share {
  readonly count: number;
  readonly of: number;
  readonly share: number;
  /** 95 % confidence interval. */
  readonly interval: readonly [number, number];
}

/** A share beside the one that was published, if there is one; `differs` if sampling does not explain the difference. */
export interface ComparedShare extends Share {
  readonly published: number | null;
  readonly differs: boolean;
}

/**
 * The share count/of with Wilson's score interval.
 *
 * @throws RangeError unless 0 ≤ count ≤ of.
 * @source E. B. Wilson, J. Amer. Statist. Assoc. 22 (1927)
 */
export function shareOf(count: number, of: number): Share {
  if (!(count >= 0 && count <= of)) throw new RangeError(`shareOf: ${count} of ${of}`);
  if (of === 0) return { count, of, share: 0, interval: [0, 1] };
  const share = count / of;
  const weight = (z95 * z95) / of;
  const middle = (share + weight / 2) / (1 + weight);
  const half = (z95 * Math.sqrt((share * (1 - share)) / of + (weight / of) * 0.25)) / (1 + weight);
  return { count, of, share, interval: [count === 0 ? 0 : Math.max(0, middle - half), count === of ? 1 : Math.min(1, middle + half)] };
}

/**
 * Whether two shares differ by more than sampling explains (99.9 %): |p − q| against the standard error under a common share, plus what the
 * second one may have lost by being printed with few digits.
 */
export function differ(p: number, countP: number, q: number, countQ: number, rounding: number): boolean {
  if (countP === 0 || countQ === 0) return false;
  // with so few runs either side a share of exactly 0 or 1 is no certainty: half a run more on both sides
  const common = (p * countP + q * countQ + 0.5) / (countP + countQ + 1);
  const error = Math.sqrt(common * (1 - common) * (1 / countP + 1 / countQ));
  return Math.abs(p - q) > z999 * error + rounding;
}

/** Half a unit of the last of three printed digits of a share in percent, as a number between 0 and 1. */
export function roundingOf(share: number): number {
  const percent = Math.abs(share) * 100;
  if (percent >= 100) return 0.005;
  const digits = percent >= 10 ? 1 : percent >= 1 ? 2 : 3;
  return (0.5 * 10 ** -digits) / 100;
}
