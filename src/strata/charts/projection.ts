import { coefficientName } from '../../network/coefficientName.ts';
import type { Architecture, Filter, Theta } from '../../network/architecture.ts';
import { euclideanNorm, maxNorm } from '../../polynomial/form.ts';
import { checkFilter, cube, placed, type ChartDefinition } from './chart.ts';
import { binaryScale, coordinateDirection, inner } from './orthonormal.ts';
import { footOnSlice, sliceRefusal } from './sliceCoordinates.ts';

export interface ProjectionChart {
  readonly kind: 'projection';
  /** The filter that is projected to the position (0, 0, 0). */
  readonly origin: Filter;
  /** The three rows of the linear map w -> (r₁ · (w − origin), r₂ · (w − origin), r₃ · (w − origin)); they need not be orthonormal. */
  readonly rows: readonly [Filter, Filter, Filter];
  /** Filters of a network through whose end-to-end filter the patches of M go, first layer first; drawn at random if absent. */
  readonly theta?: Theta;
}

/**
 * A linear image of the space of filters in R³: for function spaces that a slice meets in curves, in points or not at all.
 *
 * The distance of a filter is the length of what is projected away: of the part of w − origin that is orthogonal to the rows.
 */
export const projection: ChartDefinition<ProjectionChart> = {
  id: 'projection',
  title: 'Projection',
  faithful: 'projection',
  applies: ({ degree }) => degree >= 3,
  rank: (a) => (a.degree > 3 && codimension(a) >= 2 ? -1 : 0),
  defaultChart: ({ degree, ambientDimension: k }) => {
    const row = (i: number): number[] => coordinateDirection(k, i);
    return { kind: 'projection', origin: new Array<number>(k).fill(0), rows: [row(0), row(Math.floor(degree / 2)), row(degree)] };
  },
  refusal: ({ ambientDimension: k }, { origin, rows }) =>
    origin.length === k ? sliceRefusal({ origin, directions: rows }, 'row') : `the origin has ${origin.length} coefficients instead of ${k}`,
  honesty: (a) => {
    const codim = codimension(a);
    const space = codim === 0 ? 'M fills the space' : `M has codimension ${codim}`;
    return `This is a projection of R${superscript(a.ambientDimension)}, in which ${space}: what overlaps or crosses here may be apart, and positions do not decide membership.`;
  },
  axes(_, { origin, rows }) {
    const name = (row: Filter, i: number): string => {
      const place = row.findIndex((c) => c !== 0);
      const alone = row[place] === 1 && row.every((c, k) => c === 0 || k === place) && origin[place] === 0;
      return alone ? coefficientName(place) : ['X', 'Y', 'Z'][i]!;
    };
    return [name(rows[0], 0), name(rows[1], 1), name(rows[2], 2)];
  },
  defaultBox: (_, { rows }) => cube(1.5 * Math.max(...rows.map(euclideanNorm))),
  toPosition({ origin, rows }, filter) {
    checkFilter('toPosition', filter, origin.length);
    const { distance } = footOnSlice({ origin, directions: rows }, filter);
    const largest = Math.max(maxNorm(filter), maxNorm(origin));
    if (largest === 0) return placed([0, 0, 0]);
    const size = binaryScale(largest);
    const moved = filter.map((c, k) => c / size - origin[k]! / size);
    return placed([inner(rows[0], moved) * size + 0, inner(rows[1], moved) * size + 0, inner(rows[2], moved) * size + 0], distance);
  },
};

/** codim M = Σ d_l (S_l − 1) in the space of filters (SparseFact; dim M = Σ d_l + 1). */
const codimension = ({ ambientDimension, dimension }: Architecture): number => ambientDimension - dimension;

const superscript = (n: number): string => String(n).replaceAll(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)));
