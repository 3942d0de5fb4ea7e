import './critical.css';
import { memo, useEffect, useMemo } from 'react';
import type { CriticalPointReport } from '../../../src/critical/index.ts';
import { loss } from '../../../src/loss/loss.ts';
import { architecture } from '../../../src/network/architecture.ts';
import { isZeroForm } from '../../../src/polynomial/form.ts';
import { listedPoints } from '../../state/criticalReading.ts';
import { followCriticalPoints } from '../../state/criticalRequests.ts';
import { type CriticalSubject, pointAt, useCritical } from '../../state/criticalStore.ts';
import { sameArchitecture } from '../../state/derive.ts';
import { setReading, useReading } from '../../state/reading.ts';
import { useAppState } from '../../state/store.ts';
import { useThrottled } from '../../state/useThrottled.ts';
import { Button } from '../../ui/Button.tsx';
import { saveFile } from '../../ui/saveFile.ts';
import { Switch } from '../../ui/Switch.tsx';
import { DownloadIcon } from '../../ui/icons.tsx';
import { CountsSummary } from './CountsSummary.tsx';
import { pointsCsv, pointsJson } from './pointFiles.ts';
import { PointTable } from './PointTable.tsx';
import { SearchStatus } from './SearchStatus.tsx';
import { ZeroFilters } from './ZeroFilters.tsx';

/** Counts and table are drawn ten times a second while the target is dragged: more is not read, and leaves no frames to the picture. */
const readingInterval = 100;

/** All critical points of the loss: how many there are, each of them, and what can be done with them. */
export function CriticalPanel() {
  const inPicture = useReading((r) => r.critical);
  const view = useAppState((s) => s.view);
  const { report, of, stale, partial } = useThrottled(useCritical((s) => s), readingInterval);
  useEffect(followCriticalPoints, []);
  // nothing is pointed at any more when the table goes
  useEffect(() => () => pointAt(null), []);
  return (
    <div className="critical-panel">
      <Switch label="Show them in the picture" description="Faint: no critical parameters of this network lead there." isSelected={inPicture} onChange={(critical) => setReading({ critical })} />
      <SearchStatus />
      {report !== null && of !== null && sameArchitecture(of, view) && (
        <div className="critical-answer" data-stale={stale || undefined}>
          <Answer report={report} of={of} partial={partial} />
        </div>
      )}
    </div>
  );
}

interface AnswerProps {
  readonly report: CriticalPointReport;
  readonly of: CriticalSubject;
  /** Some strata are still to come. */
  readonly partial: boolean;
}

const Answer = memo(({ report, of, partial }: AnswerProps) => {
  const a = useMemo(() => architecture(of), [of]);
  const points = listedPoints(report, of);
  const reached = useMemo(() => countBy(points.flatMap(({ point, stratum }) => (point.reachable ? [stratum.id] : []))), [points]);
  const name = `convariety-critical-points-${of.filterSizes.join('-')}`;
  return (
    <>
      {isZeroForm(of.target) ? (
        <p>The target is the zero filter. Every network with a zero filter makes it, and there are no other critical points: along its own scale the loss of any other filter rises.</p>
      ) : (
        <>
          {partial && <p className="note">Only the strata below are done; points of others are still missing.</p>}
          <CountsSummary architecture={a} report={report} reached={reached} partial={partial} />
          <PointTable points={points} />
        </>
      )}
      {!partial && <ZeroFilters points={report.zeroFilters} layers={of.filterSizes.length} loss={loss(of.target.map(() => 0), of)} />}
      <div className="point-actions" role="group" aria-label="Files">
        <Button onPress={() => saveFile(`${name}.json`, pointsJson(of, report), 'application/json')} label="Save everything as JSON">
          <DownloadIcon /> JSON
        </Button>
        <Button onPress={() => saveFile(`${name}.csv`, pointsCsv(points), 'text/csv')} label="Save the real points as CSV">
          <DownloadIcon /> CSV
        </Button>
      </div>
    </>
  );
});

function countBy(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
