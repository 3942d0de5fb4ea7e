import { formatRootPattern, type RootPattern } from '../../polynomial/formatRootPattern.ts';
import type { Stratum } from '../mesh.ts';
import { doublePairs, type DoublePairs, type PatternCurve } from '../special/doublePairs.ts';
import { specialLines, type PatternPoint } from '../special/specialLines.ts';
import { wholeSlice, type SpecialSlice } from '../special/specialSlice.ts';
import { rootsInWords } from './describePattern.ts';
import { isThick, type PictureContext, type StratumKind } from './kind.ts';
import { curveBuffers } from './multipleRootCurves.ts';
import { placeOf } from './place.ts';
import { curveTolerance, slicePosition } from './swept.ts';

const surfaceNote = 'Every form of this slice with one conjugate pair of double roots is on a surface of such forms; that surface is not drawn.';

/** Curves of the discriminant that none of its surfaces reaches: forms with a pair of complex conjugate double roots, g² times the rest. */
export const isolatedCurves: StratumKind = {
  id: 'isolatedCurves',
  title: 'Isolated curves of the discriminant: conjugate double roots',
  source: 'GeoLCN, Example 3.3',
  applies: (a) => isThick(a) && a.degree >= 4,
  build(context) {
    const { slice, view, notes } = context;
    const position = slicePosition(context);
    if (slice === null || position === null || position.kind === 'unknown') return [];
    const special = position.kind === 'special' ? position.special : wholeSlice(slice);
    const { curves, points, everywhere } = doublePairsOf(context, special);
    if (everywhere) notes.push(surfaceNote);
    const lines = specialLines(special, view).pieces.filter(({ isolated }) => isolated);
    return [
      ...byPattern([...curves, ...lines.map(({ pattern, start, end }) => ({ pattern, positions: [...start, ...end], index: [0, 1] }))]).map((parts) => curveStratum(context, parts)),
      // in special slices these points are among the special points
      ...(position.kind === 'special' ? [] : byPattern(points).map((group) => pointStratum(context, group))),
    ];
  },
};

/** Groups of items of one root pattern. */
function byPattern<T extends { readonly pattern: RootPattern }>(items: readonly T[]): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = formatRootPattern(item.pattern);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

/** The conjugate double roots of a special slice. */
export const doublePairsOf = (context: PictureContext, special: SpecialSlice): DoublePairs =>
  context.once('double pairs', () => doublePairs(special, context.view, context.quality, curveTolerance(context)));

const curveStratum = (context: PictureContext, parts: readonly PatternCurve[]): Stratum => ({
  ...describe(context, parts[0]!.pattern, 'Isolated curve'),
  id: `isolated-${formatRootPattern(parts[0]!.pattern).replace('|', '-')}`,
  kind: 'curve',
  role: 'isolated',
  ...curveBuffers(parts),
});

const pointStratum = (context: PictureContext, points: readonly PatternPoint[]): Stratum => ({
  ...describe(context, points[0]!.pattern, 'Special point'),
  id: `point-${formatRootPattern(points[0]!.pattern).replace('|', '-')}`,
  kind: 'points',
  role: 'special',
  positions: new Float32Array(points.flatMap(({ position }) => [...position])),
});

function describe({ architecture }: PictureContext, pattern: RootPattern, name: string): Pick<Stratum, 'label' | 'pattern' | 'inFunctionSpace' | 'onBoundary' | 'source'> {
  const { inFunctionSpace, onBoundary, words } = placeOf(architecture, pattern);
  return { label: `${name}, ${words}: ${rootsInWords(pattern)}`, pattern: formatRootPattern(pattern), inFunctionSpace, onBoundary, source: isolatedCurves.source };
}
