import { Suspense, lazy } from 'react';
import { formatRootPattern } from '../../src/polynomial/formatRootPattern.ts';
import { maxNorm } from '../../src/polynomial/form.ts';
import { endToEndFilter } from '../../src/network/endToEndFilter.ts';
import { filterToTex, formToTex } from '../../src/expression/formToTex.ts';
import { trainingReport } from '../../src/training/report.ts';
import { shortNumber } from '../state/caption.ts';
import { architectureOf } from '../state/derive.ts';
import { endReading } from '../state/endReading.ts';
import { useReading } from '../state/reading.ts';
import { useAppState } from '../state/store.ts';
import { useThrottled } from '../state/useThrottled.ts';
import { Certainty } from '../ui/Certainty.tsx';
import { PatternTag } from '../ui/PatternTag.tsx';
import { LayerChip } from '../ui/Swatch.tsx';
import { breakable, Tex } from '../ui/Tex.tsx';

const ReachedPoint = lazy(() => import('./critical/ReachedPoint.tsx').then((m) => ({ default: m.ReachedPoint })));

/** Readings change ten times a second at most. */
const readingInterval = 100;

const statusWords = {
  running: 'not finished',
  converged: 'converged: the gradient is below 10⁻⁷',
  maxSteps: 'step limit reached, not converged',
  timeLimit: 'time limit reached',
  diverged: 'diverged: the step is too large; the last finite state is shown',
  stepTooSmall: 'the flow can be followed no further',
} as const;

/** The report on a run, in words and numbers: root pattern, place in the function space, gradient, invariants and their drift. */
export function Verdict() {
  const view = useAppState((s) => s.view);
  const critical = useReading((r) => r.critical);
  const run = useThrottled(useAppState((s) => s.run), readingInterval);
  if (run?.state == null) return null;
  const a = architectureOf(view);
  const { state, problem } = run;
  // the run of an earlier architecture says nothing about this one
  if (problem.architecture.filterSizes !== view.filterSizes || problem.architecture.strides !== view.strides) return null;
  const { pattern, membership: place, orElse } = endReading(a, state);
  const report = trainingReport({ ...problem, architecture: a }, state);
  const filter = endToEndFilter(state.theta, a.strides);
  return (
    <dl className="verdict">
      <Row name="status">{`${statusWords[state.status]} (${state.steps} steps)`}</Row>
      <Row name="reached">
        <Tex tex={`\\approx ${formToTex(toSixDigits(filter))}`} />
      </Row>
      <Row name="root pattern">
        {pattern === null ? 'the zero filter has none' : <PatternTag pattern={formatRootPattern(pattern)} spelled={orElse === null} />}
        {orElse?.pattern != null && (
          <>
            {' '}
            or <PatternTag pattern={formatRootPattern(orElse.pattern)} /> at the limit: roots are closer than 1/100, which is not enough to tell
          </>
        )}
      </Row>
      <Row name="place">
        {orElse === null || orElse.membership.onBoundary === place.onBoundary ? place.reason : 'In M. If those roots are one at the limit it is on the boundary, if not it is not.'} <Certainty level={place.certainty} />
      </Row>
      {critical && state.status === 'converged' && (
        <Row name="critical point">
          <Suspense fallback={null}>
            <ReachedPoint filter={filter} />
          </Suspense>
        </Row>
      )}
      <Row name="loss">
        <span className="tabular">{shortNumber(state.loss)}</span>
      </Row>
      <Row name="gradient norm">
        <span className="tabular">{shortNumber(state.gradientNorm)}</span>
      </Row>
      {report.invariants.length > 0 && (
        <Row name="invariants">
          <span className="tabular">{report.invariants.map((d, i) => `|w${i + 1}|² − |w${i + 2}|² = ${shortNumber(d).replace('-', '−')}`).join(', ')}</span>
          <span className="note">{`drift since the start ${shortNumber(report.largestDrift)}`}</span>
        </Row>
      )}
      {state.theta.map((w, l) => (
        <Row key={l} name={<LayerChip layer={l + 1} />}>
          <Tex tex={breakable(filterToTex(toSixDigits(w)))} />
        </Row>
      ))}
    </dl>
  );
}

/** A run ends within its tolerance: coefficients below a millionth of the largest are printed as the zeros they approach. */
function toSixDigits(filter: readonly number[]): number[] {
  const size = maxNorm(filter);
  return filter.map((c) => (Math.abs(c) < 1e-6 * size ? 0 : c));
}

const Row = ({ name, children }: { readonly name: React.ReactNode; readonly children: React.ReactNode }) => (
  <div className="verdict-row">
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
