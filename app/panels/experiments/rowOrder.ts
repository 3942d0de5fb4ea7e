import type { ReportCell } from '../../../src/experiments/experiment.ts';
import { parseRootPattern } from '../../ui/parseRootPattern.ts';

/** An order of rows by their names alone, so that they stand still while their shares change: by patterns, all else as it comes and after them. */
export function rowOrder(a: readonly (ReportCell | null)[], b: readonly (ReportCell | null)[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = cellOrder(a[i]!, b[i]!);
    if (order !== 0) return order;
  }
  return 0;
}

function cellOrder(a: ReportCell | null, b: ReportCell | null): number {
  if (a?.kind === 'pattern' && b?.kind === 'pattern') return patternOrder(a.pattern, b.pattern);
  return Number(b?.kind === 'pattern') - Number(a?.kind === 'pattern');
}

/** More real roots first, then more distinct ones: 1111|0, 112|0, 13|0, 4|0, 11|1, 0|11. */
export function patternOrder(a: string, b: string): number {
  const [one, other] = [parseRootPattern(a), parseRootPattern(b)];
  if (one === null || other === null) return a < b ? -1 : Number(a > b);
  const sum = (multiplicities: readonly number[]): number => multiplicities.reduce((total, m) => total + m, 0);
  return sum(other.real) - sum(one.real) || other.real.length + other.complex.length - one.real.length - one.complex.length || (a < b ? -1 : Number(a > b));
}
