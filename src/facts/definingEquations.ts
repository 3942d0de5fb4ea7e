import type { Architecture } from '../network/architecture.ts';
import { binomial, coordinate, maximalMinors, printEquation, renamed } from './equationPolynomial.ts';
import type { Entry, EquationPolynomial } from './equationPolynomial.ts';
import { isNonOverlapping } from './minimalMoves.ts';
import { drawMultiple, equationRank, largestCheckedDimension, vanishAt } from './modular.ts';
import { cite } from './sources.ts';
import { closureTex } from './tex.ts';
import type { Theorem } from './types.ts';

/**
 * Limits beyond which equations would be too long to read: number of minors, of coordinates and binomials, size of a
 * determinant, entries of a rank-one tensor.
 */
const mostMinors = 60;
const mostBinomials = 400;
const largestDeterminant = 8;
const mostTensorEntries = 40;

/**
 * Equations whose common real zeros are the Zariski closure of the function space.
 *
 * Thick: none. No layer with S = 1: coordinates w_j with S̃ ∤ j vanish, and the rest is the architecture divided by S̃. Reduced filters
 * that do not overlap: missing coordinates vanish and the tensor of the others has rank one. S̃ = (1, s): the s sections
 * (w_j, w_{j+s}, …) have a common factor of degree d̃_2, a rank condition; one resultant for d̃_2 = 1, s = 2.
 *
 * @returns null where no equations are known or they are too long to print.
 * @source Convariety notes A6, A9, B1
 */
export function definingPolynomials(a: Architecture): EquationPolynomial[] | null {
  const { degrees, cumulativeStrides } = a.reduced;
  const first = degrees.findIndex((d) => d > 0);
  if (first < 0) return [];
  const d = degrees.slice(first);
  const base = cumulativeStrides[first]!;
  const S = cumulativeStrides.slice(first).map((stride) => stride / base);
  const divided = d.length === 1 ? [] : isNonOverlapping(a) ? rankOne(d, S) : d.length === 2 ? commonFactor(d, S[1]!) : null;
  if (divided === null) return null;
  const gaps = Array.from({ length: a.ambientDimension }, (_, j) => j).filter((j) => j % base !== 0);
  if (gaps.length > mostBinomials) return null;
  return [...gaps.map(coordinate), ...divided.map((p) => renamed(p, (j) => j * base))];
}

/** The same, printed: "w0*w3^2-w1*w2*w3+w1^2*w4". */
export const definingEquations = (a: Architecture): string[] | null => definingPolynomials(a)?.map(printEquation) ?? null;

/** Coefficients at Σ i_g S_g with 0 ≤ i_g ≤ d_g form a tensor of rank one, all others vanish. */
function rankOne(d: readonly number[], S: readonly number[]): EquationPolynomial[] | null {
  if (d.reduce((size, dg) => size * (dg + 1), 1) > mostTensorEntries) return null;
  const degree = d.reduce((sum, dg, g) => sum + dg * S[g]!, 0);
  const entries = d.reduce<number[][]>((tuples, dg) => tuples.flatMap((t) => Array.from({ length: dg + 1 }, (_, i) => [...t, i])), [[]]);
  const position = (index: readonly number[]): number => index.reduce((sum, i, g) => sum + i * S[g]!, 0);
  const taken = new Set(entries.map(position));
  const equations = Array.from({ length: degree + 1 }, (_, j) => j).filter((j) => !taken.has(j)).map(coordinate);
  if (equations.length > mostBinomials) return null;

  const seen = new Set<string>();
  for (const p of entries)
    for (const q of entries)
      for (let g = 0; g < d.length; g++) {
        if (p[g]! >= q[g]! || p.every((i, h) => h === g || i === q[h])) continue;
        const swapped = p.map((i, h) => (h === g ? q[h]! : i));
        const partner = q.map((i, h) => (h === g ? p[h]! : i));
        const [low, high] = [position(p), position(q)];
        const minor = binomial(low, high, position(swapped), position(partner));
        const key = printEquation(minor);
        if (seen.has(key)) continue;
        seen.add(key);
        equations.push(minor);
        if (equations.length > mostBinomials) return null;
      }
  return equations;
}

