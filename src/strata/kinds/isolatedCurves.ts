import { formatRootPattern, type RootPattern } from '../../polynomial/formatRootPattern.ts';
import { conjugatePairs, type ConjugatePairs } from '../conjugatePairs.ts';
import type { Stratum } from '../mesh.ts';
import { rootsInWords } from './describePattern.ts';
import { isThick, type PictureContext, type StratumKind } from './kind.ts';
import { curveBuffers } from './multipleRootCurves.ts';
import { placeOf } from './place.ts';
import { curveTolerance } from './swept.ts';

/** Curves of the discriminant that none of its surfaces reaches: forms with a pair of complex conjugate double roots, g² times the rest. */
export const isolatedCurves: StratumKind = {
  id: 'isolatedCurves',
  title: 'Isolated curves of the discriminant: conjugate double roots',
  source: 'GeoLCN, Example 3.3',
  applies: (a) => isThick(a) && a.degree >= 4,
  build(context) {
    const pairs = pairsOf(context);
    if (pairs === null) return [];
    const { architecture: a } = context;
    if (pairs.everywhere) context.notes.push('Every form of this slice with one conjugate pair of double roots is on a surface of such forms; that surface is not drawn.');
    const curves = pairs.curves.map((curve): Stratum => {
      const pattern = patternWith([], curve.label, a.degree - 4);
      return { ...describe(context, pattern, 'Isolated curve'), id: `isolated-${formatRootPattern(pattern).replace('|', '-')}`, kind: 'curve', role: 'isolated', ...curveBuffers([curve]) };
    });
    const points = [...new Set(pairs.meetings.map(({ label }) => label))].map((label): Stratum => {
      const pattern = patternWith([2], label, a.degree - 6);
      const positions = new Float32Array(pairs.meetings.flatMap((meeting) => (meeting.label === label ? [...meeting.position] : [])));
      return { ...describe(context, pattern, 'Special point'), id: `point-${formatRootPattern(pattern).replace('|', '-')}`, kind: 'points', role: 'special', positions };
    });
    return [...curves, ...points];
  },
};

const pairsOf = (context: PictureContext): ConjugatePairs | null => {
  const { slice, view, quality } = context;
  return slice === null ? null : context.once('conjugate pairs', () => conjugatePairs(slice, 'square', view, quality, curveTolerance(context)));
};

/** Given real multiplicities beside a conjugate pair of double roots, `real` simple real roots, and simple pairs up to the degree. */
const patternWith = (multiple: readonly number[], real: number, degree: number): RootPattern => ({
  real: [...Array.from({ length: real }, () => 1), ...multiple],
  complex: [...Array.from({ length: (degree - real) / 2 }, () => 1), 2],
});

function describe({ architecture }: PictureContext, pattern: RootPattern, name: string): Pick<Stratum, 'label' | 'pattern' | 'inFunctionSpace' | 'onBoundary' | 'source'> {
  const { inFunctionSpace, onBoundary, words } = placeOf(architecture, pattern);
  return { label: `${name}, ${words}: ${rootsInWords(pattern)}`, pattern: formatRootPattern(pattern), inFunctionSpace, onBoundary, source: isolatedCurves.source };
}
