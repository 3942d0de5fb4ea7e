import './experiments.css';
import { useMemo } from 'react';
import type { ReportRow } from '../../../src/experiments/experiment.ts';
import { experimentOf, experiments } from '../../../src/experiments/registry.ts';
import { openSingleRun, setDisplay } from '../../state/actions.ts';
import { useAppState } from '../../state/store.ts';
import { dropStudy, openStudyFile, pauseStudy, resumeStudy, standardChoice, startStudy, studyCsv, studyFile } from '../../state/study.ts';
import { choiceArchitectures, choiceRefusal, pageValues, partSettings } from '../../state/studyChoice.ts';
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
export const ExperimentsPanel = () => (
  <div className="experiments-panel">
    <Setup />
    <Study />
  </div>
);

/** What is set up, as settings or as a sentence why they cannot be run; a link may ask for an experiment that there is not. */
function useSetup() {
  const choice = useAppState((s) => s.display.study) ?? standardChoice;
  const filterSizes = useAppState((s) => s.view.filterSizes);
  const strides = useAppState((s) => s.view.strides);
  const metric = useAppState((s) => s.view.metric);
  return useMemo(() => {
    const experiment = experimentOf(choice.experiment) ?? experiments[0]!;
    const architectures = choiceArchitectures(choice, { filterSizes, strides });
    return { choice, experiment, architectures, settings: choiceRefusal(choice) ?? partSettings(experiment, choice, architectures, pageValues(choice, { metric })) };
  }, [choice, filterSizes, strides, metric]);
}

function Setup() {
  const { choice, experiment, architectures } = useSetup();
  return <SetupFields experiments={experiments} experiment={experiment} choice={choice} architectures={architectures} onChange={(study) => setDisplay({ study })} />;
}

function Study() {
  const { choice, settings } = useSetup();
  const study = useThrottled(useAppState((s) => s.study), resultsInterval);
  const opened = useAppState((s) => openedRun(s.view));
  const experiment = study === null ? null : experimentOf(study.choice.experiment);
  const open = (index: number, row: ReportRow): void => {
    const part = study?.parts[index];
    if (experiment === null || part === undefined || row.example === null) return;
    const single = experiment.open(part.settings, row.example);
    rememberOpened(single, { experiment: experiment.id, row: row.id, part: index, run: row.example, seed: part.settings.seed });
    openSingleRun(single);
  };
  return (
    <>
      <StudyControls
        study={study}
        isOther={study !== null && (typeof settings === 'string' || !isOfChoice(study, choice, settings))}
        refusal={typeof settings === 'string' ? settings : null}
        onRun={startStudy}
        onPause={pauseStudy}
        onResume={resumeStudy}
        onDiscard={dropStudy}
      />
      {study !== null && experiment !== null && <StudyResults experiment={experiment} study={study} opened={opened} onOpen={open} />}
      <ResultFiles files={study === null ? null : { name: fileName(study.choice), whole: studyFile, csv: studyCsv }} onOpen={openStudyFile} />
    </>
  );
}

const fileName = ({ experiment, seed }: StudyChoice): string => `convariety-${experiment}-seed-${seed}`;
