import { rng } from '../../numeric/rng.ts';
import { solveLinear } from '../../numeric/solve.ts';
import { dilateForm, maxNorm, type Form } from '../../polynomial/form.ts';
import { circleDerivative } from '../../polynomial/circleDerivative.ts';
import { numericalGcd } from '../../polynomial/gcd.ts';
import { realRoots } from '../../polynomial/realRoots.ts';
import { leastSquaresQuotient } from '../special/commonFactor.ts';
import { multipleSolver } from '../multipleSolver.ts';
import type { MarkedCurve } from './tracedCurve.ts';
import type { Slice } from '../slice.ts';
import type { Vector3 } from '../vector3.ts';

/** A quadratic form p X² + q XY + r Y². */
export type Quadratic = readonly [number, number, number];

/** A pencil of lines through one point of the projective plane of quadratic forms; all three have no relation to special slices. */
const base: Quadratic = [0.6, -0.64, 0.48];
const first: Quadratic = [0.48, 0.768, 0.424];
const second: Quadratic = [-0.64, -0.024, 0.768];

/** |D| below this, for rows of size one, is rounding. */
const vanishing = 1e-13;

/**
 * The quadratic forms g for which g(x², y²) divides some form of a slice: a curve D(g) = 0 in the projective plane of quadratic forms,
 * of degree n − 3 in the coefficients of g: the multiples of g(x², y²) and the slice's four forms are dependent.
 *
 * It is met by the lines through one fixed g₀: on the line at t, 0 ≤ t ≤ π, the form of degree n − 3 in (cos φ : sin φ) has all its
 * real roots at the points of the curve, and none of them is g₀.
 *
 * @source derived; Convariety notes B1 (polyphase sections)
 */
export interface QuadraticPencil {
  readonly quadraticAt: (t: number, phi: number) => Quadratic;
  /** The φ of the curve's points on the line at t, ascending, in (0, π). */
  readonly roots: (t: number) => number[];
  /** The root next to φ on the line at t; null if there is none within twice the `room`. */
  readonly rootNear: (t: number, phi: number, room: number) => number | null;
  /** The position at which g(x², y²) divides the form, and the quotient; null if it is at infinity. */
  readonly pointAt: (g: Quadratic) => { readonly position: Vector3; readonly quotient: Form } | null;
  /** Two combinations of the minors of D's matrix with `fewer` rows and columns less, on the line at t: forms of degree n − 3 − fewer. */
  readonly minors: (fewer: number) => (t: number) => [Form, Form];
  /** The degree of D in g, n − 3. */
  readonly degree: number;
  /** True if every g divides some form of the slice. */
  readonly everywhere: boolean;
  /** Zeros g at which D vanishes twice, on some lines: there are curves of them. */
  readonly repeated: readonly Quadratic[];
}

