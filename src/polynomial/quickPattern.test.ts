import { describe, expect, it } from 'vitest';
import { rng } from '../numeric/rng.ts';
import { multiplyForms } from './form.ts';
import { formatRootPattern } from './formatRootPattern.ts';
import { codeOfPattern, emptyPatternCode, noPattern, patternOfCode } from './patternCode.ts';
import { quickPatternCode } from './quickPattern.ts';
import { rootPattern } from './rootPattern.ts';

const printed = (form: readonly number[]): string => formatRootPattern(patternOfCode(quickPatternCode(Float64Array.from(form), 0, form.length - 1)));

describe('quickPatternCode', () => {
  it('agrees with rootPattern on 20,000 random forms of degrees 1 to 6 with coefficients of equal and of different size', () => {
    const random = rng(41);
    const seen = new Set<string>();
    for (let run = 0; run < 20_000; run++) {
      const spread = random.integer(2) * 6 * random.uniform();
      const form = Array.from({ length: 2 + random.integer(6) }, () => random.normal() * 10 ** (spread * (random.uniform() - 0.5)));
      const pattern = formatRootPattern(rootPattern(form));
      seen.add(pattern);
      expect(printed(form), `[${form.join(', ')}]`).toBe(pattern);
    }
    expect(seen.size).toBe(1 + 2 + 2 + 3 + 3 + 4);
  });

  it('agrees with rootPattern on random forms of degrees 7 to 10, and on small integers, where multiple roots and zeros are many', () => {
    const random = rng(42);
    for (let run = 0; run < 400; run++) {
      const form = Array.from({ length: 8 + random.integer(4) }, () => random.normal());
      expect(printed(form), `[${form.join(', ')}]`).toBe(formatRootPattern(rootPattern(form)));
    }
    let multiple = 0;
    for (let run = 0; run < 4000; run++) {
      const form = Array.from({ length: 2 + random.integer(5) }, () => random.integer(5) - 2);
      if (form.every((c) => c === 0)) continue;
      const pattern = rootPattern(form);
      if ([...pattern.real, ...pattern.complex].some((m) => m > 1)) multiple++;
      expect(printed(form), `[${form.join(', ')}]`).toBe(formatRootPattern(pattern));
    }
    expect(multiple).toBeGreaterThan(100);
  });

  it('leaves forms next to multiple roots to rootPattern: rounded products, and roots 1e-5 … 1e-8 apart', () => {
    const random = rng(43);
    for (let run = 0; run < 300; run++) {
      const [a, b] = [random.normal(), random.normal()];
      const other = Array.from({ length: 1 + random.integer(4) }, () => random.normal());
      for (const gap of [0, 1e-5, 1e-6, 1e-7, 1e-8]) {
        const form = multiplyForms(multiplyForms([a, b], [a, b + gap]), other);
        expect(printed(form), `[${form.join(', ')}]`).toBe(formatRootPattern(rootPattern(form)));
      }
    }
  });

  it.each<[readonly number[], string]>([
    [[1, 0, -1, 0], '111|0'],
    [[0, 1, 0, 1], '1|1'],
    [[0, 0, 1, 1], '12|0'],
    [[0, 0, 0, 1, 0], '13|0'],
    [[1, 0, 2, 0, 1], '0|2'],
    [[0, 3], '1|0'],
    [[0, 0, 1], '2|0'],
    [[1, 0, 1], '0|1'],
  ])('knows roots at infinity, at 0, and multiple ones: %j has the pattern %s', (form, pattern) => {
    expect(printed(form)).toBe(pattern);
    for (const scale of [1e-320, 1e-300, 1e-100, 1e100, 1e300]) expect(printed(form.map((c) => c * scale))).toBe(pattern);
  });

  it('reads coefficients from any place, and any number of places apart', () => {
    const source = Float64Array.from([7, 7, 1, 7, 0, 7, -1, 7]);
    expect(quickPatternCode(source, 2, 2, 2)).toBe(codeOfPattern({ real: [1, 1], complex: [] }));
  });

  it('has codes for the zero form and constants, and throws for large degrees and coefficients that are not finite', () => {
    expect(quickPatternCode([0, 0, 0], 0, 2)).toBe(noPattern);
    expect(quickPatternCode([5], 0, 0)).toBe(emptyPatternCode);
    for (const bad of [NaN, Infinity]) for (const at of [0, 1, 2]) expect(() => quickPatternCode([1, 1, 1].with(at, bad), 0, 2)).toThrow(RangeError);
    expect(() => quickPatternCode(new Float64Array(12), 0, 11)).toThrow(RangeError);
  });
});
