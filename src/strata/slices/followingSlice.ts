import type { Filter } from '../../network/architecture.ts';
import { euclideanNorm } from '../../polynomial/form.ts';
import { orthogonalPart, unitVector } from '../charts/orthonormal.ts';
import { completedSlice, differenceOf } from './basis.ts';
import type { SliceWay } from './choice.ts';
import { firstSubject } from './firstSubject.ts';
import { randomBasis } from './randomSlice.ts';
import { drawable } from './sliceBox.ts';
import { sentences } from './words.ts';

export interface FollowingChoice {
  readonly kind: 'following';
}

/** The fixed directions that complete a slice, generic so that no run stays orthogonal to them. */
const seed = 1;

/**
 * A direction that is shorter than this, relative to what it is the difference of, is gradually replaced by a fixed one: where the
 * target is reached or the velocity points to it, there is no such direction, and next to there it would turn at once.
 */
const fadingLength = 1e-6;

/**
 * Through the current filter w, spanned by u − w to the target u, the velocity −K ∇ℓ, and a fixed third direction, made orthonormal
 * in this order. A continuous function of w, u and the velocity, except where a vector of the three directions cancels exactly.
 *
 * @source derived in this library; K as in GeoLCN, (5.6)
 */
export const followingSlice: SliceWay<FollowingChoice> = {
  id: 'following',
  title: 'Following the run',
  purpose: 'Through the current filter, towards the target and along its velocity: it moves with the run, which never leaves it.',
  refusal: () => null,
  defaultChoice: () => ({ kind: 'following' }),
  slice(a, _, subjects) {
    const { target, velocity } = subjects;
    const current = subjects.current ?? subjects.start ?? firstSubject(a, subjects).filter;
    const way = target === null ? null : differenceOf(target, current);
    const fixed = randomBasis(seed, a.ambientDimension);
    const speed = velocity === null ? null : unitVector(velocity);
    const first = faded(way, [], fixed[0]!);
    const second = faded(speed, [first.direction], fixed[1]!);
    const third = faded(null, [first.direction, second.direction], fixed[2]!);
    const { chart } = completedSlice(current, [first.direction, second.direction, third.direction]);
    const length = way === null || target === null ? 0 : euclideanNorm(way) * Math.max(...current.map(Math.abs), ...target.map(Math.abs));
    const size = Math.max(euclideanNorm(current), target === null ? 0 : euclideanNorm(target)) || 1;
    return {
      chart,
      // no jump when a recorded filter comes near: only lengths that change continuously
      box: drawable(Math.max(1.25 * length, 0.8 * size)),
      share: null,
      note: sentences(
        subjects.current === null ? 'There is no run yet: the slice goes through its start.' : 'Through the current filter; the slice moves with it.',
        target === null ? '' : first.faded ? 'The current filter is at the target; the first direction is a fixed one.' : 'The first direction leads to the target.',
        velocity === null || speed === null
          ? 'There is no velocity; the second direction is a fixed one.'
          : second.faded
            ? 'The velocity points to the target; the second direction is a fixed one.'
            : 'The first two directions hold the velocity.',
      ),
    };
  },
};

/**
 * Unit vector of the part of v orthogonal to the basis. Below `fadingLength` more and more of the fixed direction's part is added to it;
 * at 0 it is that part.
 */
function faded(v: Filter | null, basis: readonly Filter[], fixed: Filter): { readonly direction: number[]; readonly faded: boolean } {
  const part = v === null ? null : orthogonalPart(v, basis);
  const missing = fadingLength - (part === null ? 0 : euclideanNorm(part));
  if (part !== null && missing <= 0) return { direction: unitVector(orthogonalPart(unitVector(part)!, basis))!, faded: false };
  const instead = unitVector(orthogonalPart(fixed, basis))!;
  const mixed = instead.map((c, k) => missing * c + (part?.[k] ?? 0));
  return { direction: unitVector(orthogonalPart(unitVector(mixed) ?? instead, basis))!, faded: true };
}