/**
 * gcd of the s sections p_r of degree T_r has degree ≥ e = d_2.
 *
 * s = 2: (h_0, h_1) ↦ p_0 h_0 + p_1 h_1 with deg h_r = T_{1−r} − e has a kernel. s ≥ 3: Σ p_r · (forms of degree N − T_r) has dimension
 * ≤ N + 1 − e, where N = T_0 + T_1 − 1 is large enough that forms without common factor give all of degree N.
 */
function commonFactor(d: readonly number[], s: number): EquationPolynomial[] | null {
  const e = d[1]!;
  const degree = d[0]! + e * s;
  const T = Array.from({ length: s }, (_, r) => Math.floor((degree - r) / s));
  const N = T[0]! + T[1]! - (s === 2 ? e : 1);
  const products = T.reduce((sum, Tr) => sum + N - Tr + 1, 0);
  const size = s === 2 ? products : N + 2 - e;
  if (size > largestDeterminant || choose(products, size) * choose(N + 1, size) > mostMinors) return null;

  const rows: Entry[][] = T.flatMap((Tr, r) =>
    Array.from({ length: N - Tr + 1 }, (_, shift) =>
      Array.from({ length: N + 1 }, (__, i) => (i < shift || i - shift > Tr ? null : r + (i - shift) * s)),
    ),
  );
  const minors =
    s === 2
      ? maximalMinors(transposed(rows))
      : subsets(N + 1, size).flatMap((columns) => maximalMinors(rows.map((row) => columns.map((i) => row[i]!))));
  return [...new Map(minors.map((minor) => [printEquation(minor), minor])).values()];
}

const transposed = (rows: readonly (readonly Entry[])[]): Entry[][] => rows[0]!.map((_, i) => rows.map((row) => row[i]!));

function choose(n: number, k: number): number {
  let count = 1;
  for (let i = 0; i < k; i++) count = (count * (n - i)) / (i + 1);
  return count;
}

/** Subsets of {0, …, n − 1} of the given size, in lexicographic order. */
function subsets(n: number, size: number, from = 0): number[][] {
  if (size === 0) return [[]];
  return Array.from({ length: Math.max(0, n - from) }, (_, i) => from + i).flatMap((first) =>
    subsets(n, size - 1, first + 1).map((rest) => [first, ...rest]),
  );
}

export const equationTheorems: readonly Theorem[] = [
  {
    id: 'definingEquations',
    source: cite('Notes', 'A6, A9, B1'),
    certainty: 'derived',
    applies: (_, facts) => !facts.thick && facts.definingEquations !== null,
    says: (_, facts) => {
      const equations = facts.definingEquations!;
      const n = equations.length;
      return {
        text: `${closureTex} = \\{w : ${n === 1 ? `${texOf(equations[0]!)} = 0` : `f_1 = \\dots = f_{${n}} = 0`}\\}`,
        plain: n === 1 ? 'The Zariski closure is the zero set of one equation.' : `The Zariski closure is the common zero set of ${n} equations.`,
        value: n,
      };
    },
    holds: (a, facts, random) => {
      const equations = definingPolynomials(a);
      if (equations === null || a.ambientDimension > largestCheckedDimension) return null;
      const point = drawMultiple(a.reduced.degrees, a.reduced.cumulativeStrides, random);
      return vanishAt(equations, point) && equationRank(equations, point) === facts.codimension;
    },
  },
  {
    id: 'definingEquationsOmitted',
    source: cite('Notes', 'A9'),
    certainty: 'derived',
    applies: (_, facts) => facts.definingEquations === null,
    says: () => ({
      text: '\\text{equations: not known here, or too long to print}',
      plain: 'Equations of the Zariski closure are not listed: they are not known here, or too long to print.',
      value: null,
    }),
  },
];

const texOf = (equation: string): string => equation.replaceAll('*', '\\,').replaceAll(/w(\d+)/g, 'w_{$1}').replaceAll(/\^(\d+)/g, '^{$1}');
