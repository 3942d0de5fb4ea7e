/** Eigenvalues of a symmetric matrix H of order n, with what a vector c has of each: |φ(H) c|² = Σ_i φ(λ_i)² weights_i. */
export interface SpectralWeights {
  /** Bordered matrix of order n + 1, rows first: c in row 0 from place 1 on, H in rows and columns 1, …, n; on and above the diagonal. Overwritten. */
  readonly bordered: Float64Array;
  /** λ_i, in no order. */
  readonly values: Float64Array;
  readonly weights: Float64Array;
  /** Computes values and weights; false if they were not found. */
  run(): boolean;
}

/** Rotations of the whole rest that one eigenvalue may take; two or three are usual. */
const mostSweeps = 40;

/**
 * Room for the spectral weights of matrices of order n.
 *
 * Householder's reflections turn the bordered matrix ((0, cᵀ), (c, H)) into a tridiagonal one: then c is a multiple of the first unit vector. The
 * QL algorithm with implicit shifts gives the eigenvalues, and rotates no more than the first row of the eigenvectors.
 *
 * @source classical (Householder; Golub, Welsch)
 */
export function spectralWeights(n: number): SpectralWeights {
  const bordered = new Float64Array((n + 1) * (n + 1));
  const values = new Float64Array(n);
  const weights = new Float64Array(n);
  const v = new Float64Array(n + 1);
  const image = new Float64Array(n + 1);
  const beside = new Float64Array(n + 1);
  const first = new Float64Array(n);
  return {
    bordered,
    values,
    weights,
    run() {
      tridiagonalize(bordered, n + 1, v, image, beside);
      for (let i = 0; i < n; i++) {
        values[i] = bordered[(i + 1) * (n + 2)]!;
        first[i] = i === 0 ? 1 : 0;
      }
      const size = beside[0]! * beside[0]!;
      for (let i = 0; i < n; i++) beside[i] = beside[i + 1]!;
      if (!diagonalize(values, beside, first, n)) return false;
      for (let i = 0; i < n; i++) weights[i] = size * first[i]! * first[i]!;
      return true;
    },
  };
}

/** Leaves the diagonal in the matrix and what stands beside it in `beside`: entry i between i and i + 1, entry n − 1 is 0. */
function tridiagonalize(a: Float64Array, n: number, v: Float64Array, image: Float64Array, beside: Float64Array): void {
  beside[n - 1] = 0;
  for (let k = 0; k < n - 1; k++) {
    const row = k * n;
    let rest = 0;
    for (let j = k + 2; j < n; j++) rest += a[row + j]! * a[row + j]!;
    const head = a[row + k + 1]!;
    if (rest === 0) {
      beside[k] = head;
      continue;
    }
    const length = Math.sqrt(head * head + rest);
    const end = head > 0 ? -length : length;
    beside[k] = end;
    v[k + 1] = head - end;
    for (let j = k + 2; j < n; j++) v[j] = a[row + j]!;
    // I − β v vᵀ takes the row to its end
    const beta = 1 / (length * (length + Math.abs(head)));
    for (let i = k + 1; i < n; i++) image[i] = 0;
    for (let i = k + 1; i < n; i++) {
      const at = i * n;
      const vi = v[i]!;
      let sum = a[at + i]! * vi;
      for (let j = i + 1; j < n; j++) {
        const entry = a[at + j]!;
        sum += entry * v[j]!;
        image[j]! += entry * vi;
      }
      image[i]! += sum;
    }
    let along = 0;
    for (let i = k + 1; i < n; i++) along += v[i]! * image[i]!;
    const half = 0.5 * beta * along;
    for (let i = k + 1; i < n; i++) image[i] = beta * (image[i]! - half * v[i]!);
    for (let i = k + 1; i < n; i++) {
      const at = i * n;
      const [vi, qi] = [v[i]!, image[i]!];
      for (let j = i; j < n; j++) a[at + j]! -= vi * image[j]! + qi * v[j]!;
    }
  }
}

/** The diagonal d becomes the eigenvalues, `first` the first row of the eigenvectors. */
function diagonalize(d: Float64Array, e: Float64Array, first: Float64Array, n: number): boolean {
  for (let l = 0; l < n; l++) {
    for (let sweep = 0; ; sweep++) {
      let m = l;
      for (; m < n - 1; m++) {
        const size = Math.abs(d[m]!) + Math.abs(d[m + 1]!);
        if (size + Math.abs(e[m]!) === size) break;
      }
      if (m === l) break;
      if (sweep === mostSweeps) return false;
      let g = (d[l + 1]! - d[l]!) / (2 * e[l]!);
      const reach = Math.sqrt(g * g + 1);
      g = d[m]! - d[l]! + e[l]! / (g + (g >= 0 ? reach : -reach));
      let [s, c, shift] = [1, 1, 0];
      let i = m - 1;
      for (; i >= l; i--) {
        const f = s * e[i]!;
        const b = c * e[i]!;
        const r = Math.sqrt(f * f + g * g);
        e[i + 1] = r;
        if (r === 0) {
          d[i + 1]! -= shift;
          e[m] = 0;
          break;
        }
        s = f / r;
        c = g / r;
        const q = d[i + 1]! - shift;
        const t = (d[i]! - q) * s + 2 * c * b;
        shift = s * t;
        d[i + 1] = q + shift;
        g = c * t - b;
        const z = first[i + 1]!;
        first[i + 1] = s * first[i]! + c * z;
        first[i] = c * first[i]! - s * z;
      }
      if (i >= l) continue;
      d[l]! -= shift;
      e[l] = g;
      e[m] = 0;
    }
  }
  return true;
}
