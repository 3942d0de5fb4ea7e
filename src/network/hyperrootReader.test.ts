import { describe, expect, it } from 'vitest';
import { rng } from '../numeric/rng.ts';
import { codeOfPattern, noPattern } from '../polynomial/patternCode.ts';
import { toNumbers } from '../testing/exact.ts';
import { structuredForm } from '../testing/structuredForm.ts';
import { architecture, type Theta } from './architecture.ts';
import { factorPattern } from './factorPattern.ts';
import { fiber } from './fiber.ts';
import { hyperrootReader, type HyperrootReader } from './hyperrootReader.ts';
import { membershipOfTheta } from './membershipOfTheta.ts';

const reads = (reader: HyperrootReader, theta: Theta): boolean => reader.read([99, ...theta.flat()], 1);

const choices: readonly (readonly [readonly number[], readonly number[]])[] = [
  [[3, 2, 2], [1, 1, 1]],
  [[3, 2], [2, 1]],
  [[3, 2], [3, 1]],
  [[2, 2, 2], [2, 2, 1]],
  [[2, 2, 2], [1, 2, 1]],
  [[3, 3], [2, 1]],
  [[2, 1, 3], [2, 2, 1]],
  [[5, 2], [4, 1]],
  [[1, 3, 2], [2, 2, 1]],
];

describe('hyperroots of networks', () => {
  it.each(choices)('give the pattern of the factors, for random and for special networks: k = %j, s = %j', (filterSizes, strides) => {
    const a = architecture({ filterSizes, strides });
    const random = rng(31 + a.degree);
    const reader = hyperrootReader(a);
    const thetas: Theta[] = Array.from({ length: 100 }, () => filterSizes.map((size) => Array.from({ length: size }, () => random.normal())));
    for (let n = 0; n < 60; n++) thetas.push(...fiber(a, toNumbers(structuredForm(a, random).form)).slice(0, 3));
    expect(thetas.length).toBeGreaterThan(110);
    for (const theta of thetas) {
      expect(reads(reader, theta)).toBe(true);
      expect(reader.code(1e-4), JSON.stringify(theta)).toBe(codeOfPattern(factorPattern(theta, strides, 1e-4)!));
    }
  });

  it.each(choices)('in general position make a smooth interior point: k = %j, s = %j', (filterSizes, strides) => {
    const a = architecture({ filterSizes, strides });
    const random = rng(77 + a.degree);
    const reader = hyperrootReader(a);
    let [general, special] = [0, 0];
    for (let n = 0; n < 80; n++) {
      for (const theta of fiber(a, toNumbers(structuredForm(a, random).form)).slice(0, 3)) {
        reads(reader, theta);
        const { onBoundary, singular } = membershipOfTheta(a, theta, 1e-6);
        if (onBoundary || singular) special++;
        if (!reader.general(1e-4)) continue;
        general++;
        expect({ onBoundary, singular }, JSON.stringify(theta)).toEqual({ onBoundary: false, singular: false });
      }
      reads(reader, filterSizes.map((size) => Array.from({ length: size }, () => random.normal())));
      if (reader.general(1e-4)) general++;
    }
    expect(general).toBeGreaterThan(50);
    // rank-one tensors, without even filters in excess, have only smooth interior points
    if (!['3,2,3,1', '2,2,2,2,2,1', '2,1,3,2,2,1', '5,2,4,1'].includes([...filterSizes, ...strides].join())) expect(special).toBeGreaterThan(5);
  });

  it.each<[string, number[], number[], Theta, boolean]>([
    ['x² − y², one hyperroot of the next stride', [3, 2], [2, 1], [[1, 0, -1], [1, 5]], false],
    ['x² + y², the same', [3, 2], [2, 1], [[1, 0, 1], [1, 5]], false],
    ['x² twice at infinity', [3, 2], [2, 1], [[0, 0, 1], [1, 5]], false],
    ['x² − 3 x y + 2 y² and X − 4 Y: a common root', [3, 2], [2, 1], [[1, -3, 2], [1, -4]], false],
    ['x² − 3 x y + 2 y² and X − 5 Y', [3, 2], [2, 1], [[1, -3, 2], [1, -5]], true],
    ['(x − y)(x² + x y + y²) at stride 3', [4, 2], [3, 1], [[1, 0, 0, -1], [1, 5]], false],
    ['two roots 0.02 apart', [2, 2], [1, 1], [[1, 0], [1, 0.02]], true],
    ['two roots 0.001 apart', [2, 2], [1, 1], [[1, 0], [1, 0.001]], false],
    ['a pair almost real', [3], [1], [[1, 0, 1e-6]], false],
  ])('tell %s', (_name, filterSizes, strides, theta, general) => {
    const reader = hyperrootReader(architecture({ filterSizes, strides }));
    reads(reader, theta);
    expect(reader.general(0.01)).toBe(general);
  });

  it('are none where a filter is zero, and none too many', () => {
    const reader = hyperrootReader(architecture({ filterSizes: [3, 2], strides: [2, 1] }));
    for (const bad of [[[0, 0, 0], [1, 2]], [[1, 2, 3], [0, 0]], [[1, NaN, 1], [1, 1]]]) {
      expect(reads(reader, bad)).toBe(false);
      expect(reader.general(0)).toBe(false);
      expect(reader.code(1e-4)).toBe(noPattern);
    }
    expect(() => hyperrootReader(architecture({ filterSizes: [12], strides: [1] }))).toThrow(RangeError);
    const long = hyperrootReader(architecture({ filterSizes: [3, 4], strides: [4, 1] }));
    expect(reads(long, [[1, 2, -3], [1, 4, -2, 7]])).toBe(true);
    expect(long.general(1e-3)).toBe(true);
    expect(() => long.code(1e-4)).toThrow(RangeError);
  });
});
