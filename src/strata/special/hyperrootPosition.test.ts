import { describe, expect, it } from 'vitest';
import { membership } from '../../network/membership.ts';
import { dilateForm, multiplyForms, type Form } from '../../polynomial/form.ts';
import { chordalDistance, isUpper } from '../../polynomial/projectiveRoot.ts';
import { lawReport, usualEffort } from '../laws/lawReport.testing.ts';
import { rootsOf } from '../laws/roots.testing.ts';
import { pointAt } from '../meshLaws.testing.ts';
import { coordinate, multiples, orthonormal, sliceCase, stridedSizes, zero, type PictureCase } from '../pictureCases.testing.ts';
import { sceneOf } from '../pictureLaws.testing.ts';
import { picture } from '../index.ts';
import { formAt } from '../slice.ts';
import { along, type Vector3 } from '../vector3.ts';
import { viewOf } from '../view.ts';
import { conePairs } from './conePairs.ts';
import { hyperrootNotes, hyperrootPositionOf } from './hyperrootPosition.ts';
import { sliceOf } from './specialCases.testing.ts';

type Forms = readonly [Form, Form, Form, Form];

const even = (forms: Forms): Forms => forms.map((form) => dilateForm(form, 2)) as unknown as Forms;
const cone = (size: number, seed: number): Forms => [zero(size), ...(orthonormal(size, seed).slice(1) as [Form, Form, Form])];
const quadratics: Forms = [[0.3, -0.4, 0.5], [1, 0, 0], [0, 1, 0], [0, 0, 1]];
const e = (k: number): Form => coordinate(7, k);
const sextic = [0.3, 1, 0.2, 0.4, -0.5, 0.7, 0.1];

/** Three forms h(x², y²) K of degree 5, and one form that is not. */
function ofMultiples(factor: Form): Forms {
  const [p, q, r] = quadratics.slice(1).map((form) => multiplyForms(factor, dilateForm(form, 2))) as unknown as [Form, Form, Form];
  return [p.map((c, k) => 0.4 * c - 0.3 * q[k]! + 0.2 * r[k]!), p, q, [0.3, -0.2, 0.5, 0.6, 0.1, -0.4]];
}

const inside: PictureCase[] = [
  sliceCase('even quartics', [3, 2], [2, 1], even(quadratics)),
  sliceCase('x times even quartics', [4, 2], [2, 1], multiples([1, 0], even(quadratics))),
  sliceCase('multiples of x² − y²', [3, 2], [2, 1], multiples([1, 0, -1], quadratics)),
  sliceCase('multiples of x² + y²', [2, 2, 2], [1, 2, 1], multiples([1, 0, 1], quadratics)),
  sliceCase('multiples of x² − 0.49 y²', [4, 2], [2, 1], multiples([1, 0, -0.49], orthonormal(4, 42))),
  sliceCase('multiples of x²', [4, 2], [2, 1], multiples([1, 0, 0], orthonormal(4, 42))),
];

const e5 = (k: number): Form => coordinate(5, k);
const inPlanes: PictureCase[] = [
  sliceCase('no odd part but one', [3, 2], [2, 1], [[0, 0, 0.5, 0, 0], e5(0), e5(1), e5(4)]),
  sliceCase('x times even quadratics, and x y³', [3, 2], [2, 1], [zero(5), e5(0), e5(2), e5(3)]),
  sliceCase('no odd part but one', [2, 2, 2], [1, 2, 1], [[0, 0, 0.3, 0, 0.2], e5(0), e5(2), e5(3)]),
  sliceCase('sextics in x³, y³', [5, 2], [2, 1], quadratics.map((form) => dilateForm(form, 3)) as unknown as Forms),
  sliceCase('even sextics (and a fixed odd part, times a number)', [2, 2, 2, 2, 2], [1, 1, 1, 2, 1], [[0.2, 0, -0.5, 0, 0.4, 0, 0.1], e(0), e(4), [0, 1, 0, 0.3, 0, -0.7, 0]]),
  sliceCase('multiples of x + 0.4 y by forms in x², y², and other forms', [2, 2, 2, 2], [1, 1, 2, 1], ofMultiples([1, 0.4])),
  sliceCase('AD = BC with D = 0', [2, 2], [2, 1], [[3, 0, 0, 0], coordinate(4, 0), coordinate(4, 1), coordinate(4, 2)]),
];

