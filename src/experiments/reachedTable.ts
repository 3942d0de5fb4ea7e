import published from './table1.data.json' with { type: 'json' };
import type { ReachedCell, ReachedCounts, ReachedLimit } from './reachedPatterns.ts';
import { type ComparedShare, differ, roundingOf, shareOf, type Share } from './shares.ts';

export interface SolutionRow {
  readonly solution: string;
  /** Runs whose trained filters have this pattern by the tolerance of the settings. */
  readonly share: ComparedShare;
  /** Runs whose limit has this pattern. */
  readonly limit: Share;
  /** Mean of (w − u)ᵀ Σ (w − u) over the runs of `share`; null if there are none. */
  readonly meanLoss: number | null;
  /** Printed in the paper, in a normalization that it does not tell: not to be compared. */
  readonly publishedMeanLoss: number | null;
  /** The first of the runs of `share`, or else of `limit`. */
  readonly first: number;
}

export interface StartRows {
  readonly start: string;
  readonly count: number;
  readonly solutions: readonly SolutionRow[];
  /** Runs whose limit is not decided, and the first of them. */
  readonly undecided: Share;
  readonly firstUndecided: number | null;
}

export interface TargetRows {
  readonly target: string;
  readonly share: ComparedShare;
  readonly starts: readonly StartRows[];
}

/** GeoLCN, Table 1, for one architecture. */
export interface ReachedTable {
  readonly runs: number;
  readonly converged: number;
  /** Runs that did not converge. */
  readonly dropped: { readonly diverged: Share; readonly maxSteps: Share };
  /** Converged runs whose limit has another pattern than their trained filters by the tolerance of the settings, and those whose limit is not decided. */
  readonly otherLimit: Share;
  readonly undecided: Share;
  readonly targets: readonly TargetRows[];
  /** Mean |ours − published| over target shares; null if nothing is published. */
  readonly targetDifference: number | null;
  /** Mean over targets and starts, by published weight, of ½ Σ |ours − published|; only rows that are printed whole. */
  readonly totalVariation: number | null;
}

interface PublishedRow {
  readonly target: string;
  readonly targetShare: number;
  readonly start: string;
  readonly complete: boolean;
  readonly solutions: Readonly<Record<string, { readonly share: number; readonly meanLoss: number } | undefined>>;
}

/** Number of data sets behind the published table. */
const publishedRuns = 10_000;

/** Rows that the paper prints for an architecture of stride one; none for others. */
export function publishedRows(filterSizes: readonly number[], strides: readonly number[]): readonly PublishedRow[] {
  const tables: Readonly<Record<string, { readonly rows: readonly PublishedRow[] } | undefined>> = published.table;
  return strides.slice(0, -1).every((s) => s === 1) ? (tables[filterSizes.join()]?.rows ?? []) : [];
}

/** The table that runs come to: shares of targets among converged runs, of solutions among those with one target and start. */
export function reachedTable({ runs, cells }: Pick<ReachedCounts, 'runs' | 'cells'>, rows: readonly PublishedRow[]): ReachedTable {
  const good = cells.filter((cell) => cell.status === 'converged');
  const converged = total(good);
  const dropped = (status: ReachedCell['status']): Share => shareOf(total(cells.filter((cell) => cell.status === status)), runs);
  const targets = grouped(good, ({ target }) => target).map(([target, ofTarget]): TargetRows => {
    const printed = rows.filter((row) => row.target === target);
    const share = compared(total(ofTarget), converged, printed[0]?.targetShare ?? null, publishedRuns);
    const starts = grouped(ofTarget, ({ start }) => start).map(([start, ofStart]): StartRows => {
      const row = printed.find((one) => one.start === start);
      const count = total(ofStart);
      // the paper prints shares, not how many runs they are of: its own share of the targets tells about how many
      const behind = row === undefined ? 0 : (publishedRuns * row.targetShare) / 100 / printed.length;
      // what is not printed may have been lost in the rounding of what is
      const unprinted = Object.values(row?.solutions ?? {}).reduce((sum, cell) => sum + roundingOf((cell?.share ?? 0) / 100), 0);
      const solutions = solutionsOf(ofStart).map((solution): SolutionRow => {
        const these = ofStart.filter((cell) => cell.solution === solution);
        const limits = ofStart.flatMap((cell) => cell.limits.filter(({ pattern }) => pattern === solution));
        const printedCell = row?.solutions[solution];
        return {
          solution,
          share: compared(total(these), count, printedCell?.share ?? (row?.complete === true ? 0 : null), behind, printedCell === undefined ? unprinted : undefined),
          limit: shareOf(total(limits), count),
          meanLoss: these.length === 0 ? null : these.reduce((sum, { lossSum }) => sum + lossSum, 0) / total(these),
          publishedMeanLoss: printedCell?.meanLoss ?? null,
          first: firstOf(these.length === 0 ? limits : these),
        };
      });
      const open = undecidedOf(ofStart);
      return { start, count, solutions, undecided: shareOf(total(open), count), firstUndecided: open.length === 0 ? null : firstOf(open) };
    });
    return { target, share, starts };
  });
  const other = good.reduce((sum, { solution, limits }) => sum + total(limits.filter(({ pattern }) => pattern !== null && pattern !== solution)), 0);
  return {
    runs,
    converged,
    dropped: { diverged: dropped('diverged'), maxSteps: dropped('maxSteps') },
    otherLimit: shareOf(other, converged),
    undecided: shareOf(total(undecidedOf(good)), converged),
    targets,
    ...distances(targets, rows),
  };
}

