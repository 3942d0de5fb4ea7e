import { type TemporalState, temporal } from 'zundo';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { createStore } from 'zustand/vanilla';
import type { ChosenChart } from './chosenChart.ts';
import type { PictureState, RunState } from './computed.ts';
import type { StudyState } from './studyTypes.ts';
import { type Display, type View, defaultDisplay, defaultView } from './view.ts';

/** A sentence that stands until it is dismissed or its cause is gone. */
export interface PageNotice {
  readonly id: string;
  readonly kind: 'error' | 'warning' | 'info';
  readonly text: string;
}

export interface AppState {
  readonly view: View;
  readonly display: Display;
  readonly picture: PictureState;
  readonly run: RunState | null;
  /** The experiment that runs, or ran, here. */
  readonly study: StudyState | null;
  readonly notices: readonly PageNotice[];
  /** The target is being dragged in the picture: readings elsewhere may lag a little. */
  readonly dragging: boolean;
  /** The chart that stays while the target is dragged in it; null otherwise. */
  readonly held: ChosenChart | null;
}

/** Undo reaches back this many choices. */
const historyLength = 500;

/** The one store. Only `view` has a history; everything computed follows from it again. */
export const store = createStore<AppState>()(
  temporal(
    (): AppState => ({
      view: defaultView,
      display: defaultDisplay,
      picture: { status: 'computing', value: null, of: null, stale: false, message: null },
      run: null,
      study: null,
      notices: [],
      dragging: false,
      held: null,
    }),
    {
      partialize: ({ view }) => ({ view }),
      equality: (past, current) => past.view === current.view,
      limit: historyLength,
    },
  ),
);

/** Reads a part of the state in a component. */
export const useAppState = <T>(selector: (state: AppState) => T): T => useStore(store, selector);

/** The same for parts that are fresh objects each time. */
export const useShallowState = <T>(selector: (state: AppState) => T): T => useStore(store, useShallow(selector));

type History = TemporalState<Pick<AppState, 'view'>>;
export const history = (): History => store.temporal.getState();
export const useHistory = <T>(selector: (history: History) => T): T => useStore(store.temporal, selector);
