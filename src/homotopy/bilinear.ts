import { complexSolver } from '../numeric/complexSolver.ts';
import { rng } from '../numeric/rng.ts';
import type { HomotopySystem } from './system.ts';
import { carefulTracking, pathTracker, type PathResult } from './tracker.ts';

/** A solution (z, v) of bilinear equations, in homogeneous coordinates: pairs (re, im), z of length p + 1 and v of length q + 1. */
export interface BilinearSolution {
  readonly z: Float64Array;
  readonly v: Float64Array;
}

export interface BilinearSolutions {
  readonly regular: readonly BilinearSolution[];
  /** Paths that ended in a singular solution, or got lost: there may be as many solutions more, or a whole curve of them. */
  readonly unknown: number;
}

/** Solutions that agree to this, relative, are one: the end of two paths that were confused, if they are regular. */
const sameSolution = 1e-8;

/**
 * All isolated solutions in P^p × P^q of p + q real bilinear equations Σ_ab C_i[a][b] z_a v_b = 0.
 *
 * A homotopy from products of linear forms, (α_i · z)(β_i · v) = 0, which has as many solutions as the equations in general, binomial(p + q, p),
 * found by linear algebra. Both spaces are dehomogenized by a random complex linear form, so that no path goes to infinity.
 *
 * @param equations p + q matrices of p + 1 rows and q + 1 columns.
 * @param seed Of the random complex numbers.
 * @source A. P. Morgan, A. J. Sommese: A homotopy for solving general polynomial systems that respects m-homogeneous structures, Appl. Math. Comput. 24 (1987)
 */
export function bilinearSolutions(equations: readonly (readonly (readonly number[])[])[], seed = 1): BilinearSolutions {
  const [P, Q] = [equations[0]!.length, equations[0]![0]!.length];
  const random = rng(seed);
  const complexes = (count: number): Float64Array => Float64Array.from({ length: 2 * count }, random.normal);
  const start: StartSystem = { P, Q, alpha: equations.map(() => complexes(P)), beta: equations.map(() => complexes(Q)), chartZ: complexes(P), chartV: complexes(Q) };
  const turn = random.normal();
  const track = pathTracker(bilinearHomotopy(equations.map(normalized), start, [Math.cos(turn), Math.sin(turn)]));
  const starts = startSolutions(start);
  const ends = starts.map((x) => track(x));
  // regular solutions come once each: paths that seem to meet were confused
  const confused = ends.map((end, i) => end.status === 'stuck' || ends.some((other, j) => i !== j && agree(end, other)));
  starts.forEach((x, i) => {
    if (confused[i]) ends[i] = track(x, carefulTracking);
  });
  const regular = ends.filter((end, i) => end.status === 'converged' && !ends.slice(0, i).some((other) => agree(end, other)));
  return { regular: regular.map(({ solution }) => ({ z: solution.subarray(0, 2 * P), v: solution.subarray(2 * P) })), unknown: ends.length - regular.length };
}

interface StartSystem {
  readonly P: number;
  readonly Q: number;
  readonly alpha: readonly Float64Array[];
  readonly beta: readonly Float64Array[];
  readonly chartZ: Float64Array;
  readonly chartV: Float64Array;
}

function agree(one: PathResult, other: PathResult): boolean {
  if (one.status !== 'converged' || other.status !== 'converged') return false;
  let [apart, size] = [0, 0];
  for (let i = 0; i < one.solution.length; i++) {
    apart += (one.solution[i]! - other.solution[i]!) ** 2;
    size += one.solution[i]! ** 2;
  }
  return apart <= sameSolution ** 2 * size;
}

function normalized(equation: readonly (readonly number[])[]): number[][] {
  const size = Math.hypot(...equation.flat()) || 1;
  return equation.map((row) => row.map((c) => c / size));
}

