import { polynomialRoots } from '../homotopy/polynomialRoots.ts';
import { chartPoint } from '../homotopy/productCoordinates.ts';
import { triangle } from './criticalSystem.ts';
import { coordinatesOf, type Stratum } from './stratum.ts';

/** True for one group without stride whose roots are all simple but one: (α, 1, …, 1). */
export const isHook = ({ groups }: Stratum): boolean =>
  groups.length === 1 && groups[0]!.stride === 1 && groups[0]!.partition[0]! > 1 && groups[0]!.partition.slice(1).every((part) => part === 1);

/**
 * Critical points ℓ^α h on the stratum (α, 1, …, 1), by their multiple root: for a given linear form ℓ the equations are linear in h, one more
 * than its coefficients, and the determinant of
 *   [⟨ℓ^{α−1} q_i, ℓ^α q_j⟩_Σ | ⟨ℓ^{α−1} q_i, u⟩_Σ]
 * is a form in the coefficients of ℓ. Its degree is the number of critical points. On ℓ = x cos φ + y sin φ it is a trigonometric polynomial,
 * which is interpolated at equidistant angles; its roots ζ = e^{2iφ} give the forms ℓ.
 *
 * @param parameters Real (Σ, Σu) as for path tracking.
 * @param count Degree: for metrics that rotations preserve it is less than for others, by as many factors cos² φ + sin² φ = 1.
 * @returns Approximations in the charts, to be refined.
 * @source mathematics.md E5
 */
export function hookPoints(stratum: Stratum, parameters: Float64Array, charts: Float64Array, count: number): Float64Array[] {
  const alpha = stratum.groups[0]!.partition[0]!;
  const simple = stratum.groups[0]!.partition.length - 1;
  const elimination = hookElimination(alpha, simple, parameters);
  const values = Float64Array.from({ length: count + 1 }, (_, k) => {
    const angle = (Math.PI * k) / (count + 1);
    return elimination.run(Math.cos(angle), 0, Math.sin(angle), 0);
  });
  const coordinates = coordinatesOf(stratum);
  const roots = polynomialRoots(interpolated(values));
  const points: Float64Array[] = [];
  for (let k = 0; k < count; k++) {
    // cos φ : sin φ = ζ + 1 : −i (ζ − 1)
    const [re, im] = [roots[2 * k]!, roots[2 * k + 1]!];
    const size = 1 + Math.hypot(re, im);
    const line = Float64Array.of((re + 1) / size, im / size, im / size, (1 - re) / size);
    elimination.run(line[0]!, line[1]!, line[2]!, line[3]!);
    const cofactor = elimination.solve();
    // forms stand in the order of their multiplicities
    points.push(simple === 0 ? chartPoint(coordinates, [line], cofactor, charts) : chartPoint(coordinates, [cofactor, line], one, charts));
  }
  return points;
}

const one = Float64Array.of(1, 0);

/**
 * Coefficients c_0, …, c_n, pairs (re, im), of Σ_j c_j ζ^{n−j} from the values f(φ_k) = e^{−inφ_k} Σ_j c_j ζ_k^{n−j} at φ_k = π k/(n + 1), ζ = e^{2iφ}:
 * a discrete Fourier transform.
 */
function interpolated(values: Float64Array): Float64Array {
  const n = values.length - 1;
  const coefficients = new Float64Array(2 * (n + 1));
  for (let j = 0; j <= n; j++)
    for (let k = 0; k <= n; k++) {
      const angle = (Math.PI * k * (2 * j - n)) / (n + 1);
      coefficients[2 * j]! += values[k]! * Math.cos(angle);
      coefficients[2 * j + 1]! += values[k]! * Math.sin(angle);
    }
  return coefficients;
}

interface HookElimination {
  /** Eliminates for ℓ = a x + b y, complex; the real part of the determinant, up to a common factor. */
  run(ar: number, ai: number, br: number, bi: number): number;
  /** h from the elimination that was run last, all equations but the one with the smallest pivots. */
  solve(): Float64Array;
}

