import { advance, setPlaying } from './requests.ts';
import { history, store } from './store.ts';

/** Steps a second in the beginning, and the share of the steps so far that a second adds: the first steps are seen one by one, the long tail does not bore. */
const firstSpeed = 60;
const growthPerSecond = 0.9;
/** A frame that came late, from a hidden tab say, counts as no more than this, in seconds. */
const longestFrame = 0.5;

/** Runs the training from where it stands, at most one request a frame, until it ends or is paused. */
export function play(): void {
  const { run, view } = store.getState();
  if (run === null || run.playing) return;
  // a run that has ended is played again from its start
  if (view.progress === 'end' || (run.state !== null && run.state.status !== 'running')) setProgress(0);
  setPlaying(true);
  lastFrame = performance.now();
  requestAnimationFrame(() => void frame());
}

let lastFrame = 0;

/** Keeps the state reached as the one that the view (and the link) shows. */
export function pause(): void {
  const { run } = store.getState();
  if (run?.playing !== true) return;
  setPlaying(false);
  settle();
}

export const togglePlay = (): void => (store.getState().run?.playing === true ? pause() : play());

/** One more step. */
export function step(): void {
  pause();
  const { run } = store.getState();
  if (run?.state?.status === 'running') setProgress(run.state.steps + 1);
}

/** Back to the start of the same run. */
export function rewind(): void {
  setPlaying(false);
  setProgress(0);
}

/** The whole run at once. */
export function runToEnd(): void {
  setPlaying(false);
  setProgress('end');
}

async function frame(): Promise<void> {
  const { run } = store.getState();
  if (run?.playing !== true) return;
  if (run.status === 'ready' && run.state !== null) {
    const now = performance.now();
    const seconds = Math.min(longestFrame, (now - lastFrame) / 1000);
    lastFrame = now;
    const more = await advance(Math.max(1, Math.round(seconds * (firstSpeed + growthPerSecond * run.state.steps))));
    if (more && store.getState().run?.state?.status !== 'running') {
      setPlaying(false);
      settle();
      return;
    }
  }
  if (store.getState().run?.status === 'failed') setPlaying(false);
  else requestAnimationFrame(() => void frame());
}

function settle(): void {
  const { run } = store.getState();
  if (run === null || run.state === null) return;
  setProgress(run.state.status === 'running' ? run.state.steps : 'end');
}

/** Where a run stands is in the link, but moving along it is no choice to be undone one step at a time. */
function setProgress(progress: number | 'end'): void {
  history().pause();
  store.setState(({ view }) => (view.progress === progress ? {} : { view: { ...view, progress } }));
  history().resume();
}
