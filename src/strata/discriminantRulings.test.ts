import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateForm, multiplyForms } from '../polynomial/form.ts';
import { expectNear } from '../testing/near.ts';
import { ambient } from './charts/ambient.ts';
import { discriminantRulings } from './discriminantRulings.ts';
import { realRootCount } from '../polynomial/realRoots.ts';
import { doubleRootQuotient } from './quotient.ts';
import { lineOf } from './ruling.ts';
import { sweepRulings } from './rulings.ts';
import { formAt, type Slice } from './slice.ts';
import { edges, points } from './meshLaws.testing.ts';
import { along, type Vector3 } from './vector3.ts';
import { joinRulings } from './strips.ts';
import { viewOf } from './view.ts';

const entry = fc.integer({ min: -2000, max: 2000 }).map((i) => i / 1000);
const angle = fc.integer({ min: 0, max: 1e6 }).map((i) => (Math.PI * i) / 1e6);
const form = (size: number): fc.Arbitrary<number[]> => fc.array(entry, { minLength: size, maxLength: size });
const cubicSlice: fc.Arbitrary<Slice> = fc.record({ origin: form(4), directions: fc.tuple(form(4), form(4), form(4)) });

/** Discriminant of a x³ + b x²y + c xy² + d y³ (mathematics.md, B4): positive for three real roots. */
const cubicDiscriminant = ([a, b, c, d]: readonly number[]): number =>
  b! * b! * c! * c! - 4 * a! * c! ** 3 - 4 * b! ** 3 * d! - 27 * a! * a! * d! * d! + 18 * a! * b! * c! * d!;

describe('division by a double root', () => {
  it('undoes multiplication by (βx − αy)², roots at 0 and infinity included (seed 31)', () => {
    fc.assert(
      fc.property(fc.oneof(angle, fc.constantFrom(0, Math.PI / 2, Math.PI)), fc.integer({ min: 1, max: 5 }).chain(form), (theta, q) => {
        const [alpha, beta] = [Math.cos(theta), Math.sin(theta)];
        const root = [beta, -alpha];
        expectNear(doubleRootQuotient(multiplyForms(multiplyForms(root, root), q), alpha, beta), q, 1e-12);
      }),
      { seed: 31, numRuns: 300 },
    );
  });
});

describe('rulings of quadratic forms', () => {
  it('are the multiples of (βx − αy)², with the apex as their only breakpoint, exactly at 0', () => {
    const family = discriminantRulings(ambient.slice!({ kind: 'ambient' }));
    for (const theta of [0, 0.3, Math.PI / 2, 2, 3.1]) {
      const ruling = family.at(theta)!;
      const [alpha, beta] = [Math.cos(theta), Math.sin(theta)];
      const square = multiplyForms([beta, -alpha], [beta, -alpha]);
      const size = Math.hypot(...square);
      expectNear(ruling.direction, square.map((c) => c / size), 1e-14);
      expect(ruling.base).toEqual([0, 0, 0]);
      expect(ruling.breakpoints.map(({ s, kind }) => [s, kind])).toEqual([[0, 'zero']]);
      for (const s of [-2, 0.5]) expect(family.sheet(ruling.labelAt(s)).id).toBe('2|0');
    }
  });
});

describe('lines of extreme equations', () => {
  it('are null or finite, never NaN (seed 33)', () => {
    const wild = fc.double({ noNaN: true, noDefaultInfinity: true });
    const equation = fc.record({ constant: wild, normal: fc.tuple(wild, wild, wild) });
    fc.assert(
      fc.property(equation, equation, (first, second) => {
        const line = lineOf(first, second);
        expect(line === null || [...line.base, ...line.direction].every(Number.isFinite)).toBe(true);
      }),
      { seed: 33, numRuns: 1000 },
    );
  });
});

