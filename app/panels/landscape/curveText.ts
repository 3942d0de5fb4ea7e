import type { ChangeCurve } from '../../../src/landscape/changeCurves.ts';
import type { Metric } from '../../../src/loss/metrics.ts';
import type { RegionCurve } from '../../plots/drawRegionMap.ts';

const roots = ['', 'simple', 'double', 'triple', 'fourfold', 'fivefold', 'sixfold', 'sevenfold', 'eightfold'];
const root = (multiplicity: number): string => roots[multiplicity] ?? `${multiplicity}-fold`;

/** What happens along a curve, for forms of degree n; with its equation where the sources print one. */
export function curveLabel({ kind, multiplicity, pieces }: Pick<ChangeCurve, 'kind' | 'multiplicity' | 'pieces'>, n: number, metric: Metric): string {
  const printed = n === 2 && metric === 'euclidean';
  if (kind === 'discriminant') return n === 2 ? 'boundary of M: u₂² = 4u₁u₃' : 'u has a double root';
  if (kind === 'caustic') {
    if (pieces.length === 1 && pieces[0]!.length === 2) return 'caustic, shrunk to a point: critical points all along a curve';
    return `caustic${printed ? ' (6.9)' : ''}: two critical points${n === 2 ? '' : ` with a ${root(multiplicity)} root`} meet`;
  }
  if (multiplicity === n) return `a critical point${n === 2 ? '' : ` with a ${root(multiplicity)} root`} goes through 0${printed ? ': u₂² = u₁u₃' : ''}`;
  return `the ${root(multiplicity)} root of a critical point becomes ${root(multiplicity + 1)}`;
}

/** The curves of a map as they are drawn and named. */
export const drawnCurves = (curves: readonly ChangeCurve[], n: number, metric: Metric): RegionCurve[] =>
  curves.map((curve) => ({
    id: `${curve.kind} ${curve.multiplicity}`,
    label: curveLabel(curve, n, metric),
    look: curve.kind === 'discriminant' ? 'boundary' : curve.kind,
    pieces: curve.pieces,
    points: curve.cusps,
  }));
