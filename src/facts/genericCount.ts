/** Above this number of parts the count is not attempted: it would take too long for a page, and nobody would solve it. */
export const largestCountedParts = 128;

/**
 * Number of complex critical points of a general squared distance (w − u)ᵀ Σ (w − u) on the stratum with one partition per
 * group: filters Π_g Π_j f_{g,j}^j with f_{g,j} a form in x^{S_g}, y^{S_g} of degree n_{g,j}, the number of parts j.
 *
 * The tangent space at a general point is Σ_g W_g · (forms of degree r_g), r_g = Σ_j n_{g,j}, of rank m + 1 with m = Σ r_g. With
 * hyperplane classes h_{g,j} on P^{n_{g,j}}, M = Σ j h_{g,j}, E_g = Σ_j h_{g,j}, the count is
 *   Σ_a ∫ M^a [Π_g (1 + M − E_g)^{r_g+1} (1 + M)^{1−r}]_{m−a}.
 * Expanding in c_g = exponent of E_g and summing over a gives, with C = Σ c_g,
 *   Σ_c (−1)^C (2^{m+1−C} − 1) (m − C)! Π_g binom(r_g+1, c_g) c_g! [t^{r_g−c_g}] Π_j (1 + j t)^{n_{g,j}} / Π_j n_{g,j}!,
 * which needs polynomials in one variable only. All parts 1: generic Euclidean distance degree of Π_g P^{r_g}.
 *
 * @param stratum One partition per group; empty partitions are allowed and change nothing.
 * @returns The exact number, or null above 128 parts.
 * @source Convariety notes E2, E3
 */
export function genericCount(stratum: readonly (readonly number[])[]): bigint | null {
  const groups = stratum.filter((partition) => partition.length > 0);
  const m = groups.reduce((sum, partition) => sum + partition.length, 0);
  if (m > largestCountedParts) return null;
  const factorials = factorialsUpTo(m + 1);
  const product = groups.map((partition) => groupFactor(partition, factorials)).reduce(multiply, [1n]);
  const symmetries = groups.flatMap(multiplicities).reduce((size, n) => size * factorials[n]!, 1n);
  let sum = 0n;
  for (let c = 0; c <= m; c++) sum += ((1n << BigInt(m + 1 - c)) - 1n) * factorials[m - c]! * product[c]!;
  return sum / symmetries;
}

/** Coefficients in c of (−1)^c binom(r+1, c) c! [t^{r−c}] Π (1 + j t), the product over the r parts j. */
function groupFactor(partition: readonly number[], factorials: readonly bigint[]): bigint[] {
  const r = partition.length;
  const powers = partition.map((j) => [1n, BigInt(j)]).reduce(multiply, [1n]);
  return Array.from({ length: r + 1 }, (_, c) => {
    const choices = factorials[r + 1]! / factorials[r + 1 - c]!;
    return (c % 2 === 0 ? choices : -choices) * powers[r - c]!;
  });
}

function multiply(p: readonly bigint[], q: readonly bigint[]): bigint[] {
  const product = Array.from({ length: p.length + q.length - 1 }, () => 0n);
  p.forEach((a, i) => q.forEach((b, j) => (product[i + j]! += a * b)));
  return product;
}

const multiplicities = (partition: readonly number[]): number[] =>
  [...new Set(partition)].map((j) => partition.filter((part) => part === j).length);

function factorialsUpTo(n: number): bigint[] {
  const factorials = [1n];
  for (let i = 1; i <= n; i++) factorials.push(factorials[i - 1]! * BigInt(i));
  return factorials;
}

/** A number if it is exactly representable, else null. */
export const asSafeNumber = (count: bigint | null): number | null =>
  count === null || count > BigInt(Number.MAX_SAFE_INTEGER) ? null : Number(count);
