import type { ZeroFilterPoints } from '../../../src/critical/index.ts';
import { filterToTex } from '../../../src/expression/formToTex.ts';
import { shortNumber } from '../../state/caption.ts';
import { Tex } from '../../ui/Tex.tsx';
import { Panel } from '../../ui/Panel.tsx';

interface ZeroFiltersProps {
  readonly points: readonly ZeroFilterPoints[];
  readonly layers: number;
  /** Loss of the zero filter. */
  readonly loss: number;
}

/** Critical parameters with filters that are zero: they lie on no stratum, so they stand apart. */
export function ZeroFilters({ points, layers, loss }: ZeroFiltersProps) {
  return (
    <Panel title="With zero filters" level={3} defaultExpanded={false} aside={points.length === 0 ? 'none' : `loss ${shortNumber(loss)}`}>
      <p className="note">
        Where a filter is zero, the end-to-end filter is 0, which has no roots and lies on no stratum. Two zero filters are always critical; one alone if the others are, in the metric, orthogonal to the target whatever stands in its place.
      </p>
      {points.length === 0 ? (
        <p>For this target no parameters with a zero filter are critical.</p>
      ) : (
        <ul className="zero-filters">
          {points.map((family) => (
            <li key={family.layers.join()}>
              <Tex tex={family.layers.map((l) => `w_{${l + 1}}=0`).join(',\\ ')} />
              {familyText(family, layers)}
              {isPart(family.others) && family.others.map((w, i) => <Tex key={i} tex={`${i === 0 ? '' : ',\\ '}${filterToTex(w)}`} />)}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** True if the other filters are not free, but span a part of their space. */
const isPart = (others: ZeroFilterPoints['others']): others is readonly (readonly number[])[] => others !== null && others.length < (others[0]?.length ?? 0);

function familyText({ layers: zero, dimension, others }: ZeroFilterPoints, layers: number): string {
  const left = layers - zero.length;
  if (left === 0) return ': a single point';
  if (others !== null && !isPart(others)) return ': the other filter free';
  if (others !== null) return `: the other filter ${others.length === 1 ? 'a multiple of ' : 'a combination of '}`;
  const which = left === 1 ? 'the other filter' : 'the others';
  if (zero.length > 1) return `: ${which} free, a family of dimension ${dimension} up to rescaling`;
  return dimension === 0 ? `: ${which} from a finite set of complex solutions up to rescaling` : `: ${which} in a complex family of dimension ${dimension} up to rescaling`;
}
