import { membership } from '../../network/membership.ts';
import { maxNorm } from '../../polynomial/form.ts';
import { conjugatePairs } from '../conjugatePairs.ts';
import { curvesOf, type RuledCurve } from '../curves.ts';
import type { Stratum } from '../mesh.ts';
import { lineOf } from '../ruling.ts';
import { formAt, type Slice } from '../slice.ts';
import { conePairs } from '../special/conePairs.ts';
import type { Vector3 } from '../vector3.ts';
import type { View } from '../view.ts';
import { zeroOf } from '../zeroOf.ts';
import { type FactorPlace, placeOfFactors, placeWords } from './hyperrootPlace.ts';
import { crossingLines } from './hyperrootLines.ts';
import { specialRulings } from './hyperrootSpecialRulings.ts';
import { isHypersurface } from './hyperrootSurface.ts';
import type { PictureContext, StratumKind } from './kind.ts';
import { curveBuffers } from './multipleRootCurves.ts';
import { curveTolerance, hyperrootPosition, hyperrootSweeps } from './swept.ts';

/**
 * Curves of a hypersurface M̄: where it crosses itself (two factors in x², y²), the handles that the crossing leaves (the two
 * factors are complex conjugate: in M̄ only), and the stride-one boundary (two real roots of the other factor meet).
 */
export const hyperrootCurves: StratumKind = {
  id: 'hyperrootCurves',
  title: 'Singular locus, handle and boundary of a hypersurface',
  source: 'SparseFact, singular locus and boundary; GeoLCN, Example 4.12',
  applies: isHypersurface,
  build(context) {
    if (hyperrootPosition(context)?.kind !== 'general') return [];
    const special = specialRulings(context);
    const curves = hyperrootSweeps(context).flatMap((swept) => curvesOf(swept, curveTolerance(context)));
    const pairs = handleCurves(context).map((curve) => ({ ...curve, place: placeWithPair(context, curve) }));
    const crossings = [
      ...curves.flatMap((curve): Part[] => (curve.kind === 'hyperroot' ? [{ ...curve, place: crossingPlace(context, curve) }] : [])),
      ...crossingLines(context),
      ...special.crossings,
      ...pairs.filter(({ place }) => place.inFunctionSpace),
    ];
    const places = [...new Set(crossings.map(({ place }) => place.place))];
    return [
      ...places.map((place) => crossing(crossings.filter((part) => part.place.place === place))),
      ...boundary([...curves.filter(({ kind }) => kind === 'rootsMeet'), ...special.boundary]),
      ...boundaryOfMultiples(curves.filter(({ kind }) => kind === 'double' || kind === 'fixed')),
      ...handle(pairs.filter(({ place }) => !place.inFunctionSpace)),
    ];
  },
};

interface Part extends Pick<RuledCurve, 'positions' | 'index'> {
  readonly place: FactorPlace;
}

/** Hyperroots that stand for those above which there are two real roots, one twice, or none. */
const typical: Readonly<Record<string, number>> = { '+': Math.PI / 4, '0': 0, '-': (3 * Math.PI) / 4 };

/** The label says whether the two factors have real roots, and how many the rest has: see hyperrootRulings. */
function crossingPlace({ architecture }: PictureContext, { label }: RuledCurve): FactorPlace {
  const angles = [label[0]!, label[1]!].map((sign) => typical[sign]!);
  return placeOfFactors(architecture, angles, Number(label.slice(2)), false);
}

function crossing(parts: readonly Part[]): Stratum {
  const { place, inFunctionSpace, onBoundary } = parts[0]!.place;
  return {
    id: `crossing-${place}`,
    kind: 'curve',
    label: `Self-intersection, ${placeWords[place]}: two factors in x², y²`,
    role: inFunctionSpace ? 'singular' : 'closureOnly',
    inFunctionSpace,
    onBoundary,
    source: hyperrootCurves.source,
    ...curveBuffers(parts),
  };
}

/** Where the first factor loses two real roots that it needs. */
function boundary(curves: readonly Pick<RuledCurve, 'positions' | 'index'>[]): Stratum[] {
  if (curves.length === 0) return [];
  return [
    {
      id: 'strideOneBoundary',
      kind: 'curve',
      label: 'Boundary of M: a double real root beside the factor in x², y²',
      role: 'boundary',
      inFunctionSpace: true,
      onBoundary: true,
      source: 'GeoLCN, Proposition 4.4; SparseFact, stride-one boundary',
      ...curveBuffers(curves),
    },
  ];
}

