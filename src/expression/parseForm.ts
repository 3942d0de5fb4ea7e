import type { Rational } from '../polynomial/exactNumber.ts';
import type { Polynomial } from './polynomial.ts';
import { ExpressionError, totalDegree } from './polynomial.ts';
import { parseRational, printRational, toNumber, zero } from './rational.ts';
import { readPolynomial } from './readPolynomial.ts';

export type ParsedForm =
  | {
      /** Coefficients, highest power of x first. */
      readonly form: number[];
      /** The same as "p" or "p/q" without rounding; null if a number was typed with more digits than a double holds. */
      readonly exact: string[] | null;
      /** What was understood, if that is not obvious. */
      readonly note?: string;
    }
  | { /** A sentence for the screen. */ readonly error: string };

/** Longer texts are refused: a form of degree 32 fits many times. */
const longestText = 4000;

/**
 * Real form of given degree from what a person typed; never throws.
 *
 * Read are lists of coefficients, highest power of x first ("1, -3/2, .5e-3"), forms in x and y ("(x+2y)^2 (x-y)"), and polynomials in one variable of that
 * degree, which are made homogeneous with the other. Numbers may be fractions and decimals. mathjs is loaded for expressions only.
 *
 * @param degree Degree of the forms that the architecture makes, number of coefficients − 1.
 */
export async function parseForm(text: string, degree: number): Promise<ParsedForm> {
  if (!Number.isInteger(degree) || degree < 0) return { error: `There are no forms of degree ${degree}.` };
  const input = text.trim();
  if (input === '') return { error: `Type ${degree + 1} coefficients, or a form of degree ${degree} in x and y.` };
  if (input.length > longestText) return { error: `The input is longer than ${longestText} characters.` };
  try {
    const { coefficients, note } = readList(input, degree) ?? homogeneous(await readPolynomial(input), degree);
    return finish(input, coefficients, note);
  } catch (reason) {
    if (reason instanceof ExpressionError) return { error: `${quote(input)} ${reason.message}.` };
    return { error: `${quote(input)} could not be read.` };
  }
}

interface Reading {
  readonly coefficients: readonly Rational[];
  readonly note?: string;
}

/** Coefficients separated by commas, semicolons or spaces, with or without brackets; null if the text is something else. */
function readList(input: string, degree: number): Reading | null {
  const text = input.replace(/^[[(](.*)[\])]$/s, '$1').replace(/\s*\/\s*/g, '/').replace(/(^|[,;]\s*)([-+−–])\s+/g, '$1$2').trim();
  const entries = text.split(/\s*[,;]\s*|\s+/);
  if (entries.length > 1 && entries[entries.length - 1] === '') entries.pop();
  if (/[,;]/.test(text) && entries.includes('')) throw new ExpressionError('lacks a coefficient between two separators');
  if (!entries.every((entry) => /^[-+−–]?[\d.]/.test(entry) && /^[\d.eE/+\-−–]*$/.test(entry))) {
    if (/[,;]/.test(text)) throw new ExpressionError(badEntry(entries.find((entry) => parseRational(entry) === null) ?? ''));
    return null;
  }
  const coefficients = entries.map(parseRational);
  const bad = coefficients.indexOf(null);
  if (bad >= 0) {
    // "1 -2+3" is not a list; let the expression parser say what is wrong
    if (!/[,;]/.test(text) && /\d[-+−–]/.test(entries[bad]!.replace(/[eE][-+]/g, 'e'))) return null;
    throw new ExpressionError(badEntry(entries[bad]!));
  }
  if (entries.length !== degree + 1)
    throw new ExpressionError(
      `has ${count(entries.length, 'coefficient')}, but forms of degree ${degree} have ${degree + 1}: give them all, highest power of x first`,
    );
  return { coefficients: coefficients as Rational[] };
}

const badEntry = (entry: string): string =>
  `contains ${quote(entry)}, which is not a finite number: coefficients are numbers between commas, a form has no commas`;

const isZero = 'is zero to the precision of a double: at least one coefficient must differ from zero';

/** Coefficients of a form, or of a polynomial in one variable made homogeneous. */
function homogeneous(polynomial: Polynomial, degree: number): Reading {
  const found = totalDegree(polynomial);
  if (found < 0) throw new ExpressionError(isZero);
  if (found !== degree) throw new ExpressionError(`has degree ${found}, but this architecture makes forms of degree ${degree}`);
  const coefficients = Array.from({ length: degree + 1 }, () => zero);
  if (polynomial.every(({ x, y }) => x + y === degree)) {
    for (const { y, coefficient } of polynomial) coefficients[y] = coefficient;
    return { coefficients };
  }
  const inX = polynomial.every(({ y }) => y === 0);
  if (!inX && !polynomial.every(({ x }) => x === 0))
    throw new ExpressionError(`is not homogeneous: every term needs the same degree ${degree} in x and y together`);
  for (const { x, y, coefficient } of polynomial) coefficients[inX ? degree - x : y] = coefficient;
  return { coefficients, note: `Read as a polynomial in ${inX ? 'x' : 'y'} and made homogeneous with ${inX ? 'y' : 'x'}.` };
}

function finish(input: string, coefficients: readonly Rational[], note?: string): ParsedForm {
  const form = coefficients.map(toNumber);
  if (form.includes(null)) throw new ExpressionError('has a coefficient beyond the range of a double');
  if (form.every((c) => c === 0)) throw new ExpressionError(isZero);
  const exact = /\d[\d.]{15,}/.test(input) ? null : coefficients.map(printRational);
  return { form: form as number[], exact, ...(note === undefined ? {} : { note }) };
}

const quote = (text: string): string => `“${text.length > 60 ? `${text.slice(0, 57)}…` : text}”`;

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
