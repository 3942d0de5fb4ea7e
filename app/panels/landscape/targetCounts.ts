import type { Counts, TargetCounter } from '../../../src/landscape/counts.ts';
import { hookCounter } from '../../../src/landscape/hookCounter.ts';
import type { Metric } from '../../../src/loss/metrics.ts';
import type { Architecture } from '../../../src/network/architecture.ts';
import { remembered } from '../../state/remembered.ts';

const counterFrom: (a: Architecture, metric: Metric) => TargetCounter | null = remembered(hookCounter);

/** Counts at one target where they take microseconds; null for networks that have to be solved for. */
export const countsAtTarget: (a: Architecture, metric: Metric, target: readonly number[]) => Counts | null = remembered((a, metric, target) => counterFrom(a, metric)?.(target) ?? null);
