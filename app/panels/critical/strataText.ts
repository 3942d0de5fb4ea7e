import type { StratumReport } from '../../../src/critical/index.ts';
import type { Architecture } from '../../../src/network/architecture.ts';
import { parametersOver } from '../../state/criticalReading.ts';

/** The largest first, as sums of counts are written. */
export const largestFirst = (strata: readonly StratumReport[]): StratumReport[] => [...strata].sort((one, other) => other.dimension - one.dimension || strata.indexOf(other) - strata.indexOf(one));

/** "(2, 1, 1)"; parts that come often "(2, 1⁵)"; with strides "(1, 1) · (1) in x², y²". */
export const stratumText = ({ partitions, strides }: Pick<StratumReport, 'partitions' | 'strides'>): string =>
  partitions.map((partition, g) => `(${partText(partition)})${strides[g] === 1 ? '' : ` in x${superscript(strides[g]!)}, y${superscript(strides[g]!)}`}`).join(' · ');

/** A part that comes at least so often is written as a power. */
const often = 5;

function partText(partition: readonly number[]): string {
  const runs = [...new Set(partition)].map((part) => [part, partition.filter((other) => other === part).length] as const);
  return runs.flatMap(([part, times]) => (times >= often ? [`${part}${superscript(times)}`] : Array.from({ length: times }, () => String(part)))).join(', ');
}

const superscript = (n: number): string => String(n).replaceAll(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]!);

/** Longer sums are left to the table. */
const longestSum = 6;

/** "36 = 1 + 10 + 13 + 12"; a single number is no sum. */
export const sumText = (counts: readonly number[], terms: readonly (string | number)[] = counts): string => {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.length < 2 || counts.length > longestSum ? String(total) : `${total} = ${terms.join(' + ')}`;
};

/** How many complex critical parameters there are up to rescaling: "100 = 12·1 + 5·10 + 2·13 + 1·12". Null where a count is not known. */
export function parametersText(a: Architecture, strata: readonly StratumReport[]): string | null {
  if (strata.length === 0 || strata.some(({ expected }) => expected === null)) return null;
  const parts = strata.map((stratum) => [parametersOver(a, stratum), stratum.expected!] as const);
  return sumText(parts.map(([over, count]) => over * count), parts.map(([over, count]) => `${over}·${count}`));
}

/** "12 of 13": what is missing is never left out. */
export const foundText = ({ found, expected }: Pick<StratumReport, 'found' | 'expected'>): string => (expected === null || found === expected ? String(found) : `${found} of ${expected}`);

/** Where the count comes from: a word, and a sentence on it. */
export const countSources: Readonly<Record<NonNullable<StratumReport['expectedBy']>, readonly [word: string, sentence: string, source: string | undefined]>> = {
  formula: ['formula', 'By the closed formula for the Euclidean distance degree of a multiple root locus, or of a product of projective spaces, with a general metric.', 'GeoLCN, section 6.2'],
  remark: ['formula', 'By the closed formula for a general metric. That the Euclidean metric is general for multiple root loci is a remark in the paper, confirmed by computation up to degree 8.', 'GeoLCN, Remark 6.10'],
  theorem: ['theorem', 'A published count for this stratum and this metric.', 'GeoLCN, section 6.2'],
  computed: ['counted', 'Counted by this program for a general complex target with this metric: it knows no formula for it.', undefined],
};

/** What became of paths that ended in no point of the stratum; empty if there are none. */
export function lostText({ lost: { onSmallerStratum, singular, diverged, stuck } }: Pick<StratumReport, 'lost'>): string {
  const parts = [
    ...(onSmallerStratum > 0 ? [`${onSmallerStratum} on a smaller stratum`] : []),
    ...(diverged > 0 ? [`${diverged} at infinity`] : []),
    ...(singular > 0 ? [`${singular} singular`] : []),
    ...(stuck > 0 ? [`${stuck} not followed to their ends`] : []),
  ];
  return parts.join(', ');
}
