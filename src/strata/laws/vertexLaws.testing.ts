import { membership } from '../../network/membership.ts';
import { euclideanNorm, maxNorm } from '../../polynomial/form.ts';
import { formatRootPattern } from '../../polynomial/formatRootPattern.ts';
import { polyphaseSections } from '../../polynomial/polyphase.ts';
import { affineValue } from '../../polynomial/projectiveRoot.ts';
import { rootDivisor } from '../../polynomial/rootDivisor.ts';
import { rootPattern } from '../../polynomial/rootPattern.ts';
import { evaluateForm } from '../../polynomial/form.ts';
import { formAt } from '../slice.ts';
import type { Vector3 } from '../vector3.ts';
import { degenerations, multipleRootsOf, patternFits } from './patternFit.testing.ts';
import { possibleRealCounts, readPattern, simpleRealCount } from './roots.testing.ts';
import { structuredFit } from './structuredFit.testing.ts';
import { formUncertainty, printed, someVertices, type Scene } from './scene.testing.ts';

/** Relative uncertainty of the coefficients of a cofactor: single precision, magnified by the division. */
const cofactorUncertainty = 1e-5;

/**
 * Every vertex of a stratum with a pattern is the single-precision image of a form with this pattern, or of a limit of such forms:
 * some form with its multiple roots is as near as rounding allows, and the other roots can have the claimed number of real ones.
 */
export function patternOffences(scene: Scene, count: number): string[] {
  return scene.strata.flatMap((stratum) => {
    const { pattern } = stratum;
    if (pattern === undefined) return [];
    return someVertices(stratum, count).flatMap(({ position }) => {
      const offence = patternOffence(scene, pattern, position);
      return offence === null ? [] : [`${scene.name}, ${stratum.id} at ${printed(position)}: ${offence}`];
    });
  });
}

function patternOffence(scene: Scene, pattern: string, position: Vector3): string | null {
  const form = formAt(scene.slice, position);
  const size = euclideanNorm(form);
  const enough = formUncertainty(scene, position);
  if (size <= 2 * enough) return null; // the zero form is a limit of every pattern
  const { real, complex } = readPattern(pattern);
  if ([...real, ...complex, ...complex].reduce((sum, m) => sum + m, 0) !== scene.architecture.degree) return `${pattern} is no pattern of this degree`;
  return fitOffence(scene, pattern, position, enough, 2);
}

/** Why no form of the pattern, nor of one to which it degenerates in at most `depth` steps, is near enough; null if one is. */
function fitOffence(scene: Scene, pattern: string, position: Vector3, enough: number, depth: number): string | null {
  let [offence, distance] = ['', Infinity];
  const uncertainty = Math.max(cofactorUncertainty, (30 * enough) / euclideanNorm(formAt(scene.slice, position)));
  for (const fit of patternFits(scene.slice, position, pattern, 1.2 * enough)) {
    distance = Math.min(distance, fit.distance);
    if (fit.distance > 1.5 * enough) continue;
    const pairs = multipleRootsOf(pattern).flatMap(({ real: onLine }, i) => (onLine ? [] : [fit.factors[i]!]));
    // at the limit of a pair of multiple roots the two meet on the real line: their distance is the square root of a rounding
    if (pairs.some(([a, b, c]) => b! * b! - 4 * a! * c! > 1e-2)) offence = `${pattern} has multiple pairs, these are real roots`;
    else if (possibleRealCounts(fit.cofactor, uncertainty).includes(simpleRealCount(pattern))) return null;
    else offence = `${pattern} needs ${simpleRealCount(pattern)} simple real roots, the cofactor (${fit.cofactor.map((c) => Number(c.toPrecision(6))).join(', ')}) has others`;
  }
  if (depth > 0 && degenerations(pattern).some((limit) => fitOffence(scene, limit, position, enough, depth - 1) === null)) return null;
  return offence === '' ? `${distance.toExponential(2)} from ${pattern}, rounding allows ${enough.toExponential(2)}` : offence;
}

/**
 * Every vertex of a stratum of a strided architecture of codimension 1 is the single-precision image of a point of the Zariski closure:
 * some multiple of βx² − αy², or of a definite form in x², y², is as near as rounding allows.
 */
export function closureOffences(scene: Scene, count: number): string[] {
  return scene.strata.flatMap((stratum) =>
    someVertices(stratum, count).flatMap(({ position }) => {
      const form = formAt(scene.slice, position);
      const enough = formUncertainty(scene, position);
      if (euclideanNorm(form) <= 2 * enough) return [];
      const off = Math.min(distanceToClosure(form), stratum.kind === 'surface' && stratum.role !== 'closureOnly' ? Infinity : distanceToPair(scene, position, enough));
      return off <= 1.5 * enough ? [] : [`${scene.name}, ${stratum.id} at ${printed(position)}: ${off.toExponential(2)} from the closure, rounding allows ${enough.toExponential(2)}`];
    }),
  );
}

