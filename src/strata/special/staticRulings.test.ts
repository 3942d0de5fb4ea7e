import { describe, expect, it } from 'vitest';
import { rng } from '../../numeric/rng.ts';
import { evaluateForm, type Form } from '../../polynomial/form.ts';
import { circleDerivative } from '../../polynomial/circleDerivative.ts';
import { formatRootPattern } from '../../polynomial/formatRootPattern.ts';
import { rootPattern } from '../../polynomial/rootPattern.ts';
import { expectNumberNear } from '../../testing/near.ts';
import { coordinate, orthonormal } from '../pictureCases.testing.ts';
import { discriminantRulings } from '../discriminantRulings.ts';
import { formAt, type Slice } from '../slice.ts';
import { along } from '../vector3.ts';
import { viewOf } from '../view.ts';
import { positionOf, wholeSlice } from './specialSlice.ts';
import { staticLine } from './staticLines.ts';
import { staticRulings } from './staticRulings.ts';

const held = (origin: Form, axes: readonly [number, number, number]): Slice => ({ origin, directions: axes.map((k) => coordinate(origin.length, k)) as [Form, Form, Form] });

const cases: [string, Slice, readonly (readonly [number, number])[], number][] = [
  ['quartics without x²y²: y³ (D x − y)', held([0, 0, 0, 0, -1], [0, 1, 3]), [[0, 3]], 0],
  ['quintics x³ (A x² + x y + 2 y²)', held([0, 1, 2, 0, 0, 0], [0, 4, 5]), [[Math.PI / 2, 3]], 0],
  ['quintics (t x + y) (x² − y²)²', held([0, 1, 0, -2, 0, 1], [0, 2, 4]), [[Math.PI / 4, 2], [(3 * Math.PI) / 4, 2]], 0],
  ['quintics (t y − 2x) (x² + y²)²', held([-2, 0, -4, 0, -2, 0], [1, 3, 5]), [], 2],
];

describe('static rulings', () => {
  it.each(cases)('%s', (_, slice, roots, pairs) => {
    const found = staticRulings(wholeSlice(slice));
    expect(found).toHaveLength(1);
    const [own] = found;
    expect(own!.pairs).toEqual(pairs === 0 ? [] : [pairs]);
    const multiple = own!.roots.filter(({ multiplicity }) => multiplicity > 1).sort((a, b) => a.angle - b.angle);
    expect(multiple.map(({ multiplicity }) => multiplicity)).toEqual(roots.map(([, m]) => m));
    multiple.forEach(({ angle }, i) => expectNumberNear(angle, roots[i]![0], 1e-12));
    // every form of the line has the roots that are said
    for (const s of [-1.3, 0.4, 2.7]) {
      let form: Form = formAt(slice, along(own!.line.base, own!.line.direction, s));
      for (let order = 0; order < 3; order++) {
        for (const { angle, multiplicity } of multiple) if (order < multiplicity) expectNumberNear(evaluateForm(form, Math.cos(angle), Math.sin(angle)), 0, 1e-12);
        form = circleDerivative(form);
      }
    }
  });

  it('have the patterns and points that their forms have', () => {
    const view = viewOf({ min: [-3, -3, -3], max: [3, 3, 3] }, 'ball');
    for (const [, slice] of cases) {
      const special = wholeSlice(slice);
      const { pieces, points } = staticLine(special, staticRulings(special)[0]!, view);
      expect(pieces.length).toBe(points.length + 1);
      for (const { pattern, start, end } of pieces) expect(formatRootPattern(rootPattern(formAt(slice, along(along([0, 0, 0], start, 0.4), end, 0.6)), 1e-4))).toBe(formatRootPattern(pattern));
      for (const { pattern, position } of points) expect(formatRootPattern(rootPattern(formAt(slice, position), 1e-4))).toBe(formatRootPattern(pattern));
    }
  });

  it('are the rulings at their angles, with the breakpoints that their neighbours have in the limit', () => {
    const family = discriminantRulings(held([0, 0, 0, 0, -1], [0, 1, 3]));
    const places = (theta: number): number[] => family.at(theta)!.breakpoints.map(({ s }) => s);
    expect(places(0)).toEqual([0, 0, 0]);
    for (const theta of [1e-3, 1e-4, Math.PI - 1e-3]) expect(Math.max(...places(theta).map(Math.abs))).toBeLessThan(6e-3);
    expect(family.at(1e-3)!.breakpoints.map(({ kind }) => kind)).toEqual(family.at(1e-9)!.breakpoints.map(({ kind }) => kind));
  });

  it('are absent from slices in general position', () => {
    const random = rng(71);
    for (const size of [5, 6, 7]) {
      const [origin, ...directions] = orthonormal(size, 1 + random.integer(1000));
      const slice = { origin: origin!, directions: directions as unknown as Slice['directions'] };
      expect(positionOf(slice).kind).toBe('general');
      expect(staticRulings(wholeSlice(slice))).toEqual([]);
    }
  });
});
