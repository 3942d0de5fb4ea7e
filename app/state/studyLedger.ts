import type { Experiment, ExperimentCounts } from '../../src/experiments/experiment.ts';
import type { Block } from '../worker/pool.ts';
import type { StudyPart } from './studyTypes.ts';

/** A block that is done while one before it is not: it waits, for sums in the order of the blocks are the same to the last bit. */
export interface WaitingBlock extends Block {
  readonly counts: ExperimentCounts;
}

/** Who keeps count of what is done. */
export interface StudyLedger {
  /** The next block that was not given out yet; null if there is none, or if too many wait for an earlier one. */
  take(): Block | null;
  /** Adds what a block came to. */
  add(block: Block, counts: ExperimentCounts): void;
  readonly parts: readonly StudyPart[];
  readonly waiting: readonly WaitingBlock[];
  /** Blocks that are not done. */
  readonly left: number;
}

/**
 * Adds the blocks of a study up, whatever order they come in.
 *
 * @param lookAhead Blocks are given out as long as fewer than this separate them from the first one that is not done: so few can wait at most.
 */
export function studyLedger(experiment: Pick<Experiment, 'merge'>, given: readonly StudyPart[], alreadyWaiting: readonly WaitingBlock[], lookAhead: number): StudyLedger {
  const parts = [...given];
  const waiting = new Map<string, WaitingBlock>();
  const key = ({ part, block }: Block): string => `${part}.${block}`;
  /** The next block to be given out. */
  const next = { part: 0, block: 0 };

  const addInOrder = (at: number): void => {
    const part = parts[at]!;
    const row = part.counts === null ? [] : [part.counts];
    let { done } = part;
    for (let one = waiting.get(key({ part: at, block: done })); one !== undefined; one = waiting.get(key({ part: at, block: done }))) {
      waiting.delete(key(one));
      row.push(one.counts);
      done++;
    }
    if (done > part.done) parts[at] = { ...part, done, counts: experiment.merge(row) };
  };

  /** Blocks of the parts between the first block that is not done and the next one. */
  const ahead = (): number => parts.slice(0, next.part + 1).reduce((sum, { blocks, done }, at) => sum + Math.max(0, (at === next.part ? next.block : blocks) - done), 0);

  for (const one of alreadyWaiting) waiting.set(key(one), one);
  parts.forEach((_, at) => addInOrder(at));

  return {
    take() {
      for (; next.part < parts.length; next.part++, next.block = 0) {
        const { blocks, done } = parts[next.part]!;
        next.block = Math.max(next.block, done);
        while (next.block < blocks && waiting.has(key(next))) next.block++;
        if (next.block >= blocks) continue;
        return ahead() < lookAhead ? { part: next.part, block: next.block++ } : null;
      }
      return null;
    },
    add(block, counts) {
      const { done, blocks } = parts[block.part]!;
      if (block.block < done || block.block >= blocks) return;
      waiting.set(key(block), { ...block, counts });
      addInOrder(block.part);
    },
    get parts() {
      return parts.slice();
    },
    get waiting() {
      return [...waiting.values()];
    },
    get left() {
      return parts.reduce((sum, { blocks, done }) => sum + blocks - done, 0) - waiting.size;
    },
  };
}
