import type { Architecture } from '../network/architecture.ts';
import type { Rng } from '../numeric/rng.ts';
import type { EquationPolynomial } from './equationPolynomial.ts';

/** Checks compute exactly modulo this prime, 2^26 − 5: products of residues fit a double. */
export const prime = 67108859;

/** Checks are refused above this ambient dimension: elimination would take noticeable time. */
export const largestCheckedDimension = 80;

const draw = (length: number, random: Rng): number[] => Array.from({ length }, () => 1 + random.integer(prime - 1));

/** End-to-end filter modulo the prime of random forms in x^S, y^S with these degrees. */
export const drawMultiple = (degrees: readonly number[], strides: readonly number[], random: Rng): number[] =>
  degrees.map((d, l) => dilate(draw(d + 1, random), strides[l]!)).reduce(multiply, [1]);

/** The same with some coefficients 0, never all of one form: points where smoothness is most likely to fail. */
export const drawSparseMultiple = (degrees: readonly number[], strides: readonly number[], random: Rng): number[] =>
  degrees
    .map((d, l) => {
      const kept = random.integer(d + 1);
      return dilate(draw(d + 1, random).map((c, j) => (j === kept || random.integer(2) === 0 ? c : 0)), strides[l]!);
    })
    .reduce(multiply, [1]);

/** Rank of dμ at random filters, modulo the prime: at most the rank over the reals, and with high probability equal to it. */
export function jacobianRank(a: Architecture, random: Rng): number {
  const factors = a.degrees.map((d, l) => dilate(draw(d + 1, random), d === 0 ? 1 : a.cumulativeStrides[l]!));
  const rows = factors.flatMap((_, l) => {
    const others = factors.filter((__, i) => i !== l).reduce(multiply, [1]);
    return Array.from({ length: a.degrees[l]! + 1 }, (__, j) => {
      const row = Array.from({ length: a.ambientDimension }, () => 0);
      others.forEach((c, i) => (row[i + j * (a.degrees[l] === 0 ? 1 : a.cumulativeStrides[l]!)] = c));
      return row;
    });
  });
  return rankModulo(rows);
}

/** Rank at a point of the Jacobian of some equations, modulo the prime. */
export const equationRank = (equations: readonly EquationPolynomial[], point: readonly number[]): number =>
  rankModulo(equations.map((p) => gradientOf(p, point)));

/** Whether equations vanish at a point modulo the prime. */
export const vanishAt = (equations: readonly EquationPolynomial[], point: readonly number[]): boolean =>
  equations.every((p) => p.reduce((sum, { coefficient, variables }) => add(sum, monomial(coefficient, variables, point)), 0) === 0);

function gradientOf(p: EquationPolynomial, point: readonly number[]): number[] {
  const gradient = Array.from({ length: point.length }, () => 0);
  for (const { coefficient, variables } of p)
    variables.forEach((j, i) => {
      gradient[j] = add(gradient[j]!, monomial(coefficient, [...variables.slice(0, i), ...variables.slice(i + 1)], point));
    });
  return gradient;
}

const add = (p: number, q: number): number => (p + q) % prime;

const monomial = (coefficient: number, variables: readonly number[], point: readonly number[]): number =>
  variables.reduce((product, j) => (product * point[j]!) % prime, ((coefficient % prime) + prime) % prime);

function dilate(form: readonly number[], stride: number): number[] {
  const dilated = Array.from({ length: (form.length - 1) * stride + 1 }, () => 0);
  form.forEach((c, j) => (dilated[j * stride] = c));
  return dilated;
}

function multiply(p: readonly number[], q: readonly number[]): number[] {
  const product = Array.from({ length: p.length + q.length - 1 }, () => 0);
  p.forEach((a, i) => q.forEach((b, j) => (product[i + j] = (product[i + j]! + a * b) % prime)));
  return product;
}

function rankModulo(matrix: readonly (readonly number[])[]): number {
  const rows = matrix.map((row) => [...row]);
  const columns = rows[0]?.length ?? 0;
  let rank = 0;
  for (let column = 0; column < columns && rank < rows.length; column++) {
    const pivot = rows.findIndex((row, i) => i >= rank && row[column] !== 0);
    if (pivot < 0) continue;
    [rows[rank], rows[pivot]] = [rows[pivot]!, rows[rank]!];
    const inverse = power(rows[rank]![column]!, prime - 2);
    for (let i = rank + 1; i < rows.length; i++) {
      const factor = (rows[i]![column]! * inverse) % prime;
      if (factor === 0) continue;
      for (let j = column; j < columns; j++) rows[i]![j] = (rows[i]![j]! + (prime - factor) * rows[rank]![j]!) % prime;
    }
    rank++;
  }
  return rank;
}

function power(base: number, exponent: number): number {
  let result = 1;
  for (let square = base, e = exponent; e > 0; e = Math.floor(e / 2), square = (square * square) % prime)
    if (e % 2 === 1) result = (result * square) % prime;
  return result;
}
