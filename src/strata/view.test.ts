import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { along, unit, type Vector3 } from './vector3.ts';
import { viewOf } from './view.ts';

const coordinate = fc.integer({ min: -3000, max: 3000 }).map((i) => i / 1000);
const vector = fc.tuple(coordinate, coordinate, coordinate);
const side = fc.integer({ min: 100, max: 4000 }).map((i) => i / 1000);

const cases = fc.record({ base: vector, towards: vector, min: vector, sides: fc.tuple(side, side, side), clip: fc.constantFrom('box' as const, 'ball' as const) });

const settings = { seed: 21, numRuns: 1000 };

describe('chords of lines in a box or ball (seed 21)', () => {
  const each = (law: (view: ReturnType<typeof viewOf>, base: Vector3, direction: Vector3) => void): void =>
    fc.assert(
      fc.property(cases, ({ base, towards, min, sides, clip }) => {
        const max: Vector3 = [min[0] + sides[0], min[1] + sides[1], min[2] + sides[2]];
        const aim = [0, 1, 2].map((i) => min[i]! + sides[i]! / 2 + towards[i]! - base[i]!) as [number, number, number];
        fc.pre(Math.hypot(...aim) > 0.1);
        law(viewOf({ min, max }, clip), base, unit(aim));
      }),
      settings,
    );

  it('exist exactly if the gauge is below 1', () => {
    let [met, missed] = [0, 0];
    each((view, base, direction) => {
      const gauge = view.gauge(base, direction);
      if (Math.abs(gauge - 1) < 1e-9) return;
      expect(view.chord(base, direction) !== null).toBe(gauge < 1);
      if (gauge < 1) met++;
      else missed++;
    });
    expect(met).toBeGreaterThan(100);
    expect(missed).toBeGreaterThan(100);
  });

  it('end on the rim, at base + s direction, and have their middle inside', () => {
    each((view, base, direction) => {
      const chord = view.chord(base, direction);
      if (chord === null || chord.to - chord.from < 1e-6) return;
      for (const [s, point] of [[chord.from, chord.start], [chord.to, chord.end]] as const) {
        expect(Math.abs(view.depth(point))).toBeLessThan(1e-9);
        expect(Math.hypot(...along(point, along(base, direction, s), -1))).toBeLessThan(1e-9);
      }
      expect(view.depth(along(base, direction, (chord.from + chord.to) / 2))).toBeGreaterThan(0);
      for (const beyond of [chord.from - 1e-3, chord.to + 1e-3]) expect(view.depth(along(base, direction, beyond))).toBeLessThan(0);
    });
  });
});

describe('special chords', () => {
  const unitBox = { min: [0, 0, 0], max: [1, 1, 1] } as const;

  it('keeps a line in a face of a box, and drops one that only touches a corner', () => {
    expect(viewOf(unitBox, 'box').chord([0, 0.5, 0], [0, 0, 1])).toMatchObject({ from: 0, to: 1, start: [0, 0.5, 0], end: [0, 0.5, 1] });
    expect(viewOf(unitBox, 'box').chord([0, 0, 0], unit([1, -1, 0]))).toBeNull();
    expect(viewOf(unitBox, 'box').chord([0, -1, 0], [0, 0, 1])).toBeNull();
  });

  it('ends exactly at a base on the rim of a ball, also for a tangent', () => {
    const ball = viewOf({ min: [-1, 0, -1], max: [1, 2, 1] }, 'ball');
    expect(ball.chord([0, 0, 0], unit([1e-7, 1, 0]))!.from).toBe(0);
    expect(ball.chord([0, 0, 0], [1, 0, 0])).toBeNull();
    expect(ball.chord([0, 0, 0], unit([1, 1e-9, 0]))!.to).toBeCloseTo(2e-9, 15);
  });
});
