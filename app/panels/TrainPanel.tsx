import { retry, stopComputing } from '../state/requests.ts';
import { useAppState } from '../state/store.ts';
import { Notice } from '../ui/Notice.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { LossPlot } from './LossPlot.tsx';
import { MethodFields } from './MethodFields.tsx';
import { StartFields } from './StartFields.tsx';
import { TargetFields } from './TargetFields.tsx';
import { Transport } from './Transport.tsx';
import { Verdict } from './Verdict.tsx';

/** The laboratory's first tab: train a network and read what came of it. */
export function TrainPanel() {
  return (
    <div className="train-panel">
      <div className="train-run">
        <Transport />
        <RunStatus />
        <LossPlot />
        <Verdict />
      </div>
      <TargetFields />
      <StartFields />
      <MethodFields />
    </div>
  );
}

/** Failure with a way out; progress where a run takes long. */
function RunStatus() {
  const status = useAppState((s) => s.run?.status ?? 'computing');
  const message = useAppState((s) => s.run?.message ?? null);
  const steps = useAppState((s) => s.run?.state?.steps ?? 0);
  const maxSteps = useAppState((s) => s.view.maxSteps);
  if (status === 'failed') return <Notice action={{ label: 'Try again', onPress: retry }}>{message}</Notice>;
  // short runs are done before a bar could be read
  if (status === 'computing' && maxSteps > 200_000 && steps > 0) return <ProgressBar label="training" value={steps / maxSteps} onStop={stopComputing} />;
  return null;
}
