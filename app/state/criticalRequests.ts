import { type Outcome, WorkerSlot } from '../worker/client.ts';
import type { CriticalPointsProgress } from '../../src/critical/index.ts';
import type { TaskOutput } from '../../src/tasks.ts';
import { type CriticalSubject, criticalStore, openPoint, pointAt } from './criticalStore.ts';
import { sameArchitecture } from './derive.ts';
import { failure } from './failure.ts';
import { type AppState, store } from './store.ts';

/** Solutions of a search are where the next one begins, so a search is never dropped for a newer target: ten minutes, in milliseconds. */
const patience = 600_000;

const slot = new WorkerSlot(patience);

/** An answer that takes longer than this, in milliseconds, leaves the last one stale. */
const staleAfter = 300;

let asked: CriticalSubject | null = null;
let frame: number | null = null;
let late: ReturnType<typeof setTimeout> | null = null;
let following = false;

/** From now on the critical points follow the view while they are wanted: in the picture, or in their tab. */
export function followCriticalPoints(): void {
  if (following) return;
  following = true;
  follow(store.getState());
  store.subscribe((state, before) => {
    if (state.view !== before.view || state.display !== before.display) follow(state);
  });
}

const isWanted = ({ display: { tab, reading } }: AppState): boolean => tab === 'critical' || reading.critical;

function follow(state: AppState): void {
  if (!isWanted(state)) return;
  const { filterSizes, strides, target, metric } = state.view;
  if (asked !== null && asked.filterSizes === filterSizes && asked.strides === strides && asked.target === target && asked.metric === metric) return;
  const same = asked !== null && sameArchitecture(asked, state.view);
  // what is found for one architecture says nothing about another
  if (!same && criticalStore.getState().status === 'computing') slot.stop();
  asked = { filterSizes, strides, target, metric };
  if (!same) {
    pointAt(null);
    openPoint(null);
  }
  criticalStore.setState(({ report, of, stale }) => ({ status: 'computing', message: null, progress: null, ...(same ? { report, of, stale } : { report: null, of: null, stale: false, partial: false }) }));
  late ??= setTimeout(() => {
    late = null;
    criticalStore.setState(({ status, report }) => (status === 'computing' && report !== null ? { stale: true } : {}));
  }, staleAfter);
  frame ??= requestAnimationFrame(() => {
    frame = null;
    ask();
  });
}

function ask(): void {
  if (asked === null) return;
  const subject = asked;
  const { filterSizes, strides, target, metric } = subject;
  const begun = performance.now();
  void slot
    .run('criticalPoints', { choice: { filterSizes, strides }, target, metric }, (progress) => showProgress(subject, progress))
    .then((outcome) => receive(subject, outcome, performance.now() - begun));
}

/** Strata that are done are shown while the others are searched, unless an earlier answer has all of them. */
function showProgress(subject: CriticalSubject, progress: CriticalPointsProgress): void {
  if (asked !== subject) return;
  const { finished: strata } = progress;
  criticalStore.setState(({ report, partial }) => ({
    progress,
    ...(strata.length > 0 && (report === null || partial) ? { report: { strata, zeroFilters: [], seed: 1 }, of: subject, partial: true, stale: false } : {}),
  }));
}

function receive(subject: CriticalSubject, outcome: Outcome<TaskOutput<'criticalPoints'>>, milliseconds: number): void {
  if (outcome.status === 'superseded' || asked === null || !sameArchitecture(asked, subject)) return;
  const isLast = asked === subject;
  if (outcome.status === 'ready') {
    stopClock();
    criticalStore.setState({ status: isLast ? 'ready' : 'computing', report: outcome.value, of: subject, stale: false, partial: false, progress: null, milliseconds, message: null });
    return;
  }
  if (!isLast) return;
  stopClock();
  const message = outcome.status === 'stopped' ? 'The search was stopped.' : failure('The critical points', outcome.message.replace(/^criticalPoints: /, ''), outcome.dead);
  criticalStore.setState(({ report }) => ({ status: outcome.status === 'stopped' ? 'stopped' : 'failed', stale: report !== null, progress: null, message }));
}

function stopClock(): void {
  if (late !== null) clearTimeout(late);
  late = null;
}

/** Searches again after a failure or a stop. */
export function searchAgain(): void {
  asked = null;
  follow(store.getState());
}

/** Ends a search that takes too long. */
export const stopSearch = (): void => slot.stop();
