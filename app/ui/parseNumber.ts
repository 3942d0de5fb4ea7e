/**
 * A number as people type it: `-1.5`, `.5`, `1/3`, `1e-3`, `3×10^-4`, `2^10`, with any minus sign; null for anything else,
 * also for a division by zero and for what exceeds a double.
 */
export function parseNumber(text: string): number | null {
  const plain = text.trim().replaceAll(/[−–‒﹣-]/g, '-').replaceAll(/[×·]/g, '*').replaceAll(/\s*([/*^])\s*/g, '$1');
  const [numerator, denominator, ...rest] = plain.split('/');
  if (numerator === undefined || rest.length > 0) return null;
  const above = product(numerator);
  const below = denominator === undefined ? 1 : product(denominator);
  if (above === null || below === null || below === 0) return null;
  return finite(above / below);
}

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

function product(text: string): number | null {
  const factors = text.split('*').map(power);
  return factors.some((factor) => factor === null) ? null : factors.reduce<number>((value, factor) => value * (factor ?? 1), 1);
}

/** A decimal, or a decimal to a whole power; `-2^2` is −4, as in mathematics. */
function power(text: string): number | null {
  const [base, exponent, ...rest] = text.split('^');
  if (base === undefined || rest.length > 0 || !decimal.test(base)) return null;
  if (exponent === undefined) return finite(Number(base));
  if (!/^[+-]?\d+$/.test(exponent)) return null;
  const sign = base.startsWith('-') ? -1 : 1;
  return finite(sign * Math.abs(Number(base)) ** Number(exponent));
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** What a field admits. */
export interface NumberRules {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly integer?: boolean | undefined;
  readonly parse?: ((text: string) => number | null) | undefined;
}

/** The number typed, or the sentence that says why it cannot be taken. */
export function readNumber(text: string, { min = -Infinity, max = Infinity, integer = false, parse = parseNumber }: NumberRules): number | string {
  if (text.trim() === '') return `A ${integer ? 'whole ' : ''}number is needed here.`;
  const value = parse(text);
  if (value === null && /^\s*[+−-]?\d+,\d+\s*$/.test(text)) return `“${text.trim()}” has a comma; decimals take a point, as in ${text.trim().replace(',', '.')}.`;
  if (value === null) return `“${text.trim()}” is not a number. Type a decimal, a fraction such as 1/3, or an exponent such as 1e-3.`;
  if (integer && !Number.isInteger(value)) return `“${text.trim()}” is not a whole number.`;
  if (value < min) return `${formatNumber(value)} is below ${formatNumber(min)}, the smallest value here.`;
  if (value > max) return `${formatNumber(value)} is above ${formatNumber(max)}, the largest value here.`;
  return value;
}

const superscripts: Readonly<Record<string, string>> = Object.fromEntries('0123456789-'.split('').map((sign, i) => [sign, '⁰¹²³⁴⁵⁶⁷⁸⁹⁻'[i]!]));

/** A number for reading: `digits` significant digits, a real minus sign, powers of ten outside 10⁻⁴ … 10⁶. */
export function formatNumber(value: number, digits = 6): string {
  if (Number.isNaN(value)) return 'not known';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e6) && !(Number.isInteger(value) && size < 1e9)) {
    const [mantissa, exponent] = value.toExponential(Math.max(digits - 1, 0)).split('e') as [string, string];
    const raised = String(Number(exponent)).split('').map((sign) => superscripts[sign] ?? '').join('');
    return `${minus(String(Number(mantissa)))} × 10${raised}`;
  }
  return minus(String(Number.isInteger(value) ? value : Number(value.toPrecision(digits))));
}

/** The same number for a field: what parseNumber reads back, to twelve digits unless told otherwise; empty for what is no number. */
export function fieldText(value: number, digits = 12): string {
  if (!Number.isFinite(value)) return '';
  const rounded = Number(value.toPrecision(digits));
  return rounded !== 0 && Math.abs(rounded) < 1e-3 ? rounded.toExponential() : String(rounded);
}

const minus = (text: string): string => (text === '-0' ? '0' : text.replace('-', '−'));
