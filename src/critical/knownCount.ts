import { criticalCounts } from '../facts/criticalCounts.ts';
import type { Metric } from '../loss/metrics.ts';
import type { Architecture } from '../network/architecture.ts';
import type { StratumReport } from './report.ts';
import type { Stratum } from './stratum.ts';

const counts = new WeakMap<Architecture, ReturnType<typeof criticalCounts>['counts']>();

/** Number of complex critical points for a kind of metric and a general target, where a formula or a theorem says it. A given matrix counts as general. */
export function knownCount(a: Architecture, stratum: Stratum, metric: Metric): Pick<StratumReport, 'expected' | 'expectedBy'> {
  let known = counts.get(a);
  if (known === undefined) counts.set(a, (known = criticalCounts(a).counts));
  const wanted = stratum.groups.map(({ partition }) => partition.join()).join('|');
  const entry = known.find((count) => count.stratum.map((partition) => partition.join()).join('|') === wanted);
  if (entry === undefined || typeof metric !== 'string') return { expected: null, expectedBy: null };
  const count = entry[metric];
  const evidence = entry.evidence[metric];
  return count === null ? { expected: null, expectedBy: null } : { expected: count, expectedBy: evidence === 'theorem' ? 'theorem' : evidence === 'computed' ? 'remark' : 'formula' };
}
