import { circlePoint } from '../patches/circle.ts';
import { clippedPolyline } from '../patches/clippedCurve.ts';
import { curveBuffers } from '../patches/curveBuffers.ts';
import { patchColumns } from '../patches/patchCells.ts';
import { stereographicPosition } from '../patches/stereographic.ts';
import type { Stratum } from '../mesh.ts';
import type { Vector3 } from '../vector3.ts';
import type { StratumKind } from './kind.ts';

/** M itself where it is the plane of forms A x³ + D y³: a great circle of the sphere of filters, with one triple root where A D = 0. */
export const cubeCircle: StratumKind = {
  id: 'cubeCircle',
  title: 'Sphere: forms in x³ and y³',
  source: 'GeoLCN, Proposition 2.2',
  applies: ({ degree, reduced }) => degree === 3 && reduced.cumulativeStrides[1] === 3,
  build({ chart, view, quality }) {
    if (chart.kind !== 'sphere' || chart.pole === undefined) return [];
    const { pole } = chart;
    const count = patchColumns[quality];
    const at = (u: number): Vector3 => {
      const [A, D] = circlePoint(u, count);
      return stereographicPosition([A, 0, 0, D], pole);
    };
    const circle = curveBuffers(clippedPolyline(at, count, view));
    const described = { inFunctionSpace: true, onBoundary: false, source: cubeCircle.source } as const;
    const strata: Stratum[] = [];
    if (circle.index.length > 0)
      strata.push({ ...described, id: 'cubeCircle', kind: 'curve', label: 'M: the forms A x³ + D y³, a great circle', role: 'functionSpace', pattern: '1|1', ...circle });
    const cubes = [0, 1, 2, 3].map((quarter) => at((quarter * count) / 4)).filter((position) => view.depth(position) >= 0);
    if (cubes.length > 0)
      strata.push({ ...described, id: 'cubeCircle-3-0', kind: 'points', label: 'Triple root in M: x³, y³ and their negatives', role: 'special', pattern: '3|0', positions: new Float32Array(cubes.flat()) });
    return strata;
  },
};
