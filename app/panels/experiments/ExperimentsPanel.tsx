import './experiments.css';
import type { ReportRow } from '../../../src/experiments/experiment.ts';
import { experimentOf, experiments } from '../../../src/experiments/registry.ts';
import { openSingleRun, setDisplay } from '../../state/actions.ts';
import { store, useAppState } from '../../state/store.ts';
import { architecturesOf, dropStudy, openStudyFile, pauseStudy, resumeStudy, standardChoice, startStudy, studyCsv, studyFile } from '../../state/study.ts';
import { choiceRefusal, partSettings } from '../../state/studyChoice.ts';
import type { StudyChoice } from '../../state/studyTypes.ts';
import { useThrottled } from '../../state/useThrottled.ts';
import { openedRun, rememberOpened } from './openedRuns.ts';
import { isOfChoice } from './protocol.ts';
import { ResultFiles } from './ResultFiles.tsx';
import { SetupFields } from './SetupFields.tsx';
import { StudyControls } from './StudyControls.tsx';
import { StudyResults } from './StudyResults.tsx';

// what stood here when the page was closed comes with the panel
export { restoreStudy } from '../../state/study.ts';

/** Table and plot are drawn six times a second: more is not read, and leaves no frames to the picture. */
const resultsInterval = 160;

/** The experiments of the papers: set one up, run it, watch it settle beside what is published. */
export function ExperimentsPanel() {
  const view = useAppState((s) => s.view);
  const choice = useAppState((s) => s.display.study) ?? standardChoice;
  const study = useThrottled(useAppState((s) => s.study), resultsInterval);
  const experiment = experimentOf(choice.experiment) ?? experiments[0]!;
  const architectures = architecturesOf(choice);
  // a link may ask for an experiment that there is not
  const settings = choiceRefusal(choice) ?? partSettings(experiment, choice, architectures);
  const ofStudy = study === null ? null : experimentOf(study.choice.experiment);
  const open = (index: number, row: ReportRow): void => {
    const part = study?.parts[index];
    if (ofStudy === null || part === undefined || row.example === null) return;
    openSingleRun(ofStudy.open(part.settings, row.example));
    rememberOpened(store.getState().view, { experiment: ofStudy.id, row: row.id, part: index, run: row.example, seed: part.settings.seed });
  };
  return (
    <div className="experiments-panel">
      <SetupFields experiments={experiments} experiment={experiment} choice={choice} architectures={architectures} onChange={(next) => setDisplay({ study: next })} />
      <StudyControls
        study={study}
        isOther={study !== null && (typeof settings === 'string' || !isOfChoice(study, choice, settings))}
        refusal={typeof settings === 'string' ? settings : null}
        onRun={startStudy}
        onPause={pauseStudy}
        onResume={resumeStudy}
        onDiscard={dropStudy}
      />
      {study !== null && ofStudy !== null && <StudyResults experiment={ofStudy} study={study} opened={openedRun(view)} onOpen={open} />}
      <ResultFiles files={study === null ? null : { name: fileName(study.choice), whole: studyFile, csv: studyCsv }} onOpen={openStudyFile} />
    </div>
  );
}

const fileName = ({ experiment, seed }: StudyChoice): string => `convariety-${experiment}-seed-${seed}`;
