import { searchAgain, stopSearch } from '../../state/criticalRequests.ts';
import { useCritical } from '../../state/criticalStore.ts';
import { shortNumber } from '../../state/caption.ts';
import { Notice } from '../../ui/Notice.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';

/** How far a long search is, with a way to end it; failure with a way out; how long it took. */
export function SearchStatus() {
  const status = useCritical((s) => s.status);
  const message = useCritical((s) => s.message);
  const progress = useCritical((s) => s.progress);
  const milliseconds = useCritical((s) => s.milliseconds);
  const known = useCritical((s) => s.report !== null);
  if (message !== null)
    return (
      <Notice kind={status === 'stopped' ? 'info' : 'error'} action={{ label: status === 'stopped' ? 'Search again' : 'Try again', onPress: searchAgain }}>
        {`${message}${known ? ' What was found last stays, faded.' : ''}`}
      </Notice>
    );
  if (progress !== null) {
    const [done, all] = progress.strata;
    return (
      <div>
        <ProgressBar label={`stratum ${done + 1} of ${all}`} value={done / all} onStop={stopSearch} />
        {/* two lines from the beginning: nothing below jumps */}
        <p className="note tabular">{progress.found > 0 ? `${progress.found} complex solutions for general data so far` : '\u00a0'}</p>
      </div>
    );
  }
  return <p className="note tabular">{known ? `Found in ${shortNumber(Math.max(1, Math.round(milliseconds)))} ms; they follow the target.` : 'Searching …'}</p>;
}
