import type { Architecture } from '../../network/architecture.ts';
import { formatRootPattern, type RootPattern } from '../../polynomial/formatRootPattern.ts';
import { discriminantRulings } from '../discriminantRulings.ts';
import type { Stratum, StratumRole } from '../mesh.ts';
import { meridianCounts } from '../quality.ts';
import { ruledSurface } from '../rulings.ts';
import { doubleRootOvals, ringOf } from '../spherePatch.ts';
import { surfaceBuffers } from '../surfaceBuffers.ts';
import { evenFilterCount, isThick, type StratumKind } from './kind.ts';

/**
 * Forms with a real double root. With e even filters, (βx − αy)² q is outside M, on its boundary or inside M as q has fewer
 * than e − 2, exactly e − 2, or at least e real roots.
 */
export const discriminant: StratumKind = {
  id: 'discriminant',
  title: 'Discriminant: forms with a double root',
  source: 'GeoLCN, Proposition 4.4 and Corollary 4.5',
  applies: (a) => isThick(a) && a.degree === 2,
  build({ architecture: a, chart, slice, quality, view }) {
    if (chart.kind === 'sphere') {
      const ovals = doubleRootOvals(meridianCounts[quality]);
      return [{ ...described(a, { real: [2], complex: [] }), kind: 'curve', ...ringOf(ovals) }];
    }
    if (slice === null) return [];
    return ruledSurface(discriminantRulings(slice), view, quality).flatMap((sheet) =>
      sheet.pattern === null ? [] : [{ ...described(a, sheet.pattern), kind: 'surface', ...surfaceBuffers(sheet) }],
    );
  },
};

function described(a: Architecture, pattern: RootPattern): Pick<Stratum, 'id' | 'label' | 'role' | 'pattern' | 'inFunctionSpace' | 'source'> {
  const role = discriminantRole(a, pattern);
  const printed = formatRootPattern(pattern);
  const place = { boundary: 'Boundary of M', interior: 'Discriminant inside M', outside: 'Discriminant outside M' }[role];
  return {
    id: `discriminant-${printed.replace('|', '-')}`,
    label: `${place}: one double real root, B² = 4AC`,
    role,
    pattern: printed,
    inFunctionSpace: role !== 'outside',
    source: discriminant.source,
  };
}

/** The real roots besides the double one, r(q), against e − 2; both have the parity of the degree. */
export function discriminantRole(a: Architecture, { real }: RootPattern): Extract<StratumRole, 'boundary' | 'interior' | 'outside'> {
  const besides = real.reduce((sum, m) => sum + m, 0) - 2;
  const wanted = evenFilterCount(a) - 2;
  return besides < wanted ? 'outside' : besides === wanted ? 'boundary' : 'interior';
}
