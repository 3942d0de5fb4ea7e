import { useCallback, useEffect, useState } from 'react';
import type { ChangeCurves } from '../../../src/landscape/changeCurves.ts';
import type { CountMap } from '../../../src/landscape/countMap.ts';
import type { LandscapeProblem } from '../../../src/landscape/landscape.ts';
import { failure } from '../../state/failure.ts';
import { WorkerSlot } from '../../worker/client.ts';

const slot = new WorkerSlot();

/** Milliseconds that a portion of the work should take: Stop and a newer map are heard between two. */
const portionTime = 120;

/** Targets in the first portion. */
const firstPortion = 150;

/** Milliseconds after which an unfinished map takes the place of the last one. */
const showAfter = 400;

/** A map as far as it is known, with what it is a map of. */
export interface ShownMap {
  readonly problem: LandscapeProblem;
  readonly map: CountMap;
  readonly curves: ChangeCurves;
}

export interface LandscapeWork {
  readonly shown: ShownMap | null;
  readonly status: 'computing' | 'ready' | 'stopped' | 'failed';
  /** From 0 to 1. */
  readonly progress: number;
  readonly remainingSeconds: number | null;
  readonly message: string | null;
}

const idle: LandscapeWork = { shown: null, status: 'computing', progress: 0, remainingSeconds: null, message: null };

/** The map of a problem, computed in portions; the newest problem wins, and the last map stays until there is something to see of the next one. */
export function useLandscape(problem: LandscapeProblem): LandscapeWork & { readonly stop: () => void; readonly again: () => void } {
  const [work, setWork] = useState<LandscapeWork>(idle);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current = true;
    const compute = async (): Promise<void> => {
      setWork((before) => ({ ...before, status: 'computing', progress: 0, remainingSeconds: null, message: null }));
      const begun = performance.now();
      let [map, curves, most] = [null as CountMap | null, null as ChangeCurves | null, firstPortion];
      while (map === null || !map.finished) {
        const from = performance.now();
        const outcome = await slot.run('landscape', { problem, map, most });
        if (!current || outcome.status === 'superseded') return;
        if (outcome.status !== 'ready') {
          const stopped = outcome.status === 'stopped';
          setWork((before) => ({ ...before, status: stopped ? 'stopped' : 'failed', message: stopped ? 'Stopped: the map is coarse where it was not yet refined.' : failure('The map', outcome.message, outcome.dead) }));
          return;
        }
        const now = performance.now();
        most = Math.max(8, Math.round(most * Math.min(4, Math.max(0.25, portionTime / Math.max(1, now - from)))));
        map = outcome.value.map;
        curves ??= outcome.value.curves;
        const { progress } = outcome.value;
        const spent = (now - begun) / 1000;
        const isShown = curves !== null && (map.finished || now - begun > showAfter);
        const shown: ShownMap | null = isShown ? { problem, map, curves: curves! } : null;
        setWork((before) => ({ shown: shown ?? before.shown, status: shown?.map.finished === true ? 'ready' : 'computing', progress, remainingSeconds: spent > 2 ? (spent * (1 - progress)) / Math.max(progress, 0.01) : null, message: null }));
      }
    };
    void compute();
    return () => void (current = false);
  }, [problem, attempt]);
  const stop = useCallback(() => slot.stop(), []);
  const again = useCallback(() => setAttempt((n) => n + 1), []);
  return { ...work, stop, again };
}
