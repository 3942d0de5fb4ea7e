import type { CriticalPointReport } from '../../../src/critical/index.ts';
import type { ListedPoint } from '../../state/criticalReading.ts';
import type { CriticalSubject } from '../../state/criticalStore.ts';
import { programVersion } from '../../state/version.ts';

/** Everything that was found, complex points too, with what repeats it. */
export function pointsJson({ filterSizes, strides, target, metric }: CriticalSubject, report: CriticalPointReport): string {
  return JSON.stringify({ program: `convariety ${programVersion}`, filterSizes, strides, target, metric, ...report }, null, 1);
}

type Value = string | number | null;

const columns: readonly (readonly [name: string, value: (listed: ListedPoint) => Value])[] = [
  ['stratum', ({ stratum }) => stratum.id],
  ['dimension', ({ stratum }) => stratum.dimension],
  ['root_pattern', ({ point }) => point.rootPattern],
  ['loss', ({ loss }) => loss],
  ['kind', ({ kind }) => kind],
  ['place', ({ place }) => (place === 'elsewhere' ? 'not reached' : place)],
  ['index_positive', ({ point }) => point.index?.[0] ?? null],
  ['index_zero', ({ point }) => point.index?.[1] ?? null],
  ['index_negative', ({ point }) => point.index?.[2] ?? null],
  ['certainty', ({ point }) => point.certainty],
  ['radius', ({ point }) => point.radius],
  ['fractions', ({ point }) => point.fractions?.join(' ') ?? null],
  ['residual', ({ point }) => point.residual],
  ['parameter_classes', ({ point }) => point.parameters.length],
  ['parameter_kinds', ({ point }) => point.parameters.map(({ kind }) => kind).join(' ')],
];

/**
 * The real points as comma-separated values, coefficients last, highest power of x first.
 *
 * @source RFC 4180
 */
export function pointsCsv(points: readonly ListedPoint[]): string {
  const size = points[0]?.filter.length ?? 0;
  const head = [...columns.map(([name]) => name), ...Array.from({ length: size }, (_, i) => `w${i}`)];
  const rows = points.map((listed) => [...columns.map(([, value]) => value(listed)), ...listed.filter]);
  return [head, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

/** One line of the table, for the clipboard: columns between tabs. */
export const pointLine = (listed: ListedPoint): string => [...columns.map(([, value]) => value(listed) ?? ''), ...listed.filter].join('\t');

function field(value: Value): string {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
