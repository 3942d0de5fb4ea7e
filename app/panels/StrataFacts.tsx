import type { Stratum } from '../../src/strata/index.ts';
import { useAppState } from '../state/store.ts';
import { Panel } from '../ui/Panel.tsx';

const none: readonly Stratum[] = [];

/** What the picture shows, and which theorem says so: one line for each source. */
export function StrataFacts() {
  const strata = useAppState((s) => s.picture.value?.strata ?? none);
  const sources = [...new Set(strata.map(({ source }) => source))];
  if (sources.length === 0) return null;
  return (
    <Panel title="What the picture rests on" aside={<span className="count">{sources.length}</span>} defaultExpanded={false}>
      <ul className="strata-facts">
        {sources.map((source) => (
          <li key={source} className="fact">
            <p>{[...new Set(strata.filter((stratum) => stratum.source === source).map(({ label, pattern }) => (pattern === undefined ? label : `${label} (${pattern})`)))].join('; ')}</p>
            <p className="fact-source">{source}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
