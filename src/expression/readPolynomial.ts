import type { ConstantNode, MathNode, OperatorNode, ParenthesisNode, SymbolNode } from 'mathjs';
import type { Rational } from '../polynomial/exactNumber.ts';
import type { Polynomial } from './polynomial.ts';
import {
  ExpressionError,
  addPolynomials,
  constantPolynomial,
  constantValue,
  multiplyPolynomials,
  negativePolynomial,
  totalDegree,
  variable,
} from './polynomial.ts';
import { inverse, one, parseRational } from './rational.ts';

/** Exponents above this are refused before any power is formed. */
const largestExponent = 1000;

/**
 * Polynomial in x and y from its text, with exact rational coefficients. Only the parse tree of mathjs is used; nothing is evaluated.
 *
 * @throws ExpressionError with a sentence for the screen.
 */
export async function readPolynomial(text: string): Promise<Polynomial> {
  const parse = await theParser();
  const prepared = prepare(text);
  let tree: MathNode;
  try {
    tree = parse(prepared);
  } catch {
    throw new ExpressionError('cannot be read: look for an unmatched parenthesis or an operator without its second term');
  }
  return walk(tree);
}

type Parser = (text: string) => MathNode;

/** mathjs is large: its parser is loaded with the first expression. */
async function theParser(): Promise<Parser> {
  const loaded = await import('./mathjsParser.ts').catch(() => null);
  if (loaded === null)
    throw new ExpressionError('needs the reader of expressions, which could not be loaded: try again, or type the coefficients');
  return loaded.parse;
}

/**
 * Rewrites what mathjs would read differently from a person: xy as one symbol, x(x + y) as a function call, 0x as a hexadecimal number,
 * # as a comment, superscripts as errors.
 */
function prepare(text: string): string {
  const plain = text
    .replace(/[−–]/g, '-')
    .replace(/[·×⋅]/g, '*')
    .replace(/[⁰¹²³⁴-⁹]+/g, (digits) => `^${Array.from(digits, (d) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(d)).join('')}`)
    .replace(/\s+/g, ' ');
  const foreign = /[^0-9a-zA-Z_+\-*/^(). ]/.exec(plain);
  if (foreign !== null) throw new ExpressionError(`is not a polynomial in x and y: ${JSON.stringify(foreign[0])} has no meaning here`);
  return plain
    .replace(/\*\*/g, '^')
    .replace(/(^|[^a-zA-Z_])([xy]{2,})(?![a-zA-Z_0-9])/g, (_, before: string, run: string) => before + run.split('').join(' '))
    .replace(/(^|[^a-zA-Z_])([xy])(?= ?\()/g, '$1$2*')
    .replace(/(^|[^\w.])(0+)(?=[xy])/g, '$1$2*');
}

/** The node types that the walk reads; mathjs tells them apart by `type`. */
type ReadableNode = ParenthesisNode | ConstantNode | SymbolNode | OperatorNode;

function walk(node: MathNode): Polynomial {
  const readable = node as ReadableNode;
  switch (readable.type) {
    case 'ParenthesisNode':
      return walk(readable.content);
    case 'ConstantNode':
      return constantPolynomial(readConstant(readable.value));
    case 'SymbolNode':
      if (readable.name === 'x' || readable.name === 'y') return variable(readable.name);
      throw new ExpressionError(unknownSymbol(readable.name));
    case 'OperatorNode':
      return applyOperator(readable);
    default:
      throw new ExpressionError(`is not a polynomial in x and y: ${(node as MathNode).toString()} cannot be used`);
  }
}

function applyOperator({ fn, args, op }: OperatorNode): Polynomial {
  const [first, second] = args as MathNode[];
  const name: string = fn;
  if (name === 'unaryMinus') return negativePolynomial(walk(first!));
  if (name === 'unaryPlus') return walk(first!);
  if (name === 'add') return addPolynomials(walk(first!), walk(second!));
  if (name === 'subtract') return addPolynomials(walk(first!), negativePolynomial(walk(second!)));
  if (name === 'multiply') return multiplyPolynomials(walk(first!), walk(second!));
  if (name === 'divide') return divide(walk(first!), walk(second!), second!);
  if (name === 'pow') return power(walk(first!), walk(second!), second!);
  throw new ExpressionError(`is not a polynomial in x and y: the operator ${String(op)} cannot be used`);
}

function divide(p: Polynomial, q: Polynomial, written: MathNode): Polynomial {
  const value = constantValue(q);
  if (value === null) throw new ExpressionError(`is not a polynomial: it divides by ${written.toString()} (write (1/2) x instead of x/2 before another factor)`);
  if (value.numerator === 0n) throw new ExpressionError('divides by zero');
  return multiplyPolynomials(p, constantPolynomial(inverse(value)));
}

function power(base: Polynomial, exponent: Polynomial, written: MathNode): Polynomial {
  const value = constantValue(exponent);
  if (value === null || value.denominator !== 1n) throw new ExpressionError(`is not a polynomial: the exponent ${written.toString()} is not a whole number`);
  const n = Number(value.numerator);
  if (Math.abs(n) > largestExponent) throw new ExpressionError(`has the exponent ${written.toString()}, which is too large`);
  if (n < 0) {
    if (totalDegree(base) > 0) throw new ExpressionError(`is not a polynomial: the exponent ${n} is negative`);
    return power(divide(constantPolynomial(one), base, written), negativePolynomial(exponent), written);
  }
  let result = constantPolynomial(one);
  for (let i = 0; i < n; i++) result = multiplyPolynomials(result, base);
  return result;
}

function readConstant(value: unknown): Rational {
  // a double prints the shortest decimal that stands for it: up to 15 digits that is what was typed
  const exact = typeof value === 'number' ? parseRational(String(value)) : null;
  if (exact === null) throw new ExpressionError(`contains ${String(value)}, which is not a finite number`);
  return exact;
}

const unknownSymbol = (name: string): string =>
  /^[xy]\d+$/.test(name)
    ? `contains ${name}: write a power as ${name[0]}^${name.slice(1)}`
    : `contains ${name}: only the variables x and y can be used`;
