export interface Tick {
  readonly value: number;
  /** Every other tick carries its number. */
  readonly numbered: boolean;
}

/**
 * Round numbers in [low, high] with steps of 1, 2 or 5 times a power of ten, without 0 (the origin has its own mark).
 *
 * @param wanted About how many steps the longest axis should have; `span` is its length, so that all axes share one step.
 */
export function ticks(low: number, high: number, span: number, wanted = 4): Tick[] {
  const raw = span / wanted;
  if (!(raw > 0) || !Number.isFinite(raw)) return [];
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= raw * (1 - 1e-9)) ?? 10);
  const from = Math.ceil(low / step - 1e-9);
  const to = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => ({
    value: Number(((from + i) * step).toPrecision(12)),
    numbered: (from + i) % 2 === 0,
  })).filter(({ value }) => value !== 0);
}

/** With a true minus sign. */
export const tickText = (value: number): string => String(value).replace('-', '−');
