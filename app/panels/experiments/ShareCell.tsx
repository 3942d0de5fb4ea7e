import type { ComparedShare } from '../../../src/experiments/shares.ts';
import { shareText, spokenShare } from './reportText.ts';

/** A share as it settles: 65.8 ± 0.9, and with its hollow mark what is published; ≠ where sampling does not explain the difference. */
export function ShareCell({ share }: { readonly share: ComparedShare }) {
  const { own, within, published } = shareText(share);
  const words = spokenShare(share);
  return (
    <span className="share" title={words}>
      <span className="visually-hidden">{words}</span>
      <span className="share-own" aria-hidden="true">
        {own}
      </span>
      <span className="share-within" aria-hidden="true">
        {within === null ? '' : `±${within}`}
      </span>
      <span className="share-published" aria-hidden="true" data-differs={share.differs || undefined}>
        {published !== null && (
          <>
            <PublishedMark />
            {published}
            <span className="share-differs">{share.differs ? '≠' : ''}</span>
          </>
        )}
      </span>
    </span>
  );
}

/** The mark of published numbers, in tables as in the plot. */
export const PublishedMark = () => (
  <svg className="published-mark" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
    <path d="m5 1 4 4-4 4-4-4Z" />
  </svg>
);
