import { describe, expect, it } from 'vitest';
import { expectNear, expectNumberNear } from '../testing/near.ts';
import type { VectorField } from './ode.ts';
import { dormandPrince } from './ode.ts';

/** y at the end time, and the number of accepted steps. */
function integrate(field: VectorField, start: readonly number[], end: number, tolerance: number): { y: Float64Array; steps: number } {
  const y = Float64Array.from(start);
  const stepper = dormandPrince(field, y, tolerance, { stepSize: 0.01, previousError: 1 });
  let time = 0;
  let steps = 0;
  while (time < end) {
    if (stepper.advance(y, end - time) !== 'accepted') throw new Error(`step too small at ${time}`);
    time += stepper.lastStep;
    if (++steps > 1e6) throw new Error('too many steps');
  }
  return { y, steps };
}

const rotation: VectorField = (y, slope) => {
  slope[0] = -y[1]!;
  slope[1] = y[0]!;
};

describe('dormandPrince', () => {
  it('follows a rotation for ten turns, and more exactly with a smaller tolerance', () => {
    const errors = [1e-6, 1e-9, 1e-12].map((tolerance) => {
      const { y } = integrate(rotation, [1, 0], 20 * Math.PI, tolerance);
      return Math.hypot(y[0]! - 1, y[1]!);
    });
    expect(errors[0]).toBeLessThan(1e-3);
    expect(errors[1]).toBeLessThan(1e-6);
    expect(errors[2]).toBeLessThan(1e-9);
  });

  it('has order five: ten thousand times the accuracy costs about 10^(4/5) times the steps', () => {
    const count = (tolerance: number): number => integrate(rotation, [1, 0], 20 * Math.PI, tolerance).steps;
    const ratio = count(1e-11) / count(1e-7);
    expect(ratio).toBeGreaterThan(5);
    expect(ratio).toBeLessThan(8);
  });

  it('solves y′ = y² up to just before the pole, and reports the pole as a step too small', () => {
    const square: VectorField = (y, slope) => {
      slope[0] = y[0]! ** 2;
    };
    expectNumberNear(integrate(square, [1], 0.999, 1e-12).y[0]!, 1000, 1e-8);
    const y = Float64Array.of(1);
    const root: VectorField = (at, slope) => {
      slope[0] = -1 / Math.sqrt(at[0]!);
    };
    const stepper = dormandPrince(root, y, 1e-10, { stepSize: 0.1, previousError: 1 });
    let outcome = stepper.advance(y);
    for (let i = 0; i < 10_000 && outcome === 'accepted'; i++) outcome = stepper.advance(y);
    expect(outcome).toBe('stepTooSmall');
    expect(y[0]).toBeGreaterThanOrEqual(0);
  });

  it('comes to rest at a stiff equilibrium: the field becomes small, not only the distance', () => {
    const stiff: VectorField = (y, slope) => {
      slope[0] = -1000 * (y[0]! - 1);
      slope[1] = -(y[1]! - 2);
    };
    const y = Float64Array.of(0, 0);
    const stepper = dormandPrince(stiff, y, 1e-8, { stepSize: 1, previousError: 1 });
    for (let i = 0; i < 20_000; i++) expect(stepper.advance(y)).toBe('accepted');
    expectNear(y, [1, 2], 1e-12);
    expect(Math.hypot(stepper.slope[0]!, stepper.slope[1]!)).toBeLessThan(1e-10);
  });

  it('continues exactly from its memory', () => {
    const y = Float64Array.of(1, 0);
    const whole = dormandPrince(rotation, y, 1e-9, { stepSize: 0.3, previousError: 1 });
    for (let i = 0; i < 7; i++) whole.advance(y);
    const copy = Float64Array.from(y);
    const resumed = dormandPrince(rotation, copy, 1e-9, { stepSize: whole.stepSize, previousError: whole.previousError });
    for (let i = 0; i < 7; i++) {
      whole.advance(y);
      resumed.advance(copy);
    }
    expect(Array.from(copy)).toEqual(Array.from(y));
  });

  it('stays at zero where the field is zero, with steps that stay finite', () => {
    const y = Float64Array.of(0, 0);
    const stepper = dormandPrince((_, slope) => slope.fill(0), y, 1e-9, { stepSize: 1, previousError: 1 });
    for (let i = 0; i < 1000; i++) expect(stepper.advance(y)).toBe('accepted');
    expect(Number.isFinite(stepper.stepSize)).toBe(true);
    expect(Array.from(y)).toEqual([0, 0]);
  });

  it('refuses a step size or tolerance that is not positive', () => {
    expect(() => dormandPrince(rotation, Float64Array.of(1, 0), 1e-9, { stepSize: 0, previousError: 1 })).toThrow(RangeError);
    expect(() => dormandPrince(rotation, Float64Array.of(1, 0), 0, { stepSize: 1, previousError: 1 })).toThrow(RangeError);
  });
});