/** @throws RangeError for degree below 4. */
export function quadraticPencil(slice: Slice): QuadraticPencil {
  const n = slice.origin.length - 1;
  if (n < 4) throw new RangeError(`quadraticPencil: forms of degree ${n} have no factor of degree 4`);
  const degree = n - 3;
  const functionals = orthogonalFunctionals([slice.origin, ...slice.directions]);
  const matrix = Array.from({ length: degree }, () => new Float64Array(degree));
  const fill = ([p, q, r]: Quadratic): void => matrix.forEach((row, i) => functionals.forEach((f, j) => (row[j] = p * f[i]! + q * f[i + 2]! + r * f[i + 4]!)));
  const determinantAt = (g: Quadratic): number => {
    fill(g);
    return determinant(matrix);
  };
  const solver = multipleSolver(slice);
  const quadraticAt = (t: number, phi: number): Quadratic => {
    const [c, x, y] = [Math.cos(phi), Math.sin(phi) * Math.cos(t), Math.sin(phi) * Math.sin(t)];
    return [0, 1, 2].map((k) => c * base[k]! + x * first[k]! + y * second[k]!) as unknown as Quadratic;
  };
  const nodes = nodesFor(degree);
  const fitted = interpolation(nodes);
  const wholeForm = (t: number): number[] => fitted(nodes.map((phi) => determinantAt(quadraticAt(t, phi))));
  const everywhere = [0.3, 1.1, 1.9, 2.7].every((t) => maxNorm(nodes.map((phi) => determinantAt(quadraticAt(t, phi)))) < vanishing);
  // where D has a factor twice its roots are to be single ones
  const factors = everywhere ? [] : probes.map((t) => repeatedFactor(wholeForm(t)));
  const repeated = Math.min(...factors.map((factor) => factor.length - 1));
  const formOn = (t: number): number[] => {
    const form = wholeForm(t);
    return repeated > 0 ? leastSquaresQuotient(form, repeatedFactor(form, repeated)) : form;
  };
  return {
    quadraticAt,
    roots: (t) => realRoots(formOn(t)),
    rootNear(t, phi, room) {
      const near = rootNear((angle) => determinantAt(quadraticAt(t, angle)), phi, room);
      if (near !== null) return near;
      const nearest = realRoots(formOn(t)).reduce((best, root) => (Math.abs(root - phi) < Math.abs(best - phi) ? root : best), Infinity);
      return Math.abs(nearest - phi) <= 2 * room ? nearest : null;
    },
    minors(fewer) {
      const size = degree - fewer;
      // linear in g: three matrices each, for g = X², XY, Y²
      const mixed = [0, 1].map((which) => {
        const mixer = mixerOf(degree, size, which);
        return monomials.map((g) => {
          fill(g);
          return mixer(matrix);
        });
      });
      const work = Array.from({ length: size }, () => new Float64Array(size));
      const valueAt = ([P, Q, R]: readonly (readonly Float64Array[])[], [p, q, r]: Quadratic): number => {
        for (let a = 0; a < size; a++) for (let b = 0; b < size; b++) work[a]![b] = p * P![a]![b]! + q * Q![a]![b]! + r * R![a]![b]!;
        return determinant(work);
      };
      const places = nodesFor(size);
      const fittedMinor = interpolation(places);
      return (t) => {
        const all = places.map((phi) => quadraticAt(t, phi));
        return [fittedMinor(all.map((g) => valueAt(mixed[0]!, g))), fittedMinor(all.map((g) => valueAt(mixed[1]!, g)))];
      };
    },
    degree,
    everywhere,
    repeated: factors.flatMap((factor, i) => realRoots(factor).map((phi) => quadraticAt(probes[i]!, phi))),
    pointAt(g) {
      const solved = solver.solve(dilateForm(g, 2));
      if (solved === null) return null;
      return { position: [solved[0]! + 0, solved[1]! + 0, solved[2]! + 0], quotient: Array.from(solved.subarray(3), (c) => 0 - c) };
    },
  };
}

/** X², XY, Y². */
export const monomials: readonly Quadratic[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

/** Lines of the pencil on which D is tried. */
const probes = [0.37, 1.13, 2.29];

/** The greatest common divisor of a form and its derivatives, of a given degree if that is known: the factors that the form has more than once. */
function repeatedFactor(form: Form, degree?: number): Form {
  const slope = circleDerivative(form);
  if (form.length < 3 || maxNorm(form) === 0 || maxNorm(slope) === 0) return [1];
  return numericalGcd([form, slope], degree === undefined ? undefined : Infinity, degree === undefined ? {} : { least: degree, largest: degree })?.form ?? [1];
}

/** The pencil as a curve that can be traced: u in (−1, 1) turns the line once. */
export const sweptPencil = (pencil: QuadraticPencil, describe: (g: Quadratic, quotient: Form) => { readonly label: number; readonly margins: readonly number[] }): MarkedCurve => ({
  zeros: (u) => pencil.roots(angleOf(u)),
  zeroNear: (u, v, room) => pencil.rootNear(angleOf(u), v, room),
  place(u, v) {
    const g = pencil.quadraticAt(angleOf(u), v);
    const point = pencil.pointAt(g);
    return point === null ? null : { position: point.position, ...describe(g, point.quotient) };
  },
});

/** Widths of brackets around a guess, relative to the room there is; the first one that holds a change of sign is taken. */
const brackets = [1 / 16, 1 / 4, 1];

/** The zero of a function between guess − room and guess + room, by false position with halved ends (the Illinois rule). */
function rootNear(f: (x: number) => number, guess: number, room: number): number | null {
  for (const share of brackets) {
    let [low, high] = [guess - share * room, guess + share * room];
    let [atLow, atHigh] = [f(low), f(high)];
    if (atLow > 0 === atHigh > 0) continue;
    let side = 0;
    for (let step = 0; step < steps && high - low > rootWidth; step++) {
      const x = (low * atHigh - high * atLow) / (atHigh - atLow);
      if (!(x > low && x < high)) return x <= low ? low : high;
      const value = f(x);
      if (value === 0) return x;
      if (value > 0 === atLow > 0) {
        [low, atLow] = [x, value];
        if (side === 1) atHigh /= 2;
        side = 1;
      } else {
        [high, atHigh] = [x, value];
        if (side === -1) atLow /= 2;
        side = -1;
      }
    }
    return side === 1 ? low : high;
  }
  return null;
}

/** Width in φ to which a root is followed, and steps allowed for it: false position needs a dozen. */
const rootWidth = 1e-15;
const steps = 60;

const angleOf = (u: number): number => (Math.PI * (u + 1)) / 2;

/**
 * n − 3 orthonormal functionals on forms of degree n that vanish on the forms of a slice: f_j applied to the multiples x^(n−4−i) y^i g(x², y²)
 * gives the matrix whose determinant is D. Fewer conditions than the whole matrix has, and no rounding from the slice's size.
 */
function orthogonalFunctionals(forms: readonly Form[]): number[][] {
  const size = forms[0]!.length;
  const basis: number[][] = [];
  const units = Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_c, k) => (i === k ? 1 : 0)));
  const rest = (vector: readonly number[]): number[] =>
    [...basis, ...basis].reduce<number[]>((v, e) => {
      const inner = e.reduce((sum, c, k) => sum + c * v[k]!, 0);
      return v.map((c, k) => c - inner * e[k]!);
    }, [...vector]);
  const add = (vector: readonly number[]): boolean => {
    const left = rest(vector);
    const length = Math.hypot(...left);
    if (length <= dependent * Math.hypot(...vector)) return false;
    basis.push(left.map((c) => c / length));
    return true;
  };
  for (const form of forms) add(form);
  const found: number[][] = [];
  while (found.length < size - 4) {
    const best = units.reduce((one, other) => (Math.hypot(...rest(other)) > Math.hypot(...rest(one)) ? other : one));
    add(best);
    found.push(basis.at(-1)!);
  }
  return found;
}

