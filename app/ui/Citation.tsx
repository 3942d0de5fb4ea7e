import './marks.css';

export interface CitationProps {
  /** Key of the cited work, such as GeoLCN. */
  readonly source: string;
  /** The place in it, such as "Prop. 4.4". */
  readonly place?: string | undefined;
  /** Where the work can be read; without it the citation is plain text. */
  readonly href?: string | undefined;
  /** Full reference, spoken and shown on hover. */
  readonly title?: string | undefined;
}

/** "GeoLCN, Prop. 4.4", as a link to the work. */
export function Citation({ source, place, href, title }: CitationProps) {
  const text = place === undefined ? source : `${source}, ${place}`;
  return href === undefined ? (
    <cite className="citation" title={title}>
      {text}
    </cite>
  ) : (
    <cite className="citation">
      <a href={href} target="_blank" rel="noopener noreferrer" title={title}>
        {text}
      </a>
    </cite>
  );
}
