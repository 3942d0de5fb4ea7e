import type { PlainProblem } from '../../src/tasks.ts';
import type { TrainingState } from '../../src/training/problem.ts';
import type { TrainingChunk } from '../../src/training/trainer.ts';
import { WorkerSlot } from '../worker/client.ts';
import { RunRecord, type RunState } from './computed.ts';
import { problemOf, sameArchitecture, sameProblem } from './derive.ts';
import { failure } from './failure.ts';
import { clearNotice, setNotice } from './notices.ts';
import { followPicture } from './pictureRequests.ts';
import { type AppState, store } from './store.ts';
import type { View } from './view.ts';

const training = new WorkerSlot();

/** Steps asked of the worker at once when a run is computed to its end: a few milliseconds each, so that Stop is heard. */
const stepsAtOnce = 20_000;

/** Follows the view: what a choice makes necessary is asked of the workers, the newest choice wins. Call once. */
export function followView(): void {
  followPicture();
  requestRun(store.getState().view);
  store.subscribe((state, { view: before, run: runBefore, held }) => {
    const { view } = state;
    if (view !== before || state.run !== runBefore || state.held !== held) followPicture();
    if (view === before) return;
    const { run } = store.getState();
    if (run === null || !sameProblem(problemOf(view), run.problem) || view.progress !== before.progress) requestRun(view);
  });
}

/** Asks again after a failure; the next request starts a new worker. */
export function retry(): void {
  const state = store.getState();
  clearNotice('run');
  if (state.picture.status === 'failed') followPicture(true);
  requestRun(state.view, true);
}

/** Computes the run of the view as far as the view shows it, anew unless only more steps are wanted. */
function requestRun(view: View, anew = false): void {
  const problem = problemOf(view);
  const { run } = store.getState();
  const wanted = view.progress === 'end' ? problem.maxSteps : Math.min(view.progress, problem.maxSteps);
  if (!anew && run !== null && sameProblem(run.problem, problem) && run.state !== null && run.status !== 'failed') {
    const known = run.state.steps;
    if (known === wanted || (run.state.status !== 'running' && wanted > known)) return;
    if (known < wanted) {
      void compute(problem, run.record, run.state, wanted);
      return;
    }
  }
  void compute(problem, null, null, wanted);
}

/** The record of the run shown stays on screen until the first rows of the new one are here, unless it is that of another architecture. */
async function compute(problem: PlainProblem, record: RunRecord | null, from: TrainingState | null, wanted: number): Promise<void> {
  setRun((run) => ({ ...(run !== null && sameArchitecture(run.problem.architecture, problem.architecture) ? run : emptyRun(problem)), problem, status: 'computing', message: null }));
  let state = from;
  let rows = record;
  while (state === null || (state.status === 'running' && state.steps < wanted)) {
    const outcome = await training.run('train', { problem, state, steps: Math.min(stepsAtOnce, wanted - (state?.steps ?? 0)) });
    if (!sameProblem(problemOf(store.getState().view), problem) || outcome.status === 'superseded') return;
    if (outcome.status !== 'ready') {
      const message = outcome.status === 'stopped' ? `Stopped after ${state?.steps ?? 0} steps.` : failure('The run', outcome.message, outcome.dead);
      setRun((run) => (run === null ? null : { ...run, status: 'failed', playing: false, message }));
      return;
    }
    rows ??= new RunRecord(problem.target.length);
    state = receive(problem, rows, outcome.value, 'computing');
  }
  setRun((run) => (run === null ? null : { ...run, status: 'ready', playing: run.playing && state.status === 'running' }));
}

function receive(problem: PlainProblem, record: RunRecord, chunk: TrainingChunk, status: RunState['status']): TrainingState {
  record.append(chunk.filters, chunk.losses, chunk.recordedSteps);
  setRun((run) => ({ problem, status, playing: run?.playing ?? false, state: chunk.state, record, version: (run?.version ?? 0) + 1, message: null }));
  return chunk.state;
}

const emptyRun = (problem: PlainProblem): RunState => ({ problem, status: 'computing', playing: false, state: null, record: new RunRecord(problem.target.length), version: 0, message: null });

const setRun = (change: (run: RunState | null) => RunState | null): void => store.setState((s: AppState) => ({ run: change(s.run) }));

/** Ends a computation that takes too long. */
export const stopComputing = (): void => training.stop();

/** The next steps of the run shown, for playback; false if there is nothing to go on with. */
export async function advance(steps: number): Promise<boolean> {
  const { run, view } = store.getState();
  if (run === null || run.state === null || run.state.status !== 'running' || !sameProblem(run.problem, problemOf(view))) return false;
  const { problem, record, state } = run;
  const outcome = await training.run('train', { problem, state, steps });
  const now = store.getState().run;
  // paused meanwhile: the view says where the run stands, and these steps are beyond it
  if (now?.record !== record || now.state !== state || !now.playing) return false;
  if (outcome.status === 'ready') {
    receive(problem, record, outcome.value, 'ready');
    return true;
  }
  if (outcome.status === 'failed') {
    setNotice({ id: 'run', kind: 'error', text: failure('The run', outcome.message, outcome.dead) });
    setRun((r) => (r === null ? null : { ...r, playing: false }));
  }
  return false;
}

export const setPlaying = (playing: boolean): void => setRun((run) => (run === null ? null : { ...run, playing }));
