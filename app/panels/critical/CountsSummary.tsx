import type { CriticalPointReport, StratumReport } from '../../../src/critical/index.ts';
import type { Architecture } from '../../../src/network/architecture.ts';
import { Term } from '../../ui/Term.tsx';
import { countSources, foundText, largestFirst, lostText, parametersText, stratumText, sumText } from './strataText.ts';

interface CountsSummaryProps {
  readonly architecture: Architecture;
  readonly report: CriticalPointReport;
  /** Real points that the architecture reaches, by the ids of the strata. */
  readonly reached: ReadonlyMap<string, number>;
  /** Some strata are still to come. */
  readonly partial?: boolean;
}

/** How many critical points there are, stratum by stratum, beside what theory says. */
export function CountsSummary({ architecture: a, report, reached, partial = false }: CountsSummaryProps) {
  const strata = largestFirst(report.strata);
  const parameters = partial ? null : parametersText(a, strata);
  return (
    <section className="critical-counts" aria-label="Counts">
      <dl className="critical-sums tabular">
        <div>
          <dt>complex</dt>
          <dd data-count="complex">{sumText(strata.map(({ found }) => found))}</dd>
        </div>
        <div>
          <dt>real</dt>
          <dd data-count="real">{sumText(strata.map(({ real }) => real))}</dd>
        </div>
        {parameters !== null && (
          <div>
            <dt>
              <Term explanation="Complex critical parameters with nonzero filters, up to rescaling of the filters: each point of a stratum counts once for each way to deal its roots to the layers without a repeated root inside a filter." source="GeoLCN, Theorems 5.3 and 5.4">
                parameters
              </Term>
            </dt>
            <dd data-count="parameters">{parameters}</dd>
          </div>
        )}
      </dl>
      <div className="critical-frame">
        <table className="critical-strata">
          <caption className="visually-hidden">Critical points by stratum</caption>
          <thead>
            <tr>
              <th scope="col">
                <Term explanation="Forms whose complex roots have these multiplicities; of a network with strides, in each group of layers with equal stride." source="GeoLCN, section 3">
                  roots
                </Term>
              </th>
              <th scope="col">complex</th>
              <th scope="col">real</th>
              <th scope="col">
                <Term explanation="Real points that come from critical parameters of this architecture." source="GeoLCN, Corollary 5.5">
                  reached
                </Term>
              </th>
              <th scope="col">by</th>
            </tr>
          </thead>
          <tbody>
            {strata.map((stratum) => (
              <StratumRow key={stratum.id} stratum={stratum} reached={reached.get(stratum.id) ?? 0} />
            ))}
          </tbody>
        </table>
      </div>
      {strata.flatMap((stratum) => {
        const lost = lostText(stratum);
        return lost === '' ? [] : [
          <p key={stratum.id} className={stratum.status === 'incomplete' ? 'critical-doubt' : 'note'}>
            {`Solutions that are no points of ${stratumText(stratum)}: ${lost}.`}
          </p>,
        ];
      })}
    </section>
  );
}

function StratumRow({ stratum, reached }: { readonly stratum: StratumReport; readonly reached: number }) {
  const source = stratum.expectedBy === null ? null : countSources[stratum.expectedBy];
  return (
    <tr data-stratum={stratum.id} data-status={stratum.status}>
      <th scope="row">{stratumText(stratum)}</th>
      <td>{foundText(stratum)}</td>
      <td>{stratum.real}</td>
      <td>{reached}</td>
      <td>
        {source === null ? (
          '–'
        ) : (
          <Term explanation={source[1]} source={source[2]}>
            {source[0]}
          </Term>
        )}
      </td>
    </tr>
  );
}
