import { discriminant } from '../polynomial/discriminant.ts';
import type { Form } from '../polynomial/form.ts';
import { realRootCount } from '../polynomial/realRoots.ts';
import { isStraight } from './codimension/isStraight.ts';
import { type CurvePoint, farOut, refinedSegment, traceCurve, turningPoint } from './planeCurve.ts';
import { type Divisor, quadraticCurve } from './quadraticCurve.ts';
import { mostPoints, type Quality } from './quality.ts';
import type { Slice } from './slice.ts';
import { distance, type Vector3 } from './vector3.ts';
import type { View } from './view.ts';

/** A stretch of a curve of forms with a definite quadratic divisor, on which the quotient has one label: a number of real roots. */
export interface PairCurve {
  readonly label: number;
  readonly positions: number[];
  readonly index: number[];
}

/** What a slice holds of the forms divisible by g² (or g(x², y²)) with a definite quadratic form g. */
export interface ConjugatePairs {
  readonly curves: readonly PairCurve[];
  /** Points at which the label changes (two real roots of the quotient meet), with the labels on both sides. */
  readonly meetings: readonly { readonly position: Vector3; readonly labels: readonly [number, number] }[];
  /** True if every definite g divides some form of the slice: the forms fill a surface, and no curve is drawn. */
  readonly everywhere: boolean;
}

const chordCounts: Readonly<Record<Quality, number>> = { draft: 24, default: 32, fine: 128 };

/** How far zeros on a chord may be from the true ones. */
const rounding = 1e-6;

/** How closely ends and changes of a curve are followed: a dragged picture need not close to single precision. */
const eventWidths: Readonly<Record<Quality, number>> = { draft: 1e-7, default: 1e-13, fine: 1e-13 };

/** D is rounding below this, for rows of size one and degree up to 10. */
const vanishingDeterminant = 1e-13;

/** Points of the disc at which D is tried. */
const probes: readonly (readonly [number, number])[] = [
  [0.1, 0.2],
  [-0.3, 0.5],
  [0.6, -0.4],
  [-0.7, -0.2],
  [0.02, -0.85],
];

/** How far outside the view, relative to it, ends of chains do not matter. */
const nearView = 0.1;

/** Longest segment inside the view that is not looked at again, relative to the view. */
const longestSegment = 0.12;

/** The discriminant of a quotient of length one is rounding below this: the quotient has a double root on all of a curve. */
const vanishingMargin = 1e-13;

/** Most changes of label between two neighbours of a chain. */
const mostTurns = 6;

/** Points of a curve nearer than this, relative to the view, may be one. */
const onePoint = 1e-5;

/** Longest step of a chain from chord to chord, relative to the view. */
const longestStep = 0.2;

/**
 * The curves of forms with a pair of complex conjugate double roots ("whiskers", for `square`), or a pair of conjugate hyperroots of level 2
 * (the handle of a Whitney umbrella, for `dilated`), inside a view.
 *
 * @param flatness Largest distance between a segment and the true curve.
 * @param labelOf What tells stretches apart: the number of the quotient's real roots, or a finer label; negative if the quotient has a double root.
 * @source derived; see quadraticCurve
 */
