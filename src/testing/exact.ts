/** Binary forms with big integer coefficients, highest power of x first: just enough arithmetic to build test cases without rounding. */
export type BigForm = readonly bigint[];

export function multiplyExact(...forms: readonly BigForm[]): bigint[] {
  return forms.reduce<bigint[]>((p, q) => {
    const product = Array.from({ length: p.length + q.length - 1 }, (): bigint => 0n);
    p.forEach((a, i) => q.forEach((b, j) => (product[i + j]! += a * b)));
    return product;
  }, [1n]);
}

export const powerExact = (form: BigForm, m: number): bigint[] => multiplyExact(...Array.from({ length: m }, (): BigForm => form));

/** The form read in x^S, y^S. */
export const dilateExact = (form: BigForm, stride: number): bigint[] =>
  Array.from({ length: (form.length - 1) * stride + 1 }, (_, i) => (i % stride === 0 ? form[i / stride]! : 0n));

/** P(ax + by, cx + dy). */
export function substituteExact(form: BigForm, [a, b, c, d]: readonly [bigint, bigint, bigint, bigint]): bigint[] {
  const n = form.length - 1;
  const sum = Array.from({ length: n + 1 }, (): bigint => 0n);
  form.forEach((w, j) => multiplyExact([w], powerExact([a, b], n - j), powerExact([c, d], j)).forEach((v, i) => (sum[i]! += v)));
  return sum;
}

/** Doubles, exact while the entries stay below 2^53. */
export const toNumbers = (form: BigForm): number[] => form.map(Number);
