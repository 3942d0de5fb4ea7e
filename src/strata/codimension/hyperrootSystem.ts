import { leastSquares } from '../../numeric/solve.ts';
import { singularValues } from '../../numeric/singularValues.ts';
import { circleDerivative } from '../../polynomial/circleDerivative.ts';
import { evaluateForm, maxNorm, type Form } from '../../polynomial/form.ts';
import { polyphaseSections } from '../../polynomial/polyphase.ts';
import type { Equation, Slice } from '../slice.ts';
import type { Vector3 } from '../vector3.ts';

/** One linear equation on a slice whose four coefficients are forms in the hyperroot (α : β): constant, then X, Y, Z. */
export type EquationForms = readonly [Form, Form, Form, Form];

/**
 * The S linear equations p_r(α, β) = 0, r = 0 … S − 1, that say when a form of a slice has the hyperroot (x^S : y^S) = (α : β),
 * scaled so that coefficients have size one.
 */
export interface HyperrootSystem {
  readonly stride: number;
  readonly rows: readonly EquationForms[];
  /** Derivatives of the rows along the circle (α, β) = (cos θ, sin θ). */
  readonly derivatives: readonly EquationForms[];
}

/** Singular values below this, relative to the largest, are rounding errors. */
export const rankTolerance = 1e-9;

/** @source Convariety notes B1 (polyphase sections) */
export function hyperrootSystem({ origin, directions }: Slice, stride: number): HyperrootSystem {
  const sections = [origin, ...directions].map((form) => polyphaseSections(form, stride));
  const rows = sections[0]!.flatMap((_, r): EquationForms[] => {
    const row = sections.map((section) => section[r]!);
    const size = Math.max(...row.map(maxNorm));
    return size === 0 ? [] : [row.map((form) => form.map((c) => c / size)) as unknown as EquationForms];
  });
  return { stride, rows, derivatives: rows.map((row) => row.map(circleDerivative) as unknown as EquationForms) };
}

/** The equations at θ. */
export const equationsAt = (rows: readonly EquationForms[], theta: number): Equation[] => {
  const [alpha, beta] = [Math.cos(theta), Math.sin(theta)];
  return rows.map((row) => {
    const [constant, x, y, z] = row.map((form) => evaluateForm(form, alpha, beta)) as [number, number, number, number];
    return { constant, normal: [x, y, z] };
  });
};

/** What the equations say at one θ: ranks of the left sides and of the whole system, and its solutions if they agree. */
export interface Solutions {
  readonly rank: number;
  readonly augmentedRank: number;
}

/** Ranks of a system, by singular values. */
export function ranksOf(equations: readonly Equation[], tolerance = rankTolerance): Solutions {
  const rankOf = (rows: readonly (readonly number[])[], scale: number): number => singularValues(tall(rows)).filter((value) => value > tolerance * scale).length;
  const left = equations.map(({ normal }) => [...normal]);
  const whole = equations.map(({ normal, constant }) => [...normal, constant]);
  const scale = singularValues(tall(whole))[0] ?? 0;
  return scale === 0 ? { rank: 0, augmentedRank: 0 } : { rank: rankOf(left, scale), augmentedRank: rankOf(whole, scale) };
}

/** Rows of zeros do not change singular values, and the matrix is at least as tall as it is wide. */
function tall(rows: readonly (readonly number[])[]): (readonly number[])[] {
  const width = rows[0]?.length ?? 0;
  return [...rows, ...Array.from({ length: Math.max(0, width - rows.length) }, () => new Array<number>(width).fill(0))];
}

/** The largest ranks over θ, which all but finitely many θ have. */
export function genericRanks({ rows }: HyperrootSystem): Solutions {
  const found = genericAngles.map((theta) => ranksOf(equationsAt(rows, theta)));
  return { rank: Math.max(...found.map(({ rank }) => rank)), augmentedRank: Math.max(...found.map(({ augmentedRank }) => augmentedRank)) };
}

/** Angles without any relation to the quarter turns at which slices of coordinates are special. */
const genericAngles = [0.3141, 1.1803, 1.9271, 2.4142, 2.9009];

/** The position that solves a system of rank 3 best; null if the rank is lower. */
export function solutionOf(equations: readonly Equation[]): Vector3 | null {
  const solved = leastSquares(equations.map(({ normal }) => [...normal]), equations.map(({ constant }) => -constant));
  return solved.status === 'solved' ? [solved.solution[0]! + 0, solved.solution[1]! + 0, solved.solution[2]! + 0] : null;
}
