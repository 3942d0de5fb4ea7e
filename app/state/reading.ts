import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Theta } from '../../src/network/architecture.ts';
import { store } from './store.ts';

/** Normal of the plane that M is cut by: an axis of the chart, or the line of sight. */
export type SectionAxis = 0 | 1 | 2 | 'sight';

/** What is read off the picture besides the strata: on request, and not part of the history of choices. */
export interface Reading {
  /** The pointer moves a point through space, and the card tells what is there. */
  readonly probing: boolean;
  /** Level ellipsoids of the loss. */
  readonly levels: boolean;
  /** Surfaces coloured by the loss. */
  readonly lossColors: boolean;
  /** Section of M by a plane; null: none. */
  readonly section: SectionAxis | null;
  /** Where the plane is: the coordinate on its axis, or the distance from the middle towards the eye. */
  readonly offset: number;
}

export const plainReading: Reading = { probing: false, levels: false, lossColors: false, section: null, offset: 0 };

export const readingStore = createStore<Reading>()(() => plainReading);

export const useReading = <T>(selector: (reading: Reading) => T): T => useStore(readingStore, selector);

export const setReading = (update: Partial<Reading>): void => readingStore.setState(update);

export const toggleProbe = (): void => setReading({ probing: !readingStore.getState().probing });

/** Starts the run at a network with given filters. */
export const setStart = (filters: Theta): void =>
  store.setState(({ view }) => ({ view: { ...view, start: { kind: 'filters', filters: filters.map((w) => w.map(forLinks)) } } }));

/** Twelve digits keep a multiple root together and links within bounds. */
const forLinks = (value: number): number => Number(value.toPrecision(12));
