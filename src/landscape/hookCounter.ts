import { partitionsBelow } from '../facts/patterns.ts';
import { type Metric, metricMatrix } from '../loss/metrics.ts';
import type { Architecture } from '../network/architecture.ts';
import { circleDerivative } from '../polynomial/circleDerivative.ts';
import { evaluateForm, maxNorm } from '../polynomial/form.ts';
import { realRootCount, realRoots } from '../polynomial/realRoots.ts';
import type { Counts, TargetCounter } from './counts.ts';
import { type HookEquation, equationOf, hookEquations } from './hookEquation.ts';

/** Degrees up to which the equations are set up: determinants of forms are expanded, and degree 8 takes some hundredths of a second. */
const largestDegree = 8;

/** An equation with coefficients below this, against those of the target and of its own rows, vanishes identically: some hundred roundings. */
const vanishing = 1e-13;

/** The strata Δ_(α,1,…,1) on which a network has critical points. */
export interface HookStrata {
  /** α, ascending. */
  readonly multiplicities: readonly number[];
  /** There are no points on other strata: so it is exactly for two layers one of which has size 2, for three layers of size 2, and for one layer. */
  readonly complete: boolean;
}

/** The strata with one multiple root on which a network has critical points; null for strides, and for degrees above 8. */
export function hookStrata(a: Architecture): HookStrata | null {
  const { degrees, layers } = a.reduced;
  if (degrees.length !== 1 || a.degree > largestDegree) return null;
  const bins = layers[0]!.map((l) => a.degrees[l]!);
  const below = partitionsBelow(a.degree, bins).filter((parts) => parts[0]! > 1);
  const hooks = below.filter((parts) => parts.slice(1).every((part) => part === 1));
  return { multiplicities: hooks.map((parts) => parts[0]!).sort((p, q) => p - q), complete: hooks.length === below.length };
}

/**
 * Counts of critical points for networks all of whose critical points have at most one multiple root: one univariate equation for each multiplicity α.
 *
 * A root φ of E_α is a point P = ℓ^α h of the stratum. With F_α' = − (positive) E_α E_{α+1} it is a minimum there if E_α' E_{α+1} < 0 and a saddle if
 * E_α' E_{α+1} > 0. Training can end at it exactly if besides E_{α−1} E_{α+1} > 0: the loss grows as well where the root of multiplicity α splits
 * off a part that the network can make. Every real point is reached, since the simple roots all fit into the larger layer.
 *
 * @returns null if the network has critical points of another kind, or its degree is above 8.
 * @throws RangeError as `metricMatrix` does.
 * @source derived; mathematics.md E1, E5
 */
export function hookCounter(a: Architecture, metric: Metric): TargetCounter | null {
  const strata = hookStrata(a);
  if (strata?.complete !== true) return null;
  const { multiplicities } = strata;
  const equations = hookEquations(a.degree, multiplicities, metricMatrix(metric, a.ambientDimension));
  const needed = a.reduced.evenFilterCounts[0]!;
  return (target) => countHooks(target, equations, multiplicities, needed);
}

function countHooks(target: readonly number[], equations: readonly HookEquation[], multiplicities: readonly number[], needed: number): Counts {
  const reached = realRootCount(target) >= needed;
  const forms = equations.map((equation) => equationOf(equation, target));
  const size = maxNorm(target);
  let [minima, saddles, degenerate, endings] = [0, 0, 0, reached ? 1 : 0];
  for (const multiplicity of multiplicities) {
    const [before, own, after] = forms.slice(multiplicity - 2, multiplicity + 1) as [number[], number[], number[]];
    if (maxNorm(own) <= vanishing * size) {
      degenerate++;
      continue;
    }
    const slope = circleDerivative(own);
    for (const angle of realRoots(own)) {
      const [x, y] = [Math.cos(angle), Math.sin(angle)];
      const deeper = evaluateForm(after, x, y);
      const curvature = -evaluateForm(slope, x, y) * deeper;
      if (curvature > 0) minima++;
      else if (curvature < 0) saddles++;
      else degenerate++;
      if (curvature > 0 && evaluateForm(before, x, y) * deeper > 0) endings++;
    }
  }
  return { reached, minima, saddles, degenerate, endings, incomplete: false };
}
