import { works, type Statement } from '../../src/facts/index.ts';
import { architectureOf, factsOf } from '../state/derive.ts';
import { useAppState } from '../state/store.ts';
import { Citation } from '../ui/Citation.tsx';
import { Panel } from '../ui/Panel.tsx';
import { TexSentence } from './TexSentence.tsx';

/** How a statement is known, where the citation does not say it. */
const known: Readonly<Record<Exclude<Statement['certainty'], 'theorem'>, { readonly word: string; readonly explanation: string }>> = {
  derived: { word: 'derived here', explanation: 'not stated in the cited works; derived for this explorer, with the argument in its source code, and checked on random cases' },
  computed: { word: 'computed', explanation: 'known from exact computations (Gröbner bases modulo a prime), not proved' },
};

/** What sizes and strides alone decide: one statement for each theorem that applies, with its source. */
export function FactsPanel() {
  const a = useAppState((s) => architectureOf(s.view));
  const { statements } = factsOf(a);
  return (
    <Panel title="What this space is" aside={<span className="count">{statements.length}</span>}>
      <ul className="facts">
        {statements.map((statement) => (
          <Fact key={statement.id} statement={statement} />
        ))}
      </ul>
      {Object.values(known).map(({ word, explanation }) => (
        <p key={word} className="note">
          <em>{word}</em>: {explanation}.
        </p>
      ))}
    </Panel>
  );
}

function Fact({ statement: { text, plain, source, certainty, value } }: { readonly statement: Statement }) {
  const work = works[source.work];
  return (
    <li className="fact" data-value={String(value)}>
      <p className="fact-text" title={plain}>
        <TexSentence tex={text} />
      </p>
      <p className="fact-source">
        {source.work !== 'Notes' && <Citation source={source.work} place={source.place} href={work.url ?? undefined} title={`${work.authors}: ${work.title}${work.year === null ? '' : `, ${work.year}`}`} />}
        {(certainty !== 'theorem' || source.work === 'Notes') && <span>{known[certainty === 'theorem' ? 'derived' : certainty].word}</span>}
      </p>
    </li>
  );
}
