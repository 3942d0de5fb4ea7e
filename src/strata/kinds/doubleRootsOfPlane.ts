import type { Stratum } from '../mesh.ts';
import { along, scaled, type Vector3 } from '../vector3.ts';
import type { View } from '../view.ts';
import { isEvenPlane, type StratumKind } from './kind.ts';

const squares: readonly Vector3[] = [
  [1, 0, 0],
  [0, 0, 1],
];

/** The forms A x² and C y²: where the discriminant B² = 4AC meets the plane B = 0. */
export const doubleRootsOfPlane: StratumKind = {
  id: 'doubleRootsOfPlane',
  title: 'Double roots in M',
  source: 'GeoLCN, Definition 3.2',
  applies: isEvenPlane,
  build({ chart, view }) {
    const described = { id: 'doubleRootsOfPlane', role: 'interior', pattern: '2|0', inFunctionSpace: true, source: doubleRootsOfPlane.source } as const;
    if (chart.kind === 'sphere') {
      const points = squares.flatMap((square) => [square, along([0, 0, 0], square, -1)]);
      return [{ ...described, kind: 'points', label: 'Double roots in M: multiples of x² and y²', positions: new Float32Array(points.flat()) }];
    }
    const ends = squares.flatMap((square) => axisInside(square, view));
    const curve: Stratum = {
      ...described,
      kind: 'curve',
      label: 'Double roots in M: the lines of x² and y²',
      positions: new Float32Array(ends.flat()),
      index: new Uint32Array(ends.map((_end, i) => i)),
    };
    return ends.length === 0 ? [] : [curve];
  },
};

/** The two halves of an axis, as far as the view shows them; the zero filter between them has no root pattern. */
function axisInside(square: Vector3, view: View): Vector3[] {
  const chord = view.chord([0, 0, 0], square);
  if (chord === null) return [];
  if (chord.from >= 0 || chord.to <= 0) return [chord.start, chord.end];
  return [chord.start, scaled(square, 0), scaled(square, 0), chord.end];
}
