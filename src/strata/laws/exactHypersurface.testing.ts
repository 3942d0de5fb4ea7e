import type { Architecture } from '../../network/architecture.ts';
import { maxNorm, type Form } from '../../polynomial/form.ts';
import type { Slice } from '../slice.ts';
import { formAt } from '../slice.ts';
import { unit, type Vector3 } from '../vector3.ts';

type Big = readonly bigint[];

/** Bits kept of each coefficient, relative to the largest. */
const precision = 60;

/**
 * Sign of the equation of a hypersurface at a form, without rounding: the discriminant Res(P_x, P_y) for a thick M, the resultant of the
 * two polyphase sections for codimension 1.
 */
export const equationSign = (a: Architecture, form: Form): number => {
  const value = equationValue(a, integers(form, maxNorm(form)));
  return value > 0n ? 1 : value < 0n ? -1 : 0;
};

/**
 * Unit gradient of that equation in slice coordinates by exact central differences of width 2^-30 `size`; null where the
 * gradient is not determined: singular points of the hypersurface.
 */
export function exactNormal(a: Architecture, slice: Slice, position: Vector3, size: number): Vector3 | null {
  const scale = maxNorm(formAt(slice, position)) || 1;
  const at = integers(formAt(slice, position), scale);
  const steps = slice.directions.map((d) => integers(d.map((c) => c * size * 2 ** -30), scale));
  const moved = (step: Big, sign: bigint): bigint => equationValue(a, at.map((c, k) => c + sign * step[k]!));
  const differences = steps.map((step) => moved(step, 1n) - moved(step, -1n));
  const curvature = steps.map((step) => moved(step, 1n) + moved(step, -1n) - 2n * equationValue(a, at));
  const largest = differences.reduce((m, d) => (abs(d) > m ? abs(d) : m), 0n);
  // where the first differences do not dominate by far, the point is next to a singular one
  if (largest === 0n || curvature.some((c) => abs(c) * 1000n > largest)) return null;
  const shift = BigInt(Math.max(0, largest.toString(2).length - 53));
  const [x, y, z] = differences.map((d) => Number(d >> shift)) as [number, number, number];
  return unit([x, y, z]);
}

const abs = (n: bigint): bigint => (n < 0n ? -n : n);

/** Multiples of 2^-precision · scale, as integers: a further 40 bits are kept for the difference quotients. */
const integers = (form: Form, scale: number): bigint[] =>
  form.map((c) => {
    const value = (c / scale) * 2 ** 52;
    const whole = Math.trunc(value);
    const guard = precision + 40 - 52;
    return (BigInt(whole) << BigInt(guard)) + BigInt(Math.trunc((value - whole) * 2 ** guard));
  });

function equationValue({ degree: n, reduced }: Architecture, form: Big): bigint {
  if (reduced.degrees.length === 1) {
    const px = form.slice(0, -1).map((c, k) => c * BigInt(n - k));
    const py = form.slice(1).map((c, k) => c * BigInt(k + 1));
    return resultant(px, py);
  }
  return resultant(form.filter((_, k) => k % 2 === 0), form.filter((_, k) => k % 2 === 1));
}

function resultant(p: Big, q: Big): bigint {
  const size = p.length + q.length - 2;
  const row = (form: Big, by: number): bigint[] => Array.from({ length: size }, (_, k) => form[k - by] ?? 0n);
  return determinant([...q.slice(1).map((_, i) => row(p, i)), ...p.slice(1).map((_, i) => row(q, i))]);
}

/** Bareiss' fraction-free determinant. */
function determinant(rows: bigint[][]): bigint {
  let [previous, sign] = [1n, 1n];
  for (let k = 0; k + 1 < rows.length; k++) {
    const pivot = rows.findIndex((row, i) => i >= k && row[k] !== 0n);
    if (pivot < 0) return 0n;
    if (pivot !== k) {
      [rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!];
      sign = -sign;
    }
    for (let i = k + 1; i < rows.length; i++)
      for (let j = k + 1; j < rows.length; j++) rows[i]![j] = (rows[i]![j]! * rows[k]![k]! - rows[i]![k]! * rows[k]![j]!) / previous;
    previous = rows[k]![k]!;
  }
  return sign * (rows.at(-1)?.at(-1) ?? 1n);
}
