import { type Picture, missingPicture } from '../../src/strata/index.ts';
import { type Outcome, WorkerSlot } from '../worker/client.ts';
import { chosenChart, waitsForRun } from './chosenChart.ts';
import type { PictureSubject } from './computed.ts';
import { architectureOf } from './derive.ts';
import { failure } from './failure.ts';
import { type AppState, store } from './store.ts';

const slot = new WorkerSlot();

/** A picture that has not changed for this long, in milliseconds, rests: it is then drawn in full. */
const restAfter = 150;

let asked: PictureSubject | null = null;
/** What was asked for when the last full picture came. */
let answered: PictureSubject | null = null;
let lastChange = -Infinity;
let frame: number | null = null;
let rest: ReturnType<typeof setTimeout> | null = null;

/**
 * Asks for the picture of the state if it is another one than was asked for last. A choice that stands alone is drawn in full at once. While a slider
 * moves, the target is dragged or a run plays, at most one draft a frame is asked for, and the full picture once all rests.
 */
export function followPicture(again = false): void {
  // a listener may be told of a state that others have changed since
  const state = store.getState();
  const chosen = chosenChart(state);
  const { filterSizes, strides } = state.view;
  if (chosen === null) {
    forget();
    if (asked !== null || state.picture.status !== 'none') none(state);
    asked = null;
    return;
  }
  if (waitsForRun(state)) {
    if (state.picture.status !== 'computing') store.setState(({ picture }) => ({ picture: { ...picture, status: 'computing', message: null } }));
    return;
  }
  if (!again && asked?.chosen === chosen && asked.filterSizes === filterSizes && asked.strides === strides) {
    // while the run was waited for nothing was asked, and the picture that is there is the one that is wanted after all
    if (answered === asked && state.picture.status === 'computing') store.setState(({ picture }) => ({ picture: { ...picture, status: 'ready' } }));
    return;
  }
  const now = performance.now();
  const moving = !again && asked !== null && asked.chosen.chart.kind === chosen.chart.kind && (now - lastChange < 2 * restAfter || state.dragging || state.run?.playing === true);
  const another = asked === null || asked.filterSizes !== filterSizes || asked.strides !== strides || asked.chosen.chart.kind !== chosen.chart.kind;
  lastChange = now;
  asked = { filterSizes, strides, chosen };
  // a picture of another space or in another chart does not fit the marks: it is faded until the new one is here
  store.setState(({ picture }) => ({ picture: { ...picture, status: 'computing', stale: picture.value !== null && (picture.stale || another), message: null } }));
  if (!moving) {
    forget();
    request('default');
    return;
  }
  frame ??= requestAnimationFrame(() => {
    frame = null;
    request('draft');
  });
  if (rest !== null) clearTimeout(rest);
  rest = setTimeout(() => {
    // a slow machine may not have drawn the last frame yet: its draft would come after the full picture and take its place
    forget();
    request('default');
  }, restAfter);
}

/** Drops what is still to be asked. */
function forget(): void {
  if (frame !== null) cancelAnimationFrame(frame);
  if (rest !== null) clearTimeout(rest);
  [frame, rest] = [null, null];
}

function request(quality: 'draft' | 'default'): void {
  if (asked === null) return;
  const subject = asked;
  const { filterSizes, strides, chosen } = subject;
  const { chart, box, clip } = chosen;
  void slot.run('picture', { choice: { filterSizes, strides }, request: { chart, quality, box, clip } }).then((outcome) => receive(subject, quality, outcome));
}

function receive(subject: PictureSubject, quality: 'draft' | 'default', outcome: Outcome<Picture>): void {
  if (outcome.status === 'superseded' || outcome.status === 'stopped') return;
  if (asked === null || asked.filterSizes !== subject.filterSizes || asked.strides !== subject.strides) return;
  const last = asked === subject && quality === 'default';
  if (last) answered = subject;
  if (outcome.status === 'ready') store.setState({ picture: { status: last ? 'ready' : 'computing', value: outcome.value, of: subject, stale: false, message: null } });
  else if (last || outcome.dead) {
    const message = failure('The picture', outcome.message, outcome.dead);
    store.setState(({ picture }) => ({ picture: { ...picture, status: 'failed', stale: picture.value !== null, message } }));
  }
}

const none = ({ view }: AppState): void =>
  store.setState({ picture: { status: 'none', value: null, of: null, stale: false, message: missingPicture(architectureOf(view)) } });
