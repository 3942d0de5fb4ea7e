import { Suspense, lazy, useState } from 'react';
import { metricMatrix } from '../../src/loss/metrics.ts';
import { formToTex } from '../../src/expression/formToTex.ts';
import { setMetric, setTarget } from '../state/actions.ts';
import { architectureOf, targetMembership } from '../state/derive.ts';
import { useAppState } from '../state/store.ts';
import { useThrottled } from '../state/useThrottled.ts';
import { typeTarget, type TypedOutcome } from '../state/typing.ts';
import { Button } from '../ui/Button.tsx';
import { Certainty } from '../ui/Certainty.tsx';
import { Panel } from '../ui/Panel.tsx';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { Slider } from '../ui/Slider.tsx';
import { Tex } from '../ui/Tex.tsx';
import { TextField } from '../ui/TextField.tsx';
import { coefficientName } from '../../src/network/coefficientName.ts';

const MetricFields = lazy(() => import('./MetricFields.tsx').then((m) => ({ default: m.MetricFields })));

/** Beyond this many coefficients sliders would be a wall; the text field takes them all. */
const mostSliders = 9;

/** Milliseconds between readings during a drag. */
const followInterval = 120;

/** The target u: typed as a polynomial or as coefficients, by sliders, or dragged in the picture. */
export function TargetFields() {
  // while the target is dragged in the picture the fields follow a little later, so that the frames belong to the picture
  const dragging = useAppState((s) => s.dragging);
  const now = useAppState((s) => s.view);
  const later = useThrottled(now, followInterval);
  const view = dragging ? later : now;
  const { target } = view;
  const m = targetMembership(architectureOf(view), target);
  const reach = Math.max(2, Math.ceil(1.25 * target.reduce((most, c) => Math.max(most, Math.abs(c)), 0)));
  const setCoefficient = (i: number, value: number): void => setTarget(target.map((c, j) => (j === i ? value : c)));
  return (
    <Panel title="Target" level={3}>
      <TypedTarget key={view.filterSizes.join() + view.strides.join()} target={target} />
      <p className="formula-line">
        <Tex tex={`u = ${formToTex(target)}`} />
      </p>
      {target.length <= mostSliders && (
        <div className="sliders">
          {target.map((c, i) => (
            <Slider key={i} label={`Target coefficient ${coefficientName(i)}`} symbol={<Tex tex={coefficientName(i)} />} value={c} min={-reach} max={reach} step={0.01} onChange={(value) => setCoefficient(i, value)} />
          ))}
        </div>
      )}
      <p className={`where ${m.inFunctionSpace ? (m.onBoundary ? 'where-boundary' : 'where-inside') : 'where-outside'}`}>
        {m.reason} <Certainty level={m.certainty} />
      </p>
      <SegmentedControl
        label="Distance to the target"
        layout="row"
        items={[
          { id: 'euclidean', label: 'Euclidean' },
          { id: 'bombieri', label: 'Bombieri' },
          { id: 'matrix', label: 'Matrix' },
        ]}
        value={typeof view.metric === 'string' ? view.metric : 'matrix'}
        onChange={(id) => setMetric(id === 'matrix' ? metricMatrix(view.metric, target.length) : id)}
      />
      {typeof view.metric !== 'string' && (
        <Suspense fallback={<p className="note">loading the metric</p>}>
          <MetricFields />
        </Suspense>
      )}
    </Panel>
  );
}

const quiet: TypedOutcome = { error: null, note: null };

/** The field keeps what was typed until it is understood; a target that changes elsewhere shows as coefficients. */
function TypedTarget({ target }: { readonly target: readonly number[] }) {
  const [draft, setDraft] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<TypedOutcome>(quiet);
  const [seen, setSeen] = useState(target);
  if (seen !== target) {
    setSeen(target);
    if (outcome.error === null && draft !== null) setDraft(null);
  }
  const text = draft ?? target.map((c) => String(c)).join(', ');
  const commit = (typed: string): void => {
    if (draft === null) return;
    void typeTarget(typed).then((result) => {
      if (result === null) return;
      setOutcome(result);
      if (result.error === null) setDraft(null);
    });
  };
  return (
    <TextField
      label="Polynomial or coefficients"
      isCode
      value={text}
      onChange={(typed) => {
        setDraft(typed);
        setOutcome(quiet);
      }}
      onCommit={commit}
      error={outcome.error}
      description={outcome.note ?? 'For example (x+y)(x+2y), or 1, 3, 2'}
      trailing={<Button onPress={() => commit(text)}>Set</Button>}
    />
  );
}
