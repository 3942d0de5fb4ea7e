import type { Architecture, Filter } from '../../network/architecture.ts';
import type { ProjectionChart } from '../charts/projection.ts';
import type { SliceChart } from '../charts/slice.ts';
import type { Box } from '../mesh.ts';

/** Filters that a slice can be laid through by name. */
export type SubjectName = 'target' | 'start' | 'current' | 'end';

/** What a slice can be chosen by; null for what is not there (yet). */
export interface SliceSubjects {
  readonly target: Filter | null;
  readonly start: Filter | null;
  readonly current: Filter | null;
  readonly end: Filter | null;
  /** Velocity −K ∇ℓ of the current filter under the gradient flow. */
  readonly velocity: Filter | null;
  /** Recorded filters of the run: `count` rows of `size` coefficients. */
  readonly trajectory: { readonly rows: Float64Array; readonly count: number; readonly size: number };
}

/** A slice and what is to be said about it. */
export interface ChosenSlice {
  readonly chart: SliceChart;
  /** Cube about the slice's origin, in its coordinates. */
  readonly box: Box;
  /** Share of the trajectory's variance that the slice holds; null where the slice was not chosen by it. */
  readonly share: number | null;
  /** One sentence for the screen: how the slice came about, and what had to be made up. */
  readonly note: string;
}

/** A projection and what is to be said about it. */
export interface ChosenProjection {
  readonly chart: ProjectionChart;
  readonly box: Box;
  readonly share: number | null;
  readonly note: string;
}

/** One way of choosing a slice; `C` is what a person chooses, `{ kind, … }`, plain JSON. */
export interface SliceWay<C> {
  readonly id: string;
  /** Two or three words, for the chooser. */
  readonly title: string;
  /** One sentence: what the slice shows. */
  readonly purpose: string;
  /** Why this cannot be chosen for the architecture; null if it can. */
  refusal(architecture: Architecture, choice: C): string | null;
  /** The choice of this kind that an architecture starts with. */
  defaultChoice(architecture: Architecture): C;
  /** The slice; never fails for a choice that is not refused. `previous`: the slice of the frame before, whose orientation is kept. */
  slice(architecture: Architecture, choice: C, subjects: SliceSubjects, previous?: SliceChart): ChosenSlice;
}

/** Subjects of a page without a target and a run. */
export const noSubjects: SliceSubjects = {
  target: null,
  start: null,
  current: null,
  end: null,
  velocity: null,
  trajectory: { rows: new Float64Array(0), count: 0, size: 0 },
};

export const subjectNames: readonly SubjectName[] = ['target', 'start', 'current', 'end'];

/** @throws RangeError unless all subjects are filters of the architecture, with finite coefficients. */
export function checkSubjects({ ambientDimension: k }: Architecture, subjects: SliceSubjects): void {
  for (const name of [...subjectNames, 'velocity'] as const) {
    const filter = subjects[name];
    if (filter !== null && filterRefusal(filter, k) !== null) throw new RangeError(`slice: ${name}: ${filterRefusal(filter, k)!}`);
  }
  const { rows, count, size } = subjects.trajectory;
  if (count > 0 && size !== k) throw new RangeError(`slice: a trajectory of filters of ${size} coefficients instead of ${k}`);
  if (rows.length < count * size) throw new RangeError(`slice: ${rows.length} numbers are not ${count} filters of ${size} coefficients`);
}

/** Why these numbers are not a filter of size k; null if they are. */
export const filterRefusal = (filter: Filter, k: number): string | null =>
  filter.length !== k || !filter.every(Number.isFinite) ? `(${filter.join(', ')}) is not a filter of ${k} finite coefficients` : null;
