import { approximateRoots } from '../../polynomial/approximateRoots.ts';
import { multiplyForms, type Form } from '../../polynomial/form.ts';
import { type ProjectivePoint, infinity, origin } from '../../polynomial/projectiveRoot.ts';
import { formatRootPattern } from '../../polynomial/formatRootPattern.ts';
import { rootDivisor } from '../../polynomial/rootDivisor.ts';
import { divisorPattern } from '../../polynomial/rootPattern.ts';

/** All n complex roots of a nonzero form of degree n, as they come out of floating point. */
export function rootsOf(form: Form): ProjectivePoint[] {
  const first = form.findIndex((c) => c !== 0);
  const last = form.findLastIndex((c) => c !== 0);
  return [
    ...Array.from({ length: first }, () => ({ ...infinity })),
    ...Array.from({ length: form.length - 1 - last }, () => ({ ...origin })),
    ...approximateRoots(form.slice(first, last + 1), 0).map(({ point }) => point),
  ];
}

/** Angle in [0, π) of the real point of RP¹ below a root (x : y). */
export function angleOf({ re, inverted }: ProjectivePoint): number {
  const angle = inverted ? Math.atan2(re, 1) : Math.atan2(1, re);
  return angle < 0 ? angle + Math.PI : angle;
}

/** Real roots, each counted with its multiplicity, of a form that is what it is (guarded, exact where that is needed). */
export const realRootCount = (form: Form): number => rootDivisor(form).real.reduce((sum, { multiplicity }) => sum + multiplicity, 0);

/**
 * Every number of simple real roots that a form can have within an uncertainty relative to its largest coefficient: a real root that
 * is m-fold within it may be m, m − 2, … real roots. (x : y) is turned first, so that no coefficient is small by the choice of axes.
 */
export function possibleRealCounts(form: Form, uncertainty: number): number[] {
  if (form.every((c) => c === 0)) return Array.from({ length: form.length }, (_, i) => i);
  const counts = turns.flatMap((angle) => {
    const { real } = rootDivisor(turned(form, angle), { uncertainty });
    const most = real.reduce((sum, { multiplicity }) => sum + multiplicity, 0);
    const pairs = real.reduce((sum, { multiplicity }) => sum + Math.floor(multiplicity / 2), 0);
    return Array.from({ length: pairs + 1 }, (_, i) => most - 2 * i);
  });
  return [...new Set(counts)];
}

/** Angles, no two of them related, so that no coefficient is small in all turned forms. */
const turns = [0.6, 1.3, 2.3];

/** P(cx − sy, sx + cy). */
function turned(form: Form, angle: number): number[] {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const n = form.length - 1;
  const powers = (linear: Form): number[][] => {
    const all: number[][] = [[1]];
    for (let i = 0; i < n; i++) all.push(multiplyForms(all[i]!, linear));
    return all;
  };
  const [xs, ys] = [powers([c, -s]), powers([s, c])];
  const sum = new Array<number>(n + 1).fill(0);
  form.forEach((w, k) => multiplyForms(xs[n - k]!, ys[k]!).forEach((v, i) => (sum[i]! += w * v)));
  return sum;
}

/** "112|0" -> multiplicities of real roots and of conjugate pairs. */
export function readPattern(text: string): { real: number[]; complex: number[] } {
  const [real, complex] = text.split('|').map((part) => (part === '0' ? [] : part.split(part.includes('.') ? '.' : '').map(Number)));
  return { real: real!, complex: complex! };
}

/** Simple real roots that a pattern has besides its multiple roots. */
export const simpleRealCount = (pattern: string): number => readPattern(pattern).real.filter((m) => m === 1).length;

/** Real roots of a pattern, counted with multiplicity. */
export const realCount = (pattern: string): number => readPattern(pattern).real.reduce((sum, m) => sum + m, 0);

/** Patterns that a form may have within an uncertainty relative to its largest coefficient, the most special one for each of several axes. */
export const possiblePatterns = (form: Form, uncertainty: number): string[] => [...new Set(turns.map((angle) => formatRootPattern(divisorPattern(rootDivisor(turned(form, angle), { uncertainty })))))];