const planes: PictureCase[] = [
  sliceCase('x times cubics', [3, 2], [2, 1], multiples([1, 0], orthonormal(4, 42))),
  sliceCase('(x − 0.7y) times cubics', [3, 2], [2, 1], multiples([1, -0.7], orthonormal(4, 42))),
  sliceCase('(x − 0.7y) times cubics', [2, 2, 2], [1, 2, 1], multiples([1, -0.7], orthonormal(4, 43))),
];

describe('palindromic forms of odd degree', () => {
  it.each([6, 8])('have a factor in x², y² in the planes of x² − y² and x² + y², and of degree 4 in a plane of multiples: %s coefficients', (size) => {
    const palindrome = (k: number): Form => coordinate(size, k).map((c, j) => c + coordinate(size, size - 1 - k)[j]!);
    const position = hyperrootPositionOf({ origin: zero(size), directions: [palindrome(0), palindrome(1), palindrome(2)] });
    if (position.kind !== 'general') throw new Error('these forms are not inside');
    expect(position.moving).toBe(size === 8);
    expect(position.planes.length).toBe(2);
    // x + y times even quartics
    expect(position.multiples.map(({ factor }) => factor[0]! / factor[1]!)).toEqual(size === 8 ? [] : [1]);
  });
});

describe.each(inside.map((one) => [one.name, one] as const))('%s', (_, one) => {
  it('lies in the closure, says so, and draws no surface', () => {
    const slice = sliceOf(one);
    expect(hyperrootPositionOf(slice)).toEqual({ kind: 'inside' });
    for (const at of [[0.1, 0.2, 0.3], [-0.4, 0.5, 0.2]] as Vector3[]) expect(membership(one.architecture, formAt(slice, at)).inClosure).toBe(true);
    const { strata, notes } = picture(one.architecture, one.request);
    expect(strata.filter(({ kind }) => kind !== 'points')).toEqual([]);
    expect(notes).toEqual([expect.stringContaining('the whole slice lies in the Zariski closure of M')]);
  });
});

describe.each(inPlanes.map((one) => [one.name, one] as const))('%s', (_, one) => {
  it('meets the closure in planes and lines only, and all of them are drawn', () => {
    const position = hyperrootPositionOf(sliceOf(one));
    expect(position).toMatchObject({ kind: 'general', moving: false, unknownPlane: false });
    expect(picture(one.architecture, one.request).notes).toEqual([expect.stringMatching(/^This slice meets the Zariski closure of M in [a-z ]+ only\.$/)]);
    const report = lawReport(sceneOf(one.name, one.architecture, one.request), { ...usualEffort, vertices: 150, segments: 60 });
    expect(report).toEqual({});
  });
});

describe.each(planes.map((one) => [one.name, one] as const))('%s', (_, one) => {
  const slice = sliceOf(one);

  it('holds a plane of forms with one fixed factor, all of it drawn and nothing else', () => {
    const position = hyperrootPositionOf(slice);
    expect(position.kind === 'general' && position.planes.length).toBe(1);
    expect(hyperrootNotes(position)).toHaveLength(1);
    const { closure, crossings, flags } = lawReport(sceneOf(one.name, one.architecture, one.request), { ...usualEffort, triangles: 1, vertices: 150, segments: 60 });
    expect({ closure, crossings, flags }).toEqual({});
  });
});