/** In a plane of forms h(x², y²) K: where hyperroots of h meet, or one of them passes 0 or infinity, and real roots or hyperroots that M needs are lost. */
function boundaryOfMultiples(curves: readonly RuledCurve[]): Stratum[] {
  if (curves.length === 0) return [];
  return [
    {
      id: 'multiplesBoundary',
      kind: 'curve',
      label: 'Boundary of M: a double factor in x², y², or a factor x² or y²',
      role: 'boundary',
      inFunctionSpace: true,
      onBoundary: true,
      source: hyperrootCurves.source,
      ...curveBuffers(curves),
    },
  ];
}

/** Relative residual at which a vertex of a curve counts as having a third factor. */
const vertexAccuracy = 1e-8;

/**
 * A form with two complex conjugate factors and no third one has no real factor in x², y²: it is not in M. In special slices the forms of a whole
 * curve have a third one.
 */
function placeWithPair({ architecture, slice }: PictureContext, { positions }: Pick<RuledCurve, 'positions'>): FactorPlace {
  const count = positions.length / 3;
  const places = [0.3, 0.5, 0.7].map((share): FactorPlace => {
    const at = 3 * Math.floor(share * (count - 1));
    // a line has two vertices, both at the rim
    const other = count === 2 ? 3 - at : at;
    const point = [0, 1, 2].map((axis) => positions[at + axis]! * (1 - share) + positions[other + axis]! * share) as unknown as Vector3;
    const form = formAt(slice!, point);
    const size = maxNorm(form);
    const { inFunctionSpace, onBoundary } = membership(architecture, form.map((c) => (Math.abs(c) <= vertexAccuracy * size ? 0 : c)), { tolerance: vertexAccuracy });
    return { inFunctionSpace, onBoundary, place: !inFunctionSpace ? 'closure' : onBoundary ? 'boundary' : 'inside' };
  });
  return places.every(({ inFunctionSpace }) => inFunctionSpace) ? places[1]! : { inFunctionSpace: false, onBoundary: false, place: 'closure' };
}

function handle(curves: readonly Pick<RuledCurve, 'positions' | 'index'>[]): Stratum[] {
  if (curves.length === 0) return [];
  return [
    {
      id: 'handle',
      kind: 'curve',
      label: 'Handle, in the Zariski closure only: two complex conjugate factors in x², y²',
      role: 'closureOnly',
      inFunctionSpace: false,
      onBoundary: false,
      source: hyperrootCurves.source,
      ...curveBuffers(curves),
    },
  ];
}

function handleCurves(context: PictureContext): readonly { positions: number[]; index: number[] }[] {
  const { architecture, slice, view, quality } = context;
  const position = hyperrootPosition(context);
  if (slice === null || architecture.degree < 4 || position?.kind !== 'general') return [];
  if (!position.moving) return position.pairLines.flatMap(([first, second]) => chordOf(lineOf(first, second), view));
  const zero = zeroOf(slice);
  const { curves, everywhere } = zero === null ? conjugatePairs(slice, 'dilated', view, quality, curveTolerance(context)) : linesThrough(zero, slice, view);
  if (everywhere) context.notes.push('Every form of this slice has two complex conjugate factors in x², y²; the surface of such forms is not drawn.');
  return curves;
}

/** The part of a line inside the view, if there is one. */
function chordOf(line: { base: Vector3; direction: Vector3 } | null, view: View): { positions: number[]; index: number[] }[] {
  const chord = line === null ? null : view.chord(line.base, line.direction);
  return chord === null ? [] : [{ positions: [...chord.start, ...chord.end], index: [0, 1] }];
}

/** The handles of a cone: lines through the zero filter. */
function linesThrough(zero: Vector3, slice: Slice, view: View): { curves: { positions: number[]; index: number[] }[]; everywhere: boolean } {
  const lines = conePairs(slice, 'dilated');
  return { curves: (lines ?? []).flatMap(({ direction }) => chordOf({ base: zero, direction }, view)), everywhere: lines === null };
}
