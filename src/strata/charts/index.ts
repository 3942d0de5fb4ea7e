import type { ChartDefinition } from './chart.ts';
import { ambient } from './ambient.ts';
import { sphere } from './sphere.ts';

/** Registry of charts: one line each; the types Chart and ChartKind follow from it. */
export const charts = { ambient, sphere };

export type ChartKind = keyof typeof charts;

/** What a person chooses: the kind of chart and, for some kinds, where it is put. */
export type Chart = { [K in ChartKind]: (typeof charts)[K] extends ChartDefinition<infer C> ? C : never }[ChartKind];

export const chartKinds = Object.keys(charts) as ChartKind[];

/** The definition of a chart. @throws RangeError for a kind that is not in the registry. */
export function definitionOf(chart: { readonly kind: string }): ChartDefinition<Chart> {
  const definitions: Readonly<Record<string, ChartDefinition<Chart>>> = charts;
  const definition = Object.hasOwn(definitions, chart.kind) ? definitions[chart.kind] : undefined;
  if (definition === undefined) throw new RangeError(`chart: there is no chart "${chart.kind}"`);
  return definition;
}
