import { isZeroForm } from '../../src/polynomial/form.ts';
import { rootPattern } from '../../src/polynomial/rootPattern.ts';
import { loss } from '../../src/loss/loss.ts';
import { metricMatrix } from '../../src/loss/metrics.ts';
import { caption } from './caption.ts';
import { architectureOf, factsOf, problemOf, sameProblem, targetMembership } from './derive.ts';
import { endReading } from './endReading.ts';
import { useAppState } from './store.ts';
import { useThrottled } from './useThrottled.ts';

/** The caption is read aloud and costs root patterns: it follows at most this often, in milliseconds. */
const interval = 150;

/** The picture in words for the present state, and the root pattern of the target. */
export function useCaption(): string {
  const view = useThrottled(useAppState((s) => s.view), interval);
  const run = useThrottled(useAppState((s) => s.run), interval);
  const a = architectureOf(view);
  const { target, metric } = view;
  // the run of an earlier choice says nothing about this one
  const state = run !== null && sameProblem(run.problem, problemOf(view)) ? run.state : null;
  return caption({
    architecture: a,
    facts: factsOf(a),
    target,
    targetPattern: isZeroForm(target) ? null : rootPattern(target),
    targetMembership: targetMembership(a, target),
    run:
      state === null
        ? null
        : {
            state,
            ...endReading(a, state),
            lossOfZero: loss(target.map(() => 0), { target, metric: metricMatrix(metric, target.length) }),
          },
  });
}

