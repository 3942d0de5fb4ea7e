import type { Architecture } from '../../src/network/architecture.ts';
import { chartsFor } from '../../src/strata/index.ts';
import { sliceKinds, subjectNames } from '../../src/strata/slices/index.ts';
import { type ChartChoice, chartChoice } from './chartChoice.ts';
import { parseInteger, parseNumbers, printNumbers } from './linkNumbers.ts';
import { type SliceChoice, type SlicePoint, sliceFits } from './sliceChoice.ts';

/** "affine", "torusQuotient_0_-1". */
export const printChart = (chart: ChartChoice): string => (chart.kind === 'torusQuotient' ? `${chart.kind}_${printNumbers([chart.c, chart.e])}` : chart.kind);

/** null for a chart that the architecture does not have. */
export function parseChart(text: string, a: Architecture): ChartChoice | null {
  const [name, ...rest] = text.split('_');
  const kind = chartsFor(a).find((known) => known === name);
  if (kind === undefined) return null;
  if (rest.length === 0) return chartChoice(a, kind);
  const [c, e, ...more] = parseNumbers(rest.join('_')) ?? [];
  if (kind !== 'torusQuotient' || c === undefined || more.length > 0) return null;
  return e === 1 || e === -1 ? { kind, c, e } : null;
}

/** "coordinates~2.3.4~1_0_0_0_0", "points~target~start~1_0_1", "random~7", "principal", "given~origin~a~b~c". */
export function printSlice(choice: SliceChoice): string {
  switch (choice.kind) {
    case 'coordinates':
      return [choice.kind, choice.free.join('.'), printNumbers(choice.values)].join('~');
    case 'points':
      return [choice.kind, ...choice.points.map((point) => (typeof point === 'string' ? point : printNumbers(point)))].join('~');
    case 'random':
      return `${choice.kind}~${choice.seed}`;
    case 'given':
      return [choice.kind, ...[choice.origin, ...choice.directions].map(printNumbers)].join('~');
    case 'overview':
    case 'principal':
    case 'following':
      return choice.kind;
  }
}

/** null for what is no slice of the architecture's filters. */
export function parseSlice(text: string, a: Architecture): SliceChoice | null {
  const choice = readSlice(text);
  return choice !== null && sliceFits(a, choice) ? choice : null;
}

function readSlice(text: string): SliceChoice | null {
  const [name, ...parts] = text.split('~');
  const kind = sliceKinds.find((known) => known === name);
  if (kind === undefined) return null;
  const filters = parts.map(parseNumbers);
  switch (kind) {
    case 'coordinates': {
      const [i, j, k, ...rest] = parts[0]?.split('.').map((place) => parseInteger(place, 0, 9999)) ?? [];
      const values = filters[1];
      return parts.length === 2 && i != null && j != null && k != null && rest.length === 0 && values ? { kind, free: [i, j, k], values } : null;
    }
    case 'points': {
      const points = parts.map((part, i) => subjectNames.find((name) => name === part) ?? filters[i] ?? null);
      return points.some((point) => point === null) ? null : { kind, points: points as SlicePoint[] };
    }
    case 'random': {
      const seed = parts.length === 1 ? parseInteger(parts[0]!, 0, 2 ** 32 - 1) : null;
      return seed === null ? null : { kind, seed };
    }
    case 'given': {
      const [origin, a, b, c] = filters;
      return parts.length === 4 && origin && a && b && c ? { kind, origin, directions: [a, b, c] } : null;
    }
    case 'overview':
    case 'principal':
    case 'following':
      return parts.length === 0 ? { kind } : null;
  }
}
