import './surfaces.css';
import { Label, ProgressBar as AriaProgressBar } from 'react-aria-components';
import { Button } from './Button.tsx';
import { formatDuration } from './formatDuration.ts';

export interface ProgressBarProps {
  readonly label: string;
  /** From 0 to 1; null where the length of the work is not known. */
  readonly value: number | null;
  readonly remainingSeconds?: number | null | undefined;
  readonly onStop?: (() => void) | undefined;
  readonly className?: string | undefined;
}

/** Long work: its name, how far it is, the time that remains, and Stop. */
export function ProgressBar({ label, value, remainingSeconds = null, onStop, className = '' }: ProgressBarProps) {
  const percent = value === null ? 0 : Math.round(100 * Math.min(1, Math.max(0, value)));
  return (
    <div className={`progress ${className}`}>
      <AriaProgressBar className="progress-meter" value={percent} isIndeterminate={value === null} valueLabel={value === null ? '' : `${percent} %`}>
        <Label className="progress-label">{label}</Label>
        <span className="progress-track">
          <span className="progress-fill" data-indeterminate={value === null || undefined} style={value === null ? {} : { inlineSize: `${percent}%` }} />
        </span>
        <span className="progress-value">{value === null ? '' : `${percent} %`}</span>
        {remainingSeconds === null ? null : <span className="progress-remaining">{formatDuration(remainingSeconds)} left</span>}
      </AriaProgressBar>
      {onStop === undefined ? null : (
        <Button variant="quiet" onPress={onStop} label={`Stop: ${label}`}>
          Stop
        </Button>
      )}
    </div>
  );
}
