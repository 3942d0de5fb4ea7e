import { history, store } from './store.ts';
import type { View } from './view.ts';

/** Changes of the same kind that follow each other faster than this are one entry of the history: a drag, a held key. */
const pause = 700;

let open: { readonly kind: string; readonly before: View; timer: ReturnType<typeof setTimeout> } | null = null;

/** A slider is held as long as a pointer is down; without a page (in tests) none is. */
let pointerDown = false;
if (typeof document !== 'undefined')
  for (const type of ['pointerdown', 'pointerup', 'pointercancel'] as const) document.addEventListener(type, () => (pointerDown = type === 'pointerdown'), { capture: true });

/** Makes a change that belongs to a gesture: all changes of one gesture are undone together. */
export function coalesced(kind: string, change: () => void): void {
  if (open !== null && open.kind !== kind) settleHistory();
  const before = open?.before ?? store.getState().view;
  if (open !== null) clearTimeout(open.timer);
  history().pause();
  change();
  history().resume();
  open = { kind, before, timer: setTimeout(settleWhenIdle, pause) };
}

/** A drag goes on until it is let go, however long the pointer rests or a frame takes. */
function settleWhenIdle(): void {
  if (open !== null && (pointerDown || store.getState().dragging)) open.timer = setTimeout(settleWhenIdle, pause);
  else settleHistory();
}

/** Ends the gesture, if one is open, and writes it into the history. */
export function settleHistory(): void {
  if (open === null) return;
  clearTimeout(open.timer);
  const { before } = open;
  open = null;
  if (before === store.getState().view) return;
  store.temporal.setState(({ pastStates }) => ({ pastStates: [...pastStates, { view: before }], futureStates: [] }));
}
