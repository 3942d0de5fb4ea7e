import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { multiplyForms } from '../polynomial/form.ts';
import { parseForm } from './parseForm.ts';

const read = async (text: string, degree: number): Promise<readonly number[]> => {
  const parsed = await parseForm(text, degree);
  if ('error' in parsed) throw new Error(parsed.error);
  return parsed.form;
};
const errorOf = async (text: string, degree: number): Promise<string> => {
  const parsed = await parseForm(text, degree);
  return 'error' in parsed ? parsed.error : `read as ${parsed.form.join()}`;
};

// mathjs takes seconds to load on a busy machine
beforeAll(async () => {
  await parseForm('x', 1);
}, 120_000);

describe('parseForm reads', () => {
  it.each([
    ['1,2,3', [1, 2, 3]],
    ['1 2 3', [1, 2, 3]],
    ['1; 2; 3', [1, 2, 3]],
    ['[1, 2, 3]', [1, 2, 3]],
    ['(1 2 3)', [1, 2, 3]],
    ['1,2,3,', [1, 2, 3]],
    ['−1 .5e-1 1/3', [-1, 0.05, 1 / 3]],
    ['- 1, + 2, 1 / 4', [-1, 2, 0.25]],
    ['1e2 -2.5 0', [100, -2.5, 0]],
    ['0 0 1', [0, 0, 1]],
    ['0.1 0.2 0.3', [0.1, 0.2, 0.3]],
  ])('the list %s', async (text, form) => {
    expect(await read(text, form.length - 1)).toEqual(form);
  });

  it.each([
    ['(x+y)(x+2y)', [1, 3, 2]],
    ['(x+2y)^2 (x-y)', [1, 3, 0, -4]],
    ['x^2+1/10 y^2', [1, 0, 0.1]],
    ['x²−3·x·y + .5 y²', [1, -3, 0.5]],
    ['xy', [0, 1, 0]],
    ['xy^2', [0, 0, 1, 0]],
    ['x(x+y)^2', [1, 2, 1, 0]],
    ['x(y(x (x+y)))', [0, 1, 1, 0, 0]],
    ['yx(x+y) + 1e1xy y', [0, 1, 11, 0]],
    ['2x(x-y)/4', [0.5, -0.5, 0]],
    ['0x^2 + 3x y', [0, 3, 0]],
    ['-(x-y)^2', [-1, 2, -1]],
    ['(x+y)^2 - (x-y)^2', [0, 4, 0]],
    ['1/3 x^2 + 2/3 x y', [1 / 3, 2 / 3, 0]],
    ['2^-2 x**2 + 0.1x^2', [0.35, 0, 0]],
    ['(x^2 - y^2)^2', [1, 0, -2, 0, 1]],
    ['7', [7]],
  ])('the form %s', async (text, form) => {
    expect(await read(text, form.length - 1)).toEqual(form);
  });

  it('polynomials in one variable, and says that it made them homogeneous', async () => {
    expect(await parseForm('x^2+1', 2)).toEqual({ form: [1, 0, 1], exact: ['1', '0', '1'], note: 'Read as a polynomial in x and made homogeneous with y.' });
    expect(await parseForm('y^2-2', 2)).toMatchObject({ form: [-2, 0, 1], note: 'Read as a polynomial in y and made homogeneous with x.' });
    expect(await parseForm('x^2', 2)).toEqual({ form: [1, 0, 0], exact: ['1', '0', '0'] });
  });

  it('exactly: one tenth is 1/10 and the sum of 0.1 and 0.2 is 3/10', async () => {
    expect(await parseForm('(0.1+0.2) x^2 - 1/3 y^2', 2)).toEqual({ form: [0.3, 0, -1 / 3], exact: ['3/10', '0', '-1/3'] });
    expect(await parseForm('1/3, 0.1', 1)).toMatchObject({ exact: ['1/3', '1/10'] });
    expect(await parseForm('12345678901234567890 x', 1)).toMatchObject({ exact: null });
  });

  it('products of linear factors, as the convolution of their coefficients', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), { minLength: 1, maxLength: 5 }), async (factors) => {
        const form = factors.reduce<number[]>((product, factor) => multiplyForms(product, factor), [1]);
        const text = factors.map(([a, b]) => `(${a}x ${b < 0 ? '-' : '+'} ${Math.abs(b)} y)`).join('');
        const parsed = await parseForm(text, factors.length);
        if (form.every((c) => c === 0)) expect(parsed).toHaveProperty('error');
        else expect('form' in parsed && parsed.form.map((c) => c + 0)).toEqual(form.map((c) => c + 0));
      }),
      { seed: 5, numRuns: 100 },
    );
  });
});