/** Length of what is left of a form of the slice when the others are taken off, relative to the form: below it is dependent on them. */
const dependent = 1e-10;

/** `count` combinations of a matrix's rows and of its columns, with seeded factors: the determinant of the result is a combination of the matrix's minors. */
function mixerOf(size: number, count: number, which: number): (matrix: readonly Float64Array[]) => Float64Array[] {
  const random = rng(7 + which);
  const factors = (): number[][] => Array.from({ length: count }, () => Array.from({ length: size }, () => random.normal()));
  const [left, right] = [factors(), factors()];
  return (matrix) =>
    left.map((weights) => {
      const row = matrix[0]!.map((_, j) => weights.reduce((sum, weight, i) => sum + weight * matrix[i]![j]!, 0));
      return Float64Array.from(right, (others) => others.reduce((sum, weight, j) => sum + weight * row[j]!, 0));
    });
}

/** As many angles in (0, π), evenly, as a form of a degree has coefficients. */
const nodesFor = (degree: number): number[] => Array.from({ length: degree + 1 }, (_, i) => (Math.PI * (i + 0.5)) / (degree + 1));

/** The form with given values at the nodes: row k of the inverse holds the weights with which they add up to the coefficient of cos^(m−k) φ sin^k φ. */
function interpolation(nodes: readonly number[]): (values: readonly number[]) => number[] {
  const m = nodes.length - 1;
  const matrix = nodes.map((phi) => Array.from({ length: m + 1 }, (_, k) => Math.cos(phi) ** (m - k) * Math.sin(phi) ** k));
  const columns = nodes.map((_, i) => {
    const solved = solveLinear(matrix, nodes.map((_n, j) => (i === j ? 1 : 0)));
    if (solved.status !== 'solved') throw new RangeError(`quadraticPencil: degree ${m} is too high`);
    return solved.solution;
  });
  return (values) => Array.from({ length: m + 1 }, (_, k) => values.reduce((sum, value, i) => sum + value * columns[i]![k]!, 0));
}

/** Gaussian elimination with partial pivoting, in place. */
function determinant(rows: Float64Array[]): number {
  let result = 1;
  for (let c = 0; c < rows.length; c++) {
    let best = c;
    for (let i = c + 1; i < rows.length; i++) if (Math.abs(rows[i]![c]!) > Math.abs(rows[best]![c]!)) best = i;
    const pivot = rows[best]!;
    if (pivot[c] === 0) return 0;
    if (best !== c) [rows[c], rows[best], result] = [pivot, rows[c]!, -result];
    result *= pivot[c]!;
    for (let i = c + 1; i < rows.length; i++) {
      const factor = rows[i]![c]! / pivot[c]!;
      if (factor !== 0) for (let j = c + 1; j < rows.length; j++) rows[i]![j]! -= factor * pivot[j]!;
    }
  }
  return result;
}
