import type { Metric } from '../loss/metrics.ts';
import type { DistinctCell, DistinctCounts } from './distinctSolutions.ts';
import { type ComparedShare, differ, roundingOf, shareOf, type Share } from './shares.ts';
import published from './table2.data.json' with { type: 'json' };

export interface DistinctRow {
  /** Number of distinct solutions. */
  readonly distinct: number;
  /** Targets with so many, among those with a converged run. */
  readonly share: ComparedShare;
  /** A run of the first such target; null if there is none. */
  readonly first: number | null;
}

/** GeoLCN, Table 2, for one architecture and metric. */
export interface DistinctTable {
  readonly targets: number;
  readonly runs: number;
  readonly converged: number;
  /** Runs that did not converge. */
  readonly dropped: { readonly diverged: Share; readonly maxSteps: Share };
  /** Targets that are not counted: none of their runs converged. */
  readonly withoutSolution: Share;
  /** Counted targets where some filters are one solution only through others between them: the equality of the paper does not settle them. */
  readonly chained: Share;
  readonly rows: readonly DistinctRow[];
  /** ½ Σ |ours − published|; null if nothing is published. */
  readonly totalVariation: number | null;
}

/** Targets of a published row. Shares such as 0.217 % = 1 / 460 show that some of them were not counted there either. */
const publishedTargets = 500;

/** Percentages of targets with 1, 2, … solutions that the paper prints, for architectures of stride one and its two metrics; else null. */
export function publishedHistogram(filterSizes: readonly number[], strides: readonly number[], metric: Metric): readonly number[] | null {
  const tables: Readonly<Record<string, Readonly<Record<string, readonly number[]>> | undefined>> = published.table;
  if (typeof metric !== 'string' || strides.slice(0, -1).some((s) => s !== 1)) return null;
  return tables[filterSizes.join()]?.[metric] ?? null;
}

/** The histogram that runs come to, beside the printed one. */
export function distinctTable({ targets, cells }: Pick<DistinctCounts, 'targets' | 'cells'>, printed: readonly number[] | null): DistinctTable {
  const total = (key: Exclude<keyof DistinctCell, 'first'>, of = cells): number => of.reduce((sum, cell) => sum + cell[key], 0);
  const good = cells.filter(({ distinct }) => distinct > 0);
  const counted = total('targets', good);
  const converged = total('converged');
  const runs = converged + total('diverged') + total('maxSteps');
  const most = good.reduce((largest, { distinct }) => Math.max(largest, distinct), printed?.length ?? 0);
  const rows = Array.from({ length: most }, (_, i): DistinctRow => {
    const these = good.find(({ distinct }) => distinct === i + 1);
    const first = these?.first ?? null;
    const own = shareOf(these?.targets ?? 0, counted);
    if (printed === null) return { distinct: i + 1, share: { ...own, published: null, differs: false }, first };
    const share = (printed[i] ?? 0) / 100;
    return { distinct: i + 1, first, share: { ...own, published: share, differs: differ(own.share, counted, share, publishedTargets, roundingOf(share)) } };
  });
  return {
    targets,
    runs,
    converged,
    dropped: { diverged: shareOf(total('diverged'), runs), maxSteps: shareOf(total('maxSteps'), runs) },
    withoutSolution: shareOf(targets - counted, targets),
    chained: shareOf(total('chained', good), counted),
    rows,
    totalVariation: printed === null ? null : rows.reduce((sum, { share }) => sum + Math.abs(share.share - share.published!), 0) / 2,
  };
}
