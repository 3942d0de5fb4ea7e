import { describe, expect, it } from 'vitest';
import { fromTrack, stepNumber, stepsOfKey, toTrack } from './stepNumber.ts';

const linear = { step: 0.1, scale: 'linear', min: -Infinity, max: Infinity, integer: false } as const;

describe('stepNumber', () => {
  it('leaves no binary dust', () => {
    expect(stepNumber(0.1, 2, linear)).toBe(0.3);
    expect(stepNumber(0.7, 0.1, linear)).toBe(0.71);
    expect(stepNumber(1, -10, linear)).toBe(0);
  });

  it('stays inside its range', () => {
    expect(stepNumber(0.95, 10, { ...linear, max: 1 })).toBe(1);
    expect(stepNumber(0, -1, { ...linear, min: 0 })).toBe(0);
  });

  it('moves whole numbers by whole numbers, by one at least', () => {
    const whole = { ...linear, step: 1, integer: true, min: 1, max: 9 };
    expect(stepNumber(3, 0.1, whole)).toBe(4);
    expect(stepNumber(3, -0.1, whole)).toBe(2);
    expect(stepNumber(3, 10, whole)).toBe(9);
  });

  it('multiplies on a log scale, ten steps to a decade', () => {
    const log = { ...linear, scale: 'log', min: 1e-6, max: 10 } as const;
    expect(stepNumber(0.01, 10, log)).toBe(0.1);
    expect(stepNumber(0.01, 1, log)).toBe(0.0126);
    expect(stepNumber(0, 1, log)).toBe(1e-6);
  });

  it('reads the keys: Shift is ten, Alt a tenth', () => {
    const plain = { shiftKey: false, altKey: false };
    expect(stepsOfKey('ArrowUp', plain)).toBe(1);
    expect(stepsOfKey('ArrowDown', { ...plain, shiftKey: true })).toBe(-10);
    expect(stepsOfKey('ArrowUp', { ...plain, altKey: true })).toBe(0.1);
    expect(stepsOfKey('PageDown', plain)).toBe(-10);
    expect(stepsOfKey('a', plain)).toBe(0);
  });
});

describe('the track of a slider', () => {
  it.each(['linear', 'log'] as const)('goes there and back on a %s scale and has exact ends', (scale) => {
    const [min, max] = [3e-4, 7];
    expect(fromTrack(0, min, max, scale)).toBe(min);
    expect(fromTrack(1, min, max, scale)).toBe(max);
    for (const place of [0.1, 0.5, 0.93]) expect(toTrack(fromTrack(place, min, max, scale), min, max, scale)).toBeCloseTo(place, 2);
  });

  it('keeps strays on the track', () => {
    expect(toTrack(-5, 0, 1, 'linear')).toBe(0);
    expect(toTrack(0, 1e-3, 1, 'log')).toBe(0);
    expect(toTrack(2, 2, 2, 'linear')).toBe(0);
  });
});
