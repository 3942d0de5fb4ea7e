import { isThick, type StratumKind } from './kind.ts';
import { zeroOf } from '../zeroOf.ts';

/** The zero filter: in every function space (one layer may be zero), and the apex of every cone of filters. */
export const zeroFilter: StratumKind = {
  id: 'zeroFilter',
  title: 'Zero filter',
  source: 'GeoLCN, Proposition 2.2',
  applies: ({ degree }) => degree >= 2,
  build({ architecture: a, slice, view }) {
    const position = slice === null ? null : zeroOf(slice);
    if (position === null || view.depth(position) < 0) return [];
    return [
      {
        id: 'zeroFilter',
        kind: 'points',
        label: isThick(a) ? 'Zero filter: apex of the cone, in M, without root pattern' : 'Zero filter: in M, without root pattern',
        role: 'special',
        inFunctionSpace: true,
        source: zeroFilter.source,
        positions: new Float32Array(position),
      },
    ];
  },
};
