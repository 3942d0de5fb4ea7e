import { architecture, type Architecture } from '../../network/architecture.ts';
import { membership } from '../../network/membership.ts';
import { leastSquares } from '../../numeric/solve.ts';
import { dilateForm, isZeroForm, maxNorm, multiplyForms, type Form } from '../../polynomial/form.ts';
import { numericalGcd } from '../../polynomial/gcd.ts';
import { polyphaseSections } from '../../polynomial/polyphase.ts';
import { realRoots } from '../../polynomial/realRoots.ts';
import type { Slice } from '../slice.ts';

/** A slice and an architecture whose function space meets it in the same positions. */
export interface Problem {
  readonly architecture: Architecture;
  readonly slice: Slice;
}

/** Common factors count if dividing by them leaves this much, relative to the form: some hundred roundings. */
const residualTolerance = 1e-12;

/**
 * If all forms of a slice share a factor that a group of layers has to provide, the same slice without the factor, and the architecture
 * without the layers; repeated while it helps. Membership is unchanged except at forms that factor in several ways.
 *
 * (a) a common factor F(x^S, y^S) at the largest stride; (b) a common factor of the degree of all lower groups that leaves forms
 * in x^S, y^S.
 *
 * @source Convariety notes A9 (exchange lemma), B1
 */
export function smallerProblem(problem: Problem): Problem {
  const smaller = withoutTopFactor(problem) ?? withoutLowerFactor(problem);
  return smaller === null ? problem : smallerProblem(smaller);
}

/** An architecture with given reduced degrees, strides and numbers of even filter sizes: layers of size 2 and 3. */
export function architectureOf(degrees: readonly number[], cumulativeStrides: readonly number[], evenFilterCounts: readonly number[]): Architecture {
  const filterSizes: number[] = [];
  const strides: number[] = [];
  degrees.forEach((degree, g) => {
    const even = evenFilterCounts[g]!;
    const sizes = [...new Array<number>(even).fill(2), ...new Array<number>((degree - even) / 2).fill(3)];
    if (sizes.length === 0) sizes.push(1);
    filterSizes.push(...sizes);
    strides.push(...sizes.map((_, i) => (i + 1 < sizes.length || g + 1 === degrees.length ? 1 : cumulativeStrides[g + 1]! / cumulativeStrides[g]!)));
  });
  return architecture({ filterSizes, strides });
}

const formsOf = ({ origin, directions }: Slice): readonly Form[] => [origin, ...directions];

function withoutTopFactor({ architecture: a, slice }: Problem): Problem | null {
  const { degrees, cumulativeStrides: S, evenFilterCounts } = a.reduced;
  const top = degrees.length - 1;
  if (top === 0) return null;
  const stride = S[top]!;
  const common = numericalGcd(formsOf(slice).flatMap((form) => polyphaseSections(form, stride)));
  const factor = common === null ? null : topFactor(common.form, degrees[top]!);
  if (factor === null) return null;
  const rest = dividedSlice(slice, dilateForm(factor.form, stride));
  const degree = degrees[top]! - (factor.form.length - 1);
  const even = Math.max(evenFilterCounts[top]! - factor.real, degree % 2);
  if (rest === null || even > degree) return null;
  const kept = degree > 0 ? top + 1 : top;
  const counts = evenFilterCounts.map((o, g) => (g === top ? even : o));
  const smaller = degrees.map((d, g) => (g === top ? degree : d));
  return { architecture: architectureOf(smaller.slice(0, kept), S.slice(0, kept), counts.slice(0, kept)), slice: rest };
}

/** The common factor as far as the group of largest stride takes it, with its number of real roots; null if it is 1 or cannot be divided among groups. */
function topFactor(form: Form, largest: number): { form: readonly number[]; real: number } | null {
  if (form.length === 1) return null;
  const angles = realRoots(form);
  if (form.length - 1 <= largest) return { form, real: angles.length };
  if (angles.length < largest) return null;
  const taken = angles.slice(0, largest);
  return { form: taken.reduce<number[]>((product, angle) => multiplyForms(product, [Math.sin(angle), -Math.cos(angle)]), [1]), real: largest };
}

function withoutLowerFactor({ architecture: a, slice }: Problem): Problem | null {
  const { degrees, cumulativeStrides: S, evenFilterCounts } = a.reduced;
  const common = numericalGcd(formsOf(slice));
  if (common === null) return null;
  for (let g = degrees.length - 1; g >= 1; g--) {
    const degree = degrees.slice(0, g).reduce((sum, d, h) => sum + d * S[h]!, 0);
    if (degree > 0 && degree !== common.form.length - 1) continue;
    if (degree > 0 && !membership(architectureOf(degrees.slice(0, g), S.slice(0, g), evenFilterCounts.slice(0, g)), common.form).inFunctionSpace) continue;
    const rest = degree === 0 ? slice : dividedSlice(slice, common.form);
    const sections = rest === null ? null : decimatedSlice(rest, S[g]!);
    if (sections !== null) return { architecture: architectureOf(degrees.slice(g), S.slice(g).map((s) => s / S[g]!), evenFilterCounts.slice(g)), slice: sections };
  }
  return null;
}

/** The forms of a slice divided by a factor of all of them; null if it is none. */
function dividedSlice({ origin, directions }: Slice, factor: Form): Slice | null {
  const quotients = [origin, ...directions].map((form) => quotientOf(form, factor));
  const [o, x, y, z] = quotients;
  return o == null || x == null || y == null || z == null ? null : { origin: o, directions: [x, y, z] };
}

function quotientOf(form: Form, factor: Form): number[] | null {
  const size = form.length - factor.length + 1;
  if (isZeroForm(form)) return new Array<number>(size).fill(0);
  const rows = form.map((_, i) => Array.from({ length: size }, (_c, j) => factor[i - j] ?? 0));
  const solved = leastSquares(rows, form);
  if (solved.status !== 'solved') return null;
  const product = multiplyForms(factor, solved.solution);
  return maxNorm(product.map((c, k) => c - form[k]!)) <= residualTolerance * maxNorm(form) ? solved.solution : null;
}

/** Forms in x^S, y^S read as forms in X, Y; null if one of them is not. */
function decimatedSlice({ origin, directions }: Slice, stride: number): Slice | null {
  const decimated = [origin, ...directions].map((form) => {
    const sections = polyphaseSections(form, stride);
    const others = Math.max(0, ...sections.slice(1).map(maxNorm));
    return (form.length - 1) % stride === 0 && others <= residualTolerance * maxNorm(form) ? sections[0]! : null;
  });
  const [o, x, y, z] = decimated;
  return o == null || x == null || y == null || z == null ? null : { origin: o, directions: [x, y, z] };
}
