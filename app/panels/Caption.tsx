import { useCaption } from '../state/useCaption.ts';
import { LiveRegion } from '../ui/LiveRegion.tsx';

/** The state of the page in words, under the picture and for screen readers. */
export function Caption() {
  const text = useCaption();
  return (
    <div className="caption">
      <p>{text}</p>
      <LiveRegion message={text} />
    </div>
  );
}
