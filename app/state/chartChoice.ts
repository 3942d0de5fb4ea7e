import type { Architecture } from '../../src/network/architecture.ts';
import { type Chart, type ChartKind, chartsFor, defaultChart } from '../../src/strata/index.ts';

type TorusQuotient = Chart & { readonly kind: 'torusQuotient' };

/** The chart as a person chose it: its kind and, for a torus quotient, which of its slices. What else a chart needs follows from the choice of slice. */
export type ChartChoice = { readonly kind: Exclude<ChartKind, 'torusQuotient'> } | TorusQuotient;

/** Where there is no picture at all, some chart must still stand in the view. */
const noChart: ChartChoice = { kind: 'ambient' };

/** Charts that show what a choice of slice says. */
export const takesSlice = (kind: ChartKind): boolean => kind === 'slice' || kind === 'projection';

/** The chart of a kind that an architecture starts with, as a choice. @throws RangeError for a kind that does not apply. */
export function chartChoice(a: Architecture, kind: ChartKind): ChartChoice {
  const chart = defaultChart(a, kind);
  return chart.kind === 'torusQuotient' ? chart : { kind: chart.kind };
}

/** The chart that an architecture is first shown in. */
export function defaultChartChoice(a: Architecture): ChartChoice {
  const [best] = chartsFor(a);
  return best === undefined ? noChart : chartChoice(a, best);
}

/** The choice if the architecture has that chart, else the chart that it is first shown in. */
export const fittingChart = (a: Architecture, choice: ChartChoice): ChartChoice => (chartsFor(a).includes(choice.kind) ? choice : defaultChartChoice(a));

/** True if the same chart is chosen. */
export const sameChart = (a: ChartChoice, b: ChartChoice): boolean =>
  a.kind === b.kind && (a.kind !== 'torusQuotient' || b.kind !== 'torusQuotient' || (Object.is(a.c, b.c) && a.e === b.e));
