import { describe, expect, it } from 'vitest';
import { multiplyForms, dilateForm } from '../../polynomial/form.ts';
import { rng } from '../../numeric/rng.ts';
import { coordinate, orthonormal, zero } from '../pictureCases.testing.ts';
import { formAt, type Slice } from '../slice.ts';
import { expectNear } from '../../testing/near.ts';
import { positionNotes } from './notes.ts';
import { sliceOf, specialCases } from './specialCases.testing.ts';
import { positionOf } from './specialSlice.ts';
import { inSumAndDifference } from './turned.ts';

describe.each(specialCases().map((one) => [one.name, one] as const))('%s', (_, one) => {
  const slice = sliceOf(one);
  const position = positionOf(slice);

  it('is special: every form is F(x, y) p(x^m, y^m) with p at the same position of the core', () => {
    expect(position.kind).toBe('special');
    if (position.kind !== 'special') return;
    const { factor, stride, core, marks } = position.special;
    expect(factor.length > 1 || stride > 1 || marks.length > 0).toBe(true);
    const random = rng(72);
    for (let i = 0; i < 5; i++) {
      const at = [random.normal(), random.normal(), random.normal()] as const;
      expectNear(multiplyForms(factor, dilateForm(formAt(core, [...at]), stride)), formAt(slice, [...at]), 1e-12);
    }
    for (const { angle, order, plane } of marks) {
      expect(angle >= 0 && angle < Math.PI && order >= 1).toBe(true);
      expect(Math.hypot(...plane.normal)).toBeGreaterThan(0);
    }
  });

  it('says so in plain sentences', () => {
    const notes = positionNotes(position);
    expect(notes.length).toBeGreaterThan(0);
    for (const note of notes) expect(note).toMatch(/^[A-Z].*\.$/);
  });
});

describe('slices of palindromic forms', () => {
  const symmetric = (half: readonly number[], degree: number, sign: number): number[] => Array.from({ length: degree + 1 }, (_, k) => (2 * k === degree && sign < 0 ? 0 : k <= degree / 2 ? half[k]! : sign * half[degree - k]!));

  const cases = [4, 5, 6, 7, 8, 9, 10].flatMap((degree) => (degree === 4 ? [1] : [1, -1]).map((sign) => [degree, sign] as const));

  it.each(cases)('are special as forms in x + y, x − y: degree %i, sign %i', (degree, sign) => {
    const random = rng(80 + degree);
    const [origin, a, b, c] = Array.from({ length: 4 }, () => symmetric(Array.from({ length: degree }, () => random.normal()), degree, sign)) as [number[], number[], number[], number[]];
    const position = positionOf({ origin, directions: [a, b, c] });
    expect(position.kind).toBe('special');
    if (position.kind !== 'special') return;
    const { factor, stride, core, turned } = position.special;
    expect([stride, turned]).toEqual([2, true]);
    const form = inSumAndDifference(multiplyForms(factor, dilateForm(core.origin, stride)));
    const share = origin[0]! / form[0]!;
    expectNear(form.map((value) => share * value), origin, 1e-12);
    expect(positionNotes(position).at(-1)).toContain('forms in (x + y)², (x − y)²');
  });
});

describe('slices in general position, and in a position that is not understood', () => {
  it('random slices, and slices of forms with a common factor but an origin without it, are general', () => {
    for (let degree = 3; degree <= 10; degree++)
      for (const seed of [1, 2, 3]) {
        const [origin, a, b, c] = orthonormal(degree + 1, 100 * degree + seed);
        expect(positionOf({ origin, directions: [a, b, c] })).toEqual({ kind: 'general' });
        if (degree < 4) continue;
        const [, d, e, f] = orthonormal(degree, seed).map((form) => multiplyForms([1, 0.4], form)) as [number[], number[], number[], number[]];
        expect(positionOf({ origin, directions: [d, e, f] })).toEqual({ kind: 'general' });
      }
  });

  it('slices in which the first or the last three coefficients are free are general: what they add to a ruling has a root of high multiplicity', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const size = 7 + (seed % 5);
      const random = rng(seed);
      const first = seed % 2 === 0 ? 0 : size - 3;
      const origin = Array.from({ length: size }, (_, k) => (k >= first && k < first + 3 ? 0 : 0.5 + Math.round(10 * random.normal()) / 10 || 0.3));
      const slice: Slice = { origin, directions: [coordinate(size, first), coordinate(size, first + 1), coordinate(size, first + 2)] };
      expect(positionOf(slice).kind, `seed ${seed}`).toBe('general');
    }
  });

  it('cones are general, and so are coordinate slices off the coordinate planes', () => {
    const [, a, b, c] = orthonormal(5, 41);
    expect(positionOf({ origin: zero(5), directions: [a, b, c] })).toEqual({ kind: 'general' });
    expect(positionOf({ origin: [1, 0, 0.2, 0.3, 0.4], directions: [coordinate(5, 1), coordinate(5, 2), coordinate(5, 4)] }).kind).toBe('general');
  });

  it('the turns of cos 4θ by any angle, with a constant, are of a kind that is said not to be drawn', () => {
    const slice: Slice = { origin: zero(5), directions: [[1, 0, 2, 0, 1], [1, 0, -6, 0, 1], [0, 4, 0, -4, 0]] };
    expect(positionOf(slice)).toEqual({ kind: 'unknown', reason: 'doubled' });
    expect(positionNotes(positionOf(slice))).toEqual([expect.stringMatching(/^This slice is in special position: .* not drawn\.$/)]);
  });
});
