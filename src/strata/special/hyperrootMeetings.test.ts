import { describe, expect, it } from 'vitest';
import { rng } from '../../numeric/rng.ts';
import { evaluateForm, multiplyForms, type Form } from '../../polynomial/form.ts';
import { numericalGcd } from '../../polynomial/gcd.ts';
import { polyphaseSections } from '../../polynomial/polyphase.ts';
import { rootDivisor } from '../../polynomial/rootDivisor.ts';
import { expectNumberNear } from '../../testing/near.ts';
import { hyperrootRulings } from '../hyperrootRulings.ts';
import { picture } from '../index.ts';
import { distanceToClosure } from '../laws/vertexLaws.testing.ts';
import { pointAt } from '../meshLaws.testing.ts';
import { multiples, orthonormal, sliceCase, zero } from '../pictureCases.testing.ts';
import { formAt, type Slice } from '../slice.ts';
import { along } from '../vector3.ts';
import { conditionsOf, dependentAngles, independent, type Conditions } from './hyperrootConditions.ts';
import { hyperrootMeetings, resultant } from './hyperrootMeetings.ts';

const sliceFrom = ([origin, a, b, c]: readonly [Form, Form, Form, Form]): Slice => ({ origin, directions: [a, b, c] });

/** The four conditions that a form has the hyperroots at θ and φ, as a determinant by cofactors. */
function determinantAt(conditions: Conditions, theta: number, phi: number): number {
  const rows = [theta, phi].flatMap((angle) => conditions.map((condition) => condition.map((form) => evaluateForm(form, Math.cos(angle), Math.sin(angle)))));
  const minor = (matrix: number[][]): number =>
    matrix.length === 1 ? matrix[0]![0]! : matrix[0]!.reduce((sum, x, k) => sum + (k % 2 === 0 ? 1 : -1) * x * minor(matrix.slice(1).map((row) => row.filter((_, i) => i !== k))), 0);
  return minor(rows);
}

describe('lines of forms with a hyperroot', () => {
  it('meet where the four conditions of two hyperroots are dependent: det / sin² up to a factor', () => {
    for (let n = 3; n <= 9; n++) {
      const conditions = conditionsOf(sliceFrom(orthonormal(n + 1, 70 + n)));
      const meetings = hyperrootMeetings(conditions)!;
      expect(meetings.doubled).toEqual([]);
      const random = rng(n);
      const ratios = Array.from({ length: 6 }, () => {
        const [theta, phi] = [Math.PI * random.uniform(), Math.PI * random.uniform()];
        return (Math.sin(phi - theta) ** 2 * evaluateForm(meetings.at(theta), Math.cos(phi), Math.sin(phi))) / determinantAt(conditions, theta, phi);
      });
      for (const ratio of ratios) expectNumberNear(ratio / ratios[0]!, 1, 1e-9);
    }
  });

  it('meet one of them, all of whose forms have two hyperroots, at an angle that is not left to rounding', () => {
    // coefficients of x⁴ and of x y³ agree: where the odd part vanishes, y² is a factor
    const [origin, a, b, c] = orthonormal(5, 12).map((form) => form.map((x, k) => (k === 0 ? form[3]! : x))) as unknown as [Form, Form, Form, Form];
    const slice = { origin, directions: [a, b, c] } as const;
    const meetings = hyperrootMeetings(conditionsOf(slice))!;
    expect(meetings.doubled).toEqual([0]);
    for (const theta of [1e-14, 1e-11, 1e-8, 1e-4, 0.7]) {
      const ruling = hyperrootRulings(slice, 0).at(theta)!;
      const [crossing, ...others] = ruling.breakpoints;
      expect(others).toEqual([]);
      expect(crossing!.angle).toBe(0);
      const form = formAt(slice, along(ruling.base, ruling.direction, crossing!.s));
      for (const k of [0, 1, 3]) expectNumberNear(form[k]!, 0, 1e-12);
    }
  });
});