/** Least distance of the form at a position to the multiples of some a x⁴ + b x²y² + c y⁴, started from the roots of its sections. */
function distanceToPair({ slice }: Scene, position: Vector3, enough: number): number {
  const sections = polyphaseSections(formAt(slice, position), 2).filter((p) => p.length > 2);
  const starts = sections.flatMap((p) => (maxNorm(p) === 0 ? [] : rootDivisor(p).pairs.map((root) => affineValue(root)))).map(({ re, im }) => [1, -2 * re, re * re + im * im]);
  return Math.min(Infinity, ...starts.map((start) => structuredFit(slice, position, [{ stride: 2, multiplicity: 1 }], [start], enough / 4).distance));
}

/** Least distance of a form to the multiples of some βx² − αy²: the sections are projected for each (α : β) separately. */
export function distanceToClosure(form: readonly number[]): number {
  const sections = polyphaseSections(form, 2);
  const at = (theta: number): number => {
    const [c, s] = [Math.cos(theta), Math.sin(theta)];
    return Math.hypot(...sections.map((p) => evaluateForm(p, c, s) / euclideanNorm(p.map((_, k) => c ** (p.length - 1 - k) * s ** k))));
  };
  const steps = 720;
  const parts = 16;
  let best = Infinity;
  const search = (low: number, high: number): void => {
    let [a, b] = [low, high];
    for (let k = 0; k < 90; k++) {
      const [p, q] = [b - 0.618034 * (b - a), a + 0.618034 * (b - a)];
      if (at(p) < at(q)) b = q;
      else a = p;
    }
    best = Math.min(best, at((a + b) / 2));
  };
  const values = Array.from({ length: steps }, (_, i) => at((Math.PI * i) / steps));
  values.forEach((value, i) => {
    if (value > values[(i + 1) % steps]! || value > values[(i + steps - 1) % steps]!) return;
    // next to a pinch there are two minima side by side
    const place = (k: number): number => (Math.PI * (i - 1 + (2 * k) / parts)) / steps;
    const near = Array.from({ length: parts + 1 }, (_, k) => at(place(k)));
    for (let k = 1; k < parts; k++) if (near[k]! <= near[k - 1]! && near[k]! <= near[k + 1]!) search(place(k - 1), place(k + 1));
  });
  return best;
}

/** Flags and roles of a stratum with a pattern agree with the pattern: membership of stride-one forms is decided by their real roots. */
export function flagOffences({ name, architecture: a, strata }: Scene): string[] {
  if (a.reduced.degrees.length > 1) return [];
  const e = a.reduced.evenFilterCounts[0]!;
  return strata.flatMap(({ id, kind, role, pattern, inFunctionSpace, onBoundary }) => {
    if (pattern === undefined) return [];
    const { real } = readPattern(pattern);
    const member = real.reduce((sum, m) => sum + m, 0) >= e;
    const boundary = member && real.filter((m) => m % 2 === 1).length <= e - 2;
    const said = `${name}, ${id} (${kind}, ${role}, ${pattern})`;
    const wrong: string[] = [];
    if (inFunctionSpace !== member) wrong.push(`${said}: inFunctionSpace ${inFunctionSpace}, should be ${member}`);
    if (typeof onBoundary === 'boolean' && onBoundary !== boundary) wrong.push(`${said}: onBoundary ${onBoundary}, should be ${boundary}`);
    const wanted = !member ? 'outside' : boundary ? 'boundary' : 'interior';
    if (kind === 'surface' && role !== wanted) wrong.push(`${said}: role should be ${wanted}`);
    return wrong;
  });
}

/** Region names are true where they stand: pattern and membership of the form there. */
export const regionOffences = ({ name, architecture: a, slice, view, regions }: Scene): string[] =>
  regions.flatMap(({ position, pattern, inFunctionSpace, text }) => {
    const form = formAt(slice, position);
    const found = formatRootPattern(rootPattern(form));
    const member = membership(a, form).inFunctionSpace;
    const said = `${name}, region "${text}" at ${printed(position)}`;
    return [
      ...(view.depth(position) > 0 ? [] : [`${said} stands outside the view`]),
      ...(a.reduced.degrees.length > 1 || found === pattern ? [] : [`${said}: pattern ${pattern}, the form has ${found}`]),
      ...(member === inFunctionSpace ? [] : [`${said}: inFunctionSpace ${inFunctionSpace}, should be ${member}`]),
    ];
  });
