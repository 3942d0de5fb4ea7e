/** Polynomial in w0, w1, … with integer coefficients; a term's variables are listed with repetition, ascending. */
export type EquationPolynomial = readonly { readonly coefficient: number; readonly variables: readonly number[] }[];

/** Coefficients by monomial; a monomial is the string of its variables' indices as characters, ascending. */
type Terms = Map<string, number>;

/** An entry of a matrix: the index of a variable, or null for 0. */
export type Entry = number | null;

/**
 * All maximal minors of a matrix with at least as many rows as columns whose entries are variables or 0, expanded exactly (Laplace
 * along the columns, one polynomial for each set of rows used so far).
 *
 * @returns The nonzero minors; terms in lexicographic order with w0 > w1 > …, the first coefficient positive.
 * @throws RangeError if the rows differ in length or there are more columns than rows, or more than 30 rows.
 */
export function maximalMinors(rows: readonly (readonly Entry[])[]): EquationPolynomial[] {
  const columns = rows[0]?.length ?? 0;
  if (rows.some((row) => row.length !== columns) || columns > rows.length || rows.length > 30)
    throw new RangeError(`maximalMinors: ${rows.length} rows, the first of length ${columns}`);
  let minors = new Map<number, Terms>([[0, new Map([['', 1]])]]);
  for (let column = 0; column < columns; column++) {
    const next = new Map<number, Terms>();
    for (const [used, minor] of minors)
      for (let row = 0; row < rows.length; row++) {
        const variable = rows[row]![column]!;
        if (variable === null || (used >> row) & 1) continue;
        const sign = rowsAbove(used, row) % 2 === 0 ? 1 : -1;
        const key = used | (1 << row);
        if (!next.has(key)) next.set(key, new Map());
        addProduct(next.get(key)!, minor, variable, sign);
      }
    minors = next;
  }
  return [...minors.values()].map(polynomialOf).filter((minor) => minor.length > 0);
}

/** The binomial w_a w_b − w_c w_d, which must not be 0. */
export const binomial = (a: number, b: number, c: number, d: number): EquationPolynomial =>
  maximalMinors([[a, c], [d, b]])[0]!;

/** The polynomial w_j. */
export const coordinate = (j: number): EquationPolynomial => [{ coefficient: 1, variables: [j] }];

/** The same polynomial in other variables; the map must keep the order. */
export const renamed = (p: EquationPolynomial, name: (j: number) => number): EquationPolynomial =>
  p.map(({ coefficient, variables }) => ({ coefficient, variables: variables.map(name) }));

/** "w0*w3^2-w1*w2*w3+w1^2*w4"-like text; "0" for the zero polynomial. */
export function printEquation(p: EquationPolynomial): string {
  if (p.length === 0) return '0';
  return p
    .map(({ coefficient, variables }, i) => {
      const sign = coefficient < 0 ? '-' : i === 0 ? '' : '+';
      const size = Math.abs(coefficient);
      const powers = [...new Set(variables)].map((j) => {
        const exponent = variables.filter((v) => v === j).length;
        return exponent === 1 ? `w${j}` : `w${j}^${exponent}`;
      });
      return sign + [...(size === 1 && powers.length > 0 ? [] : [String(size)]), ...powers].join('*');
    })
    .join('');
}

/** Number of later rows already used: the transpositions that bring `row` into place. */
function rowsAbove(used: number, row: number): number {
  let count = 0;
  for (let rest = used >> (row + 1); rest > 0; rest >>= 1) count += rest & 1;
  return count;
}

function addProduct(sum: Terms, terms: Terms, variable: number, sign: number): void {
  const letter = String.fromCharCode(variable);
  for (const [monomial, coefficient] of terms) {
    let at = monomial.length;
    while (at > 0 && monomial[at - 1]! > letter) at--;
    const key = monomial.slice(0, at) + letter + monomial.slice(at);
    sum.set(key, (sum.get(key) ?? 0) + sign * coefficient);
  }
}

function polynomialOf(terms: Terms): EquationPolynomial {
  const sorted = [...terms].filter(([, coefficient]) => coefficient !== 0).sort(([p], [q]) => (p < q ? -1 : 1));
  const sign = (sorted[0]?.[1] ?? 1) < 0 ? -1 : 1;
  return sorted.map(([monomial, coefficient]) => ({
    coefficient: sign * coefficient,
    variables: Array.from(monomial, (letter) => letter.charCodeAt(0)),
  }));
}
