import { experimentOf } from '../../src/experiments/registry.ts';
import type { ArchitectureChoice } from '../../src/network/architecture.ts';
import { usualWorkers } from '../worker/pool.ts';
import { setDisplay } from './actions.ts';
import { setNotice } from './notices.ts';
import { store } from './store.ts';
import { choiceArchitectures, choiceRefusal, pageValues, partSettings, standardChoice } from './studyChoice.ts';
import { csvOf } from './studyCsv.ts';
import { StudyKeeper } from './studyKeeper.ts';
import { printRecord, readRecord, type StudyRecord } from './studyRecord.ts';
import { StudySession } from './studySession.ts';
import type { StudyChoice } from './studyTypes.ts';
import { programVersion } from './version.ts';

export { standardChoice } from './studyChoice.ts';

/** Milliseconds that another page may take to let its study go: one that is being closed does so at once. */
const patience = { start: 300, restore: 1500 } as const;

const keeper = new StudyKeeper();
let session: StudySession | null = null;
/** It is still to be seen whether this page may keep its study; until then no counts are shown. */
let claiming = false;
let restoring = false;

/** The experiment that is set up. */
export const chosenStudy = (): StudyChoice => store.getState().display.study ?? standardChoice;

/** The architectures that a choice is about. */
export const architecturesOf = (choice: StudyChoice): readonly ArchitectureChoice[] => choiceArchitectures(choice, store.getState().view);

/**
 * Runs the experiment that is set up, in place of the one before.
 * @returns A sentence why it cannot be run; nothing has changed then.
 */
export function startStudy(): string | null {
  const choice = chosenStudy();
  const experiment = experimentOf(choice.experiment);
  if (experiment === null) return choiceRefusal(choice);
  const settings = partSettings(experiment, choice, architecturesOf(choice), pageValues(choice, store.getState().view));
  if (typeof settings === 'string') return settings;
  const parts = settings.map((one) => ({ settings: one, blocks: experiment.blocks(one), done: 0, counts: null }));
  begin({ program: programVersion, running: true, choice, parts, waiting: [] });
  return null;
}

export const pauseStudy = (): void => session?.pause();

/** Goes on with what is paused, or tries again what has failed. */
export const resumeStudy = (): void => session?.run();

/** Stops, and forgets all that was counted. */
export function dropStudy(): void {
  session?.end();
  session = null;
  keeper.clear();
  store.setState({ study: null });
}

/** Puts the study back that was on the page when it was closed, and goes on with it if it was running. One that stands on the page already stays. */
export async function restoreStudy(): Promise<void> {
  if (session !== null || restoring) return;
  restoring = true;
  await keeper.claim(patience.restore);
  restoring = false;
  if (session !== null) return;
  const text = keeper.read();
  if (text === null) return keeper.letGo();
  const record = readRecord(text);
  if (typeof record !== 'string') return begin(record);
  keeper.letGo();
  setNotice({ id: 'study', kind: 'warning', text: `The experiment that this browser has kept cannot be shown. ${record}` });
}

/** The study as a file: what was set up, what was counted, and its tables. */
export function studyFile(): string {
  if (session === null) return '';
  const record = session.record();
  const experiment = experimentOf(record.choice.experiment)!;
  const parts = record.parts.map((part) => ({ ...part, table: part.counts === null ? null : experiment.table(part.settings, part.counts) }));
  return `${printRecord({ ...record, running: false, parts }, 1)}\n`;
}

/**
 * Puts the study of a file on the page, in place of the one before; unless all of it is done it can be gone on with.
 * @returns A sentence why it cannot be opened; nothing has changed then.
 */
export function openStudyFile(text: string): string | null {
  const record = readRecord(text);
  if (typeof record === 'string') return record;
  setDisplay({ study: record.choice });
  begin({ ...record, running: false });
  return null;
}

/** The reports of the study as a table for other programs; empty if there is no study. */
export const studyCsv = (): string => (session === null ? '' : csvOf(session.record()));

function begin(record: StudyRecord): void {
  session?.end();
  const workers = usualWorkers(globalThis.navigator?.hardwareConcurrency ?? 1);
  const begun = new StudySession(experimentOf(record.choice.experiment)!, record, workers, () => {
    if (session === begun && !claiming) keepAndShow(begun);
  });
  session = begun;
  claiming = !keeper.holds;
  if (record.running) begun.run();
  store.setState({ study: begun.state(true) });
  if (!claiming) return keepAndShow(begun);
  void keeper.claim(patience.start).then(() => {
    if (session !== begun) return;
    claiming = false;
    keepAndShow(begun);
  });
}

/** What is shown is kept already: closing the page loses nothing that was seen. */
function keepAndShow(study: StudySession): void {
  const kept = keeper.write(printRecord(study.record()));
  store.setState({ study: study.state(kept) });
}