function hookElimination(alpha: number, simple: number, parameters: Float64Array): HookElimination {
  const n = simple + 2;
  const k = alpha + simple + 1;
  const metric = Float64Array.from({ length: k * k }, (_, at) => parameters[2 * triangle(k, Math.floor(at / k), at % k)]!);
  const image = Float64Array.from({ length: k }, (_, i) => parameters[k * (k + 1) + 2 * i]!);
  const matrix = new Float64Array(2 * n * n);
  const vector = new Float64Array(2 * k);
  const [low, high] = [new Float64Array(2 * alpha), new Float64Array(2 * (alpha + 1))];
  const at = (i: number, j: number): number => 2 * (i * n + j);

  const fill = (line: readonly [number, number, number, number]): void => {
    writePower(line, alpha - 1, low);
    writePower(line, alpha, high);
    for (let j = 0; j <= simple + 1; j++) {
      for (let i = 0; i < k; i++) {
        let [re, im] = [0, 0];
        if (j > simple) re = image[i]!;
        else
          for (let p = 0; p <= alpha; p++) {
            re += metric[i * k + j + p]! * high[2 * p]!;
            im += metric[i * k + j + p]! * high[2 * p + 1]!;
          }
        vector[2 * i] = re;
        vector[2 * i + 1] = im;
      }
      for (let i = 0; i < n; i++) {
        let [re, im] = [0, 0];
        for (let p = 0; p < alpha; p++) {
          const [x, y, u, v] = [low[2 * p]!, low[2 * p + 1]!, vector[2 * (i + p)]!, vector[2 * (i + p) + 1]!];
          re += x * u - y * v;
          im += x * v + y * u;
        }
        matrix[at(i, j)] = re;
        matrix[at(i, j) + 1] = im;
      }
    }
  };
  return {
    run(ar, ai, br, bi) {
      fill([ar, ai, br, bi]);
      let [re, im] = [1, 0];
      for (let c = 0; c < n; c++) {
        let [best, size] = [c, 0];
        for (let i = c; i < n; i++) {
          const here = matrix[at(i, c)]! ** 2 + matrix[at(i, c) + 1]! ** 2;
          if (here > size) [best, size] = [i, here];
        }
        if (best !== c) {
          [re, im] = [-re, -im];
          for (let j = 2 * c; j < 2 * n; j++) {
            const kept = matrix[at(c, 0) + j]!;
            matrix[at(c, 0) + j] = matrix[at(best, 0) + j]!;
            matrix[at(best, 0) + j] = kept;
          }
        }
        const [p, q] = [matrix[at(c, c)]!, matrix[at(c, c) + 1]!];
        [re, im] = [re * p - im * q, re * q + im * p];
        if (size === 0) continue;
        for (let i = c + 1; i < n; i++) {
          const [x, y] = [matrix[at(i, c)]!, matrix[at(i, c) + 1]!];
          const [fr, fi] = [(x * p + y * q) / size, (y * p - x * q) / size];
          for (let j = c + 1; j < n; j++) {
            const [u, v] = [matrix[at(c, j)]!, matrix[at(c, j) + 1]!];
            matrix[at(i, j)]! -= fr * u - fi * v;
            matrix[at(i, j) + 1]! -= fr * v + fi * u;
          }
        }
      }
      return re;
    },
    solve() {
      const h = new Float64Array(2 * (n - 1));
      for (let i = n - 2; i >= 0; i--) {
        let [re, im] = [matrix[at(i, n - 1)]!, matrix[at(i, n - 1) + 1]!];
        for (let j = i + 1; j < n - 1; j++) {
          const [u, v] = [matrix[at(i, j)]!, matrix[at(i, j) + 1]!];
          re -= u * h[2 * j]! - v * h[2 * j + 1]!;
          im -= u * h[2 * j + 1]! + v * h[2 * j]!;
        }
        const [p, q] = [matrix[at(i, i)]!, matrix[at(i, i) + 1]!];
        const size = p * p + q * q;
        h[2 * i] = (re * p + im * q) / size;
        h[2 * i + 1] = (im * p - re * q) / size;
      }
      return h;
    },
  };
}

/** Coefficients of (a x + b y)^m, pairs (re, im). */
function writePower([ar, ai, br, bi]: readonly [number, number, number, number], m: number, to: Float64Array): void {
  to.fill(0);
  to[0] = 1;
  for (let d = 0; d < m; d++)
    for (let j = d + 1; j >= 0; j--) {
      const [x, y] = [to[2 * j]!, to[2 * j + 1]!];
      const [u, v] = j > 0 ? [to[2 * j - 2]!, to[2 * j - 1]!] : [0, 0];
      to[2 * j] = ar * x - ai * y + br * u - bi * v;
      to[2 * j + 1] = ar * y + ai * x + br * v + bi * u;
    }
}
