import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateForm, multiplyForms } from '../polynomial/form.ts';
import { expectNear } from '../testing/near.ts';
import { ambient } from './charts/ambient.ts';
import { discriminantRulings } from './discriminantRulings.ts';
import { doubleRootQuotient, quotientBreakpoints } from './quotient.ts';
import { lineOf } from './ruling.ts';
import { ruledSurface } from './rulings.ts';
import { formAt, type Slice } from './slice.ts';
import { edges, points } from './meshLaws.testing.ts';
import { along, type Vector3 } from './vector3.ts';
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

  it('refuses quotients whose root counts are not labelled yet', () => {
    expect(() => quotientBreakpoints({ constant: [1, 2, 3], slope: [0, 0, 1] }, 1, 0)).toThrow(RangeError);
    const quartics: Slice = { origin: [1, 0, 0, 0, 0], directions: [[0, 0, 1, 0, 0], [0, 0, 0, 1, 0], [0, 0, 0, 0, 1]] };
    expect(() => discriminantRulings(quartics)).toThrow('degree 4');
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
      expect(ruling.breakpoints).toEqual([0]);
      expect(ruling.intervals.map(({ label }) => label)).toEqual(['2|0', '2|0']);
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
        if (breakpoint === undefined || Math.abs(s - breakpoint) < 0.1 || size > 5) return;
        const normal = ruling.intervals[s < breakpoint ? 0 : 1]!.normal(s);
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
    const sheets = ruledSurface(discriminantRulings(slice), view, 'default');
    expect(sheets.map(({ label }) => label)).toEqual(['12|0']);
    expect(edges(sheets).offences).toEqual([]);
    for (const point of points(sheets[0]!.positions) as Vector3[]) {
      expect(view.depth(point)).toBeGreaterThan(-1e-9);
      expect(Math.abs(cubicDiscriminant(formAt(slice, point)))).toBeLessThan(1e-9);
    }
  });
});
