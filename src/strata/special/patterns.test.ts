import { describe, expect, it } from 'vitest';
import { rng } from '../../numeric/rng.ts';
import { dilateForm, multiplyForms, type Form } from '../../polynomial/form.ts';
import { rootPattern } from '../../polynomial/rootPattern.ts';
import { angleOf, specialPlaces } from './marks.ts';
import { noRoots, patternAbove, withMark, withReal, type CoreRoots } from './patterns.ts';
import type { Mark, SpecialSlice } from './specialSlice.ts';

/** Factors and strides, with hyperroots of whole numbers so that everything is exact. */
const settings: readonly (readonly [Form, number])[] = [
  [[1], 2],
  [[1], 3],
  [[1], 4],
  [[1, -2], 1],
  [[1, -2], 2],
  [[1, -2], 3],
  [[1, 0, -4], 2],
  [[1, 0, 1], 2],
  [[1, 0, 1], 4],
  [[1, 2, 2], 2],
  [[1, -1, 1], 3],
  [[0, 1, 0], 2],
  [multiplyForms([1, -2], [1, -2]), 1],
  [multiplyForms([1, 0, 1], [1, 0, 1]), 1],
  [multiplyForms([0, 1], [1, -4, 4]), 3],
];

/** X : Y = x : 1 as a factor, with infinity for null. */
const linear = (x: number | null): Form => (x === null ? [0, 1] : [1, -x]);

describe.each(settings)('root patterns of forms F p(x^m, y^m) for F = %j, m = %i', (factor, stride) => {
  const places = specialPlaces(factor, stride);
  const marks = places.real.map((place): Mark => {
    const angle = angleOf(place.point);
    return { ...place, angle, order: 1, negative: stride % 2 === 0 && angle > Math.PI / 2, plane: { constant: 0, normal: [0, 0, 1] } };
  });
  const valueOf = ({ point }: Mark): number | null => (point.inverted ? (point.re === 0 ? null : Math.round(1 / point.re)) : Math.round(point.re));

  it('are the patterns of the products', () => {
    const random = rng(73);
    const signed = stride % 2 === 0;
    for (let trial = 0; trial < 40; trial++) {
      const degree = 2 + random.integer(3);
      let p: Form = [1];
      let roots: CoreRoots = noRoots;
      const free = [3, 5, -3, -5, 7, -7];
      const left = (): number => degree + 1 - p.length;
      while (left() > 0) {
        const multiplicity = 1 + random.integer(Math.min(left(), 3));
        const choice = random.integer(4);
        if (choice === 0 && marks.length > 0) {
          const mark = marks[random.integer(marks.length)]!;
          for (let i = 0; i < multiplicity; i++) p = multiplyForms(p, linear(valueOf(mark)));
          roots = withMark(roots, mark, multiplicity);
        } else if (choice === 1 && 2 * multiplicity <= left()) {
          const [re, im] = [random.integer(5) - 2, 3 + free.length];
          for (let i = 0; i < multiplicity; i++) p = multiplyForms(p, [1, -2 * re, re * re + im * im]);
          roots = { ...roots, pairs: [...roots.pairs, multiplicity] };
          free.pop();
        } else {
          const x = free.splice(random.integer(free.length), 1)[0]!;
          for (let i = 0; i < multiplicity; i++) p = multiplyForms(p, linear(x));
          roots = withReal(roots, multiplicity, signed && x < 0);
        }
        if (free.length === 0) break;
      }
      const special: SpecialSlice = { factor, stride, core: { origin: p, directions: [p, p, p] }, marks, idle: [], pairs: places.pairs, turned: false };
      expect(patternAbove(special, roots), `p = ${p.join(' ')}`).toEqual(rootPattern(multiplyForms(factor, dilateForm(p, stride))));
    }
  });

  it('count conjugate roots of F that p has too', () => {
    for (const pair of places.pairs) {
      const { re, im, inverted } = pair.point;
      const form = [1, -2 * re, re * re + im * im].map((c) => Math.round(c * 1e6) / 1e6);
      const p = inverted ? [...form].reverse() : form;
      const special: SpecialSlice = { factor, stride, core: { origin: p, directions: [p, p, p] }, marks, idle: [], pairs: places.pairs, turned: false };
      expect(patternAbove(special, { ...noRoots, atPairs: [pair] })).toEqual(rootPattern(multiplyForms(factor, dilateForm(p, stride)), 1e-4));
    }
  });
});
