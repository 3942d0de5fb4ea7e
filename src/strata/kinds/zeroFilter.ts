import { isThick, type StratumKind } from './kind.ts';
import { leastSquares } from '../../numeric/solve.ts';
import { isZeroForm, maxNorm } from '../../polynomial/form.ts';
import { formAt, type Slice } from '../slice.ts';
import type { Vector3 } from '../vector3.ts';

/** Coefficients below this, relative to those of the slice's origin, are zero: some hundred roundings. */
const zeroTolerance = 1e-13;

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

/** Where the slice passes through the zero filter; null if it does not. */
function zeroOf(slice: Slice): Vector3 | null {
  const { origin, directions } = slice;
  if (isZeroForm(origin)) return [0, 0, 0];
  const solved = leastSquares(origin.map((_, k) => directions.map((form) => form[k]!)), origin.map((c) => -c));
  if (solved.status !== 'solved') return null;
  const position: Vector3 = [solved.solution[0]!, solved.solution[1]!, solved.solution[2]!];
  return maxNorm(formAt(slice, position)) <= zeroTolerance * maxNorm(origin) ? position : null;
}
