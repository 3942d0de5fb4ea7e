import { newSeed } from '../state/actions.ts';
import { rewind, runToEnd, step, togglePlay } from '../state/playback.ts';
import { useAppState } from '../state/store.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Toolbar } from '../ui/Toolbar.tsx';
import { DiceIcon, PauseIcon, PlayIcon, RewindIcon, StepIcon } from '../ui/icons.tsx';

/** Run, pause, step, rewind, to the end, new seed. */
export function Transport({ short = false }: { readonly short?: boolean }) {
  const playing = useAppState((s) => s.run?.playing ?? false);
  const steps = useAppState((s) => s.run?.state?.steps ?? 0);
  const ended = useAppState((s) => (s.run?.state?.status ?? 'running') !== 'running');
  return (
    <Toolbar label="Run" className="transport">
      <IconButton icon={<RewindIcon />} label="Rewind to the start of the same run" shortcut="R" onPress={rewind} isDisabled={steps === 0 && !playing} />
      <IconButton variant="primary" icon={playing ? <PauseIcon /> : <PlayIcon />} label={playing ? 'Pause' : ended ? 'Run again from the start' : 'Run'} shortcut="Space" onPress={togglePlay} />
      <IconButton icon={<StepIcon />} label="One step" shortcut="." onPress={step} isDisabled={ended} />
      {!short && (
        <Button variant="quiet" onPress={runToEnd} isDisabled={ended}>
          to the end
        </Button>
      )}
      <IconButton icon={<DiceIcon />} label="New random start" shortcut="N" onPress={newSeed} />
      <span className="transport-steps">
        step <span className="tabular">{steps}</span>
      </span>
    </Toolbar>
  );
}
