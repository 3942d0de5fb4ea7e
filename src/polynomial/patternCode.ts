import type { RootPattern } from './formatRootPattern.ts';

/** Code for what has no pattern: the zero form. No pattern has it. */
export const noPattern = 0;

/** Highest degree of a form whose pattern has a code. */
export const largestCodedDegree = 10;

/**
 * Bits for the number of real roots of multiplicity 1, …, 10: at most ⌊10/m⌋ of them; then for pairs of multiplicity 1, …, 5.
 * The lowest bit says that there is a pattern.
 */
const realBits = [4, 3, 2, 2, 2, 1, 1, 1, 1, 1] as const;
const pairBits = [3, 2, 1, 1, 1] as const;

/** Code of the pattern of a constant: no roots. Other codes are this one plus a unit for each distinct root. */
export const emptyPatternCode = 1;

/** realUnits[m] stands for one real root of multiplicity m, pairUnits[m] for one conjugate pair; entry 0 is not used. */
export const realUnits: Int32Array = unitsFrom(1, realBits);
export const pairUnits: Int32Array = unitsFrom(1 + sum(realBits), pairBits);

/**
 * A root pattern as an integer below 2^27: a counter for each multiplicity, so a code is a sum over the distinct roots in any order,
 * `emptyPatternCode` + Σ realUnits[m] + Σ pairUnits[m].
 *
 * @throws RangeError for multiplicities that are not positive integers and for degrees above 10.
 */
export function codeOfPattern({ real, complex }: RootPattern): number {
  const degree = sum(real) + 2 * sum(complex);
  if ([...real, ...complex].some((m) => !Number.isInteger(m) || m < 1) || degree > largestCodedDegree)
    throw new RangeError(`codeOfPattern: no code for the pattern [${real.join(', ')}] | [${complex.join(', ')}]`);
  return real.reduce((code, m) => code + realUnits[m]!, 0) + complex.reduce((code, m) => code + pairUnits[m]!, 0) + emptyPatternCode;
}

/**
 * The pattern with this code, multiplicities ascending.
 * @throws RangeError for integers that are no code, `noPattern` among them.
 */
export function patternOfCode(code: number): RootPattern {
  const pattern = { real: counted(code, realUnits, realBits), complex: counted(code, pairUnits, pairBits) };
  const degree = sum(pattern.real) + 2 * sum(pattern.complex);
  if (degree > largestCodedDegree || codeOfPattern(pattern) !== code) throw new RangeError(`patternOfCode: ${code} is no code of a root pattern`);
  return pattern;
}

function counted(code: number, units: Int32Array, bits: readonly number[]): number[] {
  return bits.flatMap((width, i) => Array.from({ length: Math.floor(code / units[i + 1]!) % 2 ** width }, () => i + 1));
}

function unitsFrom(first: number, bits: readonly number[]): Int32Array {
  const units = new Int32Array(bits.length + 1);
  let shift = first;
  bits.forEach((width, i) => {
    units[i + 1] = 2 ** shift;
    shift += width;
  });
  return units;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
