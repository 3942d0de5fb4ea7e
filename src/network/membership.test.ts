import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rng } from '../numeric/rng.ts';
import { formatRootPattern } from '../polynomial/formatRootPattern.ts';
import { allPatterns, formOfPattern } from '../testing/arbitrary.ts';
import { toNumbers } from '../testing/exact.ts';
import examples from '../testing/membershipExamples.data.json';
import { structuredForm } from '../testing/structuredForm.ts';
import { architecture } from './architecture.ts';
import { endToEndFilter } from './endToEndFilter.ts';
import { type Membership, membership } from './membership.ts';

/** All points of an integer box, the zero filter left out. */
function* box(size: number, least: number, greatest: number): Generator<number[]> {
  const w = Array.from({ length: size }, (): number => least);
  for (;;) {
    if (w.some((c) => c !== 0)) yield [...w];
    const i = w.findLastIndex((c) => c < greatest);
    if (i < 0) return;
    w[i]!++;
    w.fill(least, i + 1);
  }
}

const resultant = ([a, b, c]: readonly number[], [d, e, f]: readonly number[]): number => (a! * f! - c! * d!) ** 2 - (a! * e! - b! * d!) * (b! * f! - c! * e!);
const rankAtMostOne = (p: readonly number[], q: readonly number[]): boolean => p.every((a, i) => p.every((b, j) => a * q[j]! === b * q[i]!));

interface Law {
  readonly inClosure: boolean;
  readonly inFunctionSpace: boolean;
  readonly onBoundary?: boolean;
  readonly singular?: boolean;
}

/** [name, k, s, least and greatest entry of the box, the law for every filter in it]. */
const laws: readonly (readonly [string, number[], number[], number, number, (w: readonly number[]) => Law])[] = [
  ['B² ≥ 4AC, boundary the cone (GeoLCN, Example 2.4)', [2, 2], [1, 1], -4, 4, ([A, B, C]) => {
    const d = B! * B! - 4 * A! * C!;
    return { inClosure: true, inFunctionSpace: d >= 0, onBoundary: d === 0, singular: false };
  }],
  ['AD = BC and nothing else', [2, 2], [2, 1], -3, 3, ([A, B, C, D]) => {
    const inside = A! * D! === B! * C!;
    return { inClosure: inside, inFunctionSpace: inside, onBoundary: false, singular: false };
  }],
  ['AD² + B²E = BCD and C² ≥ 4AE, singular at B = D = 0, boundary where C² = 4AE besides (GeoLCN, Example 4.12)', [3, 2], [2, 1], -2, 2, ([A, B, C, D, E]) => {
    const inClosure = A! * D! * D! + B! * B! * E! === B! * C! * D!;
    const inFunctionSpace = inClosure && C! * C! >= 4 * A! * E!;
    const even = B === 0 && D === 0;
    return { inClosure, inFunctionSpace, onBoundary: even && C! * C! === 4 * A! * E!, singular: even };
  }],
  ['the sign condition BD(BD − 4AE) ≥ 0 and its degenerate cases (oracle notes, C.3)', [2, 2, 2], [1, 2, 1], -2, 2, ([A, B, C, D, E]) => {
    const inClosure = A! * D! * D! + B! * B! * E! === B! * C! * D!;
    const real =
      B !== 0 && D !== 0 ? B! * D! * (B! * D! - 4 * A! * E!) >= 0
      : D !== 0 ? D! * D! >= 4 * C! * E!
      : B !== 0 ? B! * B! >= 4 * A! * C!
      : hasRootFromZeroToInfinity(A!, C!, E!);
    return { inClosure, inFunctionSpace: inClosure && real, singular: B === 0 && D === 0 };
  }],
  ['a common root of the sections that is real (oracle notes, C.2)', [4, 2], [2, 1], -1, 2, (w) => {
    const p = [w[0]!, w[2]!, w[4]!];
    const q = [w[1]!, w[3]!, w[5]!];
    const inClosure = resultant(p, q) === 0;
    return { inClosure, inFunctionSpace: inClosure && p[1]! ** 2 >= 4 * p[0]! * p[2]! && q[1]! ** 2 >= 4 * q[0]! * q[2]!, singular: rankAtMostOne(p, q) };
  }],
  ['p₁ divides p₀, and M is closed (mathematics.md C6)', [3, 3], [2, 1], -1, 1, ([A, B, C, D, E, F, G]) => {
    // pseudo-remainder of p₀ by p₁ through the 3 × 3 minors of [[B,D,F,0],[0,B,D,F],[A,C,E,G]]
    const rows = [[B!, D!, F!, 0], [0, B!, D!, F!], [A!, C!, E!, G!]];
    const minor = (c: readonly number[]): number => {
      const [x, y, z] = rows.map((r) => c.map((i) => r[i]!)) as [number[], number[], number[]];
      return x[0]! * (y[1]! * z[2]! - y[2]! * z[1]!) - x[1]! * (y[0]! * z[2]! - y[2]! * z[0]!) + x[2]! * (y[0]! * z[1]! - y[1]! * z[0]!);
    };
    const inside = [[0, 1, 2], [0, 1, 3], [0, 2, 3], [1, 2, 3]].every((c) => minor(c) === 0);
    return { inClosure: inside, inFunctionSpace: inside, onBoundary: false };
  }],
  ['rank [[w0,w2,w4],[w1,w3,w5]] ≤ 1 and a row quadratic of discriminant ≥ 0 (mathematics.md C6)', [2, 2, 2], [2, 1, 1], -1, 2, (w) => rankOneLaw([w[0]!, w[2]!, w[4]!], [w[1]!, w[3]!, w[5]!])],
  ['rank [[w0,w1,w2],[w3,w4,w5]] ≤ 1 and a row quadratic of discriminant ≥ 0 (mathematics.md C6)', [2, 2, 2], [1, 3, 1], -1, 2, (w) => rankOneLaw(w.slice(0, 3), w.slice(3))],
  ['rank [[w0,w1,w2],[w3,w4,w5]] ≤ 1 (mathematics.md A7)', [3, 2], [3, 1], -1, 2, (w) => {
    const inside = rankAtMostOne(w.slice(0, 3), w.slice(3));
    return { inClosure: inside, inFunctionSpace: inside, onBoundary: false, singular: false };
  }],
  ['the coordinate subspace B = D = 0', [1, 3], [2, 1], -2, 2, ([, B, , D]) => {
    const inside = B === 0 && D === 0;
    return { inClosure: inside, inFunctionSpace: inside, onBoundary: false, singular: false };
  }],
  ['A = C = … = 0 off the multiples of 3', [1, 2, 1], [3, 1, 5], -3, 3, ([, B, C]) => {
    const inside = B === 0 && C === 0;
    return { inClosure: inside, inFunctionSpace: inside, onBoundary: false, singular: false };
  }],
];

