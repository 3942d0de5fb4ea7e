import { evaluateForm, maxNorm, type Form } from '../../polynomial/form.ts';
import { realRoots } from '../../polynomial/realRoots.ts';
import { resultant } from '../special/hyperrootMeetings.ts';
import { cross, length } from '../vector3.ts';
import { monomials, type Quadratic, type QuadraticPencil } from './quadraticPencil.ts';

/** Lines of the pencil on which solutions are looked for: so many for each that there may be, and at most so many; few of them are real. */
const linesPerSolution = 24;
const mostLines = 400;

/** Steps of false position for one solution, and the width in t that ends them. */
const mostSteps = 60;
const zeroWidth = 1e-15;

/** A value of a form of size one at a common root of two, both known to rounding. */
const vanishing = 1e-6;

/**
 * Candidates for the g of which g(x², y²) divides a line or a plane of a slice's forms: there the matrix of D drops its rank by two or three, all
 * its minors with one row and one column less, or two, vanish to first order, and two combinations of them do.
 *
 * @returns More than there are: each has to be tried.
 * @source derived
 */
export function specialQuadratics(pencil: QuadraticPencil): Quadratic[] {
  // where many coefficients of a slice are zero monomials are the special ones, and zeros of a high order, which a change of sign does not show
  const found = [1, 2].filter((fewer) => fewer < pencil.degree).flatMap((fewer) => commonZeros(pencil, pencil.minors(fewer), (pencil.degree - fewer) ** 2));
  return [...monomials, ...found.filter((g) => monomials.every((other) => length(cross(g, other)) > sameQuadratic * length(g)))];
}

/** Sine of the angle between two g below which they are one. */
const sameQuadratic = 1e-6;

/** The common zeros of two forms in g: where the resultant of the two on the line at t, a form of degree `most` in (cos t : sin t), changes its sign. */
function commonZeros({ quadraticAt }: QuadraticPencil, formsOn: (t: number) => [Form, Form], most: number): Quadratic[] {
  const valueAt = (t: number): number => resultant(...formsOn(t));
  const count = Math.min(mostLines, linesPerSolution * most);
  const found: Quadratic[] = [];
  let before = valueAt(0);
  for (let i = 1; i <= count; i++) {
    const high = (Math.PI * i) / count;
    const value = valueAt(high);
    if (value > 0 !== before > 0) {
      const t = zeroBetween(valueAt, (Math.PI * (i - 1)) / count, before, high, value);
      found.push(...commonRoots(...formsOn(t)).map((phi) => quadraticAt(t, phi)));
    }
    before = value;
  }
  return found;
}

/** The zero of a function between two places at which it has different signs, by false position with halved ends (the Illinois rule). */
function zeroBetween(f: (t: number) => number, from: number, atFrom: number, to: number, atTo: number): number {
  let [low, below, high, above] = [from, atFrom, to, atTo];
  let side = 0;
  for (let step = 0; step < mostSteps && high - low > zeroWidth; step++) {
    const t = (low * above - high * below) / (above - below);
    if (!(t > low && t < high)) return t <= low ? low : high;
    const value = f(t);
    if (value === 0) return t;
    if (value > 0 === below > 0) {
      [low, below] = [t, value];
      if (side === 1) above /= 2;
      side = 1;
    } else {
      [high, above] = [t, value];
      if (side === -1) below /= 2;
      side = -1;
    }
  }
  return side === 1 ? low : high;
}

const commonRoots = (one: Form, other: Form): number[] => realRoots(one).filter((phi) => Math.abs(evaluateForm(other, Math.cos(phi), Math.sin(phi))) <= vanishing * maxNorm(other));
