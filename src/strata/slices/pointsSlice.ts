import type { Filter } from '../../network/architecture.ts';
import { nextUnitVector } from '../charts/orthonormal.ts';
import { completedSlice, differenceOf, spanTolerance } from './basis.ts';
import { filterRefusal, subjectNames, type SliceSubjects, type SliceWay, type SubjectName } from './choice.ts';
import { firstSubject } from './firstSubject.ts';
import { sliceBox } from './sliceBox.ts';
import { listed, sentences } from './words.ts';

export interface PointsChoice {
  readonly kind: 'points';
  /** Four of them, in general position, determine the slice. */
  readonly points: readonly (SubjectName | Filter)[];
}

/** More points than these are refused; from the fifth in general position on they only are named as being off the slice. */
export const mostPoints = 8;

interface NamedFilter {
  readonly name: string;
  readonly filter: Filter;
}

/** Through up to four filters: the origin is the first, the directions are the differences to it, made orthonormal in their order. */
export const pointsSlice: SliceWay<PointsChoice> = {
  id: 'points',
  title: 'Through filters',
  purpose: 'Through two to four filters: target, start, the current filter, the end of the run, or given ones. All points of a fiber have the same filter: through one is through all.',
  refusal({ ambientDimension: k }, { points }) {
    if (points.length < 1 || points.length > mostPoints) return `a slice is laid through one to ${mostPoints} filters, not ${points.length}`;
    for (const point of points) {
      const refused = typeof point === 'string' ? (subjectNames.includes(point) ? null : `there is no subject "${String(point)}"`) : filterRefusal(point, k);
      if (refused !== null) return refused;
    }
    return null;
  },
  defaultChoice: () => ({ kind: 'points', points: ['target', 'start', 'end'] }),
  slice(a, { points }, subjects) {
    const absent = points.filter((point): point is SubjectName => typeof point === 'string' && subjects[point] === null);
    const present = points.flatMap((point, i) => named(point, i, subjects));
    const origin = present[0] ?? firstSubject(a, subjects);
    const { basis, through, off, repeated } = spanOf(present);
    const { chart, made } = completedSlice(origin.filter, basis);
    return {
      chart,
      box: sliceBox(chart, subjects, { neighbourhood: 0.8, filters: present.map(({ filter }) => filter) }),
      share: null,
      note: sentences(
        `Through ${listed(through.length > 0 ? through : [origin.name])}.`,
        absent.length === 0 ? '' : `There is no ${listed(absent.map((name) => subjectWords[name]))} yet.`,
        repeated.length === 0 ? '' : `${capital(listed(repeated))} ${repeated.length === 1 ? 'lies' : 'lie'} in the span of the others.`,
        off.length === 0 ? '' : `${capital(listed(off))} ${off.length === 1 ? 'does' : 'do'} not fit into three dimensions and ${off.length === 1 ? 'stands' : 'stand'} off the slice.`,
        made,
      ),
    };
  },
};

const subjectWords: Readonly<Record<SubjectName, string>> = { target: 'target', start: 'start', current: 'current filter', end: 'end of the run' };

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function named(point: SubjectName | Filter, place: number, subjects: SliceSubjects): NamedFilter[] {
  if (typeof point !== 'string') return [{ name: `given filter ${place + 1}`, filter: point }];
  const filter = subjects[point];
  return filter === null ? [] : [{ name: `the ${subjectWords[point]}`, filter }];
}

/** Orthonormal basis of the differences to the first point, and which points it reaches. */
function spanOf(points: readonly NamedFilter[]): { basis: number[][]; through: string[]; off: string[]; repeated: string[] } {
  const basis: number[][] = [];
  const [through, off, repeated]: string[][] = [[], [], []];
  points.forEach(({ name, filter }, i) => {
    if (i === 0) return through!.push(name);
    const difference = differenceOf(filter, points[0]!.filter);
    const next = difference === null ? null : nextUnitVector(difference, basis, spanTolerance);
    if (next === null) return repeated!.push(name);
    if (basis.length === 3) return off!.push(name);
    basis.push(next);
    return through!.push(name);
  });
  return { basis, through: through!, off: off!, repeated: repeated! };
}
