import { membershipTolerance } from '../numeric/tolerance.ts';
import { euclideanNorm, isZeroForm, multiplyForms } from '../polynomial/form.ts';
import type { Architecture, Filter, Theta } from './architecture.ts';
import { endToEndFilter } from './endToEndFilter.ts';
import { type Hyperroot, mergeHyperroots, pushDown, selections, take, toHyperroots } from './hyperroots.ts';
import { checkFilter } from './membership.ts';
import { availableDegrees } from './reducedFactorizations.ts';
import { strideDecomposition } from './strideDecomposition.ts';

/** Classes beyond this number are refused: ten layers of size 2 already have 10! of them. */
export const mostFiberClasses = 50_000;

export interface FiberOptions {
  readonly tolerance?: number;
}

/**
 * Fiber μ⁻¹(w) up to scaling: one real θ for each way to distribute the real form w over the layers, filters of equal norm.
 *
 * The whole class of a θ is { (κ_1 w_1, …, κ_L w_L) : Π κ_l = 1 }. Layers are taken from the largest stride down; each takes a
 * conjugation-closed set of d_l hyperroots from the polyphase gcd of what is left.
 *
 * @returns [] outside M; each entry lists the filters, first layer first.
 * @throws RangeError for the zero filter (its fiber is the union of the coordinate subspaces w_l = 0), a wrong length, or more than
 *   50,000 classes.
 * @source mathematics.md B5; GeoLCN, section 5.3
 */
export function fiber(a: Architecture, filter: Filter, options: FiberOptions = {}): Theta[] {
  checkFilter('fiber', a, filter);
  if (isZeroForm(filter)) throw new RangeError('fiber: the zero filter has infinitely many factorizations up to scaling');
  const { reduced } = a;
  const decomposition = strideDecomposition(filter, reduced.cumulativeStrides, options.tolerance ?? membershipTolerance, a.reduced.degrees.at(-1));
  if (availableDegrees(decomposition.degrees, reduced) === null) return [];
  const own = decomposition.hyperroots.map(toHyperroots);
  const classes: Theta[] = [];
  const chosen: (readonly number[])[] = a.filterSizes.map(() => [1]);

  const fillGroup = (g: number, position: number, available: readonly Hyperroot[]): void => {
    const layers = reduced.layers[g]!;
    if (position === layers.length) {
      if (g === 0) {
        if (classes.length === mostFiberClasses) throw new RangeError(`fiber: more than ${mostFiberClasses} classes`);
        classes.push(balancedTheta(a, chosen, filter));
        return;
      }
      const ratio = reduced.cumulativeStrides[g]! / reduced.cumulativeStrides[g - 1]!;
      fillGroup(g - 1, 0, mergeHyperroots(own[g - 1]!, pushDown(available, ratio)));
      return;
    }
    const layer = layers[position]!;
    for (const selection of selections(available, a.degrees[layer]!)) {
      const { taken, left } = take(available, selection);
      chosen[layer] = formWithRoots(taken);
      fillGroup(g, position + 1, left);
    }
  };
  const top = reduced.degrees.length - 1;
  fillGroup(top, 0, own[top]!);
  return classes;
}

/** Real form with the given hyperroots, in (X, Y), of unit norm. */
function formWithRoots(roots: readonly Hyperroot[]): number[] {
  let form = [1];
  for (const { point, weight, multiplicity } of roots) {
    const { re, im, inverted } = point;
    // x − z y, or w x − y if w = y/x; for a pair the product with the conjugate factor
    const factor = weight === 1 ? (inverted ? [-re, 1] : [1, -re]) : inverted ? [re * re + im * im, -2 * re, 1] : [1, -2 * re, re * re + im * im];
    for (let i = 0; i < multiplicity; i++) form = multiplyForms(form, factor);
  }
  const norm = euclideanNorm(form);
  return form.map((c) => c / norm);
}

/** Scales unit filters to equal norms so that their product is w; the sign goes to the last layer. */
function balancedTheta(a: Architecture, filters: readonly Filter[], filter: Filter): Theta {
  const product = endToEndFilter(filters, a.strides);
  const size = euclideanNorm(filter);
  const inner = product.reduce((sum, c, i) => sum + c * (filter[i]! / size), 0);
  const square = product.reduce((sum, c) => sum + c * c, 0);
  const scale = (inner / square) * size;
  const each = Math.abs(scale) ** (1 / filters.length);
  return filters.map((w, l) => w.map((c) => c * (l === filters.length - 1 ? Math.sign(scale) : 1) * each));
}