describe('rulings of cubics in random slices (seed 32)', () => {
  it('hold forms with a double root; normals point to three real roots; breakpoints are triple roots', () => {
    let checked = 0;
    fc.assert(
      fc.property(cubicSlice, angle, entry, (slice, theta, s) => {
        const ruling = discriminantRulings(slice).at(theta);
        if (ruling === null) return;
        const P = formAt(slice, along(ruling.base, ruling.direction, s));
        const [alpha, beta] = [Math.cos(theta), Math.sin(theta)];
        const size = Math.max(1e-3, ...P.map(Math.abs), ...ruling.base.map(Math.abs));
        const [x, y] = [
          3 * P[0]! * alpha ** 2 + 2 * P[1]! * alpha * beta + P[2]! * beta ** 2,
          P[1]! * alpha ** 2 + 2 * P[2]! * alpha * beta + 3 * P[3]! * beta ** 2,
        ];
        expect(Math.hypot(x, y)).toBeLessThan(1e-9 * size);

        const [breakpoint] = ruling.breakpoints;
        if (breakpoint === undefined || Math.abs(s - breakpoint.s) < 0.1 || size > 5) return;
        const normal = ruling.normalAt(s, s);
        const q = doubleRootQuotient(P, alpha, beta);
        const qValue = q[0]! * alpha + q[1]! * beta;
        if (Math.abs(qValue) < 0.1) return;
        const moved = (t: number): number => cubicDiscriminant(formAt(slice, along(along(ruling.base, ruling.direction, s), normal, t)));
        if (Math.hypot(...slice.directions.map((d) => evaluateForm(d, alpha, beta))) < 0.1) return;
        expect(moved(1e-5) - moved(-1e-5)).toBeGreaterThan(0);
        checked++;
      }),
      { seed: 32, numRuns: 500 },
    );
    expect(checked).toBeGreaterThan(100);
  });

  it('give watertight sheets 12|0 of the wedge in the chart of leading coefficient 1, on its discriminant', () => {
    const slice: Slice = { origin: [1, 0, 0, 0], directions: [[0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]] };
    const view = viewOf({ min: [-3, -3, -3], max: [3, 3, 3] }, 'ball');
    const sheets = joinRulings(sweepRulings(discriminantRulings(slice), view, 'default'));
    expect(sheets.map(({ id }) => id)).toEqual(['12|0']);
    expect(edges(sheets).offences).toEqual([]);
    for (const point of points(sheets[0]!.positions) as Vector3[]) {
      expect(view.depth(point)).toBeGreaterThan(-1e-9);
      expect(Math.abs(cubicDiscriminant(formAt(slice, point)))).toBeLessThan(1e-9);
    }
  });
});

const wideSlice = (degree: number): fc.Arbitrary<Slice> => fc.record({ origin: form(degree + 1), directions: fc.tuple(form(degree + 1), form(degree + 1), form(degree + 1)) });

describe('breakpoints in random slices of degree 4 to 10 (seed 34)', () => {
  it('are exactly the places where the number of real roots of the quotient changes, by what they say', () => {
    let changes = 0;
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 10 }).chain(wideSlice), angle, (slice, theta) => {
        const ruling = discriminantRulings(slice).at(theta);
        if (ruling === null) return;
        const { breakpoints } = ruling;
        const [alpha, beta] = [Math.cos(theta), Math.sin(theta)];
        const quotientAt = (s: number): number[] => doubleRootQuotient(formAt(slice, along(ruling.base, ruling.direction, s)), alpha, beta);
        const ends = [-20, ...breakpoints.map(({ s }) => s).filter((s) => Math.abs(s) < 20), 20];
        for (let i = 1; i < ends.length; i++) {
          if (ends[i]! - ends[i - 1]! < 1e-3) continue;
          const counts = [0.01, 0.3, 0.7, 0.99].map((t) => realRootCount(quotientAt(ends[i - 1]! + t * (ends[i]! - ends[i - 1]!))));
          expect(new Set(counts).size, `between ${ends[i - 1]} and ${ends[i]}: ${counts.join()}`).toBe(1);
        }
        for (const { s, kind, change } of breakpoints) {
          const step = 1e-4;
          if (Math.abs(s) > 10 || breakpoints.some((other) => other.s !== s && Math.abs(other.s - s) < 10 * step)) continue;
          const gained = ruling.labelAt(s + step) - ruling.labelAt(s - step);
          expect(gained, `${kind} at ${s}`).toBe(change);
          if (gained !== 0) changes++;
          const P = formAt(slice, along(ruling.base, ruling.direction, s));
          const size = Math.max(1, ...P.map(Math.abs));
          if (kind === 'triple') expect(Math.abs(evaluateForm(quotientAt(s), alpha, beta))).toBeLessThan(1e-9 * size);
        }
      }),
      { seed: 34, numRuns: 300 },
    );
    expect(changes).toBeGreaterThan(200);
  });
});
