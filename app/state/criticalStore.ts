import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { CriticalPointReport, CriticalPointsProgress } from '../../src/critical/index.ts';
import type { Metric } from '../../src/loss/metrics.ts';
import type { ArchitectureChoice } from '../../src/network/architecture.ts';

/** What critical points are of. */
export interface CriticalSubject extends ArchitectureChoice {
  readonly target: readonly number[];
  readonly metric: Metric;
}

/** The critical points of the loss as far as they are known. */
export interface CriticalState {
  readonly status: 'idle' | 'computing' | 'ready' | 'stopped' | 'failed';
  /** The last good answer for this architecture. */
  readonly report: CriticalPointReport | null;
  /** What the report is of. */
  readonly of: CriticalSubject | null;
  /** The report is of an earlier choice, and the answer for the present one takes longer than a moment. */
  readonly stale: boolean;
  /** The report holds only the strata that are done. */
  readonly partial: boolean;
  /** How far a long search is. */
  readonly progress: CriticalPointsProgress | null;
  /** Of the last search, from question to answer. */
  readonly milliseconds: number;
  readonly message: string | null;
}

export const criticalStore = createStore<CriticalState>()(() => ({ status: 'idle', report: null, of: null, stale: false, partial: false, progress: null, milliseconds: 0, message: null }));

export const useCritical = <T>(selector: (state: CriticalState) => T): T => useStore(criticalStore, selector);

/** Which of the real points table and picture look at: pointed at for a moment, or opened to be read. Numbers in the list of all. */
export interface PointsLookedAt {
  readonly pointed: number | null;
  readonly opened: number | null;
}

const lookStore = createStore<PointsLookedAt>()(() => ({ pointed: null, opened: null }));

export const useLookedAt = <T>(selector: (state: PointsLookedAt) => T): T => useStore(lookStore, selector);

export const pointAt = (pointed: number | null): void => lookStore.setState((state) => (state.pointed === pointed ? state : { pointed }));

export const openPoint = (opened: number | null): void => lookStore.setState((state) => (state.opened === opened ? state : { opened }));
