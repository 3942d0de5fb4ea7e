import type { Architecture } from '../../network/architecture.ts';
import type { Form } from '../../polynomial/form.ts';
import { rootDivisor } from '../../polynomial/rootDivisor.ts';
import { divisorPattern } from '../../polynomial/rootPattern.ts';
import { formatRootPattern, type RootPattern } from '../../polynomial/formatRootPattern.ts';
import { curvesOf, linesOf, seamLinesOf, type RuledCurve } from '../curves.ts';
import { substituted } from '../charts/harmonicForm.ts';
import { patternBeside } from '../discriminantRulings.ts';
import type { Stratum } from '../mesh.ts';
import { formAt, type Slice } from '../slice.ts';
import { specialLines } from '../special/specialLines.ts';
import { along, scaled } from '../vector3.ts';
import { wholeSlice } from '../special/specialSlice.ts';
import { rootsInWords } from './describePattern.ts';
import { isThick, type StratumKind } from './kind.ts';
import { placeOf } from './place.ts';
import { curveTolerance, discriminantSweeps, slicePosition } from './swept.ts';

/** Curves in which the discriminant is singular: its cuspidal edge (triple roots) and its self-intersection (two double real roots). */
export const multipleRootCurves: StratumKind = {
  id: 'multipleRootCurves',
  title: 'Cuspidal edge and self-intersection of the discriminant',
  source: 'GeoLCN, Example 3.3 and Proposition 4.4',
  applies: (a) => isThick(a) && a.degree >= 3,
  build(context) {
    const { architecture: a, view } = context;
    const merged = new Map<string, { pattern: RootPattern; parts: CurvePart[] }>();
    const add = (pattern: RootPattern | null, part: CurvePart): void => {
      if (pattern === null) return;
      const key = formatRootPattern(pattern);
      const entry = merged.get(key) ?? { pattern, parts: [] };
      entry.parts.push(part);
      merged.set(key, entry);
    };
    const { slice } = context;
    for (const swept of discriminantSweeps(context)) {
      const named = (curve: RuledCurve): RootPattern | null => (swept.family.curvePattern === undefined ? patternOf(curve, a.degree) : swept.family.curvePattern(curve));
      for (const curve of curvesOf(swept, curveTolerance(context))) add(curve.crowded ? commonPattern(slice!, curve) : named(curve), curve);
      for (const [start, end] of seamLinesOf(swept)) {
        const pattern = patternAt(formAt(slice!, along(scaled(start, 0.5), end, 0.5)));
        if (pattern.real.some((m) => m > 2) || pattern.real.filter((m) => m > 1).length > 1) add(pattern, { positions: [...start, ...end], index: [0, 1] });
      }
      for (const line of linesOf(swept)) add(highPattern(formAt(slice!, line.sample)) ?? named(line), line);
    }
    const position = slicePosition(context);
    if (slice === null || position === null || position.kind === 'unknown') return [];
    const lines = specialLines(position.kind === 'special' ? position.special : wholeSlice(slice), view);
    for (const { isolated, pattern, start, end } of lines.pieces) if (!isolated) add(pattern, { positions: [...start, ...end], index: [0, 1] });
    if (position.kind === 'general') return [...merged.values()].map(({ pattern, parts }): Stratum => ({ ...describeCurve(a, pattern), ...curveBuffers(parts) }));
    return [...merged.values()].map(({ pattern, parts }): Stratum => ({ ...describeCurve(a, pattern), label: specialLabel(a, pattern), ...curveBuffers(parts) }));
  },
};

/** Uncertainty of the form of a whole ruling, relative to its largest coefficient: rulings are located less well in drafts. */
const rulingAccuracy = 1e-8;

/** The pattern that forms of a curve have away from its special points: the one with the most roots, of several on it. */
function commonPattern(slice: Slice, { positions }: CurvePart): RootPattern {
  const count = positions.length / 3;
  const patterns = tries.map((share) => {
    const first = 3 * Math.floor(share * count);
    return patternAt(formAt(slice, [positions[first]!, positions[first + 1]!, positions[first + 2]!]));
  });
  const rootCount = ({ real, complex }: RootPattern): number => real.length + 2 * complex.length;
  return patterns.reduce((best, other) => (rootCount(other) > rootCount(best) ? other : best));
}

/** Places on a curve, as shares of its points. */
const tries = [0.17, 0.33, 0.5, 0.71, 0.83];

function patternAt(form: Form): RootPattern {
  // turned, so that no coefficient is small by the choice of axes
  const turned = substituted(form, [Math.cos(1), -Math.sin(1)], [Math.sin(1), Math.cos(1)]);
  return divisorPattern(rootDivisor(turned, { uncertainty: rulingAccuracy }));
}

/** The pattern of the form of a whole ruling if it has a root that is more than triple: the turning of a mark does not tell. */
function highPattern(form: Form): RootPattern | null {
  const pattern = patternAt(form);
  return pattern.real.some((m) => m > 3) ? pattern : null;
}

type CurvePart = Pick<RuledCurve, 'positions' | 'index'>;

/** A triple root takes one of the quotient's real roots, two double roots as many as the poorer side has beside them. */
function patternOf({ kind, below, above }: RuledCurve, degree: number): RootPattern | null {
  if (kind === 'triple') return patternBeside([3], below - 1, degree - 3);
  if (kind === 'double') return patternBeside([2, 2], Math.min(below, above), degree - 4);
  return null;
}

/** In special slices roots of other multiplicities than 2 and 3 fall together along curves. */
const specialLabel = (a: Architecture, pattern: RootPattern): string => `Curve of the discriminant, ${placeOf(a, pattern).words}: ${rootsInWords(pattern)}`;

function describeCurve(a: Architecture, pattern: RootPattern): Omit<Stratum, 'positions' | 'index'> {
  const { inFunctionSpace, onBoundary, words } = placeOf(a, pattern);
  const printed = formatRootPattern(pattern);
  const cuspidal = pattern.real.some((m) => m >= 3);
  return {
    id: `${cuspidal ? 'triple' : 'double'}-${printed.replace('|', '-')}`,
    kind: 'curve',
    label: `${cuspidal ? 'Cuspidal edge' : 'Self-intersection'}, ${words}: ${rootsInWords(pattern)}`,
    role: cuspidal ? 'cuspidal' : 'singular',
    pattern: printed,
    inFunctionSpace,
    onBoundary,
    source: multipleRootCurves.source,
  };
}

/** Curves in single precision; every array owns its buffer, so that it can be transferred. */
export function curveBuffers(parts: readonly { readonly positions: readonly number[]; readonly index: readonly number[] }[]): { positions: Float32Array; index: Uint32Array } {
  const positions: number[] = [];
  const index: number[] = [];
  for (const part of parts) {
    const first = positions.length / 3;
    for (const x of part.positions) positions.push(x);
    for (const i of part.index) index.push(first + i);
  }
  return { positions: new Float32Array(positions), index: new Uint32Array(index) };
}