describe('conditions that become dependent', () => {
  it('are replaced by others with the same lines', () => {
    const proportional = multiples([1, -0.7], orthonormal(4, 42));
    const shared = orthonormal(6, 5).map((form) => form.map((x, k) => (k === 4 ? 0.5 * form[0]! : k === 2 ? 1.5 * form[0]! : x))) as unknown as [Form, Form, Form, Form];
    for (const forms of [proportional, shared]) {
      const conditions = conditionsOf(sliceFrom(forms));
      const angles = dependentAngles(conditions);
      expect(angles.length).toBeGreaterThan(0);
      const others = independent(conditions, angles);
      expect(dependentAngles(others)).toEqual([]);
      for (const theta of [0.2, 0.9, 1.7, 2.9]) {
        // a form with both conditions at θ fulfils the others too: rank two of all four
        const rows = [conditions, others].flatMap((pair) => pair.map((condition) => condition.map((form) => evaluateForm(form, Math.cos(theta), Math.sin(theta)))));
        for (const third of [2, 3])
          for (const [i, j, k] of [[0, 1, 2], [0, 1, 3], [0, 2, 3], [1, 2, 3]] as const) {
            const [p, q, r] = [rows[0]!, rows[1]!, rows[third]!].map((row) => [row[i]!, row[j]!, row[k]!]) as [number[], number[], number[]];
            expectNumberNear(p[0]! * (q[1]! * r[2]! - q[2]! * r[1]!) - p[1]! * (q[0]! * r[2]! - q[2]! * r[0]!) + p[2]! * (q[0]! * r[1]! - q[1]! * r[0]!), 0, 1e-10);
          }
      }
    }
  });
});

describe('cones', () => {
  it('cross themselves in lines of forms with two hyperroots, and have M end in lines of forms with a double root', () => {
    let [crossings, boundaries] = [0, 0];
    for (const [sizes, strides] of [[[3, 2], [2, 1]], [[2, 2, 2], [1, 2, 1]], [[4, 2], [2, 1]], [[2, 2, 2, 2], [1, 1, 2, 1]]] as const)
      for (const seed of [1, 2, 3]) {
        const size = sizes.reduce((sum, k, l) => sum + (k - 1) * strides.slice(0, l).reduce<number>((S, s) => S * s, 1), 1);
        const [, a, b, c] = orthonormal(size, 30 + seed);
        const one = sliceCase(`cone ${seed}`, sizes, strides, [zero(size), a, b, c]);
        for (const { id, positions } of picture(one.architecture, one.request).strata.filter(({ kind }) => kind === 'curve'))
          for (let i = 0; i < positions.length / 3; i++) {
            const form = formAt({ origin: zero(size), directions: [a, b, c] }, pointAt(positions, i));
            if (Math.hypot(...form) < 1e-6) continue;
            if (id.startsWith('crossing')) {
              crossings++;
              const sections = polyphaseSections(form, 2).filter((section) => Math.hypot(...section) > 1e-6);
              expect(numericalGcd(sections, 1e-5)!.form.length, `${one.name} ${id}`).toBeGreaterThan(2);
            }
            if (id === 'strideOneBoundary') {
              boundaries++;
              expect(distanceToClosure(form), `${one.name} ${id}`).toBeLessThan(1e-6);
              expect(rootDivisor(form, { tolerance: 5e-3 }).real.some(({ multiplicity }) => multiplicity > 1), `${one.name} ${id}`).toBe(true);
            }
          }
      }
    expect(crossings).toBeGreaterThan(10);
    expect(boundaries).toBeGreaterThan(10);
  });

  it('have the line of even forms for degree 4', () => {
    const one = sliceCase('cone of quartics', [3, 2], [2, 1], [zero(5), [1, 0, 0, 0, -0.5], [0, 1, 0.3, 0, 0], [0, 0, 0.2, 1, 0.4]]);
    const crossing = picture(one.architecture, one.request).strata.find(({ id }) => id === 'crossing-inside')!;
    for (let i = 0; i < crossing.positions.length / 3; i++) for (const k of [1, 2]) expectNumberNear(pointAt(crossing.positions, i)[k]!, 0, 1e-7);
  });
});

describe('resultants', () => {
  it('vanish for a common root, and only then', () => {
    const [p, q] = [[0.3, -1, 0.7, 2], [1.5, 0.2, -0.6]];
    expectNumberNear(resultant(multiplyForms([1, -0.4], p), multiplyForms([1, -0.4], q)), 0, 1e-14);
    expect(Math.abs(resultant(p, q))).toBeGreaterThan(1e-2);
  });
});