function rankOneLaw(p: readonly number[], q: readonly number[]): Law {
  const inClosure = rankAtMostOne(p, q);
  const [a, b, c] = p.some((v) => v !== 0) ? p : q;
  const d = b! * b! - 4 * a! * c!;
  return { inClosure, inFunctionSpace: inClosure && d >= 0, onBoundary: inClosure && d === 0, singular: false };
}

/** Has A X² + C X + E a root X in [0, ∞]? */
function hasRootFromZeroToInfinity(a: number, c: number, e: number): boolean {
  if (a === 0 || e === 0) return true;
  if (a * e < 0) return true;
  return c * c >= 4 * a * e && -c / a > 0;
}

describe('membership', () => {
  it.each(laws)('follows the law on a whole box of integers: %s', (_name, filterSizes, strides, least, greatest, law) => {
    const a = architecture({ filterSizes, strides });
    let inside = 0;
    for (const w of box(a.ambientDimension, least, greatest)) {
      const found = membership(a, w);
      const wanted: { -readonly [K in keyof Law]: Law[K] } = { ...law(w) };
      const got = Object.fromEntries(Object.keys(wanted).map((key) => [key, found[key as keyof Membership]]));
      // a law speaks of singular points of the closure, and of boundary points of M
      if (!wanted.inClosure && 'singular' in wanted) wanted.singular = false;
      if (!wanted.inFunctionSpace && 'onBoundary' in wanted) wanted.onBoundary = false;
      expect(got, `[${w.join(', ')}]`).toEqual(wanted);
      expect(found.certainty).toBe('exact');
      if (found.inFunctionSpace) inside++;
    }
    expect(inside).toBeGreaterThan(10);
  });

  it('knows the examples of GeoLCN, Example 4.12', () => {
    const a = architecture({ filterSizes: [3, 2], strides: [2, 1] });
    for (const { filter, inClosure, inFunctionSpace, why } of examples.examples) expect(membership(a, filter), `${why}`).toMatchObject({ inClosure, inFunctionSpace });
  });

  it('follows the slices E = 1 of (2,2,2), s = (1,2,1): D² ≥ 4(c − m), and the double line with its pinch point (mathematics.md C6)', () => {
    const a = architecture({ filterSizes: [2, 2, 2], strides: [1, 2, 1] });
    for (const c of [-2, -1, 0, 1, 3])
      for (let m = -4; m <= 4; m += 0.25)
        for (const D of [-3, -2, -1, 0, 0.5, 1, 2]) {
          const { inFunctionSpace, onBoundary, singular } = membership(a, [m * (c - m), m * D, c, D, 1]);
          const inside = D === 0 ? m >= c || m <= 0 : D * D >= 4 * (c - m);
          // the pinch point m = c/2 is a limit of the handle A > c²/4, which lies in the closure only
          const boundary = inside && (D === 0 ? !(c < m && m < 0) || 2 * m === c : D * D === 4 * (c - m));
          expect({ inFunctionSpace, onBoundary, singular }, `c = ${c}, m = ${m}, D = ${D}`).toEqual({ inFunctionSpace: inside, onBoundary: boundary, singular: D === 0 });
        }
  });

  it('follows the slice C = 0, E = −1 of (2,2,2), s = (1,2,1): D² + 4m ≥ 0; all of the double line is boundary (mathematics.md C6)', () => {
    const a = architecture({ filterSizes: [2, 2, 2], strides: [1, 2, 1] });
    for (let m = -3; m <= 3; m += 0.25)
      for (const D of [-3, -2, -1, 0, 0.5, 1, 2]) {
        const { inFunctionSpace, onBoundary } = membership(a, [m * m, m * D, 0, D, -1]);
        const inside = D === 0 || D * D + 4 * m >= 0;
        expect({ inFunctionSpace, onBoundary }, `m = ${m}, D = ${D}`).toEqual({ inFunctionSpace: inside, onBoundary: inside && (D === 0 || D * D === -4 * m) });
      }
  });

  it('asks at stride one for e real roots, with the boundary where at most e − 2 of them have odd multiplicity (GeoLCN, Proposition 4.4)', () => {
    for (let degree = 1; degree <= 6; degree++)
      for (const pattern of allPatterns(degree)) {
        const forms = fc.sample(formOfPattern(pattern), { seed: 141, numRuns: 2 });
        for (const sizes of compositions(degree))
          for (const { form } of forms) {
            const a = architecture({ filterSizes: sizes.map((d) => d + 1), strides: sizes.map(() => 1) });
            const e = sizes.filter((d) => d % 2 === 1).length;
            const inside = pattern.real.reduce((sum, m) => sum + m, 0) >= e;
            const { inFunctionSpace, onBoundary, inClosure, singular, boundaryKinds } = membership(a, toNumbers(form));
            const boundary = inside && pattern.real.filter((m) => m % 2 === 1).length <= e - 2;
            expect({ inFunctionSpace, onBoundary, inClosure, singular, boundaryKinds }, `${formatRootPattern(pattern)} in k − 1 = (${sizes.join(', ')})`).toEqual({
              inFunctionSpace: inside,
              onBoundary: boundary,
              inClosure: true,
              singular: false,
              boundaryKinds: boundary ? ['strideOne'] : [],
            });
          }
      }
  });

  it.each([
    ['2,2', '11|0 2|0', '2|0'],
    ['2,2,2', '111|0 12|0 3|0', '12|0 3|0'],
    ['3,2,2', '1111|0 112|0 22|0 13|0 4|0 11|1 2|1', '2|1 22|0 4|0'],
    ['4,2', '1111|0 112|0 22|0 13|0 4|0 11|1 2|1', '2|1 22|0 4|0'],
    ['2,2,2,2', '1111|0 112|0 22|0 13|0 4|0', '112|0 13|0 22|0 4|0'],
  ])('gives the table of GeoLCN, Example 4.6, for k = (%s)', (k, inside, boundary) => {
    const filterSizes = k.split(',').map(Number);
    const a = architecture({ filterSizes, strides: filterSizes.map(() => 1) });
    const found = allPatterns(a.degree).map((pattern) => ({ name: formatRootPattern(pattern), ...membership(a, toNumbers(fc.sample(formOfPattern(pattern), { seed: 142, numRuns: 1 })[0]!.form)) }));
    expect(found.filter((m) => m.inFunctionSpace).map((m) => m.name).sort()).toEqual(inside.split(' ').sort());
    expect(found.filter((m) => m.onBoundary).map((m) => m.name).sort()).toEqual(boundary.split(' ').sort());
  });

  it.each([
    [[2, 2], [1, 1], ['strideOne'], false],
    [[3, 2], [1, 1], [], false],
    [[3, 2], [2, 1], ['reduced'], true],
    [[2, 2, 2], [1, 2, 1], ['strideOne', 'reduced'], true],
    [[3, 3], [2, 1], [], true],
    [[1, 3], [2, 1], [], false],
  ])('has the zero filter in every function space: k = %j, s = %j', (filterSizes, strides, boundaryKinds, singular) => {
    const a = architecture({ filterSizes, strides });
    expect(membership(a, Array.from({ length: a.ambientDimension }, (): number => 0))).toMatchObject({ inFunctionSpace: true, inClosure: true, onBoundary: boundaryKinds.length > 0, boundaryKinds, singular });
  });

  it('is filled by one layer, and by filters of size 1', () => {
    expect(membership(architecture({ filterSizes: [1], strides: [1] }), [-3]).inFunctionSpace).toBe(true);
    for (const w of [[1, 0, 1], [0, 0, 1], [1, 2, 1]]) expect(membership(architecture({ filterSizes: [1, 3, 1], strides: [1, 1, 1] }), w)).toMatchObject({ inFunctionSpace: true, onBoundary: false });
  });

  it('decides forms with hundreds of thousands of factorizations: x⁴⁸ ± y⁴⁸ for (17,17), s = (2,1) has 24 hyperroots, 16 of them for the upper layer', () => {
    const a = architecture({ filterSizes: [17, 17], strides: [2, 1] });
    for (const last of [1, -1])
      expect(membership(a, Array.from({ length: 49 }, (_, i) => (i === 0 ? 1 : i === 48 ? last : 0)))).toMatchObject({ inFunctionSpace: true, onBoundary: false, singular: true, certainty: 'exact' });
  });

  it('refuses a wrong length and numbers that are not finite', () => {
    const a = architecture({ filterSizes: [2, 2], strides: [1, 1] });
    for (const bad of [[1, 2], [1, 2, 3, 4], [1, NaN, 1], [Infinity, 0, 0]]) expect(() => membership(a, bad)).toThrow(RangeError);
  });
});

