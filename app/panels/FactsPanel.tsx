import { works, type Statement } from '../../src/facts/index.ts';
import { architectureOf, factsOf } from '../state/derive.ts';
import { useAppState } from '../state/store.ts';
import { Citation } from '../ui/Citation.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Term } from '../ui/Term.tsx';
import { TexSentence } from './TexSentence.tsx';

const certainties: Readonly<Record<Exclude<Statement['certainty'], 'theorem'>, { word: string; explanation: string }>> = {
  derived: { word: 'derived here', explanation: 'Not stated in the cited works: derived for this explorer, with the argument in its source code, and checked on random cases.' },
  computed: { word: 'computed', explanation: 'Known from exact computations (Gröbner bases modulo a prime), not proved.' },
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
        {certainty !== 'theorem' && <Term explanation={certainties[certainty].explanation}>{certainties[certainty].word}</Term>}
        {certainty === 'theorem' && source.work === 'Notes' && <span>derived here</span>}
      </p>
    </li>
  );
}
