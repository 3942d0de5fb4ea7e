import { formatRootPattern } from '../../polynomial/formatRootPattern.ts';
import { meridianCounts } from '../quality.ts';
import { doubleRootOvals, ringOf } from '../spherePatch.ts';
import { joinRulings, mergedSheets } from '../strips.ts';
import { surfaceBuffers } from '../surfaceBuffers.ts';
import { describePattern } from './describePattern.ts';
import { isThick, type StratumKind } from './kind.ts';
import { discriminantSweeps } from './swept.ts';

/**
 * Forms with a real double root. With e even filters, (βx − αy)² q is outside M, on its boundary or inside M as q has fewer
 * than e − 2, exactly e − 2, or at least e real roots.
 */
export const discriminant: StratumKind = {
  id: 'discriminant',
  title: 'Discriminant: forms with a double root',
  source: 'GeoLCN, Proposition 4.4 and Corollary 4.5',
  applies: (a) => isThick(a) && a.degree >= 2,
  build(context) {
    const { architecture: a, chart, quality } = context;
    if (chart.kind === 'sphere' && a.degree === 2)
      return [{ ...describePattern(a, { real: [2], complex: [] }, discriminant), kind: 'curve', ...ringOf(doubleRootOvals(meridianCounts[quality])) }];
    const sheets = mergedSheets(discriminantSweeps(context).flatMap(joinRulings));
    return sheets.flatMap((sheet) =>
      sheet.pattern === null ? [] : [{ ...describePattern(a, sheet.pattern, discriminant), id: `discriminant-${formatRootPattern(sheet.pattern).replace('|', '-')}`, kind: 'surface', ...surfaceBuffers(sheet) }],
    );
  },
};
