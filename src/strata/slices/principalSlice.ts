import { principalAxes } from '../../numeric/principalAxes.ts';
import { completedSlice, oriented } from './basis.ts';
import type { SliceWay } from './choice.ts';
import { firstSubject } from './firstSubject.ts';
import { sliceBox } from './sliceBox.ts';
import { percent, sentences } from './words.ts';

export interface PrincipalChoice {
  readonly kind: 'principal';
}

/** Axes along which the trajectory has less than this share of its variance are roundings. */
export const leastShare = 1e-24;

/** Through the centre of the trajectory, along its three principal axes, which hold the largest share of its variance. */
export const principalSlice: SliceWay<PrincipalChoice> = {
  id: 'principal',
  title: 'Along the run',
  purpose: 'Along the principal axes of the run: the three dimensions that hold most of it.',
  refusal: () => null,
  defaultChoice: () => ({ kind: 'principal' }),
  slice(a, _, subjects, previous) {
    const { rows, count, size } = subjects.trajectory;
    if (count === 0) {
      const { name, filter } = firstSubject(a, subjects);
      const { chart, made } = completedSlice(filter, []);
      return { chart, box: sliceBox(chart, subjects, { neighbourhood: 0.8 }), share: null, note: `There is no run yet: the slice goes through ${name}. ${made}` };
    }
    const { mean, axes, shares, spread } = principalAxes(rows, count, size);
    const used = axes.slice(0, 3).filter((_axis, i) => shares[i]! > leastShare);
    const share = spread === 0 ? null : Math.min(1, shares.slice(0, used.length).reduce((sum, s) => sum + s, 0));
    const { chart, made } = completedSlice(mean, oriented(used, previous));
    return {
      chart,
      box: sliceBox(chart, subjects, { neighbourhood: 0.25 }),
      share,
      note: sentences(
        share === null
          ? 'All recorded filters of the run are one: the slice goes through it.'
          : `Through the mean of the recorded filters, along their principal axes, which hold ${percent(share)} of their variance.`,
        made,
      ),
    };
  },
};
