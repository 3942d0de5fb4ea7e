export type Scale = 'linear' | 'log';

export interface StepRules {
  readonly step: number;
  readonly scale: Scale;
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
}

/**
 * The value `count` steps away, inside [min, max] and free of binary dust (0.1 + 0.2 gives 0.3).
 *
 * On a log scale one step multiplies by 10^(1/10) and three digits are kept; zero and negative values have no place there and
 * step to the nearer end.
 */
export function stepNumber(value: number, count: number, { step, scale, min, max, integer }: StepRules): number {
  const clamp = (x: number): number => Math.min(max, Math.max(min, x));
  if (scale === 'log') {
    if (value <= 0) return clamp(value);
    return clamp(Number((value * 10 ** (count / 10)).toPrecision(3)));
  }
  const moved = value + count * step;
  if (integer) return clamp(Math.round(count > 0 ? Math.max(moved, value + 1) : Math.min(moved, value - 1)));
  return clamp(Number(moved.toFixed(Math.min(15, decimals(value) + decimals(count * step)))));
}

/** Decimals that a number was written with. */
function decimals(value: number): number {
  const [mantissa = '', exponent = '0'] = String(Number(value.toPrecision(12))).split('e');
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent));
}

/** Steps that a key means: arrows one, with Shift ten, with Alt a tenth; page keys ten. 0 for other keys. */
export function stepsOfKey(key: string, { shiftKey, altKey }: { shiftKey: boolean; altKey: boolean }): number {
  const size = shiftKey ? 10 : altKey ? 0.1 : 1;
  switch (key) {
    case 'ArrowUp':
      return size;
    case 'ArrowDown':
      return -size;
    case 'PageUp':
      return 10;
    case 'PageDown':
      return -10;
    default:
      return 0;
  }
}

/** Place of a value on a track from 0 to 1, and back. A value at or below zero stands at the start of a log track. */
export const toTrack = (value: number, min: number, max: number, scale: Scale): number => {
  const [v, a, b] = scale === 'log' ? [Math.log10(Math.max(value, min)), Math.log10(min), Math.log10(max)] : [value, min, max];
  return b === a ? 0 : Math.min(1, Math.max(0, (v - a) / (b - a)));
};

export function fromTrack(place: number, min: number, max: number, scale: Scale): number {
  if (place <= 0) return min;
  if (place >= 1) return max;
  return scale === 'log' ? Number((min * (max / min) ** place).toPrecision(3)) : min + (max - min) * place;
}
