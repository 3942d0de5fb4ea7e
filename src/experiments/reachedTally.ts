import { formatRootPattern } from '../polynomial/formatRootPattern.ts';
import { noPattern, patternOfCode } from '../polynomial/patternCode.ts';
import { undecided } from './limitPatterns.ts';
import type { ReachedCell, ReachedLimit } from './reachedPatterns.ts';

/** Pattern codes of the runs of a block, one a row. */
export interface PatternCodes {
  readonly target: Int32Array;
  readonly start: Int32Array;
  readonly solution: Int32Array;
  readonly limit: Int32Array;
}

const statusNames = ['converged', 'maxSteps', 'diverged'] as const;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

type Limit = Mutable<ReachedLimit>;
type Cell = Mutable<Omit<ReachedCell, 'limits'>> & { readonly limits: Limit[] };

/** More patterns than forms of degree 10 have. */
const room = 1024;

/** Short numbers for codes, the same for all blocks: a key of four of them is an exact double. */
const numbers = new Map<number, number>();

function numberOf(code: number): number {
  let number = numbers.get(code);
  if (number === undefined) numbers.set(code, (number = numbers.size));
  return number;
}

const names = new Map<number, string>();

/** The name of a pattern, remembered: each block asks for the same few. */
function nameOf(code: number): string {
  let name = names.get(code);
  if (name === undefined) names.set(code, (name = code === noPattern ? 'zero' : formatRootPattern(patternOfCode(code))));
  return name;
}

/** Counts the runs of a block by their patterns. */
export interface ReachedTally {
  /** Counts the run in a row that ended with a status of `ended`. */
  add(codes: PatternCodes, row: number, status: number, loss: number): void;
  cells(): readonly ReachedCell[];
}

/** @param firstRun Number of the run in row 0. */
export function reachedTally(firstRun: number): ReachedTally {
  const cells = new Map<number, Cell>();
  const limits = new Map<number, Limit>();
  return {
    add({ target, start, solution, limit }, row, status, loss) {
      const converged = status === 0;
      const pair = numberOf(target[row]!) * room + numberOf(start[row]!);
      const key = (pair * room + (converged ? numberOf(solution[row]!) : 0)) * 4 + status;
      let cell = cells.get(key);
      if (cell === undefined) {
        cell = { target: nameOf(target[row]!), start: nameOf(start[row]!), solution: converged ? nameOf(solution[row]!) : null, status: statusNames[status]!, count: 0, lossSum: 0, first: firstRun + row, limits: [] };
        cells.set(key, cell);
      }
      cell.count++;
      cell.lossSum += loss;
      if (!converged) return;
      const limitKey = key * room + numberOf(limit[row]!);
      let known = limits.get(limitKey);
      if (known === undefined) {
        known = { pattern: limit[row] === undecided ? null : nameOf(limit[row]!), count: 0, first: firstRun + row };
        limits.set(limitKey, known);
        cell.limits.push(known);
      }
      known.count++;
    },
    cells: () => [...cells.values()],
  };
}
