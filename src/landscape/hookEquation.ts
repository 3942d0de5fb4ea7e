import { evaluateForm, maxNorm, multiplyForms, scaleForm, type Form } from '../polynomial/form.ts';
import { formDeterminant } from '../strata/codimension/formDeterminant.ts';

/**
 * The equation E_α(φ; u) = Σ_j u_j K_j(cos φ, sin φ) = 0 of the critical points of the square loss on the hook stratum Δ_(α,1,…,1):
 * forms P = ℓ^α h with ℓ = x sin φ − y cos φ. It is linear in the target u.
 */
export interface HookEquation {
  readonly multiplicity: number;
  /** K_j for every coefficient u_j: forms of one degree in (cos φ, sin φ). */
  readonly rows: readonly (readonly number[])[];
}

/**
 * Equation of the critical points P = ℓ^α h of ℓ(w) = (w − u)ᵀ Σ (w − u), for forms of degree n.
 *
 * Let V_α be the space of forms divisible by ℓ^α, and N_α(φ) the element of V_{α−1} that is orthogonal to V_α: P is the projection of u to V_α,
 * and u − P is orthogonal to the tangent space V_{α−1} exactly if E_α = ⟨N_α, u⟩ = 0. N_α = Σ C_i ℓ^{α−1} x^{m−i} y^i with the maximal minors C_i of
 * the matrix ⟨ℓ^{α−1} x^{m−i} y^i, ℓ^α x^{m−1−j} y^j⟩, m = n − α + 1; the degree of E_α in (cos φ, sin φ) is (2α − 1) n − 2 (α − 1)².
 *
 * α = 1 is u(cos φ, sin φ) = 0 up to a positive factor: u has the root φ. α = n + 1 is ⟨ℓ^n, u⟩ = 0. The sign is such that the coefficient of
 * N_α = ℓ^{α−1} ν at the root, ν(cos φ, sin φ), is positive; then along P_α, the projection to V_α, F_α(φ) = |u − P_α|² satisfies
 * F_α' = − (positive) E_α E_{α+1}.
 *
 * @param sigma Σ, (n+1) × (n+1), rows first, symmetric and positive definite.
 * @throws RangeError unless 1 ≤ α ≤ n + 1.
 * @source derived; the determinant is mathematics.md E5, its degree GeoLCN, section 6.2
 */
export function hookEquation(n: number, multiplicity: number, sigma: readonly (readonly number[])[]): HookEquation {
  if (!(multiplicity >= 1 && multiplicity <= n + 1)) throw new RangeError(`hookEquation: multiplicity ${multiplicity} in degree ${n}`);
  const m = n - multiplicity + 1;
  const wider = shifts(multiplicity - 1, m + 1);
  const narrower = shifts(multiplicity, m);
  const gram = wider.map((p) => narrower.map((r) => product(sigma, p, r)));
  const minors = wider.map((_, i) => {
    const minor = m === 0 ? [1] : formDeterminant(gram.filter((_, row) => row !== i));
    return i % 2 === 0 ? minor : scaleForm(minor, -1);
  });
  const normal = sigma.map((_, k) => sumOf(minors.flatMap((minor, i) => (wider[i]![k] === null ? [] : [multiplyForms(minor, wider[i]![k]!)]))));
  const rows = sigma.map((row) => sumOf(row.flatMap((s, k) => (s === 0 || normal[k] === null ? [] : [scaleForm(normal[k]!, s)])))!);
  // ν at φ = 0, where of all x^{m−i} y^i only the first is not zero; ν has no zero, so its sign is the same everywhere
  const sign = evaluateForm(minors[0]!, 1, 0) < 0 ? -1 : 1;
  const scale = sign / Math.max(...rows.map(maxNorm));
  return { multiplicity, rows: rows.map((row) => scaleForm(row, scale)) };
}

/** E_1, …, E_{α+1} for the largest α of a list: what tells the critical points with these multiplicities apart; none for an empty list. */
export function hookEquations(n: number, multiplicities: readonly number[], sigma: readonly (readonly number[])[]): HookEquation[] {
  const highest = Math.max(0, ...multiplicities);
  return highest === 0 ? [] : Array.from({ length: highest + 1 }, (_, i) => hookEquation(n, i + 1, sigma));
}

/** E_α(·; u) as a form in (cos φ, sin φ). */
export function equationOf({ rows }: HookEquation, target: readonly number[]): number[] {
  const form = new Array<number>(rows[0]!.length).fill(0);
  for (let j = 0; j < rows.length; j++) {
    const u = target[j]!;
    const row = rows[j]!;
    for (let i = 0; i < form.length; i++) form[i]! += u * row[i]!;
  }
  return form;
}

/** Coefficients of the forms ℓ^e x^{count−1−i} y^i, i < count, each a form in (cos φ, sin φ); null where a coefficient is zero. */
function shifts(e: number, count: number): (Form | null)[][] {
  const power = Array.from({ length: e + 1 }, (_, k) => Array.from({ length: e + 1 }, (_, j) => (j === e - k ? (k % 2 === 0 ? 1 : -1) * binomial(e, k) : 0)));
  return Array.from({ length: count }, (_, i) => Array.from({ length: e + count }, (_, k) => power[k - i] ?? null));
}

/** ⟨p, r⟩ = pᵀ Σ r for vectors of forms. */
function product(sigma: readonly (readonly number[])[], p: readonly (Form | null)[], r: readonly (Form | null)[]): number[] {
  const terms = p.flatMap((a, k) => r.flatMap((b, l) => (a === null || b === null ? [] : [scaleForm(multiplyForms(a, b), sigma[k]![l]!)])));
  return sumOf(terms)!;
}

const sumOf = (forms: readonly Form[]): number[] | null => (forms.length === 0 ? null : forms[0]!.map((_, i) => forms.reduce((sum, form) => sum + form[i]!, 0)));

const binomial = (n: number, k: number): number => (k === 0 ? 1 : (binomial(n, k - 1) * (n - k + 1)) / k);
