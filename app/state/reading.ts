import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Theta } from '../../src/network/architecture.ts';
import { store } from './store.ts';
import type { Reading } from './view.ts';

export const useReading = <T>(selector: (reading: Reading) => T): T => useStore(store, ({ display }) => selector(display.reading));

export const setReading = (update: Partial<Reading>): void =>
  store.setState(({ display }) => ({ display: { ...display, reading: { ...display.reading, ...update } } }));

/** The pointer moves a point through space, and the card tells what is there: a mode of the pointer, which no link has. */
const probeStore = createStore<{ readonly probing: boolean }>()(() => ({ probing: false }));

export const useProbing = (): boolean => useStore(probeStore, ({ probing }) => probing);

export const toggleProbe = (): void => probeStore.setState(({ probing }) => ({ probing: !probing }));

/** Starts the run at a network with given filters. */
export const setStart = (filters: Theta): void =>
  store.setState(({ view }) => ({ view: { ...view, start: { kind: 'filters', filters: filters.map((w) => w.map(forLinks)) } } }));

/** Twelve digits keep a multiple root together and links within bounds. */
export const forLinks = (value: number): number => Number(value.toPrecision(12));
