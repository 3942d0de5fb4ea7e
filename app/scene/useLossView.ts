import { useMemo } from 'react';
import { lossLevels } from '../../src/landscape/lossLevels.ts';
import { lossOnSlice } from '../../src/landscape/lossOnSlice.ts';
import { loss } from '../../src/loss/loss.ts';
import { metricMatrix } from '../../src/loss/metrics.ts';
import { definitionOf } from '../../src/strata/charts/index.ts';
import type { Chart, Picture } from '../../src/strata/index.ts';
import { useReading } from '../state/reading.ts';
import type { View } from '../state/view.ts';
import { drawnLevels, lossScale } from './lossView.ts';
import type { DrawnLevel, LossScale } from './lossView.ts';

export interface LossView {
  readonly levels: readonly DrawnLevel[];
  readonly scale: LossScale | null;
  /** Why there are no ellipsoids, or no colours, in this chart; null if there can be. */
  readonly noLevels: string | null;
  readonly noColors: string | null;
}

const none: readonly [] = [];

/** The loss in the picture, as far as it is asked for and the chart can show it. */
export function useLossView(chart: Chart | null, picture: Picture | null, { target, metric }: Pick<View, 'target' | 'metric'>, current: readonly number[] | null): LossView {
  const wantsLevels = useReading((r) => r.levels);
  const wantsColors = useReading((r) => r.lossColors);
  const slice = useMemo(() => (chart === null ? null : (definitionOf(chart).slice?.(chart) ?? null)), [chart]);
  const exact = chart !== null && definitionOf(chart).faithful === 'exact';
  const wanted = wantsLevels || (wantsColors && exact);
  const onSlice = useMemo(
    () => (wanted && slice !== null && slice.origin.length === target.length ? lossOnSlice({ target, metric }, slice) : null),
    [wanted, slice, target, metric],
  );
  const reached = useMemo(() => (current?.length === target.length ? loss(current, { target, metric: metricMatrix(metric, target.length) }) : null), [current, target, metric]);
  const levels = useMemo(
    () => (wantsLevels && onSlice !== null && picture !== null ? drawnLevels(onSlice, lossLevels(onSlice, picture, reached)) : none),
    [wantsLevels, onSlice, picture, reached],
  );
  const scale = useMemo(() => (wantsColors && exact && onSlice !== null && picture !== null ? lossScale(onSlice, picture) : null), [wantsColors, exact, onSlice, picture]);
  const noLevels = slice === null ? 'This chart is no slice of the space of filters: the loss has no ellipsoids in it.' : null;
  return { levels, scale, noLevels, noColors: noLevels ?? (exact ? null : 'This chart shows filters up to scale: places have no loss of their own.') };
}
