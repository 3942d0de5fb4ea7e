import { isZeroForm, maxNorm } from '../../../src/polynomial/form.ts';
import { shortNumber } from '../../state/caption.ts';
import { listedPoints, nearestReached, sameFilter } from '../../state/criticalReading.ts';
import { useCritical } from '../../state/criticalStore.ts';
import { pointName } from '../../state/criticalWords.ts';
import { useAppState } from '../../state/store.ts';
import { Term } from '../../ui/Term.tsx';
import { GroupPatterns } from './GroupPatterns.tsx';

interface ReachedPointProps {
  /** End-to-end filter of a run that has ended. */
  readonly filter: readonly number[];
}

const searching = <span className="note">searching …</span>;

/** Which critical point a run has reached: the nearest of those that the architecture reaches, if it is near enough. */
export function ReachedPoint({ filter }: ReachedPointProps) {
  const view = useAppState((s) => s.view);
  const report = useCritical((s) => s.report);
  const of = useCritical((s) => s.of);
  const partial = useCritical((s) => s.partial);
  // an answer of an earlier choice says nothing about this run
  if (report === null || of === null || of.filterSizes !== view.filterSizes || of.strides !== view.strides || of.target !== view.target || of.metric !== view.metric) return searching;
  if (maxNorm(filter) <= sameFilter * Math.max(1, maxNorm(view.target)) && !isZeroForm(view.target)) return 'the zero filter, which lies on no stratum';
  const found = nearestReached(listedPoints(report, of), filter);
  if (partial && found?.isReached !== true) return searching;
  if (found === null) return 'none: this network reaches no critical point but those with zero filters';
  const { nearest, distance, isReached } = found;
  const pattern = nearest.point.rootPattern;
  const incomplete = report.strata.some(({ status }) => status === 'incomplete');
  return (
    <>
      {isReached ? '' : 'none of those found; the nearest is the '}
      {pointName(nearest)} {pattern !== null && <GroupPatterns pattern={pattern} />} at loss <span className="tabular">{shortNumber(nearest.place === 'target' ? 0 : nearest.loss)}</span>
      <span className="note">
        <Term explanation={`Largest difference of a coefficient. Filters that agree to ${sameFilter} of the largest coefficient, or to ${sameFilter} if that is below 1, count as the same.`} source="GeoLCN, section 7.2">
          {`${shortNumber(distance)} away`}
        </Term>
        {incomplete ? '; not all strata are complete' : ''}
      </span>
    </>
  );
}
