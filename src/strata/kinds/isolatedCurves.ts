import { formatRootPattern, type RootPattern } from '../../polynomial/formatRootPattern.ts';
import { conjugatePairs } from '../conjugatePairs.ts';
import type { Stratum } from '../mesh.ts';
import { doublePairs, type DoublePairs } from '../special/doublePairs.ts';
import { specialLines } from '../special/specialLines.ts';
import type { SpecialSlice } from '../special/specialSlice.ts';
import type { Slice } from '../slice.ts';
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
    const { slice } = context;
    const position = slicePosition(context);
    if (slice === null || position === null || position.kind === 'unknown') return [];
    return position.kind === 'general' ? generalStrata(context, slice) : specialStrata(context, position.special);
  },
};

function generalStrata(context: PictureContext, slice: Slice): Stratum[] {
  const { architecture: a, view, quality, notes } = context;
  const pairs = conjugatePairs(slice, 'square', view, quality, curveTolerance(context));
  if (pairs.everywhere) notes.push(surfaceNote);
  const curves = pairs.curves.map((curve) => curveStratum(context, patternWith([], curve.label, a.degree - 4), [curve]));
  const meetings = pairs.meetings.map(({ position, labels }) => ({ position, label: Math.min(...labels) }));
  const points = [...new Set(meetings.map(({ label }) => label))].map((label): Stratum => {
    const pattern = patternWith([2], label, a.degree - 6);
    const positions = new Float32Array(meetings.flatMap((meeting) => (meeting.label === label ? [...meeting.position] : [])));
    return { ...describe(context, pattern, 'Special point'), id: `point-${formatRootPattern(pattern).replace('|', '-')}`, kind: 'points', role: 'special', positions };
  });
  return [...curves, ...points];
}

/** In a special slice also the lines on which a pair of roots of the common factor is a pair of roots of the quotient; the points are among the special points. */
function specialStrata(context: PictureContext, special: SpecialSlice): Stratum[] {
  const pairs = doublePairsOf(context, special);
  if (pairs.everywhere) context.notes.push(surfaceNote);
  const merged = new Map<string, { pattern: RootPattern; parts: { positions: readonly number[]; index: readonly number[] }[] }>();
  const lines = specialLines(special, context.view).pieces.filter(({ isolated }) => isolated);
  for (const { pattern, ...part } of [...pairs.curves, ...lines.map(({ pattern, start, end }) => ({ pattern, positions: [...start, ...end], index: [0, 1] }))]) {
    const key = formatRootPattern(pattern);
    merged.set(key, { pattern, parts: [...(merged.get(key)?.parts ?? []), part] });
  }
  return [...merged.values()].map(({ pattern, parts }) => curveStratum(context, pattern, parts));
}

/** The conjugate double roots of a special slice. */
export const doublePairsOf = (context: PictureContext, special: SpecialSlice): DoublePairs =>
  context.once('double pairs', () => doublePairs(special, context.view, context.quality, curveTolerance(context)));

const curveStratum = (context: PictureContext, pattern: RootPattern, parts: Parameters<typeof curveBuffers>[0]): Stratum => ({
  ...describe(context, pattern, 'Isolated curve'),
  id: `isolated-${formatRootPattern(pattern).replace('|', '-')}`,
  kind: 'curve',
  role: 'isolated',
  ...curveBuffers(parts),
});

/** Given real multiplicities beside a conjugate pair of double roots, `real` simple real roots, and simple pairs up to the degree. */
const patternWith = (multiple: readonly number[], real: number, degree: number): RootPattern => ({
  real: [...Array.from({ length: real }, () => 1), ...multiple],
  complex: [...Array.from({ length: (degree - real) / 2 }, () => 1), 2],
});

function describe({ architecture }: PictureContext, pattern: RootPattern, name: string): Pick<Stratum, 'label' | 'pattern' | 'inFunctionSpace' | 'onBoundary' | 'source'> {
  const { inFunctionSpace, onBoundary, words } = placeOf(architecture, pattern);
  return { label: `${name}, ${words}: ${rootsInWords(pattern)}`, pattern: formatRootPattern(pattern), inFunctionSpace, onBoundary, source: isolatedCurves.source };
}
