import { describe, expect, it } from 'vitest';
import { filterToTex, formToTex, numberToTex } from './formToTex.ts';

describe('formToTex', () => {
  it.each([
    [[1, -2, 1], 'x^{2}-2 x y+y^{2}'],
    [[0, 1, 0], 'x y'],
    [[-1, 0, 0.5], '-x^{2}+0.5 y^{2}'],
    [[0, 0, 0], '0'],
    [[1], '1'],
    [[-3], '-3'],
    [[0, -1], '-y'],
    [[1 / 3, 2 / 3], '0.333 x+0.667 y'],
    [[12345.6, -1e-7], '12300 x-10^{-7} y'],
    [[2.5e9, 0], '2.5\\cdot 10^{9} x'],
    [[-0, 1], 'y'],
  ])('%j', (form, tex) => {
    expect(formToTex(form)).toBe(tex);
  });

  it('writes powers of x^S and y^S', () => {
    expect(formToTex([1, -2, 3], { stride: 2 })).toBe('x^{4}-2 x^{2} y^{2}+3 y^{4}');
  });

  it('writes every digit if asked to', () => {
    expect(formToTex([1 / 3, 1e-9], { digits: null })).toBe('0.3333333333333333 x+10^{-9} y');
    expect(formToTex([1.05, 0.1], { digits: 2 })).toBe('1.1 x+0.1 y');
  });

  it('refuses numbers that are not finite', () => {
    expect(() => formToTex([NaN])).toThrow(RangeError);
    expect(() => formToTex([])).toThrow(RangeError);
    expect(() => formToTex([1], { stride: 0 })).toThrow(RangeError);
    expect(() => formToTex([1], { digits: 0 })).toThrow(RangeError);
  });
});

describe('filterToTex and numberToTex', () => {
  it('write a row vector, zeros included', () => {
    expect(filterToTex([1, -2, 0, 1 / 3])).toBe('(1,\\,-2,\\,0,\\,0.333)');
    expect(filterToTex([-0, 1e-20])).toBe('(0,\\,10^{-20})');
  });

  it('use powers of ten below 10^-3 and from 10^6 on', () => {
    expect([0.001, 0.00099, 999_999, 1e6, -1e6, 0, -1.5e-5].map((value) => numberToTex(value))).toEqual(
      ['0.001', '9.9\\cdot 10^{-4}', '10^{6}', '10^{6}', '-10^{6}', '0', '-1.5\\cdot 10^{-5}'],
    );
  });
});
