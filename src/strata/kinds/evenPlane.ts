import { meridianCounts } from '../quality.ts';
import { evenCircle, ringOf } from '../spherePatch.ts';
import { joinRulings } from '../strips.ts';
import { surfaceBuffers } from '../surfaceBuffers.ts';
import { isEvenPlane, type StratumKind } from './kind.ts';
import { hyperrootSweeps } from './swept.ts';

/** M itself where it is the plane of forms A x² + C y²; on the sphere a great circle. */
export const evenPlane: StratumKind = {
  id: 'evenPlane',
  title: 'Function space: forms in x² and y²',
  source: 'GeoLCN, Proposition 2.2',
  applies: isEvenPlane,
  build(context) {
    const { chart, quality } = context;
    const described = { id: 'evenPlane', role: 'functionSpace', inFunctionSpace: true, source: evenPlane.source } as const;
    if (chart.kind === 'sphere') {
      const label = 'M: the forms A x² + C y², a great circle';
      return [{ ...described, kind: 'curve', label, ...ringOf([evenCircle(meridianCounts[quality])]) }];
    }
    const label = 'M: the forms A x² + C y², the plane B = 0';
    return hyperrootSweeps(context).flatMap(joinRulings).map((sheet) => ({
      ...described,
      kind: 'surface',
      label,
      ...surfaceBuffers(sheet),
    }));
  },
};
