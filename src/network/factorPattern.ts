import { trainedRootTolerance } from '../numeric/tolerance.ts';
import { mergeCloseRoots } from '../polynomial/clusterRoots.ts';
import { isZeroForm } from '../polynomial/form.ts';
import type { RootPattern } from '../polynomial/formatRootPattern.ts';
import type { RootDivisor } from '../polynomial/projectiveRoot.ts';
import { rootDivisor } from '../polynomial/rootDivisor.ts';
import { divisorPattern } from '../polynomial/rootPattern.ts';
import type { Theta } from './architecture.ts';
import { pushDown, toDivisor, toHyperroots } from './hyperroots.ts';

/**
 * Roots of the end-to-end form read from the filters: roots closer than the tolerance (chordal distance) count as one.
 *
 * The roots of the factors are well conditioned where those of the product are not: a trained double root is off by √ε in the
 * product, but by ε in each filter.
 * @returns null if some filter is zero: the end-to-end form is zero then.
 * @source GeoLCN, section 7.1; mathematics.md B3, B7
 */
export function factorRoots(filters: Theta, strides: readonly number[], tolerance = trainedRootTolerance): RootDivisor | null {
  if (filters.some(isZeroForm)) return null;
  let stride = 1;
  const real: RootDivisor['real'][number][] = [];
  const pairs: RootDivisor['pairs'][number][] = [];
  filters.forEach((w, l) => {
    if (w.length > 1) {
      const lifted = toDivisor(pushDown(toHyperroots(rootDivisor(w)), stride));
      real.push(...lifted.real);
      pairs.push(...lifted.pairs);
    }
    stride *= strides[l]!;
  });
  return mergeCloseRoots({ real, pairs }, tolerance);
}

/** Root pattern of the end-to-end form read from the filters; null for the zero filter. */
export function factorPattern(filters: Theta, strides: readonly number[], tolerance = trainedRootTolerance): RootPattern | null {
  const roots = factorRoots(filters, strides, tolerance);
  return roots === null ? null : divisorPattern(roots);
}
