import { formToTex } from '../../src/expression/formToTex.ts';
import { membership } from '../../src/network/membership.ts';
import { isZeroForm } from '../../src/polynomial/form.ts';
import { formatRootPattern } from '../../src/polynomial/formatRootPattern.ts';
import { rootPattern } from '../../src/polynomial/rootPattern.ts';
import { toFilter } from '../../src/strata/index.ts';
import { architectureOf } from '../state/derive.ts';
import { useAppState } from '../state/store.ts';
import { PatternTag } from '../ui/PatternTag.tsx';
import { Tex } from '../ui/Tex.tsx';
import type { Hit } from './sceneProps.ts';

/** Room that the card needs beside the pointer, in pixels. */
const width = 264;
const gap = 16;

/** What the pointer is on: the stratum with its theorem, and the form at that point, to the accuracy of the pointer. */
export function PickCard({ hit }: { readonly hit: Hit }) {
  const view = useAppState((s) => s.view);
  const strata = useAppState((s) => s.picture.value?.strata);
  const stratum = strata?.find(({ id }) => id === hit.stratum);
  if (stratum === undefined) return null;
  const filter = toFilter({ kind: view.chart }, hit.position);
  const left = hit.clientX + gap + width > window.innerWidth ? hit.clientX - gap - width : hit.clientX + gap;
  const { role, pattern } = stratum;
  return (
    <div className="pick-card" role="status" style={{ left: Math.max(4, left), top: Math.max(4, Math.min(hit.clientY + gap, window.innerHeight - 150)), width }}>
      <p className="pick-title">
        {stratum.label} {pattern !== undefined && <PatternTag pattern={pattern} />}
      </p>
      {filter !== null && !isZeroForm(filter) && (
        <p>
          <Tex tex={`\\approx ${formToTex(filter)}`} />
        </p>
      )}
      <p className="note">{stratum.inFunctionSpace === null ? 'Partly in M.' : stratum.inFunctionSpace ? (role === 'boundary' ? 'In M, on its boundary.' : 'In M.') : 'Outside M.'}</p>
      <p className="note">{stratum.source}</p>
      {filter !== null && role === 'functionSpace' && pattern === undefined && !isZeroForm(filter) && <p className="note">{`${formatRootPattern(rootPattern(filter))}. ${membership(architectureOf(view), filter).reason}`}</p>}
    </div>
  );
}
