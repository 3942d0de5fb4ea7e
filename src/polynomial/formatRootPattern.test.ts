import { describe, expect, it } from 'vitest';
import { formatRootPattern, speakRootPattern } from './formatRootPattern.ts';

describe('formatRootPattern', () => {
  it.each([
    [[1, 1, 2], [], '112|0'],
    [[], [1, 1], '0|11'],
    [[], [], '0|0'],
    [[1, 10], [], '1.10|0'],
    [[2], [12], '2|12'],
  ])('prints %j, %j as %s', (real, complex, text) => {
    expect(formatRootPattern({ real, complex })).toBe(text);
  });
});

describe('speakRootPattern', () => {
  it.each([
    [[1, 1, 2], [], 'two simple real roots and one double real root'],
    [[], [1], 'one simple pair of complex conjugate roots'],
    [[3], [1, 1, 2], 'one triple real root, two simple pairs of complex conjugate roots and one double pair of complex conjugate roots'],
    [[], [], 'no roots'],
    [[7], [], 'one 7-fold real root'],
    [Array.from({ length: 11 }, (): number => 1), [], '11 simple real roots'],
  ])('says %j, %j as "%s"', (real, complex, text) => {
    expect(speakRootPattern({ real, complex })).toBe(text);
  });
});
