import { setMaxSteps, setMethod, setStepSize } from '../state/actions.ts';
import { useAppState } from '../state/store.ts';
import { NumberField } from '../ui/NumberField.tsx';
import { Panel } from '../ui/Panel.tsx';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { Slider } from '../ui/Slider.tsx';

/** How the network is trained: gradient descent with a fixed step, or the gradient flow with an adaptive one. */
export function MethodFields() {
  const method = useAppState((s) => s.view.method);
  const stepSize = useAppState((s) => s.view.stepSize);
  const maxSteps = useAppState((s) => s.view.maxSteps);
  return (
    <Panel title="Method" level={3} defaultExpanded>
      <SegmentedControl
        label="Method"
        labelHidden
        items={[
          { id: 'descent', label: 'gradient descent' },
          { id: 'flow', label: 'gradient flow' },
        ]}
        value={method}
        onChange={setMethod}
        description={method === 'flow' ? 'θ′ = −grad 𝓛(θ), Runge–Kutta with adaptive steps' : 'θ ← θ − η grad 𝓛(θ)'}
      />
      <Slider scale="log" label={method === 'flow' ? 'first step' : 'step size η'} value={stepSize} min={1e-4} max={1} onChange={setStepSize} />
      <NumberField integer layout="row" label="at most" unit="steps" value={maxSteps} min={1} max={10_000_000} step={1000} onChange={setMaxSteps} />
    </Panel>
  );
}
