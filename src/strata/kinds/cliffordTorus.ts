import type { Architecture } from '../../network/architecture.ts';
import type { Stratum } from '../mesh.ts';
import { curveBuffers } from '../patches/curveBuffers.ts';
import { patchCurve, patchMesh, patchSheets, type PatchMesh } from '../patches/patchMesh.ts';
import { stereographicPosition } from '../patches/stereographic.ts';
import { torusPatch } from '../patches/torusPatch.ts';
import type { PictureContext, StratumKind } from './kind.ts';

const isSegre = ({ degree, reduced }: Architecture): boolean => degree === 3 && reduced.degrees.length === 2 && reduced.cumulativeStrides[1] === 2;

/** M itself for (a x + b y)(c x² + d y²) on the sphere of filters: the Clifford torus A D = B C. */
export const cliffordTorus: StratumKind = {
  id: 'cliffordTorus',
  title: 'Sphere: the Clifford torus A D = B C',
  source: 'GeoLCN, Proposition 2.2',
  applies: isSegre,
  build(context) {
    const mesh = meshOf(context);
    if (mesh === null) return [];
    return [...patchSheets(mesh)].map(
      ([pattern, sheet]): Stratum => ({
        id: `torus-${pattern.replace('|', '-')}`,
        kind: 'surface',
        label: `M, the torus A D = B C: ${pattern === '1|1' ? 'one real root' : 'three real roots'}`,
        role: 'functionSpace',
        pattern,
        inFunctionSpace: true,
        onBoundary: false,
        source: cliffordTorus.source,
        ...sheet,
      }),
    );
  },
};

/** Filters of the Clifford torus with a multiple root: three closed curves that touch in the cubes ±x³ and ±y³. None is boundary. */
export const torusMultipleRoots: StratumKind = {
  id: 'torusMultipleRoots',
  title: 'Sphere: multiple roots in M',
  source: 'GeoLCN, Definition 3.2',
  applies: isSegre,
  build(context) {
    const mesh = meshOf(context);
    const { chart, view } = context;
    if (mesh === null || chart.kind !== 'sphere' || chart.pole === undefined) return [];
    const { pole } = chart;
    const { columns, rows } = mesh.patch;
    const onCut = mesh.onCuts[0]!;
    const isCircle = (v: number): boolean => v % (columns / 4) === 0 && v <= rows;
    const curve = curveBuffers(patchCurve(mesh, (p, q) => (p.v === q.v && isCircle(p.v)) || (onCut.has(p.vertex) && onCut.has(q.vertex))));
    const described = { inFunctionSpace: true, onBoundary: false, source: torusMultipleRoots.source } as const;
    const cubes = [[1, 0, 0, 0], [-1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 0, -1]]
      .map((filter) => stereographicPosition(filter, pole))
      .filter((position) => view.depth(position) >= 0);
    const strata: Stratum[] = [];
    if (curve.index.length > 0)
      strata.push({
        ...described,
        id: 'torus-12-0',
        kind: 'curve',
        label: 'Double root in M (not a boundary): roots of one filter meet, or roots of both',
        role: 'interior',
        pattern: '12|0',
        ...curve,
      });
    if (cubes.length > 0)
      strata.push({ ...described, id: 'torus-3-0', kind: 'points', label: 'Triple root in M: x³, y³ and their negatives', role: 'special', pattern: '3|0', positions: new Float32Array(cubes.flat()) });
    return strata;
  },
};

function meshOf(context: PictureContext): PatchMesh | null {
  const { chart, view, quality } = context;
  if (chart.kind !== 'sphere' || chart.pole === undefined) return null;
  const { pole } = chart;
  return context.once('cliffordTorus', () => patchMesh(torusPatch(pole, quality), view, quality));
}
