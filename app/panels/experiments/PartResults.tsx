import { Suspense, lazy, useMemo } from 'react';
import type { Experiment, Report, ReportRow } from '../../../src/experiments/experiment.ts';
import type { StudyPart } from '../../state/studyTypes.ts';
import { LiveRegion } from '../../ui/LiveRegion.tsx';
import { Tex } from '../../ui/Tex.tsx';
import type { OpenedRun } from './openedRuns.ts';
import { Provenance } from './Provenance.tsx';
import { groupedReport } from './reportGroups.ts';
import { reportSentences } from './reportSentences.ts';
import { ReportTable } from './ReportTable.tsx';
import type { PartName } from './partNames.ts';
import { wholeNumber } from './reportText.ts';

const ShareBars = lazy(() => import('../../plots/ShareBars.tsx').then((m) => ({ default: m.ShareBars })));

interface PartResultsProps {
  readonly experiment: Experiment;
  readonly name: PartName;
  readonly part: StudyPart;
  /** The run of this part that stands in the picture. */
  readonly opened: OpenedRun | null;
  readonly onOpen: (row: ReportRow) => void;
}

/** What came out for one architecture so far. */
export function PartResults({ experiment, name, part: { settings, counts, done, blocks }, opened, onOpen }: PartResultsProps) {
  const report = useMemo(() => (counts === null ? null : experiment.report(settings, counts)), [experiment, settings, counts]);
  return (
    <div className="part-results">
      <h3 className="study-name">
        <span>
          <Tex tex={name.tex} />
          {name.apart === '' ? '' : `, ${name.apart}`}
        </span>
        <span className="note tabular">{counts === null ? 'not yet run' : `${wholeNumber(counts.runs)} trainings${done < blocks ? ' so far' : ''}`}</span>
      </h3>
      {report !== null && counts !== null && (
        <>
          <ReportView title={`${experiment.title}, ${name.text}`} report={report} opened={opened} onOpen={onOpen} />
          <Provenance experiment={experiment} settings={settings} counts={counts} isWhole={done === blocks} />
        </>
      )}
    </div>
  );
}

interface ReportViewProps extends Pick<PartResultsProps, 'opened' | 'onOpen'> {
  readonly title: string;
  readonly report: Report;
}

/** What was left out, what differs, the table, the plot, and what else is to be said. */
function ReportView({ title, report, opened, onOpen }: ReportViewProps) {
  const { groups, columns, further } = useMemo(() => groupedReport(report), [report]);
  const bars = useMemo(() => groups.flatMap(({ rows }) => rows.flatMap(({ id }) => report.bars.filter(({ row }) => row === id).map(({ group, label, share }) => ({ id, group, label, ...share })))), [groups, report]);
  const mark = opened === null ? null : { row: opened.row, sentence: `In the picture: run ${wholeNumber(opened.run)} of seed ${opened.seed}. Undo brings back what stood there before.` };
  return (
    <>
      {reportSentences(report).map(({ id, text, isMarked }) => (
        <p key={id} className={isMarked ? 'study-differs' : 'note'}>
          {text}
        </p>
      ))}
      <ReportTable caption={title} groups={groups} columns={columns} opened={mark} onOpen={onOpen} />
      <LiveRegion message={mark?.sentence ?? ''} />
      <Suspense fallback={<div className="shares-wait" />}>
        <ShareBars bars={bars} label={`${title}, shares in percent.`} />
      </Suspense>
      {further.length > 0 && (
        <details className="folded">
          <summary>{further.slice(1).map(({ column }) => column.title).join(', ')}</summary>
          <ReportTable caption={`${title}: further numbers`} groups={groups} columns={further} opened={mark} onOpen={onOpen} />
        </details>
      )}
      {report.notes.map((text) => (
        <p key={text} className="note">
          {text}
        </p>
      ))}
    </>
  );
}
