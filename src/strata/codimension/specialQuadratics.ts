import { realRoots } from '../../polynomial/realRoots.ts';
import { evaluateForm, type Form } from '../../polynomial/form.ts';
import { resultant } from '../special/hyperrootMeetings.ts';
import { angleOf, type Quadratic, type QuadraticPencil } from './quadraticPencil.ts';

/** Lines of the pencil on which solutions are looked for between neighbours, for each solution that there may be. */
const linesPerSolution = 24;

const bisections = 60;

/** A common root of two forms is one to this in φ; what is found is tried in the slice's own equations afterwards. */
const sameRoot = 1e-6;

/**
 * Candidates for the g of which g(x², y²) divides a whole line of a slice's forms: there the matrix of D drops its rank by two, all its
 * minors with one row and one column less vanish, and so do two combinations of them.
 *
 * Their resultant on the line of the pencil at t is a form of degree (n − 4)² in (cos t, sin t); its changes of sign are located.
 *
 * @returns A superset, up to rounding, of the isolated ones: each has to be tried.
 * @source derived
 */
export function specialQuadratics({ quadraticAt, minors, degree }: Pick<QuadraticPencil, 'quadraticAt' | 'minors' | 'degree'>): Quadratic[] {
  if (degree < 2) return [];
  const count = linesPerSolution * (degree - 1) ** 2;
  const at = (t: number): { forms: readonly [Form, Form]; value: number } => {
    const forms = minors(t);
    return { forms, value: resultant(...forms) };
  };
  const found: Quadratic[] = [];
  let [low, below] = [0, at(0).value];
  for (let i = 1; i <= count; i++) {
    const high = (Math.PI * i) / count;
    const above = at(high).value;
    if (below > 0 !== above > 0) found.push(...commonRoots(at(zeroBetween((t) => at(t).value > 0, low, high)).forms).map((phi) => quadraticAt(zeroBetween((t) => at(t).value > 0, low, high), phi)));
    [low, below] = [high, above];
  }
  return found;
}
