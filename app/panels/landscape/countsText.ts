import type { Counts } from '../../../src/landscape/counts.ts';
import type { MapReading } from '../../state/mapChoice.ts';

const plural = (n: number, one: string, many: string): string => (n === 1 ? `1 ${one}` : `${n === 0 ? 'no' : n} ${n === 0 ? one : many}`);

/** One group of a map: targets that the reading does not tell apart. */
export const groupKey = ({ reached, minima, saddles, degenerate, endings, incomplete }: Counts, reading: MapReading): string =>
  reading === 'points' ? [reached, minima, saddles, degenerate, incomplete].join() : [reached, endings].join();

/** A group in the fewest words, line by line. */
export function countLines({ reached, minima, saddles, degenerate, endings, incomplete }: Counts, reading: MapReading): string[] {
  const first = reached ? ['u ∈ M'] : [];
  if (reading === 'endings') return [...first, endings === null ? 'not decided' : plural(endings, 'local min.', 'local min.')];
  const points = minima + saddles + degenerate === 0 ? ['no other point'] : [plural(minima, 'minimum', 'minima'), plural(saddles, 'saddle', 'saddles')];
  return [...first, ...points, ...(degenerate === 0 ? [] : [`${degenerate} undecided`]), ...(incomplete ? ['or more'] : [])];
}

/** A group in numbers: minima + saddles, or local minima; u stands for the target where it is in M. */
export function shortCounts({ reached, minima, saddles, degenerate, endings, incomplete }: Counts, reading: MapReading): string {
  if (reading === 'endings') return endings === null ? '?' : reached ? (endings === 1 ? 'u' : `u + ${endings - 1}`) : String(endings);
  return `${reached ? 'u, ' : ''}${minima} + ${saddles}${degenerate === 0 ? '' : ` + ${degenerate}`}${incomplete ? '?' : ''}`;
}

/** A group in one line, for the legend. */
export function groupSentence(counts: Counts, reading: MapReading): string {
  const { reached, minima, saddles, degenerate, endings, incomplete } = counts;
  if (reading === 'endings') {
    if (endings === null) return 'number of local minima not decided';
    return reached ? (endings === 1 ? 'u itself is the only local minimum' : `${endings} local minima, u one of them`) : plural(endings, 'local minimum', 'local minima');
  }
  const points = minima + saddles + degenerate === 0 ? 'no other critical point' : `${plural(minima, 'minimum', 'minima')}, ${plural(saddles, 'saddle', 'saddles')}`;
  return `${reached ? 'u is in M; ' : ''}${points}${degenerate === 0 ? '' : `, ${degenerate} not decided`}${incomplete ? ', perhaps more' : ''}`;
}

/** Everything that is known of one target of a network with stride one, as a sentence. */
export function targetSentence(counts: Counts): string {
  const { reached, minima, saddles, degenerate, endings, incomplete } = counts;
  const others = minima + saddles + degenerate;
  const where = reached ? 'This target is in M: training can reach it.' : 'This target is not in M.';
  const points =
    others === 0
      ? 'There is no other critical point.'
      : `Critical points with a repeated root: ${plural(minima, 'minimum', 'minima')}, ${plural(saddles, 'saddle', 'saddles')}${degenerate === 0 ? '' : `, ${degenerate} not decided`}.`;
  const end = endings === null ? '' : ` Training can end at ${endings === 1 ? 'one filter' : `${endings} filters`}.`;
  return `${where} ${points}${end}${incomplete ? ' Points may be missing.' : ''}`;
}

/** What is counted. */
export const readingSentence = (reading: MapReading): string =>
  reading === 'points'
    ? 'Counted are the real critical points P ≠ 0 of the loss on the strata of M, as far as the network reaches them; a minimum is one along its stratum. The target itself, where it is in M, is not among them.'
    : 'Counted are the filters at which the loss of the network has a local minimum over its parameters: where training can end.';
