import type { CriticalPoint, ParameterPoint } from '../../../src/critical/index.ts';

/** Six significant digits, all of them shown, so that columns stand still. */
export function lossText(loss: number): string {
  if (loss === 0) return '0';
  return loss >= 1e-3 && loss < 1e5 ? loss.toPrecision(6) : loss.toExponential(3).replace('-', '−').replace('e+', 'e');
}

const plural = (count: number, noun: string): string => (count === 1 ? noun : noun === 'minimum' ? 'minima' : noun === 'maximum' ? 'maxima' : noun === 'degenerate' ? noun : `${noun}s`);

/** "2 minima, saddle" over one point. */
export function kindsText(parameters: readonly ParameterPoint[]): string {
  const kinds = ['minimum', 'degenerate', 'saddle', 'maximum'] as const;
  const counted = kinds.map((kind) => [kind, parameters.filter((parameter) => parameter.kind === kind).length] as const).filter(([, count]) => count > 0);
  if (counted.length === 0) return 'none';
  return counted.map(([kind, count]) => (counted.length > 1 && count > 1 ? `${count} ${plural(count, kind)}` : plural(count, kind))).join(', ');
}

/** A form whose coefficients are fractions, "8/15", as TeX. */
export function fractionsToTex(fractions: readonly string[]): string {
  const degree = fractions.length - 1;
  const power = (name: string, exponent: number): string => (exponent === 0 ? '' : exponent === 1 ? name : `${name}^{${exponent}}`);
  const terms = fractions.flatMap((fraction, j) => {
    if (fraction === '0') return [];
    const [, sign, size = ''] = /^(-?)(.*)$/.exec(fraction) ?? [];
    const [numerator, denominator] = size.split('/');
    const monomial = [power('x', degree - j), power('y', j)].filter((factor) => factor !== '').join(' ');
    const number = denominator === undefined ? (size === '1' && monomial !== '' ? '' : size) : `\\tfrac{${numerator}}{${denominator}}`;
    return [`${sign === '-' ? '-' : '+'}${[number, monomial].filter((part) => part !== '').join(' ')}`];
  });
  return terms.length === 0 ? '0' : terms.join('').replace(/^\+/, '');
}

/** How sure the coefficients are: exact, a proved radius, or an estimate. */
export function proofText({ certainty, radius }: Pick<CriticalPoint, 'certainty' | 'radius'>): string {
  if (certainty === 'certified' && radius !== null) return radius === 0 ? 'exact' : `±${radius.toExponential(0).replace('-', '−')}`;
  return certainty;
}
