import { dilateForm, multiplyForms, type Form } from '../../polynomial/form.ts';

/** What the factors of a family of products are: P = Π_i f_i(x^S_i, y^S_i)^m_i with f_i of degree d_i. */
export interface FactorKind {
  readonly degree: number;
  readonly stride: number;
  readonly power: number;
}

/** A form with its derivatives along two directions of the parameters. */
export interface Jet {
  readonly value: readonly number[];
  readonly along: readonly [readonly number[], readonly number[]];
}

/**
 * The product of the factors and its derivatives along two directions, by the product rule.
 *
 * @param factors One form for each kind; the directions have the same shape.
 */
export function productJet(kinds: readonly FactorKind[], factors: readonly Form[], directions: readonly [readonly Form[], readonly Form[]]): Jet {
  let jet: Jet = { value: [1], along: [[0], [0]] };
  kinds.forEach(({ stride, power }, i) => {
    const dilated = (form: Form): number[] => dilateForm(form, form.length === 1 ? 1 : stride);
    const factor: Jet = { value: dilated(factors[i]!), along: [dilated(directions[0][i]!), dilated(directions[1][i]!)] };
    for (let m = 0; m < power; m++) jet = times(jet, factor);
  });
  return jet;
}

const times = (p: Jet, q: Jet): Jet => {
  const derivative = (i: 0 | 1): number[] => {
    const left = multiplyForms(p.along[i], q.value);
    const right = multiplyForms(p.value, q.along[i]);
    return left.map((c, k) => c + right[k]!);
  };
  return { value: multiplyForms(p.value, q.value), along: [derivative(0), derivative(1)] };
};

/** The product of the factors. */
export const productOf = (kinds: readonly FactorKind[], factors: readonly Form[]): readonly number[] =>
  kinds.reduce<readonly number[]>((product, { stride, power }, i) => {
    const factor = dilateForm(factors[i]!, factors[i]!.length === 1 ? 1 : stride);
    return Array.from({ length: power }).reduce<readonly number[]>((p) => multiplyForms(p, factor), product);
  }, [1]);
