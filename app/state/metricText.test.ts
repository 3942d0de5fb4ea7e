import { describe, expect, it } from 'vitest';
import { squareLoss } from '../../src/loss/squareLoss.ts';
import { architecture } from '../../src/network/architecture.ts';
import { rng } from '../../src/numeric/rng.ts';
import { matrixText, readData, readMatrix } from './metricText.ts';

describe('a typed metric', () => {
  it('is read as it is printed', () => {
    const metric = [[2, 1 / 3, 0], [1 / 3, 1, -1e-7], [0, -1e-7, 5]];
    expect(readMatrix(matrixText(metric, 3), 3)).toEqual({ metric });
    expect(readMatrix('1 0\n0 1/2', 2)).toEqual({ metric: [[1, 0], [0, 0.5]] });
    expect(matrixText('bombieri', 3)).toBe('1, 0, 0; 0, 0.5, 0; 0, 0, 1');
  });

  it.each([
    ['1, 0; 0', 'rows of 2, 1 numbers'],
    ['', 'no numbers'],
    ['1, 2; 2, 1', 'not positive definite'],
    ['1, 2; 3, 9', 'Not symmetric'],
    ['1, x; 0, 1', '“x” in row 1 is not a number'],
    ['0, 0; 0, 0', 'not positive definite'],
  ])('%j is refused with a sentence', (text, part) => {
    const read = readMatrix(text, 2);
    expect('error' in read ? read.error.toLowerCase() : '').toContain(part.toLowerCase());
  });
});

describe('typed data', () => {
  it.each([
    { filterSizes: [2, 2], strides: [1, 1], outputs: 1 },
    { filterSizes: [3, 2], strides: [2, 1], outputs: 1 },
    { filterSizes: [3, 2], strides: [2, 1], outputs: 3 },
  ])('$filterSizes, strides $strides, $outputs outputs: the same target and metric as from the matrices', ({ outputs: count, ...choice }) => {
    const a = architecture(choice);
    const random = rng(5);
    const width = a.ambientDimension + (count - 1) * a.strides.reduce((s, t) => s * t, 1);
    const rows = Array.from({ length: 20 }, () => Array.from({ length: width + count }, () => random.normal()));
    const column = (i: number): number[] => rows.map((row) => row[i]!);
    const { target, metric } = squareLoss({ inputs: Array.from({ length: width }, (_, i) => column(i)), outputs: Array.from({ length: count }, (_, i) => column(width + i)), architecture: a });
    expect(readData(rows.map((row) => row.join('\t')).join('\n'), a)).toMatchObject({ target, metric, note: expect.stringContaining('20 samples') as string });
  });

  it.each([
    ['1, 2, 3', '4 numbers'],
    ['1, 2, 3, 4; 1, 2, 3', 'Row 2 has 3 numbers'],
    ['1, 2, 3, 4', 'do not determine a target'],
    ['1, 2, oops, 4', '“oops” in row 1'],
    ['', '4 numbers'],
  ])('%j is refused with a sentence', (text, part) => {
    const read = readData(text, architecture({ filterSizes: [2, 2], strides: [1, 1] }));
    expect('error' in read ? read.error : '').toContain(part);
  });
});
