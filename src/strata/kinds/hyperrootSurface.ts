import type { Architecture } from '../../network/architecture.ts';
import type { Stratum } from '../mesh.ts';
import { joinRulings, mergedSheets } from '../strips.ts';
import { surfaceBuffers } from '../surfaceBuffers.ts';
import type { StratumKind } from './kind.ts';
import { hyperrootSweeps } from './swept.ts';

/** Architectures with one further factor of degree 1 in x², y²: reduced degrees (d₁, 1), strides (1, 2). Their closure is a hypersurface. */
export const isHypersurface = ({ reduced }: Architecture): boolean =>
  reduced.degrees.length === 2 && reduced.degrees[0]! >= 1 && reduced.degrees[1] === 1 && reduced.cumulativeStrides[1] === 2;

/** M itself where its closure is a hypersurface, and what the closure has besides M: R too poor in real roots. */
export const hyperrootSurface: StratumKind = {
  id: 'hyperrootSurface',
  title: 'Function space: forms with a factor in x², y²',
  source: 'GeoLCN, Proposition 2.2 and Example 4.12',
  applies: isHypersurface,
  build(context) {
    return mergedSheets(hyperrootSweeps(context).flatMap(joinRulings)).map(
      (sheet): Stratum => ({
        ...(sheet.id === 'in M' ? inFunctionSpace : closureOnly(context.architecture)),
        kind: 'surface',
        source: hyperrootSurface.source,
        ...surfaceBuffers(sheet),
      }),
    );
  },
};

const inFunctionSpace = { id: 'hyperroot-M', label: 'M: a factor in x², y² with a real hyperroot', role: 'functionSpace', inFunctionSpace: true } as const;

const closureOnly = ({ reduced }: Architecture) =>
  ({
    id: 'hyperroot-closure',
    label: `Zariski closure only: fewer than ${reduced.evenFilterCounts[0]!} real roots beside the factor in x², y²`,
    role: 'closureOnly',
    inFunctionSpace: false,
    onBoundary: false,
  }) as const;
