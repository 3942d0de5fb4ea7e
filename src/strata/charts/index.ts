import type { Architecture } from '../../network/architecture.ts';
import type { ChartDefinition } from './chart.ts';
import { affine } from './affine.ts';
import { ambient } from './ambient.ts';
import { depressed } from './depressed.ts';
import { projection } from './projection.ts';
import { slice } from './slice.ts';
import { sphere } from './sphere.ts';
import { torusQuotient } from './torusQuotient.ts';

/** Registry of charts: one line each; the types Chart and ChartKind follow from it. */
export const charts = { ambient, affine, depressed, torusQuotient, sphere, slice, projection };

export type ChartKind = keyof typeof charts;

/** What a person chooses: the kind of chart and, for some kinds, where it is put. */
export type Chart = { [K in ChartKind]: (typeof charts)[K] extends ChartDefinition<infer C> ? C : never }[ChartKind];

export const chartKinds = Object.keys(charts) as ChartKind[];

/** The kinds of charts that show an architecture, the best first: by rank, then in the order of the registry. */
export function chartKindsFor(a: Architecture): ChartKind[] {
  const rank = (kind: ChartKind): number => charts[kind].rank?.(a) ?? 0;
  return chartKinds.filter((kind) => charts[kind].applies(a)).sort((one, other) => rank(one) - rank(other));
}

/** The definition of a chart. @throws RangeError for a kind that is not in the registry. */
export function definitionOf(chart: { readonly kind: string }): ChartDefinition<Chart> {
  const definitions = charts as Readonly<Record<string, unknown>> as Readonly<Record<string, ChartDefinition<Chart>>>;
  const definition = Object.hasOwn(definitions, chart.kind) ? definitions[chart.kind] : undefined;
  if (definition === undefined) throw new RangeError(`chart: there is no chart "${chart.kind}"`);
  return definition;
}
