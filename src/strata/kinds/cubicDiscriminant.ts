import type { RootPattern } from '../../polynomial/formatRootPattern.ts';
import { curveBuffers } from '../patches/curveBuffers.ts';
import { doubleRootPatch } from '../patches/doubleRootPatch.ts';
import { patchCurve, patchMesh, patchSheets, type PatchMesh } from '../patches/patchMesh.ts';
import type { Stratum } from '../mesh.ts';
import { isThick, type PictureContext, type StratumKind } from './kind.ts';
import { placeOf } from './place.ts';

/** Cubics with a double root on the sphere of filters: a closed surface with a cuspidal edge. */
export const cubicDiscriminant: StratumKind = {
  id: 'cubicDiscriminant',
  title: 'Sphere: cubics with a double root',
  source: 'GeoLCN, Proposition 4.4 and Corollary 4.5',
  applies: (a) => isThick(a) && a.degree === 3,
  build(context) {
    const mesh = meshOf(context);
    if (mesh === null) return [];
    const { words, ...place } = placeOf(context.architecture, doubleRoot);
    return [...patchSheets(mesh).values()].map((sheet): Stratum => ({
      id: 'discriminant-12-0',
      kind: 'surface',
      label: `One double real root: ${words}`,
      pattern: '12|0',
      ...place,
      source: cubicDiscriminant.source,
      ...sheet,
    }));
  },
};

/** Cubes of linear forms on the sphere of filters: one closed curve that holds both signs, the edge of the discriminant. */
export const cubicTripleRoots: StratumKind = {
  id: 'cubicTripleRoots',
  title: 'Sphere: cubes of linear forms',
  source: 'GeoLCN, Proposition 4.4 and Example 2.4',
  applies: (a) => isThick(a) && a.degree === 3,
  build(context) {
    const mesh = meshOf(context);
    if (mesh === null) return [];
    const curve = curveBuffers(patchCurve(mesh, (a, b) => a.v === 0 && b.v === 0));
    if (curve.index.length === 0) return [];
    const { words, inFunctionSpace, onBoundary } = placeOf(context.architecture, tripleRoot);
    return [
      {
        id: 'tripleRoots',
        kind: 'curve',
        label: `Triple root, the cuspidal edge: ${words}`,
        role: 'cuspidal',
        pattern: '3|0',
        inFunctionSpace,
        onBoundary,
        source: cubicTripleRoots.source,
        ...curve,
      },
    ];
  },
};

const doubleRoot: RootPattern = { real: [1, 2], complex: [] };
const tripleRoot: RootPattern = { real: [3], complex: [] };

function meshOf(context: PictureContext): PatchMesh | null {
  const { chart, view, quality } = context;
  if (chart.kind !== 'sphere' || chart.pole === undefined) return null;
  const { pole } = chart;
  return context.once('cubicDiscriminant', () => patchMesh(doubleRootPatch(pole, quality), view, quality));
}
