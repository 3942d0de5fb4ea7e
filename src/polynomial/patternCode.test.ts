import { describe, expect, it } from 'vitest';
import { allPatterns } from '../testing/arbitrary.ts';
import { codeOfPattern, emptyPatternCode, noPattern, pairUnits, patternOfCode, realUnits } from './patternCode.ts';

const patterns = Array.from({ length: 11 }, (_, degree) => allPatterns(degree)).flat();

describe('codes of root patterns', () => {
  it('go there and back for every pattern of degree 0 to 10, each its own', () => {
    // Σ_h p(h) p(n − 2h), p the number of partitions: 118 for n = 10
    expect(allPatterns(10)).toHaveLength(118);
    for (const pattern of patterns) expect(patternOfCode(codeOfPattern(pattern))).toEqual(pattern);
    const codes = patterns.map(codeOfPattern);
    expect(new Set(codes).size).toBe(patterns.length);
    expect(codes.every((code) => code > noPattern && code < 2 ** 27 && Number.isInteger(code))).toBe(true);
  });

  it('are sums over the roots: 112|2', () => {
    const code = emptyPatternCode + 2 * realUnits[1]! + realUnits[2]! + pairUnits[2]!;
    expect(code).toBe(codeOfPattern({ real: [2, 1, 1], complex: [2] }));
    expect(patternOfCode(code)).toEqual({ real: [1, 1, 2], complex: [2] });
  });

  it('refuse degrees above 10, multiplicities that are none, and integers that are no codes', () => {
    for (const pattern of [{ real: [11], complex: [] }, { real: [1], complex: [5] }, { real: [0], complex: [] }, { real: [1.5], complex: [] }, { real: [], complex: [-1] }])
      expect(() => codeOfPattern(pattern)).toThrow(RangeError);
    for (const code of [noPattern, -1, 2, 1.5, NaN, 2 ** 27 + 1, 2 ** 31, emptyPatternCode + 15 * realUnits[1]!]) expect(() => patternOfCode(code)).toThrow(RangeError);
  });
});
