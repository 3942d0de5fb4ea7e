import { describe, expect, it } from 'vitest';
import { rng } from '../../numeric/rng.ts';
import { evaluateForm, multiplyForms, type Form } from '../../polynomial/form.ts';
import { pencilBreakpoints, withOrders, type Reference } from './pencilBreakpoints.ts';
import { countRoots, labelOf, readLabel } from './rootCounts.ts';

const random = rng(74);
const anyForm = (degree: number): number[] => Array.from({ length: degree + 1 }, () => random.normal());
const at = (constant: Form, slope: Form, s: number): number[] => constant.map((c, k) => c + s * slope[k]!);

describe('breakpoints of pencils beside fixed places', () => {
  it.each([true, false])('account for every change of the numbers of roots (signed: %s)', (signed) => {
    for (let trial = 0; trial < 300; trial++) {
      const [constant, slope] = [anyForm(2 + (trial % 6)), anyForm(2 + (trial % 6))];
      const references: Reference[] = [0, Math.PI / 2, 1.1, 2.3].map((angle) => ({ kind: 'fixed', angle, order: 1 }));
      const breakpoints = pencilBreakpoints(constant, slope, references, signed);
      const label = (s: number): number => labelOf(countRoots(at(constant, slope, s), signed));
      const places = [-1e4, ...breakpoints.map(({ s }) => s), 1e4];
      expect(breakpoints.length).toBeGreaterThanOrEqual(4);
      let expected = label((places[0]! + places[1]!) / 2);
      breakpoints.forEach(({ change, s, kind, angle }, i) => {
        expected += change;
        const next = places[i + 2]!;
        if (Math.abs(s) < 5e3 && next - s > 1e-9) expect(readLabel(label((s + next) / 2))).toEqual(readLabel(expected));
        if (kind === 'fixed' && Math.abs(s) < 100) expect(Math.abs(evaluateForm(at(constant, slope, s), Math.cos(angle), Math.sin(angle)))).toBeLessThan(1e-11);
      });
    }
  });

  it('tell the order in which a double root and a root at a fixed place pass, however near they are', () => {
    for (const seam of [0, Math.PI / 2])
      for (const side of [1, -1])
        for (const distance of [1e-2, 1e-4, 1e-6, 1e-8, 1e-10]) {
          const [x, y] = [Math.cos(seam + side * distance), Math.sin(seam + side * distance)];
          const square = multiplyForms([y, -x], [y, -x]);
          for (const sign of [1, -1]) {
            // sign · square + s is positive or negative definite on one side of s = 0 and has two roots near the double root on the other
            const constant = multiplyForms(square, [sign, 0.1, sign * 1.3]);
            const slope = [0.9, 0, 1.7, 0, 1.1];
            const breakpoints = pencilBreakpoints(constant, slope, [{ kind: 'fixed', angle: seam, order: 1 }], true).filter(({ s }) => Math.abs(s) < 1e-3);
            expect(breakpoints.map(({ kind }) => kind)).toEqual(sign === 1 ? ['fixed', 'double'] : ['double', 'fixed']);
            const inner = (seam === 0) === (side === 1) ? { positive: 2, negative: 0 } : { positive: 0, negative: 2 };
            const far = labelOf({ positive: 1, negative: 1 });
            const changes = sign === 1 ? [labelOf(inner) - far, -labelOf(inner)] : [labelOf(inner), far - labelOf(inner)];
            expect(breakpoints.map(({ change }) => change)).toEqual(changes);
          }
        }
  });

  it('know with what multiplicity the forms of special pencils vanish at a fixed place', () => {
    const [x, y] = [Math.cos(1.1), Math.sin(1.1)];
    for (const order of [1, 2, 3]) {
      let multiple: Form = anyForm(2);
      for (let i = 0; i < order; i++) multiple = multiplyForms(multiple, [y, -x]);
      const other = anyForm(order + 2);
      const [reference] = withOrders([{ kind: 'fixed', angle: 1.1, order: 1 }], [[multiple, other], [at(multiple, other, 0.3), other]]);
      expect(reference!.order).toBe(order);
    }
  });
});