const deep: readonly (readonly [number[], number[]])[] = [
  [[3, 2], [2, 1]],
  [[2, 2, 2], [1, 2, 1]],
  [[4, 2], [2, 1]],
  [[3, 3], [2, 1]],
  [[4, 3], [3, 1]],
  [[3, 2, 2], [2, 2, 1]],
  [[3, 3, 3], [2, 2, 1]],
  [[2, 2, 2, 2], [2, 1, 2, 1]],
  [[2, 2, 2], [1, 1, 1]],
];

describe('membership in floating point', () => {
  it.each(deep)('holds for products of random filters, whatever their scales: k = %j, s = %j', (filterSizes, strides) => {
    const a = architecture({ filterSizes, strides });
    const random = rng(151 + a.degree);
    for (let n = 0; n < 25; n++) {
      const spread = n % 3;
      const w = endToEndFilter(filterSizes.map((k) => Array.from({ length: k }, () => random.normal() * 10 ** (spread * (random.integer(3) - 1)))), strides);
      for (const change of [1, 1e150, 1e-150]) expect(membership(a, w.map((c) => c * change)).inFunctionSpace, `${change} times [${w.join(', ')}]`).toBe(true);
      if (a.reduced.degrees.length === 1) continue;
      const size = Math.max(...w.map(Math.abs));
      expect(membership(a, w.map((c) => c + 1e-6 * size * random.normal())).inClosure, `off [${w.join(', ')}]`).toBe(false);
    }
  });

  it.each(deep)('has one answer for a special form and its images under the symmetries, rounded: k = %j, s = %j', (filterSizes, strides) => {
    const a = architecture({ filterSizes, strides });
    const random = rng(161 + a.degree);
    for (let n = 0; n < 30; n++) {
      const w = toNumbers(structuredForm(a, random).form);
      const size = Math.max(...w.map(Math.abs));
      const interior = (i: number): boolean => i > w.findIndex((c) => c !== 0) && i < w.findLastIndex((c) => c !== 0);
      const images: Readonly<Record<string, number[]>> = {
        'divided by 3': w.map((c) => c / 3),
        'times 1e150 / 3': w.map((c) => (c / 3) * 1e150),
        'times 1e-150 / 3': w.map((c) => (c / 3) * 1e-150),
        'reversed': w.toReversed(),
        'reversed, divided by 3': w.toReversed().map((c) => c / 3),
        'x → −x': w.map((c, i) => (i % 2 === 0 ? c : -c)),
        'x → 3x': w.map((c, i) => c * 3 ** i),
        'x → x / 10': w.map((c, i) => c * 0.1 ** i),
        'x → 1234.567 x': w.map((c, i) => c * 1234.567 ** i),
        'with relative noise 1e-15': w.map((c) => c * (1 + 1e-15 * (2 * random.uniform() - 1))),
        'with rounding errors instead of zeros': w.map((c, i) => c / 3 + (interior(i) ? 1e-16 * size * (2 * random.uniform() - 1) : 0)),
      };
      const answer = ({ certainty: _certainty, ...rest }: Membership): Partial<Membership> => rest;
      const wanted = answer(membership(a, w));
      for (const [name, image] of Object.entries(images)) expect(answer(membership(a, image)), `[${w.join(', ')}] ${name}`).toEqual(wanted);
    }
  });
});

/** Ordered sums of positive degrees, up to order. */
function compositions(n: number, most = n): number[][] {
  if (n === 0) return [[]];
  const all: number[][] = [];
  for (let first = Math.min(n, most); first >= 1; first--) for (const rest of compositions(n - first, first)) all.push([first, ...rest]);
  return all;
}
