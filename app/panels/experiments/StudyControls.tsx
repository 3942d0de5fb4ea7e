import type { StudyState } from '../../state/studyTypes.ts';
import { Button } from '../../ui/Button.tsx';
import { LiveRegion } from '../../ui/LiveRegion.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { PauseIcon, PlayIcon } from '../../ui/icons.tsx';
import { backendWords, countedRuns, doneShare, wholeNumber } from './reportText.ts';

interface StudyControlsProps {
  readonly study: StudyState | null;
  /** The study is of another setup than the one that stands above. */
  readonly isOther: boolean;
  /** Why the setup cannot be run, in a sentence. */
  readonly refusal: string | null;
  readonly onRun: () => void;
  readonly onPause: () => void;
  readonly onResume: () => void;
  readonly onDiscard: () => void;
}

/** Run, pause, resume, discard; how far it is and how fast it goes, in lines that keep their place. */
export function StudyControls({ study, isOther, refusal, onRun, onPause, onResume, onDiscard }: StudyControlsProps) {
  const status = study?.status ?? null;
  const isUnfinished = status === 'paused' || status === 'failed';
  const isFresh = study === null || isOther;
  return (
    <div className="study">
      {refusal !== null && <Notice>{refusal}</Notice>}
      <div className="study-buttons" role="group" aria-label="Experiment">
        {(isFresh || status === 'done') && (
          <Button variant={isFresh && status !== 'running' ? 'primary' : 'plain'} onPress={onRun} isDisabled={refusal !== null}>
            <PlayIcon /> {isFresh ? 'Run' : 'Run again'}
          </Button>
        )}
        {status === 'running' && (
          <Button variant={isOther ? 'plain' : 'primary'} onPress={onPause}>
            <PauseIcon /> Pause
          </Button>
        )}
        {isUnfinished && (
          <Button variant={isOther ? 'plain' : 'primary'} onPress={onResume}>
            <PlayIcon /> Resume
          </Button>
        )}
        {study !== null && (
          <Button variant="quiet" onPress={onDiscard} label="Discard the results">
            Discard
          </Button>
        )}
      </div>
      {study !== null && <StudyProgress study={study} />}
      <LiveRegion message={study === null || status === 'running' ? '' : `${statusWords[study.status]}: ${wholeNumber(countedRuns(study))} trainings.`} />
      {study?.message != null && <Notice kind={status === 'failed' ? 'error' : 'info'}>{study.message}</Notice>}
      {study?.kept === false && <p className="note">This browser keeps nothing for this page: save the results, or they are gone when it is closed.</p>}
      {study !== null && isOther && <p className="note study-other">What stands below is of the setup before; Run puts the new one in its place.</p>}
    </div>
  );
}

const statusWords = { running: '', paused: 'Experiment paused', done: 'Experiment done', failed: 'Experiment stopped' } as const;

/** How much is done of all trainings, how fast, by what. */
const StudyProgress = ({ study }: { readonly study: StudyState }) => (
  <div className="study-progress">
    <ProgressBar label={`${wholeNumber(countedRuns(study))} trainings`} value={doneShare(study)} remainingSeconds={study.status === 'running' ? study.remaining : null} />
    <p className="note tabular">{stateWords(study)}</p>
  </div>
);

function stateWords({ status, rate, workers, backend }: StudyState): string {
  if (status === 'done') return 'Done.';
  if (status !== 'running') return `${status === 'paused' ? 'Paused' : 'Stopped'}: everything counted so far stands.`;
  return [`${rate === null ? '–' : wholeNumber(Math.round(rate))} a second`, workers === 1 ? 'one worker' : `${workers} workers`, ...(backend === null ? [] : [backendWords[backend]])].join(', ');
}
