import type { Metric } from '../loss/metrics.ts';
import { architecture, type Architecture, type ArchitectureChoice } from '../network/architecture.ts';
import { type ChangeCurves, changeCurves } from './changeCurves.ts';
import { advanceCountMap, countMapProgress, startCountMap, type CountMap } from './countMap.ts';
import type { TargetCounter } from './counts.ts';
import { hookCounter } from './hookCounter.ts';
import type { SliceWindow, TargetSlice } from './targetSlice.ts';

/** Which map: of one architecture and metric, on the part of a plane of targets in a window. */
export interface LandscapeProblem {
  readonly architecture: ArchitectureChoice;
  readonly metric: Metric;
  readonly slice: TargetSlice;
  readonly window: SliceWindow;
  /** Cells of the finished map along s and along t: multiples of 16. */
  readonly columns: number;
  readonly rows: number;
}

/** The next portion of a map: from the start if `map` is null. */
export interface LandscapeRequest {
  readonly problem: LandscapeProblem;
  readonly map: CountMap | null;
  /** Targets to ask for at most. */
  readonly most: number;
}

export interface LandscapePortion {
  readonly map: CountMap;
  /** With the first portion; null later. */
  readonly curves: ChangeCurves | null;
  /** From 0 to 1. */
  readonly progress: number;
}

/** Counting for any architecture; it is asked for only where no shorter way is known. */
export type CounterOf = (a: Architecture, metric: Metric) => TargetCounter;

/** What the last portion used: the next one of the same map needs it again. */
let counter: { readonly key: string; readonly value: TargetCounter } | null = null;
let known: { readonly key: string; readonly value: ChangeCurves } | null = null;

/**
 * Goes on with the map of how many critical points the loss has for the targets of a plane; the first portion carries the exact curves.
 *
 * @throws RangeError for an impossible architecture, metric or size, and a plane of targets of another length.
 */
export function advanceLandscape({ problem, map, most }: LandscapeRequest, counterOf: CounterOf): LandscapePortion {
  const a = architecture(problem.architecture);
  const { metric, slice, window } = problem;
  if ([slice.origin, ...slice.directions].some((vector) => vector.length !== a.ambientDimension))
    throw new RangeError(`landscape: a plane of targets with ${slice.origin.length} coefficients, but end-to-end filters have ${a.ambientDimension}`);
  const network = JSON.stringify([problem.architecture, metric]);
  if (counter?.key !== network) counter = { key: network, value: hookCounter(a, metric) ?? counterOf(a, metric) };
  const place = JSON.stringify([network, slice, window]);
  if (known?.key !== place) known = { key: place, value: changeCurves(a, metric, slice, window) };
  const pieces = known.value.curves.flatMap((curve) => curve.pieces);
  const next = advanceCountMap(map ?? startCountMap(problem.columns, problem.rows), counter.value, slice, window, most, pieces);
  return { map: next, curves: map === null ? known.value : null, progress: countMapProgress(next) };
}
