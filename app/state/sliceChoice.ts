import type { Architecture, Filter } from '../../src/network/architecture.ts';
import { chartsFor } from '../../src/strata/index.ts';
import { type ProjectionChoice, type SliceChoice, type SliceKind, type SubjectName, defaultSliceChoice, sliceChoiceRefusal } from '../../src/strata/slices/index.ts';

export type { SliceChoice, SliceKind, SubjectName } from '../../src/strata/slices/index.ts';

/** A point of a slice: one of the picture's own, by name, or any filter. */
export type SlicePoint = SubjectName | Filter;

/** Of spaces that need no slice, so that every view has one. */
const noSlice: SliceChoice = { kind: 'coordinates', free: [0, 1, 2], values: [0, 0, 0] };

const hasSlices = ({ degree }: Architecture): boolean => degree >= 3;

/** The slice that an architecture starts with; where its first picture is a projection, the three coefficients that are farthest apart. */
export function defaultSlice(a: Architecture): SliceChoice {
  if (!hasSlices(a)) return noSlice;
  const choice = defaultSliceChoice(a, 'coordinates');
  if (choice.kind !== 'coordinates' || chartsFor(a)[0] !== 'projection') return choice;
  return { ...choice, free: [0, Math.floor(a.degree / 2), a.degree] };
}

/** A way of choosing a slice, as it begins. */
export const sliceOfKind = (a: Architecture, kind: SliceKind): SliceChoice => (kind === 'coordinates' || !hasSlices(a) ? defaultSlice(a) : defaultSliceChoice(a, kind));

/** True if the slice can be chosen like this for the architecture. */
export const sliceFits = (a: Architecture, choice: SliceChoice): boolean => hasSlices(a) && sliceChoiceRefusal(a, choice) === null;

/** What a projection makes of the choice of a slice: the same three coefficients, else the principal axes of the run. */
export const projectionOf = (choice: SliceChoice): ProjectionChoice => (choice.kind === 'coordinates' ? { kind: 'coordinates', shown: choice.free } : { kind: 'principal' });