describe('parseForm explains', () => {
  it.each([
    ['', 2, 'Type 3 coefficients, or a form of degree 2 in x and y.'],
    ['x^3', 2, '“x^3” has degree 3, but this architecture makes forms of degree 2.'],
    ['x + y', 2, '“x + y” has degree 1, but this architecture makes forms of degree 2.'],
    ['1,2', 2, '“1,2” has 2 coefficients, but forms of degree 2 have 3: give them all, highest power of x first.'],
    ['x^2+z y', 2, '“x^2+z y” contains z: only the variables x and y can be used.'],
    ['x2 + y2', 2, '“x2 + y2” contains x2: write a power as x^2.'],
    ['x^2+x+y^2', 2, '“x^2+x+y^2” is not homogeneous: every term needs the same degree 2 in x and y together.'],
    ['x^2000', 2, '“x^2000” has the exponent 2000, which is too large.'],
    ['((x+y)^90)^2', 2, '“((x+y)^90)^2” leads to a product of degree above 128.'],
    ['(2^999)^999 x', 1, '“(2^999)^999 x” has a coefficient with too many digits.'],
    ['0 0 0', 2, '“0 0 0” is zero to the precision of a double: at least one coefficient must differ from zero.'],
    ['x-x', 1, '“x-x” is zero to the precision of a double: at least one coefficient must differ from zero.'],
    ['sin(x)', 1, '“sin(x)” is not a polynomial in x and y: sin(x) cannot be used.'],
    ['x^(1/2)', 1, '“x^(1/2)” is not a polynomial: the exponent (1 / 2) is not a whole number.'],
    ['x^-1', 1, '“x^-1” is not a polynomial: the exponent -1 is negative.'],
    ['x^3/y', 2, '“x^3/y” is not a polynomial: it divides by y (write (1/2) x instead of x/2 before another factor).'],
    ['x/0', 1, '“x/0” divides by zero.'],
    ['x = 1', 1, '“x = 1” is not a polynomial in x and y: "=" has no meaning here.'],
    ['x #y', 1, '“x #y” is not a polynomial in x and y: "#" has no meaning here.'],
    ['x mod 2', 1, '“x mod 2” is not a polynomial in x and y: the operator mod cannot be used.'],
    ['Infinity x', 1, '“Infinity x” contains Infinity, which is not a finite number.'],
    ['1e400, 1', 1, '“1e400, 1” has a coefficient beyond the range of a double.'],
    ['1/0 1', 1, '“1/0 1” contains “1/0”, which is not a finite number: coefficients are numbers between commas, a form has no commas.'],
    ['1,,2', 2, '“1,,2” lacks a coefficient between two separators.'],
    ['1,a,2', 2, '“1,a,2” contains “a”, which is not a finite number: coefficients are numbers between commas, a form has no commas.'],
    ['((x+y)', 1, '“((x+y)” cannot be read: look for an unmatched parenthesis or an operator without its second term.'],
    ['7', 2, '“7” has 1 coefficient, but forms of degree 2 have 3: give them all, highest power of x first.'],
  ])('%s', async (text, degree, error) => {
    expect(await errorOf(text, degree)).toBe(error);
  });

  it('never throws, whatever is typed, and every answer is a form of the wanted size or a sentence', async () => {
    const piece = fc.constantFrom('x', 'y', '(', ')', '^', '+', '-', '*', '/', ' ', ',', '2', '1/3', '.5', 'e', '1e9', '²', '−', 'x(', 'xy', '0x', '#', '\n', '"', '[', ']', 'z', 'end', '!', '\u{1F600}');
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), fc.integer({ min: 0, max: 4 }), async (pieces, degree) => {
        const parsed = await parseForm(pieces.join(''), degree);
        if ('error' in parsed) expect(parsed.error).toMatch(/\.$/);
        else {
          expect(parsed.form).toHaveLength(degree + 1);
          expect(parsed.form.every(Number.isFinite) && parsed.form.some((c) => c !== 0)).toBe(true);
        }
      }),
      { seed: 9, numRuns: 1500 },
    );
  });

  it('texts that are too long, and degrees that do not exist', async () => {
    expect(await errorOf('1 '.repeat(3000), 2)).toBe('The input is longer than 4000 characters.');
    expect(await errorOf('1', -1)).toBe('There are no forms of degree -1.');
    expect((await errorOf(`z${'+x'.repeat(100)}`, 2)).length).toBeLessThan(150);
  });
});
