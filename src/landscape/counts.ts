/** How many real critical points P ≠ 0 the square loss of a network has for one target u, as far as filters of the network reach them. */
export interface Counts {
  /** u itself is an end-to-end filter of the network: u ∈ M. It is none of the points counted below. */
  readonly reached: boolean;
  /** Points with a repeated root (or on another stratum below the whole space) at which the loss restricted to that stratum has a local minimum. */
  readonly minima: number;
  /** The same where the loss on the stratum goes down in some direction. */
  readonly saddles: number;
  /** The same where the second derivative does not decide; a whole curve of critical points counts as one. */
  readonly degenerate: number;
  /** End-to-end filters of local minima of the loss over the parameters: where training can end, u among them if it is reached. null: not known. */
  readonly endings: number | null;
  /** The list may lack points: a solver did not find all that the theory counts. */
  readonly incomplete: boolean;
}

/** Counts for any target of one architecture and metric. */
export type TargetCounter = (target: readonly number[]) => Counts;

/** Two targets are in one class exactly if these agree. */
export const countsKey = ({ reached, minima, saddles, degenerate, endings, incomplete }: Counts): string =>
  [Number(reached), minima, saddles, degenerate, endings ?? '?', Number(incomplete)].join(' ');
