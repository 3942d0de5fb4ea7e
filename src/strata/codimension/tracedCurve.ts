import { isStraight } from './isStraight.ts';
import { farOut, refinedSegment, traceCurve, turningPoint, type CurvePoint, type SweptCurve } from '../planeCurve.ts';
import { mostPoints, type Quality } from '../quality.ts';
import { distance, type Vector3 } from '../vector3.ts';
import type { View } from '../view.ts';

/** A curve whose points know functions that vanish where their label changes. */
export interface MarkedCurve extends SweptCurve {
  readonly place: (u: number, v: number) => MarkedPlace | null;
}

type MarkedPlace = NonNullable<CurvePoint['place']> & { readonly margins: readonly number[] };

const marginsOf = ({ place }: CurvePoint): readonly number[] => (place as MarkedPlace).margins;

const chordCounts: Readonly<Record<Quality, number>> = { draft: 60, default: 120, fine: 240 };

/** Longest segment before it is looked at more closely, relative to the view. */
const longestSegment = 0.1;

/** Largest bend between neighbouring chords, relative to the view: smaller folds of the curve between two chords may be cut short. */
const largestFold = 1e-3;

const middleOff = (p: Vector3, q: Vector3, r: Vector3): number => Math.hypot((p[0] + r[0]) / 2 - q[0], (p[1] + r[1]) / 2 - q[1], (p[2] + r[2]) / 2 - q[2]);

/** The segments of a traced curve inside a view by label, cut where it leaves the view and where the label changes. */
export function tracedCurve(curve: MarkedCurve, view: View, quality: Quality, flatness: number): Map<number, [Vector3, Vector3][]> {
  const isInside = ({ place }: CurvePoint): boolean => place !== null && view.depth(place.position) >= 0;
  const isFar = ({ place }: CurvePoint): boolean => place === null || view.depth(place.position) < -farOut * view.radius;
  const tooFar = (a: CurvePoint, middle: CurvePoint, b: CurvePoint): boolean => {
    if (isFar(a) && isFar(middle) && isFar(b)) return false;
    if (a.place === null || b.place === null || middle.place === null) return isInside(a) || isInside(middle) || isInside(b);
    const [p, q, r] = [a.place.position, middle.place.position, b.place.position];
    const reach = distance(p, q) + distance(q, r);
    if (Math.max(view.depth(p), view.depth(q), view.depth(r)) < -reach) return false;
    return distance(p, r) > longestSegment * view.radius || middleOff(p, q, r) > largestFold * view.radius;
  };
  const bent = (a: CurvePoint, middle: CurvePoint, b: CurvePoint): boolean => {
    if (a.place === null || b.place === null || middle.place === null) return false;
    const [p, q, r] = [a.place.position, middle.place.position, b.place.position];
    if (middleOff(p, q, r) > 2 * flatness) return true;
    const [first, second, third] = [marginsOf(a), marginsOf(middle), marginsOf(b)];
    return first.some((value, k) => !isStraight(value, second[k]!, third[k]!));
  };
  const found = new Map<number, [Vector3, Vector3][]>();
  const add = (a: CurvePoint, b: CurvePoint): void => {
    const label = a.place!.label;
    const known = found.get(label);
    const segment: [Vector3, Vector3] = [a.place!.position, b.place!.position];
    if (known === undefined) found.set(label, [segment]);
    else known.push(segment);
  };
  const budget = { left: mostPoints[quality] };
  for (const coarse of traceCurve(curve, chordCounts[quality], tooFar)) {
    const chain = coarse.flatMap((b, i) => (i === 0 ? [b] : isInside(coarse[i - 1]!) || isInside(b) ? refinedSegment(curve, coarse[i - 1]!, b, bent, budget) : [b]));
    for (let i = 1; i < chain.length; i++) {
      let [a, b] = [chain[i - 1]!, chain[i]!];
      if (!isInside(a) && !isInside(b)) continue;
      if (!isInside(b)) [b] = turningPoint(curve, a, b, isInside);
      else if (!isInside(a)) [a] = turningPoint(curve, b, a, isInside);
      if (a.place!.label === b.place!.label) {
        add(a, b);
        continue;
      }
      const [last, next] = turningPoint(curve, a, b, (point) => point.place?.label === a.place!.label);
      if (isInside(last)) add(a, last);
      if (next.place !== null && isInside(next)) add({ ...next, place: { ...next.place, label: b.place!.label } }, b);
    }
  }
  return found;
}
