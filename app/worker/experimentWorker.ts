import type { ExperimentCounts, ExperimentSettings } from '../../src/experiments/experiment.ts';
import { experimentOf } from '../../src/experiments/registry.ts';
import { type Backend, bestBackend } from '../../src/program/engine.ts';

/** One of the blocks of an experiment, to be run; `part` says which settings they are of. */
export interface BlockOrder {
  readonly kind: 'run';
  readonly experiment: string;
  readonly part: number;
  readonly settings: ExperimentSettings;
  readonly block: number;
}

/** Sent first: a lock to be held for life. It is let go when the worker ends, however it ends; nothing else tells the page of that. */
export interface LifeLine {
  readonly kind: 'live';
  readonly lock: string;
}

/** held: the lock is held. counts: what the oldest order came to. refused: it threw. */
export type BlockAnswer =
  | { readonly kind: 'held' }
  | { readonly kind: 'counts'; readonly counts: ExperimentCounts; readonly backend: Backend }
  | { readonly kind: 'refused'; readonly message: string };

type Runner = (block: number) => ExperimentCounts;

/** The settings that were run last: what their blocks share is made once. */
let latest: { readonly part: number; readonly run: Runner } | null = null;

const secondsNow = (): number => performance.now() / 1000;

function runnerOf({ experiment, part, settings }: BlockOrder): Runner {
  if (latest?.part !== part) {
    const found = experimentOf(experiment);
    if (found === null) throw new RangeError(`there is no experiment "${experiment}"`);
    latest = { part, run: found.runner(settings, secondsNow) };
  }
  return latest.run;
}

const answer = (message: BlockAnswer): void => postMessage(message);

/** Runs what an order asks for. */
function run(order: BlockOrder): void {
  try {
    answer({ kind: 'counts', counts: runnerOf(order)(order.block), backend: bestBackend() });
  } catch (error) {
    answer({ kind: 'refused', message: error instanceof Error ? error.message : String(error) });
  }
}

addEventListener('message', ({ data }: MessageEvent<BlockOrder | LifeLine | { readonly kind?: undefined }>) => {
  if (data.kind === 'run') run(data);
  // where pages have no locks the worker is only believed to be alive
  if (data.kind === 'live') navigator.locks.request(data.lock, () => (answer({ kind: 'held' }), new Promise(() => {}))).catch(() => {});
});