describe('slices whose odd part does not change', () => {
  it('meet the closure in the planes that belong to its roots', () => {
    const one = sliceCase('even part fixed', [5, 2], [2, 1], [sextic, e(1), e(3), e(5)]);
    const slice = sliceOf(one);
    const position = hyperrootPositionOf(slice);
    if (position.kind !== 'general') throw new RangeError('not general');
    expect(position.planes).toHaveLength(3);
    expect(picture(one.architecture, one.request).strata.map(({ id }) => id)).toEqual(['hyperroot-M']);
    const { closure, crossings, flags } = lawReport(sceneOf(one.name, one.architecture, one.request), { ...usualEffort, triangles: 1, vertices: 150, segments: 60 });
    expect({ closure, crossings, flags }).toEqual({});
  });
});

describe('general slices', () => {
  it('have no note', () => {
    for (const [sizes, strides] of stridedSizes)
      for (const seed of [1, 2, 3]) {
        const size = sliceCase('', sizes, strides, orthonormal(20, 1)).architecture.ambientDimension;
        if (size < 4) continue;
        const [origin, a, b, c] = orthonormal(size, 10 * size + seed);
        const position = hyperrootPositionOf({ origin, directions: [a, b, c] });
        expect(position).toEqual({ kind: 'general', moving: true, planes: [], multiples: [], pairLines: [], paired: false, unknownPlane: false });
        expect(hyperrootNotes(position)).toEqual([]);
      }
  });
});

describe('slices of palindromic forms of degree 6', () => {
  it('have two hyperroots t, 1/t wherever they have one that is not the fixed −1, and say so', () => {
    const palindromic = ([a, b, c, d]: readonly number[]): Form => [a!, b!, c!, d!, c!, b!, a!];
    const [origin, ...directions] = orthonormal(4, 77).map(palindromic) as unknown as [Form, Form, Form, Form];
    const position = hyperrootPositionOf({ origin, directions });
    expect(position).toMatchObject({ kind: 'general', moving: true, paired: true });
    expect(position.kind === 'general' && position.planes.map(({ theta }) => Math.tan(theta))).toEqual([expect.closeTo(-1, 9)]);
    expect(hyperrootNotes(position)).toHaveLength(2);
  });
});

describe('the lines of a cone with a conjugate pair of double roots, or of factors in x², y²', () => {
  it.each(['square', 'dilated'] as const)('hold forms that are multiples of the divisor: %s', (divisor) => {
    let found = 0;
    for (let degree = 4; degree <= 8; degree++)
      for (const seed of [1, 2, 3, 4]) {
        const [origin, a, b, c] = cone(degree + 1, 100 * degree + seed);
        for (const { direction, quotient } of conePairs({ origin, directions: [a, b, c] }, divisor) ?? []) {
          found++;
          expect(quotient.length).toBe(degree - 3);
          const form = formAt({ origin, directions: [a, b, c] }, direction);
          const roots = rootsNear(form, divisor);
          expect(roots).toBeLessThan(1e-5);
        }
      }
    expect(found).toBeGreaterThan(5);
  });

  it('end at the rim on both sides of the zero filter', () => {
    const one = sliceCase('cone', [3, 2, 2], undefined, cone(5, 41));
    const view = viewOf(one.request.box, 'ball');
    const curve = picture(one.architecture, one.request).strata.find(({ id }) => id === 'isolated-0-2')!;
    for (const point of [pointAt(curve.positions, 0), pointAt(curve.positions, 1)]) expect(Math.abs(view.depth(point))).toBeLessThan(1e-6);
    expect(along(pointAt(curve.positions, 0), pointAt(curve.positions, 1), 1).every((x) => Math.abs(x) < 1e-6)).toBe(true);
  });
});

/** How near two roots in the upper half-plane come to each other: as they are, or up to their sign. */
function rootsNear(form: Form, divisor: 'square' | 'dilated'): number {
  const upper = rootsOf(form).filter(isUpper);
  const gaps = upper.flatMap((one, i) => upper.slice(0, i).map((other) => chordalDistance(one, divisor === 'square' ? other : { ...other, re: -other.re })));
  // roots on the imaginary axis are their own mirror images
  return Math.min(...gaps);
}
