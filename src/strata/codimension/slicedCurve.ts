import { circleDerivative } from '../../polynomial/circleDerivative.ts';
import { evaluateForm, maxNorm, multiplyForms, type Form } from '../../polynomial/form.ts';
import { divideByRoot } from '../quotient.ts';
import { distance, type Vector3 } from '../vector3.ts';
import type { View } from '../view.ts';
import { allRealRoots, combinations, formDeterminant, isRounding } from './formDeterminant.ts';
import { equationsAt, solutionOf, type HyperrootSystem } from './hyperrootSystem.ts';

/**
 * The curve of the forms of a slice that have a hyperroot of a level of stride S ≥ 3: for each θ the one solution of three of its
 * linear equations, (X, Y, Z) = (N₁, N₂, N₃)/D with forms N_i and D in (α, β) by Cramer's rule.
 */
export interface SlicedCurve {
  /** The point at θ; null at infinity. */
  at(theta: number): Vector3 | null;
  /** Angles in [0, π), ascending, at which the curve may enter or leave the view, poles among them. */
  ends(view: View): number[];
}

/** Roots of D at which all N_i vanish too, relative to their sizes: they cancel. */
const cancelling = 1e-8;

/**
 * @param system Of generic rank 3, consistent for every θ.
 * @returns null if the one solution is the same for all θ: then its form is zero.
 */
export function slicedCurve(system: HyperrootSystem): SlicedCurve | null {
  const rows = combinations(system.rows, 3);
  const minor = (column: number): number[] => formDeterminant(rows.map((row) => [1, 2, 3].map((k) => row[k === column ? 0 : k]!)));
  let denominator: Form = minor(0);
  let numerators: Form[] = [1, 2, 3].map((k) => minor(k).map((c) => 0 - c));
  if (numerators.every((form) => isRounding(wronskian(form, denominator), maxNorm(denominator) * Math.max(maxNorm(form), maxNorm(denominator))))) return null;
  let cancelled = false;
  for (const theta of allRealRoots(denominator)) {
    const [alpha, beta] = [Math.cos(theta), Math.sin(theta)];
    while (denominator.length > 1 && [denominator, ...numerators].every((form) => Math.abs(evaluateForm(form, alpha, beta)) <= cancelling * maxNorm(form))) {
      denominator = divideByRoot(denominator, alpha, beta);
      numerators = numerators.map((form) => divideByRoot(form, alpha, beta));
      cancelled = true;
    }
  }
  const [d, n] = [denominator, numerators];
  const quotientAt = (theta: number): Vector3 | null => {
    const [alpha, beta] = [Math.cos(theta), Math.sin(theta)];
    const bottom = evaluateForm(d, alpha, beta);
    const point = n.map((form) => evaluateForm(form, alpha, beta) / bottom + 0);
    return point.every(Number.isFinite) ? [point[0]!, point[1]!, point[2]!] : null;
  };
  return {
    at: (theta) => (cancelled ? null : solutionOf(equationsAt(system.rows, theta))) ?? quotientAt(theta),
    ends(view) {
      const forms = view.clip === 'box' ? faceForms(d, n, view) : [ballForm(d, n, view)];
      return [...new Set([...allRealRoots(d), ...forms.flatMap(allRealRoots)])].sort((a, b) => a - b);
    },
  };
}

const wronskian = (p: Form, q: Form): number[] => {
  const [a, b] = [multiplyForms(circleDerivative(p), q), multiplyForms(p, circleDerivative(q))];
  return a.map((c, k) => c - b[k]!);
};

/** N_i − c D for the six faces. */
const faceForms = (d: Form, n: readonly Form[], { box }: View): number[][] =>
  n.flatMap((form, i) => [box.min[i]!, box.max[i]!].map((face) => form.map((c, k) => c - face * d[k]!)));

/** Σ (N_i − c_i D)² − r² D². */
function ballForm(d: Form, n: readonly Form[], { centre, radius }: View): number[] {
  const squares = n.map((form, i) => form.map((c, k) => c - centre[i]! * d[k]!)).map((form) => multiplyForms(form, form));
  return multiplyForms(d, d).map((c, k) => squares[0]![k]! + squares[1]![k]! + squares[2]![k]! - radius * radius * c);
}

/** Steps into which a stretch is cut before they are halved. */
const firstSteps = 12;

const deepestHalving = 20;

/** A point of a curve and its angle. */
export interface CurvePoint {
  readonly theta: number;
  readonly point: Vector3;
}

/** A stretch of a curve as points close enough to be joined by straight segments no farther than `flatness` from the curve. */
export function sampledCurve(at: (theta: number) => Vector3 | null, from: number, to: number, flatness: number): CurvePoint[] {
  const points: CurvePoint[] = [];
  const add = (left: CurvePoint, right: CurvePoint, depth: number): void => {
    const theta = (left.theta + right.theta) / 2;
    const point = at(theta);
    const off = point === null ? Infinity : Math.hypot(...[0, 1, 2].map((i) => (left.point[i]! + right.point[i]!) / 2 - point[i]!));
    const [before, after] = point === null ? [0, 0] : [distance(left.point, point), distance(point, right.point)];
    if (point !== null && (depth === 0 || (off <= flatness && before <= 2 * after && after <= 2 * before))) points.push({ theta, point }, right);
    else if (point === null || depth === 0) points.push(right);
    else {
      add(left, { theta, point }, depth - 1);
      add({ theta, point }, right, depth - 1);
    }
  };
  let before: CurvePoint | null = null;
  for (let i = 0; i <= firstSteps; i++) {
    const theta = from + ((to - from) * i) / firstSteps;
    const point = at(theta);
    if (point === null) continue;
    const next = { theta, point };
    if (before === null) points.push(next);
    else add(before, next, deepestHalving);
    before = next;
  }
  return points;
}
