import { clearNotice } from '../state/notices.ts';
import { useAppState } from '../state/store.ts';
import { Notice } from '../ui/Notice.tsx';

/** Sentences about the page as a whole: a link that could not be read in full, a size that is not possible. */
export function Notices() {
  const notices = useAppState((s) => s.notices);
  if (notices.length === 0) return null;
  return (
    <div className="notices">
      {notices.map(({ id, kind, text }) => (
        <Notice key={id} kind={kind} onDismiss={() => clearNotice(id)}>
          {text}
        </Notice>
      ))}
    </div>
  );
}
