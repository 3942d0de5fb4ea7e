import { correlation, productOf, sumOf, type Coefficients, type Ring } from '../homotopy/ring.ts';
import { degreeOf, factorsOf, type Stratum, type StratumFactor } from './stratum.ts';

/** A point c Π_f P_f^{m_f} of a stratum, and its charts. */
export interface StratumPoint<T> {
  /** P_f, all coefficients. */
  readonly forms: readonly (readonly T[])[];
  readonly scale: T;
  /** a_{f,j} for j = 1, …: the chart of P_f is P_{f,0} + Σ a_{f,j} P_{f,j} = 1. */
  readonly charts: readonly (readonly T[])[];
}

/** The critical equations, F = 0, as many as unknowns. */
export interface CriticalEquations<T> {
  readonly value: readonly T[];
  /** Columns: derivatives by the coordinates of each chart, and by c. */
  readonly columns: readonly (readonly T[])[];
  /** Tᵀ v for a vector v: how the equations change with Σ (w − u). */
  readonly along: (vector: readonly T[]) => T[];
}

/** ω = Π_f P_f^{m_f} */
export const productForm = <T>(ring: Ring<T>, stratum: Stratum, forms: readonly (readonly T[])[]): Coefficients<T> => partialProduct(ring, stratum, forms, factorsOf(stratum).map(({ multiplicity }) => multiplicity));

/**
 * Critical points of ℓ(w) = (w − u)ᵀ Σ (w − u) on a stratum: ⟨Σ (w − u), t⟩ = 0 for a basis of the tangent space
 * Σ_g W_g · (forms of degree r_g in x^{S_g}, y^{S_g}), W_g = w / Π (distinct roots of P_g).
 *
 * As w itself lies in every summand, all forms are taken for the first group and a complement of one dimension less for the others:
 * h with h_0 + Σ_j b_j h_j = 0, b the charts of the group's forms; of a single form the chart itself, where it has the value 1. Thus there are as many equations as unknowns, and for general data all
 * solutions have forms P_f with distinct roots: none lies in a smaller stratum.
 *
 * @param metric v ↦ Σ v.
 * @param residual Σ (w − u).
 * @source mathematics.md E5
 */
export function criticalEquations<T>(ring: Ring<T>, stratum: Stratum, { forms, scale, charts }: StratumPoint<T>, metric: (vector: Coefficients<T>) => Coefficients<T>, residual: readonly T[]): CriticalEquations<T> {
  const factors = factorsOf(stratum);
  const size = degreeOf(stratum) + 1;
  const product = (powers: readonly number[]): Coefficients<T> => partialProduct(ring, stratum, forms, powers);
  const full = factors.map(({ multiplicity }) => multiplicity);
  const lowered = (powers: readonly number[], f: number): number[] => powers.map((m, i) => (i === f ? m - 1 : m));

  const tangents = stratum.groups.map(({ stride, partition }, g) => {
    const powers = full.map((m, f) => (factors[f]!.group === g ? m - 1 : m));
    return { stride, powers, cofactor: product(powers), rank: partition.length, complement: complementOf(factors, charts, g) };
  });
  /** Rows of a group from numbers of all shifts: the complement is taken for all groups but the first. */
  const reduced = (g: number, all: readonly T[]): T[] => (g === 0 ? [...all] : all.slice(1).map((value, i) => ring.subtract(value, ring.multiply(tangents[g]!.complement[i]!, all[0]!))));
  const shifts = (g: number): number[] => Array.from({ length: tangents[g]!.rank + 1 }, (_, i) => i);
  const zero = ring.constant(0);
  const along = (vector: readonly T[]): T[] => tangents.flatMap(({ stride, cofactor }, g) => reduced(g, shifts(g).map((i) => correlation(ring, vector, cofactor, i * stride) ?? zero)));

  /** Σ t for the tangent vectors, which have few coefficients. */
  const weighted = tangents.map(({ stride, cofactor }, g) =>
    shifts(g).map((i) => metric(Array.from({ length: size }, (_, k) => cofactor[k - i * stride] ?? null))),
  );
  const column = (entry: (g: number, i: number) => T): T[] => tangents.flatMap((_, g) => reduced(g, shifts(g).map((i) => entry(g, i))));
  const derivatives = factors.map((factor, f) => {
    const change = scaledBy(ring, factor.multiplicity, product(lowered(full, f))).map((c) => (c === null ? null : ring.multiply(scale, c)));
    const bends = tangents.map(({ powers }) => (powers[f]! === 0 ? null : scaledBy(ring, powers[f]!, product(lowered(powers, f)))));
    const bent = new Map<string, T>();
    const bend = (g: number, shift: number): T | null => {
      const p = bends[g]!;
      if (p === null) return null;
      const key = `${g} ${shift}`;
      if (!bent.has(key)) bent.set(key, correlation(ring, residual, p, shift) ?? zero);
      return bent.get(key)!;
    };
    const all = Array.from({ length: factor.degree + 1 }, (_, j) =>
      column((g, i) => sumOf(ring, [correlation(ring, weighted[g]![i]!, change, j * factor.stride), bend(g, i * tangents[g]!.stride + j * factor.stride)]) ?? zero),
    );
    // P_{f,0} = 1 − Σ a_j P_{f,j} moves along
    return all.slice(1).map((entries, j) => entries.map((value, row) => ring.subtract(value, ring.multiply(charts[f]![j]!, all[0]![row]!))));
  });
  const omega = product(full);
  const byScale = column((g, i) => correlation(ring, weighted[g]![i]!, omega) ?? zero);
  if (residual.length !== size) throw new RangeError(`criticalEquations: filters of ${size} coefficients`);
  return { value: along(residual), columns: [...derivatives.flat(), byScale], along };
}

/** The numbers b of a group. */
const complementOf = <T>(factors: readonly StratumFactor[], charts: readonly (readonly T[])[], g: number): T[] => charts.flatMap((chart, f) => (factors[f]!.group === g ? chart : []));

const scaledBy = <T>(ring: Ring<T>, n: number, p: Coefficients<T>): Coefficients<T> => (n === 1 ? p : p.map((c) => (c === null ? null : ring.times(n, c))));

/** Π_f P_f(x^{S_f}, y^{S_f})^{powers_f} */
function partialProduct<T>(ring: Ring<T>, stratum: Stratum, forms: readonly (readonly T[])[], powers: readonly number[]): Coefficients<T> {
  let product: Coefficients<T> | null = null;
  factorsOf(stratum).forEach(({ stride }, f) => {
    const dilated: Coefficients<T> = forms[f]!.flatMap((c, j) => (j === 0 ? [c] : [...Array.from({ length: stride - 1 }, () => null), c]));
    for (let i = 0; i < powers[f]!; i++) product = product === null ? dilated : productOf(ring, product, dilated);
  });
  return product ?? [ring.constant(1)];
}
