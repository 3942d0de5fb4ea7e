export type Domain = readonly [number, number];

/**
 * Log axis for values between low and high: whole powers of ten around them, so that it changes by decades while a run streams.
 * Without any positive value it is [0.1, 1].
 */
export function logDomain(low: number, high: number): Domain {
  if (!(low > 0) || !(high >= low) || !Number.isFinite(high)) return [0.1, 1];
  // the tolerance keeps an exact power of ten, whose logarithm may miss the integer, on its own decade
  const bottom = Math.floor(Math.log10(low) + 1e-9);
  const top = Math.ceil(Math.log10(high) - 1e-9);
  return [powerOfTen(top === bottom ? bottom - 1 : bottom), powerOfTen(top)];
}

/** Linear axis around low and high: from 0 when nothing is negative, its ends on steps × 10ⁿ, so that it grows by jumps of at most a third. */
export function linearDomain(low: number, high: number): Domain {
  if (!Number.isFinite(low) || !Number.isFinite(high) || high < low) return [0, 1];
  const bottom = low < 0 ? -niceAbove(-low) : 0;
  const top = high > 0 ? niceAbove(high) : 0;
  return bottom === top ? [0, 1] : [bottom, top];
}

const steps = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8] as const;

/** The smallest of `steps` × 10ⁿ that is at least `size` > 0. */
export function niceAbove(size: number): number {
  const exponent = Math.floor(Math.log10(size));
  const ends = [...steps.map((step) => Number(`${step}e${exponent}`)), powerOfTen(exponent + 1)];
  return ends.find((end) => end >= size * (1 - 1e-12)) ?? powerOfTen(exponent + 1);
}

/** Powers of ten inside the domain, at most `limit` of them and evenly spaced. */
export function decades([low, high]: Domain, limit = 6): number[] {
  const bottom = Math.round(Math.log10(low));
  const top = Math.round(Math.log10(high));
  const step = Math.max(1, Math.ceil((top - bottom) / (limit - 1)));
  const count = Math.floor((top - bottom) / step) + 1;
  return Array.from({ length: count }, (_, i) => powerOfTen(bottom + i * step));
}

/** Smallest and largest of the values that count; [Infinity, -Infinity] without any. */
export function extent(values: ArrayLike<number>, counts: (value: number) => boolean = Number.isFinite): Domain {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]!;
    if (!counts(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

export const joinExtents = (extents: readonly Domain[]): Domain => [Math.min(...extents.map(([low]) => low)), Math.max(...extents.map(([, high]) => high))];

const powerOfTen = (exponent: number): number => Number(`1e${exponent}`);
