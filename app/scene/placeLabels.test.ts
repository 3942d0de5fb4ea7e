import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeLabels } from './placeLabels.ts';
import type { Crowding, LabelBox } from './placeLabels.ts';

const width = 600;
const height = 400;
const empty: Crowding = { cell: 20, columns: 30, rows: 20, covered: new Uint8Array(600) };
const noDiscs = { discs: new Float32Array(0), count: 0, rectangles: [] };

const box = (more: Partial<LabelBox>): LabelBox => ({
  anchorX: 300, anchorY: 200, anchored: true, behind: false, width: 80, height: 16, rim: 0, clearance: 8, reach: 160, centred: false,
  shyness: 190, preferX: 0, preferY: 0, slot: -1, placed: false, left: 0, top: 0, ...more,
});

const overlap = (a: LabelBox, b: LabelBox): boolean =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;

describe('placeLabels', () => {
  it('never lets labels overlap, leave the stage or cover a mark', () => {
    const some = fc.array(
      fc.record({
        anchorX: fc.double({ min: -20, max: 620, noNaN: true }),
        anchorY: fc.double({ min: -20, max: 420, noNaN: true }),
        width: fc.integer({ min: 5, max: 220 }),
        height: fc.integer({ min: 10, max: 30 }),
        centred: fc.boolean(),
        reach: fc.constantFrom(6, 60, 280),
      }),
      { maxLength: 40 },
    );
    const discs = fc.array(fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 400 })), { maxLength: 6 });
    fc.assert(
      fc.property(some, discs, (boxes, middles) => {
        const labels = boxes.map(box);
        placeLabels(labels, width, height, empty, { discs: Float32Array.from(middles.flatMap(([x, y]) => [x, y, 10])), count: middles.length, rectangles: [] });
        const placed = labels.filter((label) => label.placed);
        placed.forEach((label, i) => {
          expect(label.left >= 0 && label.top >= 0 && label.left + label.width <= width && label.top + label.height <= height).toBe(true);
          for (const other of placed.slice(i + 1)) expect(overlap(label, other)).toBe(false);
          for (const [x, y] of middles) {
            const away = Math.hypot(x - Math.min(Math.max(x, label.left), label.left + label.width), y - Math.min(Math.max(y, label.top), label.top + label.height));
            expect(away).toBeGreaterThanOrEqual(9.99);
          }
        });
      }),
      { seed: 20250611, numRuns: 150 },
    );
  });

  it('gives the place to the label that comes first, and hides one without room', () => {
    const first = box({ width: 590, height: 390, reach: 400, centred: true });
    const second = box({});
    placeLabels([first, second], width, height, empty, noDiscs);
    expect(first.placed).toBe(true);
    expect(second.placed).toBe(false);
  });

  it('leaves out a label whose anchor is not seen or whose size is not known yet', () => {
    const labels = [box({ anchored: false }), box({ width: 0 })];
    placeLabels(labels, width, height, empty, noDiscs);
    expect(labels.map(({ placed }) => placed)).toEqual([false, false]);
  });

  it('goes beside the picture rather than over it', () => {
    const covered = new Uint8Array(600);
    for (let row = 0; row < 20; row++) for (let column = 0; column < 20; column++) covered[30 * row + column] = 1;
    const label = box({ anchorX: 380, shyness: 700 });
    placeLabels([label], width, height, { ...empty, covered }, noDiscs);
    expect(label.left).toBeGreaterThanOrEqual(380);
  });

  it('stays where it was when the anchor moves a little', () => {
    const label = box({});
    placeLabels([label], width, height, empty, noDiscs);
    const { slot } = label;
    label.anchorX += 3;
    label.preferX = -0.3;
    placeLabels([label], width, height, empty, noDiscs);
    expect(label.slot).toBe(slot);
  });
});
