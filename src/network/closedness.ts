import type { ReducedArchitecture } from './architecture.ts';

/**
 * Which real forms of the Zariski closure a function space misses: `strideOne` if some group has two or more even filters
 * (too few real hyperroots), `reduced` if for some g ≥ 2 the degree d̃_g is odd and A_g = Σ_{h<g} d̃_h S̃_h ≥ S̃_g (a form may then have
 * d̃_g + 1 hyperroots at level g, none of them real). Neither: M is Zariski closed.
 * @source mathematics.md A5
 */
export function missingKinds({ degrees, cumulativeStrides, evenFilterCounts }: ReducedArchitecture): { strideOne: boolean; reduced: boolean } {
  const below = degrees.map((_, g) => degrees.slice(0, g).reduce((sum, d, h) => sum + d * cumulativeStrides[h]!, 0));
  return {
    strideOne: evenFilterCounts.some((o) => o >= 2),
    reduced: degrees.some((d, g) => g > 0 && d % 2 === 1 && below[g]! >= cumulativeStrides[g]!),
  };
}
