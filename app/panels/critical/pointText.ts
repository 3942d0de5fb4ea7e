import type { ParameterPoint } from '../../../src/critical/index.ts';

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
