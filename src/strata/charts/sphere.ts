import type { Filter } from '../../network/architecture.ts';
import { isZeroForm, type Form } from '../../polynomial/form.ts';
import { stereographicFilter, stereographicPosition } from '../patches/stereographic.ts';
import { checkFilter, checkPosition, cube, nowhere, placed, type ChartDefinition } from './chart.ts';
import { unitVector } from './orthonormal.ts';

export interface SphereChart {
  readonly kind: 'sphere';
  /** For filters of size 4: the filter whose direction is at infinity. Filters of size 3 need none. */
  readonly pole?: Filter;
}

/** x (x² + y²): one real root, and among all cubic directions the farthest from the discriminant, which then is bounded. */
const poleOffDiscriminant: Filter = [Math.SQRT1_2, 0, Math.SQRT1_2, 0];

/** xy (x + y): farthest from AD = BC, which then is the torus of revolution with radii √2 and 1. */
const poleOffSegre: Filter = [0, Math.SQRT1_2, Math.SQRT1_2, 0];

/**
 * Filters up to a positive factor: w/|w| on the unit sphere, for size 3 as it is, for size 4 projected stereographically from a pole.
 *
 * The zero filter has no direction: on the sphere in R³ its position is the centre, at distance 1; in the projection it has none.
 */
export const sphere: ChartDefinition<SphereChart> = {
  id: 'sphere',
  title: 'Sphere of filters',
  faithful: 'upToScale',
  applies: ({ degree }) => degree === 2 || degree === 3,
  // thin spaces of cubics: a compact picture without boundary, and nothing of it at infinity
  rank: ({ degree, reduced }) => (degree === 3 && reduced.degrees.length > 1 ? -1 : 0),
  defaultChart: ({ degree, reduced }) => {
    if (degree === 2) return { kind: 'sphere' };
    return { kind: 'sphere', pole: reduced.degrees.join() === '1,1' ? poleOffSegre : poleOffDiscriminant };
  },
  refusal: ({ degree }, { pole }) => (degree === 2 ? (pole === undefined ? null : 'the sphere in R³ has no pole') : poleRefusal(pole)),
  honesty: ({ degree }) =>
    degree === 2
      ? 'The length of a filter is forgotten: w and tw with t > 0 share a point, and the zero filter has none.'
      : 'The length of a filter is forgotten: w and tw with t > 0 share a point, and the zero filter has none; the unit sphere S³ is projected stereographically from a pole: angles are true, lengths are not.',
  axes: ({ degree }) => (degree === 2 ? ['A/|w|', 'B/|w|', 'C/|w|'] : ['X', 'Y', 'Z']),
  defaultBox: ({ degree, reduced }) => cube(degree === 2 ? 1.25 : reduced.degrees.length > 1 ? 2.6 : 3),
  toPosition({ pole }, filter) {
    checkFilter('toPosition', filter, pole === undefined ? 3 : 4);
    if (pole !== undefined) return onProjectedSphere(pole, filter);
    if (isZeroForm(filter)) return { position: [0, 0, 0], distance: 1 };
    const [a, b, c] = unitVector(filter)!;
    return { position: [a!, b!, c!], distance: 0 };
  },
  toFilter({ pole }, position) {
    checkPosition('toFilter', position);
    if (pole === undefined) return unitVector(position);
    checkPole(pole);
    return unitVector(stereographicFilter([position[0]!, position[1]!, position[2]!], pole));
  },
};

function onProjectedSphere(pole: Filter, filter: Filter): ReturnType<typeof placed> {
  checkPole(pole);
  if (isZeroForm(filter)) return nowhere('nowhere: the zero filter has no direction');
  const [x, y, z] = stereographicPosition(filter, pole);
  return Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(z) ? placed([x + 0, y + 0, z + 0]) : nowhere('at infinity: it is the pole of the projection');
}

function poleRefusal(pole: Form | undefined): string | null {
  if (pole === undefined) return 'the sphere in R⁴ needs a pole to be projected from';
  if (pole.length !== 4 || !pole.every(Number.isFinite)) return `the pole (${pole.join(', ')}) is not a filter of 4 finite coefficients`;
  return isZeroForm(pole) ? 'the pole is zero' : null;
}

function checkPole(pole: Form): void {
  const refusal = poleRefusal(pole);
  if (refusal !== null) throw new RangeError(`sphere: ${refusal}`);
}
