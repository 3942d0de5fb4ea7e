import type { Architecture, Filter, Theta } from '../network/architecture.ts';
import { endToEndFilter } from '../network/endToEndFilter.ts';
import { euclideanNorm, multiplyForms, type Form } from '../polynomial/form.ts';
import { dealRoots, type Ball } from './dealRoots.ts';

/** The roots of one group's factor with their multiplicities, as real irreducible forms in x^S, y^S. */
export interface GroupRoots {
  readonly roots: readonly { readonly form: Form; readonly multiplicity: number }[];
}

/**
 * Filters of the layers of equal norm, for each way to deal out the roots of a filter to the layers without a repeated root in a layer, up
 * to exchanging layers of equal size in a group.
 *
 * @param groups One entry for each group of the reduced architecture.
 */
export function parameterPoints(a: Architecture, groups: readonly GroupRoots[], filter: Filter): Theta[] {
  let choices: Form[][] = [a.filterSizes.map(() => [1])];
  groups.forEach(({ roots }, g) => {
    const layers = a.reduced.layers[g]!;
    const balls = roots.map(({ form, multiplicity }): Ball => ({ size: form.length - 1, copies: multiplicity }));
    const deals = dealRoots(balls, layers.map((l) => a.degrees[l]!));
    choices = choices.flatMap((before) =>
      deals.map((deal) => {
        const filters = [...before];
        deal.forEach((bin, i) => (filters[layers[i]!] = bin.reduce<Form>((product, root) => multiplyForms(product, roots[root]!.form), [1])));
        return filters;
      }),
    );
  });
  return choices.map((filters) => balanced(a, filters, filter));
}

/** Filters of equal norm whose product is w; the sign goes to the last one. */
function balanced(a: Architecture, filters: readonly Form[], filter: Filter): Theta {
  const units = filters.map((form) => form.map((c) => c / euclideanNorm(form)));
  const product = endToEndFilter(units, a.strides);
  const [inner, square] = [product.reduce((sum, c, i) => sum + c * filter[i]!, 0), product.reduce((sum, c) => sum + c * c, 0)];
  const each = Math.abs(inner / square) ** (1 / units.length);
  return units.map((form, l) => form.map((c) => c * (l === units.length - 1 ? Math.sign(inner) : 1) * each));
}
