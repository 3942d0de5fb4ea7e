import type { Architecture } from '../../network/architecture.ts';
import type { SliceChart } from '../charts/slice.ts';
import { checkSubjects, type ChosenSlice, type SliceSubjects, type SliceWay } from './choice.ts';
import { coordinateSlice } from './coordinateSlice.ts';
import { followingSlice } from './followingSlice.ts';
import { givenSlice } from './givenSlice.ts';
import { overviewSlice } from './overviewSlice.ts';
import { pointsSlice } from './pointsSlice.ts';
import { principalSlice } from './principalSlice.ts';
import { randomSlice } from './randomSlice.ts';

export type { ChosenProjection, ChosenSlice, SliceSubjects, SliceWay, SubjectName } from './choice.ts';
export { noSubjects, subjectNames } from './choice.ts';
export { chosenProjection, projectionRefusal, type ProjectionChoice } from './projections.ts';

/** Registry of the ways to choose a slice, in the order of the chooser: one line each; the types SliceChoice and SliceKind follow from it. */
export const sliceWays = {
  overview: overviewSlice,
  coordinates: coordinateSlice,
  points: pointsSlice,
  principal: principalSlice,
  following: followingSlice,
  random: randomSlice,
  given: givenSlice,
};

export type SliceKind = keyof typeof sliceWays;

export const sliceKinds = Object.keys(sliceWays) as SliceKind[];

/** How a slice is chosen: plain JSON. */
export type SliceChoice = { [K in SliceKind]: (typeof sliceWays)[K] extends SliceWay<infer C> ? C : never }[SliceKind];

/**
 * The slice of the space of filters that a choice comes to, with the part of it to look at and a sentence about it.
 *
 * Never fails for a choice that is not refused: subjects that are missing, equal or in special position are made up for
 * deterministically, and the note says so.
 *
 * @param previous The slice of the frame before, if this one follows it: principal axes then keep their orientation.
 * @throws RangeError for architectures of degree below 3, a choice that `sliceChoiceRefusal` refuses, and subjects of a wrong size.
 */
export function chosenSlice(a: Architecture, choice: SliceChoice, subjects: SliceSubjects, previous?: SliceChart): ChosenSlice {
  const refusal = sliceChoiceRefusal(a, choice);
  if (refusal !== null) throw new RangeError(`chosenSlice: ${refusal}`);
  checkSubjects(a, subjects);
  return wayOf(choice)!.slice(a, choice, subjects, previous);
}

/** Why a slice cannot be chosen like this; null if it can. */
export function sliceChoiceRefusal(a: Architecture, choice: SliceChoice): string | null {
  if (a.degree < 3) return `filters of ${a.ambientDimension} coefficients need no slice`;
  const way = wayOf(choice);
  return way === undefined ? `there is no slice "${String(choice.kind)}"` : way.refusal(a, choice);
}

/** The choice of a kind that an architecture of degree 3 or more starts with. */
export const defaultSliceChoice = (a: Architecture, kind: SliceKind): SliceChoice => sliceWays[kind].defaultChoice(a);

function wayOf({ kind }: { readonly kind: string }): SliceWay<SliceChoice> | undefined {
  const ways = sliceWays as Readonly<Record<string, unknown>> as Readonly<Record<string, SliceWay<SliceChoice>>>;
  return Object.hasOwn(ways, kind) ? ways[kind] : undefined;
}
