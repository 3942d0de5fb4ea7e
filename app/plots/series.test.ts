import { describe, expect, it } from 'vitest';
import { formatPower, formatValue } from './formatValue.ts';
import { leftOut, nearest, plotSummary, tableRows, type Series } from './series.ts';

const curve = (ys: number[]): Series => ({ id: 'a', label: 'descent', xs: ys.map((_, i) => 10 * i), ys, colour: 'black' });

describe('the plot in words', () => {
  it('says where each curve starts, ends and is smallest', () => {
    expect(plotSummary([curve([3, 0.5, 1])], 'step', 'loss', 'log')).toBe('loss against step, logarithmic scale. descent: from 3 at step 0 to 1 at step 20, smallest 0.5 at step 10.');
    expect(plotSummary([curve([3, 1])], 'step', 'loss', 'linear')).toBe('loss against step. descent: from 3 at step 0 to 1 at step 10.');
    expect(plotSummary([curve([NaN])], 'step', 'loss', 'log')).toContain('descent: no values yet.');
    expect(plotSummary([curve([2])], 'step', 'loss', 'log')).toContain('descent: 2 at step 0.');
  });

  it('says what a log axis leaves out', () => {
    expect(leftOut([curve([1, 0, -1])], 'log')).toBe('2 values are zero or negative and have no place on a logarithmic axis. They are marked at its foot.');
    expect(leftOut([curve([1, 0])], 'log')).toBe('1 value is zero or negative and has no place on a logarithmic axis. It is marked at its foot.');
    expect(leftOut([curve([1, 0])], 'linear')).toBeNull();
    expect(leftOut([curve([1, 2])], 'log')).toBeNull();
  });

  it('has a short table that keeps ends and extremes', () => {
    const rows = tableRows(curve(Array.from({ length: 500 }, (_, i) => (i === 137 ? 99 : Math.cos(i)))));
    expect(rows.length).toBeLessThanOrEqual(12);
    expect(rows.map(({ y }) => y)).toContain(99);
    expect(rows.at(-1)?.x).toBe(4990);
  });
});

describe('nearest', () => {
  it('finds the nearest abscissa', () => {
    const xs = [0, 10, 20];
    expect([-5, 4, 6, 14, 16, 99].map((x) => nearest(xs, x))).toEqual([0, 0, 1, 1, 2, 2]);
    expect(nearest([], 1)).toBe(-1);
  });
});

describe('numbers on plots', () => {
  it.each([
    [-0.25, '−0.25'],
    [1234.56, '1235'],
    [4.1e-5, '4.1 × 10⁻⁵'],
    [0, '0'],
    [NaN, 'not known'],
    [-Infinity, '−∞'],
  ])('prints %d', (value, text) => {
    expect(formatValue(value)).toBe(text);
  });

  it('prints powers of ten', () => {
    expect([-12, -1, 0, 1, 3].map(formatPower)).toEqual(['10⁻¹²', '0.1', '1', '10', '10³']);
  });
});
