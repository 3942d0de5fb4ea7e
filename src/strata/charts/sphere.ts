import { euclideanNorm, isZeroForm, maxNorm, scaleForm, type Form } from '../../polynomial/form.ts';
import { checkFilter, type ChartDefinition } from './chart.ts';

export interface SphereChart {
  readonly kind: 'sphere';
}

/**
 * Filters of size 3 up to a positive factor: w/|w| on the unit sphere.
 *
 * The zero filter has no direction: its position is the centre, at distance 1 from the sphere. Every other distance is 0.
 */
export const sphere: ChartDefinition<SphereChart> = {
  id: 'sphere',
  title: 'Sphere of filters',
  faithful: 'upToScale',
  applies: ({ degree }) => degree === 2,
  defaultChart: () => ({ kind: 'sphere' }),
  honesty: () => 'The length of a filter is forgotten: w and tw with t > 0 share a point, and the zero filter has none.',
  axes: () => ['A/|w|', 'B/|w|', 'C/|w|'],
  defaultBox: () => ({ min: [-1.25, -1.25, -1.25], max: [1.25, 1.25, 1.25] }),
  toPosition(_, filter) {
    checkFilter('toPosition', filter, 3);
    if (isZeroForm(filter)) return { position: [0, 0, 0], distance: 1 };
    const [a, b, c] = direction(filter);
    return { position: [a!, b!, c!], distance: 0 };
  },
  toFilter(_, position) {
    checkFilter('toFilter', position, 3);
    return isZeroForm(position) ? null : direction(position);
  },
};

/** w/|w|, scaled first by the largest entry so that neither huge nor tiny filters overflow. */
function direction(form: Form): number[] {
  const size = maxNorm(form);
  const moderate = form.map((c) => c / size);
  return scaleForm(moderate, 1 / euclideanNorm(moderate));
}
