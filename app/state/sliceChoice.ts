import type { Architecture, Filter } from '../../src/network/architecture.ts';
import { type ProjectionChoice, type SliceChoice, type SliceKind, type SubjectName, defaultSliceChoice, sliceChoiceRefusal, sliceWays } from '../../src/strata/slices/index.ts';

export type { SliceChoice, SliceKind, SubjectName } from '../../src/strata/slices/index.ts';

/** A point of a slice: one of the picture's own, by name, or any filter. */
export type SlicePoint = SubjectName | Filter;

/** Of spaces that need no slice, so that every view has one. */
const noSlice: SliceChoice = { kind: 'coordinates', free: [0, 1, 2], values: [0, 0, 0] };

const hasSlices = ({ degree }: Architecture): boolean => degree >= 3;

/** The slice that an architecture starts with. */
export const defaultSlice = (a: Architecture): SliceChoice => (hasSlices(a) ? { kind: 'overview' } : noSlice);

/** A way of choosing the slice, as it begins. */
export const sliceOfKind = (a: Architecture, kind: SliceKind): SliceChoice => (hasSlices(a) ? defaultSliceChoice(a, kind) : noSlice);

/** Three coefficients as axes, the others at values that show much. */
export const sliceOfCoefficients = (a: Architecture): SliceChoice & { readonly kind: 'coordinates' } => sliceWays.coordinates.defaultChoice(a) as SliceChoice & { kind: 'coordinates' };

/** True if the slice can be chosen like this for the architecture. */
export const sliceFits = (a: Architecture, choice: SliceChoice): boolean => hasSlices(a) && sliceChoiceRefusal(a, choice) === null;

/** What a projection makes of the choice of a slice: the same coefficients, or those that are farthest apart, else the principal axes of the run. */
export function projectionOf({ degree }: Architecture, choice: SliceChoice): ProjectionChoice {
  if (choice.kind === 'coordinates') return { kind: 'coordinates', shown: choice.free };
  return choice.kind === 'overview' ? { kind: 'coordinates', shown: [0, Math.floor(degree / 2), degree] } : { kind: 'principal' };
}