const total = (cells: readonly { readonly count: number }[]): number => cells.reduce((sum, { count }) => sum + count, 0);

const firstOf = (cells: readonly { readonly first: number }[]): number => Math.min(...cells.map(({ first }) => first));

const undecidedOf = (cells: readonly ReachedCell[]): ReachedLimit[] => cells.flatMap(({ limits }) => limits.filter(({ pattern }) => pattern === null));

/** Patterns of solutions, the most frequent first, and then those of which there are only limits. */
function solutionsOf(cells: readonly ReachedCell[]): string[] {
  const reached = grouped(cells, ({ solution }) => solution ?? '').map(([solution]) => solution);
  const limits = cells.flatMap((cell) => cell.limits.flatMap(({ pattern }) => (pattern === null ? [] : [pattern])));
  return [...new Set([...reached, ...limits.sort()])];
}

/** Cells by a name, the most frequent name first. */
function grouped(cells: readonly ReachedCell[], nameOf: (cell: ReachedCell) => string): [string, ReachedCell[]][] {
  const groups = new Map<string, ReachedCell[]>();
  for (const cell of cells) {
    const group = groups.get(nameOf(cell));
    if (group === undefined) groups.set(nameOf(cell), [cell]);
    else group.push(cell);
  }
  return [...groups].sort(([a, one], [b, other]) => total(other) - total(one) || (a < b ? -1 : 1));
}

function compared(count: number, of: number, percent: number | null, behind: number, rounding = roundingOf((percent ?? 0) / 100)): ComparedShare {
  const own = shareOf(count, of);
  if (percent === null) return { ...own, published: null, differs: false };
  return { ...own, published: percent / 100, differs: differ(own.share, of, percent / 100, behind, rounding) };
}

function distances(targets: readonly TargetRows[], rows: readonly PublishedRow[]): Pick<ReachedTable, 'targetDifference' | 'totalVariation'> {
  const printedTargets = targets.filter(({ share }) => share.published !== null);
  if (printedTargets.length === 0) return { targetDifference: null, totalVariation: null };
  const targetDifference = printedTargets.reduce((sum, { share }) => sum + Math.abs(share.share - share.published!), 0) / printedTargets.length;
  let [sum, weights] = [0, 0];
  for (const row of rows) {
    const ours = targets.find(({ target }) => target === row.target)?.starts.find(({ start }) => start === row.start);
    if (!row.complete || ours === undefined) continue;
    const names = new Set([...Object.keys(row.solutions), ...ours.solutions.map(({ solution }) => solution)]);
    let variation = 0;
    for (const name of names) variation += Math.abs((row.solutions[name]?.share ?? 0) / 100 - (ours.solutions.find(({ solution }) => solution === name)?.share.share ?? 0));
    const weight = row.targetShare / rows.filter(({ target }) => target === row.target).length;
    sum += (weight * variation) / 2;
    weights += weight;
  }
  return { targetDifference, totalVariation: weights === 0 ? null : sum / weights };
}