/** (1 − t) Σ C_ab z_a v_b + γ t (α · z)(β · v) for each equation, and the two charts. */
function bilinearHomotopy(equations: readonly (readonly (readonly number[])[])[], { P, Q, alpha, beta, chartZ, chartV }: StartSystem, gamma: readonly [number, number]): HomotopySystem {
  const size = P + Q;
  const at = (row: number, column: number): number => 2 * (row * size + column);
  return {
    size,
    evaluate(x, t, value, jacobian, velocity) {
      jacobian.fill(0);
      equations.forEach((C, i) => {
        const [azr, azi] = product(alpha[i]!, x, 0, P);
        const [bvr, bvi] = product(beta[i]!, x, P, Q);
        let [fr, fi] = [0, 0];
        for (let a = 0; a < P; a++) {
          let [re, im] = [0, 0];
          for (let b = 0; b < Q; b++) {
            const c = C[a]![b]!;
            re += c * x[2 * (P + b)]!;
            im += c * x[2 * (P + b) + 1]!;
            const to = at(i, P + b);
            jacobian[to]! += (1 - t) * c * x[2 * a]!;
            jacobian[to + 1]! += (1 - t) * c * x[2 * a + 1]!;
          }
          const to = at(i, a);
          jacobian[to]! += (1 - t) * re;
          jacobian[to + 1]! += (1 - t) * im;
          fr += re * x[2 * a]! - im * x[2 * a + 1]!;
          fi += re * x[2 * a + 1]! + im * x[2 * a]!;
        }
        // γ (β · v) and γ (α · z) times the coefficients of the other factor
        const [gbr, gbi] = [gamma[0] * bvr - gamma[1] * bvi, gamma[0] * bvi + gamma[1] * bvr];
        const [gar, gai] = [gamma[0] * azr - gamma[1] * azi, gamma[0] * azi + gamma[1] * azr];
        for (let a = 0; a < P; a++) addProduct(jacobian, at(i, a), t, gbr, gbi, alpha[i]!, a);
        for (let b = 0; b < Q; b++) addProduct(jacobian, at(i, P + b), t, gar, gai, beta[i]!, b);
        const [gr, gi] = [gar * bvr - gai * bvi, gar * bvi + gai * bvr];
        value[2 * i] = (1 - t) * fr + t * gr;
        value[2 * i + 1] = (1 - t) * fi + t * gi;
        velocity[2 * i] = gr - fr;
        velocity[2 * i + 1] = gi - fi;
      });
      writeChart(equations.length, chartZ, 0, P);
      writeChart(equations.length + 1, chartV, P, Q);

      function writeChart(row: number, chart: Float64Array, from: number, count: number): void {
        const [re, im] = product(chart, x, from, count);
        value[2 * row] = re - 1;
        value[2 * row + 1] = im;
        velocity[2 * row] = 0;
        velocity[2 * row + 1] = 0;
        for (let k = 0; k < count; k++) {
          jacobian[at(row, from + k)] = chart[2 * k]!;
          jacobian[at(row, from + k) + 1] = chart[2 * k + 1]!;
        }
      }
    },
  };
}

/** Σ w_k x_{from + k} */
function product(w: Float64Array, x: Float64Array, from: number, count: number): [number, number] {
  let [re, im] = [0, 0];
  for (let k = 0; k < count; k++) {
    const [a, b, c, d] = [w[2 * k]!, w[2 * k + 1]!, x[2 * (from + k)]!, x[2 * (from + k) + 1]!];
    re += a * c - b * d;
    im += a * d + b * c;
  }
  return [re, im];
}

/** target += t (re + i im) w_k */
function addProduct(target: Float64Array, to: number, t: number, re: number, im: number, w: Float64Array, k: number): void {
  target[to]! += t * (re * w[2 * k]! - im * w[2 * k + 1]!);
  target[to + 1]! += t * (re * w[2 * k + 1]! + im * w[2 * k]!);
}

/** α_i · z = 0 for p of the equations, β_i · v = 0 for the others. */
function startSolutions({ P, Q, alpha, beta, chartZ, chartV }: StartSystem): Float64Array[] {
  return subsets(alpha.length, P - 1).map((chosen) => {
    const x = new Float64Array(2 * (P + Q));
    x.set(meeting([...chosen.map((i) => alpha[i]!), chartZ]));
    x.set(meeting([...beta.filter((_, i) => !chosen.includes(i)), chartV]), 2 * P);
    return x;
  });
}

/** The point at which all rows but the last vanish and the last one is 1. */
function meeting(rows: readonly Float64Array[]): Float64Array {
  const matrix = new Float64Array(2 * rows.length * rows.length);
  rows.forEach((row, i) => matrix.set(row, 2 * rows.length * i));
  const right = new Float64Array(2 * rows.length);
  right[2 * rows.length - 2] = 1;
  const solver = complexSolver(rows.length);
  solver.factor(matrix);
  solver.solve(right);
  return right;
}

/** Subsets of 0, …, n − 1 with k elements. */
const subsets = (n: number, k: number): number[][] =>
  k === 0 ? [[]] : n < k ? [] : [...subsets(n - 1, k), ...subsets(n - 1, k - 1).map((rest) => [...rest, n - 1])];
