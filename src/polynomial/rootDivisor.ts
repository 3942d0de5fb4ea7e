import { coefficientUncertainty, realRootTolerance } from '../numeric/tolerance.ts';
import { type ApproximateRoot, approximateRoots } from './approximateRoots.ts';
import { clusterRoots, mergeCloseRoots } from './clusterRoots.ts';
import { affordableExactForm, exactParts, isWrittenExactly, toDoubles } from './exactForm.ts';
import { scaleByPower } from './exactNumber.ts';
import { type Form, maxNorm } from './form.ts';
import { countRealRoots } from './integerPolynomial.ts';
import { separateRealRoots } from './separateRealRoots.ts';
import { type Certainty, type ProjectiveRoot, type RootDivisor, chordalDistance, conjugate, infinity, isUpper, origin } from './projectiveRoot.ts';

export interface RootOptions {
  /** Relative uncertainty of each coefficient; a cluster that some form within it collapses to one root counts as one. */
  readonly uncertainty?: number;
  /** Besides, distinct roots closer than this chordal distance count as one. Default 0. */
  readonly tolerance?: number;
}

/**
 * All roots of a real form on P¹(C) with their multiplicities, decided in the order of what can be trusted:
 *
 * 1. leading and trailing zeros are roots at (1:0) and (0:1);
 * 2. if the inclusion discs of all other roots stay apart for every form within the uncertainty, all roots are simple;
 * 3. otherwise the coefficients are taken as the rational numbers they are: square-free parts and Sturm counts are exact;
 * 4. unless they were written exactly, clusters that are one multiple root within the uncertainty are then collapsed.
 *
 * @throws RangeError for the zero form and for coefficients that are not finite.
 * @source mathematics.md B3
 */
export function rootDivisor(form: Form, options: RootOptions = {}): RootDivisor & { readonly certainty: Certainty } {
  const { uncertainty = coefficientUncertainty, tolerance = 0 } = options;
  if (form.some((c) => !Number.isFinite(c))) throw new RangeError(`rootDivisor: coefficients [${form.join(', ')}] are not all finite`);
  const size = maxNorm(form);
  if (size === 0) throw new RangeError('rootDivisor: the zero form has no roots');
  const scaled = form.map((c) => scaleByPower(c, -Math.floor(Math.log2(size))));
  const first = scaled.findIndex((c) => c !== 0);
  const last = scaled.findLastIndex((c) => c !== 0);
  const middle = scaled.slice(first, last + 1);
  const fixed: ProjectiveRoot[] = [];
  if (first > 0) fixed.push({ ...infinity, multiplicity: first });
  if (last < form.length - 1) fixed.push({ ...origin, multiplicity: form.length - 1 - last });

  const approximate = approximateRoots(middle, uncertainty);
  const simple = simpleDivisor(approximate);
  const written = isWrittenExactly(middle);
  // the exact form is needed only to separate roots, or to call the answer exact
  const exact = simple === null || written ? affordableExactForm(middle) : null;
  let divisor = simple ?? (exact === null ? asTheyStand(approximate) : exactRootDivisor(exact));
  if (simple === null && !(written && exact !== null)) divisor = clusterRoots(middle, divisor, uncertainty);
  const all = { real: [...fixed, ...divisor.real], pairs: divisor.pairs };
  const certainty = tolerance > 0 ? 'estimate' : written && exact !== null ? 'exact' : simple !== null ? 'certified' : 'estimate';
  return { ...(tolerance > 0 ? mergeCloseRoots(all, tolerance) : all), certainty };
}

/** Roots of an exact form: multiplicities and numbers of real roots are exact, positions are those of the square-free parts. */
export function exactRootDivisor(form: readonly bigint[]): RootDivisor {
  const real: ProjectiveRoot[] = [];
  const pairs: ProjectiveRoot[] = [];
  for (const { multiplicity, factor } of exactParts(form)) {
    if (factor === null) {
      real.push({ ...infinity, multiplicity });
      continue;
    }
    const realRoots = countRealRoots(factor);
    const hasOrigin = factor.at(-1) === 0n;
    if (hasOrigin) real.push({ ...origin, multiplicity });
    const rest = hasOrigin ? factor.slice(0, -1) : factor;
    const roots = approximateRoots(toDoubles(rest), 0);
    const { upper, onLine } = separateRealRoots(roots.map((r) => r.point), realRoots - (hasOrigin ? 1 : 0));
    for (const p of onLine) real.push({ ...p, multiplicity });
    for (const p of upper) pairs.push({ ...p, multiplicity });
  }
  return { real, pairs };
}

/** Forms too large for exact arithmetic: a root is real if it is next to its mirror image. */
function asTheyStand(roots: readonly ApproximateRoot[]): RootDivisor {
  const near = roots.filter(({ point }) => chordalDistance(point, conjugate(point)) <= realRootTolerance).length;
  const parity = (roots.length - near) % 2;
  const { upper, onLine } = separateRealRoots(roots.map((r) => r.point), near + parity);
  return { real: onLine.map((p) => ({ ...p, multiplicity: 1 })), pairs: upper.map((p) => ({ ...p, multiplicity: 1 })) };
}

/** All roots simple and each known to be real or not; null if the discs do not settle it. */
function simpleDivisor(roots: readonly ApproximateRoot[]): RootDivisor | null {
  const real: ProjectiveRoot[] = [];
  const pairs: ProjectiveRoot[] = [];
  for (let i = 0; i < roots.length; i++) {
    const { point, radius } = roots[i]!;
    for (let j = 0; j < i; j++) if (chordalDistance(point, roots[j]!.point) <= radius + roots[j]!.radius) return null;
    const mirror = conjugate(point);
    // The chordal distance from p to its mirror image is at least the distance from p to the real line.
    if (chordalDistance(point, mirror) > 2 * radius) {
      if (isUpper(point)) pairs.push({ ...point, multiplicity: 1 });
      continue;
    }
    // The conjugate of the root in this disc is a root; if it can lie in no other disc, the root is real.
    for (let j = 0; j < roots.length; j++)
      if (j !== i && chordalDistance(mirror, roots[j]!.point) <= radius + roots[j]!.radius) return null;
    real.push({ re: point.re, im: 0, inverted: point.inverted, multiplicity: 1 });
  }
  return real.length + 2 * pairs.length === roots.length ? { real, pairs } : null;
}