export function conjugatePairs(slice: Slice, divisor: Divisor, view: View, quality: Quality, flatness: number, labelOf: (quotient: Form) => number = realRootCount): ConjugatePairs {
  const quadratic = quadraticCurve(slice, divisor);
  if (probes.every(([u, v]) => quadratic.sizeAt(u, v) < vanishingDeterminant)) return { curves: [], meetings: [], everywhere: true };
  const margins = new WeakMap<CurvePoint, number>();
  const marginOf = (point: CurvePoint): number => {
    const known = margins.get(point);
    if (known !== undefined) return known;
    const quotient = quadratic.pointAt(point.u, point.v)?.quotient ?? [];
    const size = Math.hypot(...quotient);
    const margin = quotient.length < 3 || size === 0 ? 1 : discriminant(quotient.map((c) => c / size));
    margins.set(point, Math.abs(margin) < vanishingMargin ? 0 : margin);
    return margins.get(point)!;
  };
  const curve = {
    width: eventWidths[quality],
    tangents: quadratic.tangents(),
    zeros: (u: number) => quadratic.chordZeros(u),
    zeroNear: (u: number, v: number, room: number) => quadratic.zeroNear(u, v, room),
    place: (u: number, v: number, exact: boolean) => {
      const point = quadratic.pointAt(u, exact ? v : (quadratic.zeroNear(u, v, rounding) ?? v));
      return point === null ? null : { position: point.position, label: labelOf(point.quotient) };
    },
    about: (u: number, v: number) => quadratic.pointAt(u, v)?.position ?? null,
  };
  const isNear = ({ about }: CurvePoint): boolean => about !== null && view.depth(about) >= -nearView * view.radius;
  const isFar = ({ about }: CurvePoint): boolean => about === null || view.depth(about) < -farOut * view.radius;
  const isInside = (point: CurvePoint): boolean => isNear(point) && point.place !== null && view.depth(point.place.position) >= 0;
  /** Chains must not jump over each other; how flat they are is looked after segment by segment. */
  const mayJump = (a: CurvePoint, middle: CurvePoint, b: CurvePoint): boolean => {
    if (isFar(a) && isFar(middle) && isFar(b)) return false;
    if (a.about === null || b.about === null) return (isInside(a) || isInside(middle) || isInside(b)) && a.about !== b.about;
    const step = distance(a.about, b.about);
    if (step <= longestStep * view.radius) return false;
    // a long step outside the view may still cross it
    const ends = [a, middle, b].map(({ about }) => (about === null ? Infinity : -view.depth(about)));
    return Math.min(...ends) < step;
  };
  const isBent = (a: CurvePoint, middle: CurvePoint, b: CurvePoint): boolean => {
    if (!isNear(a) && !isNear(middle) && !isNear(b)) return false;
    if ((!isInside(a) && !isInside(middle) && !isInside(b)) || a.place === null || b.place === null || middle.place === null) return false;
    const [p, q, r] = [a.place.position, middle.place.position, b.place.position];
    // the middle of an S-shaped stretch is on its chord
    if (distance(p, r) > longestSegment * view.radius) return true;
    if (Math.hypot((p[0] + r[0]) / 2 - q[0], (p[1] + r[1]) / 2 - q[1], (p[2] + r[2]) / 2 - q[2]) > 4 * flatness) return true;
    // two roots of the quotient may meet and part again, or do so once more, between two points
    const labels = [a.place.label, middle.place.label, b.place.label];
    if (labels[1] !== labels[0] && labels[1] !== labels[2]) return true;
    return Math.min(...labels) >= 0 && !isStraight(marginOf(a), marginOf(middle), marginOf(b));
  };
  const curves = new Map<number, PairCurve>();
  const meetings: { position: Vector3; labels: [number, number] }[] = [];
  const add = (label: number, a: CurvePoint, b: CurvePoint): void => {
    if (a.place === null || b.place === null) return;
    const stretch = curves.get(label) ?? { label, positions: [], index: [] };
    curves.set(label, stretch);
    const first = stretch.positions.length / 3;
    stretch.positions.push(...a.place.position, ...b.place.position);
    stretch.index.push(first, first + 1);
  };
  /** Next to a point where two real roots of the quotient meet rounding makes them one: the first point after it at which they are not. */
  const beyondMeeting = (first: CurvePoint, b: CurvePoint): CurvePoint => {
    if (first.place === null || first.place.label >= 0 || b.place!.label < 0) return first;
    const [, next] = turningPoint(curve, first, b, (point) => point.place !== null && point.place.label < 0);
    return next.place !== null && distance(first.place.position, next.place.position) <= onePoint * view.radius ? next : first;
  };
  const budget = { left: mostPoints[quality] };
  for (const coarse of traceCurve(curve, chordCounts[quality], mayJump, isNear)) {
    const chain = [coarse[0]!];
    for (let i = 1; i < coarse.length; i++) for (const point of refinedSegment(curve, coarse[i - 1]!, coarse[i]!, isBent, budget)) chain.push(point);
    for (let i = 1; i < chain.length; i++) {
      let [a, b] = [chain[i - 1]!, chain[i]!];
      if (!isInside(a) && !isInside(b)) continue;
      if (!isInside(b)) [b] = turningPoint(curve, a, b, isInside);
      else if (!isInside(a)) [a] = turningPoint(curve, b, a, isInside);
      for (let turns = 0; a.place!.label !== b.place!.label && turns < mostTurns; turns++) {
        const { label } = a.place!;
        const [last, first] = turningPoint(curve, a, b, (point) => point.place?.label === label);
        const next = beyondMeeting(first, b);
        if (last.place === null || next.place === null) break;
        add(label, a, last);
        meetings.push({ position: last.place.position, labels: [label, next.place.label] });
        a = next;
      }
      add(b.place!.label, a, b);
    }
  }
  return { curves: [...curves.values()], meetings, everywhere: false };
}
