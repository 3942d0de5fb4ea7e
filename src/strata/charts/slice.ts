import { coefficientName } from '../../network/coefficientName.ts';
import type { Filter } from '../../network/architecture.ts';
import { euclideanNorm } from '../../polynomial/form.ts';
import { formAt, type Slice } from '../slice.ts';
import { checkFilter, checkPosition, cube, placed, type ChartDefinition } from './chart.ts';
import { defaultHalf, defaultSlice } from './defaultSlice.ts';
import { footOnSlice, sliceRefusal } from './sliceCoordinates.ts';

/** Above this degree rounding takes simple roots of a slice's forms for multiple ones, and a picture takes more than ten seconds. */
const largestDegree = 16;

export interface SliceChart {
  readonly kind: 'slice';
  readonly origin: Filter;
  /** Linearly independent; they need not be orthonormal. */
  readonly directions: readonly [Filter, Filter, Filter];
}

/** An affine slice of the space of filters: w = origin + X a + Y b + Z c. Filters off the slice stand at their foot on it, with their distance. */
export const slice: ChartDefinition<SliceChart> = {
  id: 'slice',
  title: 'Slice',
  faithful: 'exact',
  applies: ({ degree }) => degree >= 3 && degree <= largestDegree,
  defaultChart: (a) => {
    const { origin, directions } = defaultSlice(a);
    return { kind: 'slice', origin, directions };
  },
  refusal: ({ ambientDimension: k }, { origin, directions }) =>
    origin.length === k ? sliceRefusal({ origin, directions }) : `the origin has ${origin.length} coefficients instead of ${k}`,
  honesty: ({ ambientDimension: k }) =>
    `Exact for the filters in this slice, three of ${k} dimensions; any other filter stands at its foot on the slice, with its distance.`,
  axes(_, { origin, directions }) {
    // a coordinate direction moves one coefficient; X is that coefficient if it starts at 0
    const name = (direction: Filter, i: number): string => {
      const place = direction.findIndex((c) => c !== 0);
      const alone = direction[place] === 1 && direction.every((c, k) => c === 0 || k === place) && origin[place] === 0;
      return alone ? coefficientName(place) : ['X', 'Y', 'Z'][i]!;
    };
    return [name(directions[0], 0), name(directions[1], 1), name(directions[2], 2)];
  },
  defaultBox(a, { origin, directions }) {
    // elsewhere: as far from the origin as the origin from 0
    return cube(defaultHalf(a, { origin, directions }) ?? (euclideanNorm(origin) || 1) / Math.min(...directions.map(euclideanNorm)));
  },
  toPosition(chart, filter) {
    checkFilter('toPosition', filter, chart.origin.length);
    const { position, distance } = footOnSlice(chart, filter);
    return placed(position, distance);
  },
  toFilter(chart, position) {
    checkPosition('toFilter', position);
    return formAt(sliceOf(chart), [position[0]!, position[1]!, position[2]!]);
  },
  slice: (chart) => sliceOf(chart),
};

/** @throws RangeError for directions that are linearly dependent or disagree in size. */
function sliceOf({ origin, directions }: SliceChart): Slice {
  const refusal = sliceRefusal({ origin, directions });
  if (refusal !== null) throw new RangeError(`slice: ${refusal}`);
  return { origin, directions };
}
