/**
 * Univariate polynomials over the integers, highest power first, without leading zeros; [] is the zero polynomial.
 * All functions are exact. A polynomial stands for its class up to a positive rational factor wherever it says "primitive".
 */
export type IntegerPolynomial = readonly bigint[];

const absolute = (n: bigint): bigint => (n < 0n ? -n : n);

/** Greatest common divisor of two integers, ≥ 0. */
export function integerGcd(a: bigint, b: bigint): bigint {
  let x = absolute(a);
  let y = absolute(b);
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** Drops leading zeros. */
export function trim(p: IntegerPolynomial): bigint[] {
  const first = p.findIndex((c) => c !== 0n);
  return first < 0 ? [] : p.slice(first);
}

/** Divides by the positive gcd of the coefficients; signs stay. */
export function primitivePart(p: IntegerPolynomial): bigint[] {
  let content = 0n;
  for (const c of p) {
    content = integerGcd(content, c);
    if (content === 1n) return [...p];
  }
  return content === 0n ? [] : p.map((c) => c / content);
}

/** Derivative p'. */
export function derivative(p: IntegerPolynomial): bigint[] {
  const n = p.length - 1;
  return trim(p.slice(0, -1).map((c, i) => c * BigInt(n - i)));
}

/**
 * Remainder of |lc(b)|^m a by b for the smallest sufficient m, divided by its content: a positive multiple of the true remainder,
 * so its signs are those of the true remainder (Sturm sequences need that).
 */
export function signedRemainder(a: IntegerPolynomial, b: IntegerPolynomial): bigint[] {
  const lead = b[0]!;
  const positive = absolute(lead);
  let rest = [...a];
  while (rest.length >= b.length) {
    const factor = lead > 0n ? rest[0]! : -rest[0]!;
    const next = rest.map((c, i) => c * positive - (i < b.length ? factor * b[i]! : 0n));
    rest = trim(next.slice(1));
    if (rest.length > 8 || rest.some((c) => bitsOver(c))) rest = primitivePart(rest);
  }
  return primitivePart(rest);
}

const bitsOver = (c: bigint): boolean => c > 1n << 512n || c < -(1n << 512n);

/** Greatest common divisor, primitive, leading coefficient positive; gcd with 0 is the other. */
export function polynomialGcd(p: IntegerPolynomial, q: IntegerPolynomial): bigint[] {
  let a = primitivePart(p);
  let b = primitivePart(q);
  if (a.length < b.length) [a, b] = [b, a];
  while (b.length > 0) [a, b] = [b, signedRemainder(a, b)];
  return a.length > 0 && a[0]! < 0n ? a.map((c) => -c) : a;
}

/** Primitive quotient a / b of an exact division; the sign is that of the true quotient. @throws RangeError if b does not divide a. */
export function exactQuotient(a: IntegerPolynomial, b: IntegerPolynomial): bigint[] {
  if (b.length === 0) throw new RangeError('exactQuotient: division by the zero polynomial');
  const divisor = primitivePart(b);
  const lead = divisor[0]!;
  const rest = primitivePart(a);
  const quotient: bigint[] = [];
  for (let i = 0; i + divisor.length <= rest.length; i++) {
    // by Gauss' lemma the quotient of primitive polynomials has integer coefficients
    if (rest[i]! % lead !== 0n) throw new RangeError('exactQuotient: the division leaves a remainder');
    const c = rest[i]! / lead;
    quotient.push(c);
    for (let j = 0; j < divisor.length; j++) rest[i + j]! -= c * divisor[j]!;
  }
  if (rest.some((c) => c !== 0n)) throw new RangeError('exactQuotient: the division leaves a remainder');
  return primitivePart(quotient);
}

/**
 * Square-free decomposition p = c Π_m f_m^m: the list of [m, f_m] with f_m primitive, square-free, pairwise coprime, of positive degree.
 */
export function squareFreeDecomposition(p: IntegerPolynomial): { multiplicity: number; factor: bigint[] }[] {
  const parts: { multiplicity: number; factor: bigint[] }[] = [];
  if (p.length <= 1) return parts;
  let remaining = primitivePart(p);
  let repeated = polynomialGcd(remaining, derivative(remaining));
  let radical = exactQuotient(remaining, repeated);
  for (let multiplicity = 1; radical.length > 1; multiplicity++) {
    remaining = repeated;
    repeated = polynomialGcd(remaining, derivative(remaining));
    const nextRadical = remaining.length > 1 ? exactQuotient(remaining, repeated) : [1n];
    const factor = exactQuotient(radical, nextRadical);
    if (factor.length > 1) parts.push({ multiplicity, factor });
    radical = nextRadical;
  }
  return parts;
}

/** Number of distinct real roots of a square-free polynomial, by Sturm's theorem on (−∞, ∞). */
export function countRealRoots(squareFree: IntegerPolynomial): number {
  if (squareFree.length <= 1) return 0;
  let changesLeft = 0;
  let changesRight = 0;
  let a: bigint[] = primitivePart(squareFree);
  let b: bigint[] = derivative(a);
  let right = 1;
  let left = a.length % 2 === 1 ? 1 : -1;
  const sign = a[0]! > 0n ? 1 : -1;
  right *= sign;
  left *= sign;
  while (b.length > 0) {
    const s = b[0]! > 0n ? 1 : -1;
    const l = b.length % 2 === 1 ? s : -s;
    if (s !== right) changesRight++;
    if (l !== left) changesLeft++;
    right = s;
    left = l;
    [a, b] = [b, signedRemainder(a, b).map((c) => -c)];
  }
  return changesLeft - changesRight;
}
