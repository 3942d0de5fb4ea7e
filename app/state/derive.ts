import { type FunctionSpaceFacts, facts } from '../../src/facts/index.ts';
import { type Architecture, type ArchitectureChoice, architecture } from '../../src/network/architecture.ts';
import { type Membership, membership } from '../../src/network/membership.ts';
import { initialTheta } from '../../src/training/initialize.ts';
import type { PlainProblem } from '../../src/tasks.ts';
import { remembered } from './remembered.ts';
import type { View } from './view.ts';

const architectureFrom = remembered((filterSizes: readonly number[], strides: readonly number[]): Architecture => architecture({ filterSizes, strides }));

/** The architecture of a view; the same object while sizes and strides stay. */
export const architectureOf = (view: View): Architecture => architectureFrom(view.filterSizes, view.strides);

export const factsOf: (a: Architecture) => FunctionSpaceFacts = remembered(facts);

export const targetMembership: (a: Architecture, target: readonly number[]) => Membership = remembered((a, target) => membership(a, target));

const startFrom = remembered((filterSizes: readonly number[], start: View['start']) => (start.kind === 'filters' ? start.filters : initialTheta({ filterSizes }, start.seed)));

/** Filters at the start of the run. */
export const startFilters = (view: View): readonly (readonly number[])[] => startFrom(view.filterSizes, view.start);

const problemFrom = remembered(
  (filterSizes: View['filterSizes'], strides: View['strides'], target: View['target'], metric: View['metric'], start: View['start'], stepSize: number, method: View['method'], maxSteps: number): PlainProblem => ({
    architecture: { filterSizes, strides },
    target,
    metric,
    start: startFrom(filterSizes, start),
    stepSize,
    method,
    maxSteps,
  }),
);

/** True if filters of the one can be read as filters of the other: neither sizes nor strides differ. */
export const sameArchitecture = (p: ArchitectureChoice, q: ArchitectureChoice): boolean => p.filterSizes.join() === q.filterSizes.join() && p.strides.join() === q.strides.join();

/** True if two problems are the same: every part of them is. */
export const sameProblem = (p: PlainProblem, q: PlainProblem): boolean =>
  p === q ||
  (p.architecture.filterSizes === q.architecture.filterSizes &&
    p.architecture.strides === q.architecture.strides &&
    p.target === q.target &&
    p.metric === q.metric &&
    p.start === q.start &&
    p.stepSize === q.stepSize &&
    p.method === q.method &&
    p.maxSteps === q.maxSteps);

/** The training problem of a view; the same object while nothing in it changes. */
export const problemOf = (v: View): PlainProblem => problemFrom(v.filterSizes, v.strides, v.target, v.metric, v.start, v.stepSize, v.method, v.maxSteps);
