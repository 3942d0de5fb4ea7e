import type { Architecture } from '../../network/architecture.ts';
import { formatRootPattern, type RootPattern } from '../../polynomial/formatRootPattern.ts';
import type { Stratum } from '../mesh.ts';
import { placeOf } from './place.ts';

const places = { boundary: 'Boundary of M', interior: 'Discriminant inside M', outside: 'Discriminant outside M' } as const;

/** Name, role, membership and source of the surface stratum of forms of a root pattern, for a full-dimensional M. */
export function describePattern(
  a: Architecture,
  pattern: RootPattern,
  kind: { readonly id: string; readonly source: string },
): Pick<Stratum, 'id' | 'label' | 'role' | 'pattern' | 'inFunctionSpace' | 'onBoundary' | 'source'> {
  const { role, inFunctionSpace, onBoundary } = placeOf(a, pattern);
  const printed = formatRootPattern(pattern);
  const equation = a.degree === 2 ? ', B² = 4AC' : '';
  return {
    id: `${kind.id}-${printed.replace('|', '-')}`,
    label: `${places[role]}: ${rootsInWords(pattern)}${equation}`,
    role,
    pattern: printed,
    inFunctionSpace,
    onBoundary,
    source: kind.source,
  };
}

const numbers = ['no', 'one', 'two', 'three', 'four', 'five'];
const multiplicities = ['', 'simple', 'double', 'triple', 'four-fold', 'five-fold', 'six-fold', 'seven-fold', 'eight-fold', 'nine-fold', 'ten-fold'];

/** The multiple roots of a pattern: "a double real root", "two double real roots", "a triple and a double real root". */
export function rootsInWords({ real, complex }: RootPattern): string {
  const said = [...groups(real).map(([m, count]) => phrase(m, count, 'real root')), ...groups(complex).map(([m, count]) => phrase(m, count, 'pair of conjugate roots'))];
  return said.length === 0 ? 'simple roots' : said.join(' and ');
}

/** Multiplicities above one with their numbers, largest first. */
function groups(multiplicitiesOfRoots: readonly number[]): [number, number][] {
  const counts = new Map<number, number>();
  for (const m of multiplicitiesOfRoots) if (m > 1) counts.set(m, (counts.get(m) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => b - a);
}

const phrase = (m: number, count: number, noun: string): string =>
  count === 1 ? `one ${multiplicities[m] ?? `${m}-fold`} ${noun}` : `${numbers[count] ?? count} ${multiplicities[m] ?? `${m}-fold`} ${noun.replace('root', 'roots').replace('pair', 'pairs').replace('rootss', 'roots')}`;
