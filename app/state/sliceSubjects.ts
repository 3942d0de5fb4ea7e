import { metricMatrix } from '../../src/loss/metrics.ts';
import type { Filter, Theta } from '../../src/network/architecture.ts';
import { endToEndFilter } from '../../src/network/endToEndFilter.ts';
import type { SliceSubjects } from '../../src/strata/slices/choice.ts';
import { tangentKernel } from '../../src/training/tangentKernel.ts';
import type { PlainProblem } from '../../src/tasks.ts';
import type { RunRecord } from './computed.ts';
import { sameArchitecture, startFilters } from './derive.ts';
import { remembered } from './remembered.ts';
import type { AppState } from './store.ts';

/** What a slice can be laid through or along in the present state; the same object while none of it changes. */
export function sliceSubjects({ view, run }: Pick<AppState, 'view' | 'run'>): SliceSubjects {
  const { strides, target } = view;
  const moves = view.slice.kind === 'following';
  if (run === null || run.state === null || !sameArchitecture(run.problem.architecture, view)) return subjects(target, startFilters(view), strides, null, false, null, 0, null);
  const { state, record, problem, status, playing } = run;
  const rests = !playing && (status === 'ready' || state.status !== 'running');
  return subjects(target, startFilters(view), strides, state.theta, state.status !== 'running', record, rests ? record.count : settledRows(record.count), moves ? problem : null);
}

/** While a run grows, its axes follow it in a few strides only, each time it has doubled: else the picture would never stand still. */
const settledRows = (count: number): number => (count < 2 ? count : 2 ** Math.floor(Math.log2(count)));

const subjects = remembered(
  (target: Filter, start: Theta, strides: readonly number[], theta: Theta | null, ended: boolean, record: RunRecord | null, count: number, problem: PlainProblem | null): SliceSubjects => {
    const current = theta === null ? null : finite(endToEndFilter(theta, strides));
    return {
      target,
      start: finite(endToEndFilter(start, strides)),
      current,
      end: ended ? current : null,
      velocity: theta === null || current === null || problem === null ? null : velocityOf(theta, strides, current, problem),
      trajectory: record === null ? noTrajectory : { rows: record.filters as Float64Array<ArrayBuffer>, count, size: record.size },
    };
  },
);

const noTrajectory: SliceSubjects['trajectory'] = { rows: new Float64Array(0), count: 0, size: 0 };

/** w′ = −K grad ℓ(w); null where the numbers have left the range of a double. */
function velocityOf(theta: Theta, strides: readonly number[], current: Filter, { target, metric }: PlainProblem): Filter | null {
  if (target.length !== current.length) return null;
  const gradient = weighted(metricMatrix(metric, target.length), current.map((c, i) => 2 * (c - target[i]!)));
  return finite(weighted(tangentKernel(theta, strides), gradient).map((v) => -v));
}

const weighted = (matrix: readonly (readonly number[])[], vector: readonly number[]): number[] =>
  matrix.map((row) => row.reduce((sum, entry, i) => sum + entry * vector[i]!, 0));

const finite = (filter: Filter): Filter | null => (filter.every(Number.isFinite) ? filter : null);
