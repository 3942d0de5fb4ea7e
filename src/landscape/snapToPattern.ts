import { leastSquares } from '../numeric/singularValues.ts';
import { euclideanNorm, isZeroForm, multiplyForms, type Form } from '../polynomial/form.ts';
import type { RootPattern } from '../polynomial/formatRootPattern.ts';
import type { ProjectivePoint } from '../polynomial/projectiveRoot.ts';
import { rootDivisor } from '../polynomial/rootDivisor.ts';
import { formAt, type Slice } from '../strata/slice.ts';
import { groupRoots, type RootGroup } from './groupRoots.ts';

/** Relative residual at which a form counts as having the pattern: some roundings. */
const converged = 1e-14;
const steps = 30;

/**
 * A form of a slice with a given root pattern, near a given form of the slice that nearly has it.
 *
 * The roots of the form are grouped into the multiplicities of the pattern; then Newton's method with smallest steps solves
 * c Π F_i^{m_i} = o + X a + Y b + Z c for the roots, the factor and (X, Y, Z) together.
 *
 * @param slice null: no slice, the roots are merged and nothing else.
 * @returns null for a pattern of another degree, for the zero form, and where the iteration does not converge.
 * @source derived (Gauss–Newton on the multiple root locus)
 */
export function snapToPattern(form: Form, pattern: RootPattern, slice: Slice | null): number[] | null {
  if (isZeroForm(form) || form.length - 1 !== degreeOf(pattern)) return null;
  const groups = groupRoots(rootDivisor(form), pattern);
  if (groups === null) return null;
  let parameters = [0, ...groups.flatMap(({ at, real }) => (real ? [at.re] : [at.re, at.im]))];
  const shape = productOf(groups, [1, ...parameters.slice(1)]).value;
  parameters[0] = inner(shape, form) / inner(shape, shape);
  if (slice === null) return productOf(groups, parameters).value;

  let place = coordinates(form, slice);
  const size = euclideanNorm(form);
  for (let step = 0; step < steps; step++) {
    const { value, derivatives } = productOf(groups, parameters);
    const residual = formAt(slice, place).map((c, k) => c - value[k]!);
    if (euclideanNorm(residual) <= converged * size) return withFixed(value, slice);
    const columns = [...derivatives, ...slice.directions.map((d) => d.map((c) => -c))];
    const change = leastSquares(value.map((_, k) => columns.map((column) => column[k]!)), residual);
    if (!change.every(Number.isFinite)) return null;
    const own = parameters.length;
    parameters = parameters.map((p, i) => p + change[i]!);
    place = [place[0] + change[own]!, place[1] + change[own + 1]!, place[2] + change[own + 2]!];
  }
  const { value } = productOf(groups, parameters);
  return euclideanNorm(formAt(slice, place).map((c, k) => c - value[k]!)) <= 100 * converged * size ? withFixed(value, slice) : null;
}

/** Coefficients that are the same on the whole slice are known without rounding. */
const withFixed = (form: Form, { origin, directions }: Slice): number[] => form.map((c, k) => (directions.every((d) => d[k] === 0) ? origin[k]! : c));

const degreeOf = ({ real, complex }: RootPattern): number => [...real, ...complex, ...complex].reduce((sum, m) => sum + m, 0);

const inner = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

/** Coordinates of a form in a slice: exact if it lies there. */
function coordinates(form: Form, slice: Slice): [number, number, number] {
  const rows = form.map((_, k) => slice.directions.map((d) => d[k]!));
  const [x, y, z] = leastSquares(rows, form.map((c, k) => c - slice.origin[k]!));
  return [x!, y!, z!];
}

/** c Π F_i^{m_i} and its derivatives by c and the coordinates of the roots, in the order of the parameters. */
function productOf(groups: readonly RootGroup[], parameters: readonly number[]): { value: number[]; derivatives: number[][] } {
  const scale = parameters[0]!;
  let next = 1;
  const factors = groups.map(({ at, real }) => {
    const re = parameters[next++]!;
    const im = real ? 0 : parameters[next++]!;
    return factorOf({ re, im, inverted: at.inverted }, real);
  });
  const powers = groups.map(({ multiplicity }, i) => power(factors[i]!.form, multiplicity));
  const shape = powers.reduce<number[]>((product, p) => multiplyForms(product, p), [1]);
  const derivatives = [shape];
  groups.forEach(({ multiplicity }, i) => {
    const others = powers.filter((_, j) => j !== i).reduce<number[]>((product, p) => multiplyForms(product, p), power(factors[i]!.form, multiplicity - 1));
    for (const d of factors[i]!.derivatives) derivatives.push(multiplyForms(others, d).map((c) => c * scale * multiplicity));
  });
  return { value: shape.map((c) => c * scale), derivatives };
}

const power = (form: Form, exponent: number): number[] => Array.from({ length: exponent }).reduce<number[]>((product) => multiplyForms(product, form), [1]);

/** x − z y, or w x − y for w = y/x; for a pair the product with its conjugate. With derivatives by re and im. */
function factorOf({ re, im, inverted }: ProjectivePoint, real: boolean): { form: number[]; derivatives: number[][] } {
  const turned = (form: number[]): number[] => (inverted ? form.toReversed() : form);
  if (real) return { form: turned([1, -re]), derivatives: [turned([0, -1])] };
  return { form: turned([1, -2 * re, re * re + im * im]), derivatives: [turned([0, -2, 2 * re]), turned([0, 0, 2 * im])] };
}

