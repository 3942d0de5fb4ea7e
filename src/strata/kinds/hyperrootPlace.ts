import type { Architecture } from '../../network/architecture.ts';

/** Angles nearer than this to 0 or π/2 are there: the factor is a multiple of x² or y², which has real roots however it is rounded. */
const seamTolerance = 1e-9;

/** Where a form with several factors in x², y² lies. */
export interface FactorPlace {
  readonly inFunctionSpace: boolean;
  readonly onBoundary: boolean;
  readonly place: 'boundary' | 'inside' | 'closure';
}

/**
 * Place of a form (product of the factors β_i x² − α_i y² at the angles given) · rest for reduced degrees (d₁, 1), strides (1, 2):
 * one factor is the second filter, the others belong to the first one. It is in M iff for some choice the first one has at
 * least o₁ real roots; then it is on the boundary iff for some choice at most o₁ − 2 of them have odd multiplicity, or two
 * factors are equal and may leave the real line together.
 *
 * @param angles (x² : y²) = (cos : sin) of the real factors; equal ones are repeated.
 * @param simple Number of real roots of the rest, all simple.
 * @source GeoLCN, Lemma 4.2; the criterion for the boundary is mathematics A12 (a) and (b), derived
 */
export function placeOfFactors({ reduced }: Architecture, angles: readonly number[], simple: number, factorsEqual: boolean): FactorPlace {
  const needed = reduced.evenFilterCounts[0]!;
  const choices = angles.map((_, chosen) => {
    let [real, odd] = [simple, simple];
    angles.forEach((angle, i) => {
      if (i === chosen) return;
      const seam = Math.min(distanceTo(angle, 0), distanceTo(angle, Math.PI / 2)) < seamTolerance;
      if (seam || angle < Math.PI / 2) real += 2;
      if (!seam && angle < Math.PI / 2) odd += 2;
    });
    return { real, odd };
  });
  if (!choices.some(({ real }) => real >= needed)) return { inFunctionSpace: false, onBoundary: false, place: 'closure' };
  const onBoundary = factorsEqual || choices.some(({ odd }) => odd <= needed - 2);
  return { inFunctionSpace: true, onBoundary, place: onBoundary ? 'boundary' : 'inside' };
}

/** Distance of two angles modulo π. */
function distanceTo(angle: number, other: number): number {
  const rest = Math.abs(angle - other) % Math.PI;
  return Math.min(rest, Math.PI - rest);
}

/** "boundary of M", "interior points of M" or "in the Zariski closure only". */
export const placeWords: Readonly<Record<FactorPlace['place'], string>> = { boundary: 'boundary of M', inside: 'interior points of M', closure: 'in the Zariski closure only' };
