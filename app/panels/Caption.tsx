import { LiveRegion } from '../ui/LiveRegion.tsx';

/** The state of the page in words, under the picture and for screen readers. */
export const Caption = ({ text }: { readonly text: string }) => (
  <div className="caption">
    <p>{text}</p>
    <LiveRegion message={text} />
  </div>
);
