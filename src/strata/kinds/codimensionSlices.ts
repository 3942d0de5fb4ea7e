import { discriminant } from '../../polynomial/discriminant.ts';
import { euclideanNorm } from '../../polynomial/form.ts';
import { polyphaseSections } from '../../polynomial/polyphase.ts';
import { realRootCount } from '../../polynomial/realRoots.ts';
import { curvePieces } from '../codimension/curvePieces.ts';
import { affinePieces, type AffineProblem } from '../codimension/affinePieces.ts';
import { cubicFactors } from '../codimension/cubicFactors.ts';
import { divisibleBy, fixedFactors, quotientByFactor } from '../codimension/fixedSections.ts';
import { hyperrootFamily, quotientBy } from '../codimension/hyperrootFamily.ts';
import { equationsAt, genericRanks, hyperrootSystem, ranksOf, type HyperrootSystem } from '../codimension/hyperrootSystem.ts';
import { specialHyperroots } from '../codimension/isolatedHyperroots.ts';
import { placeOf } from '../codimension/placeOf.ts';
import { quadraticPencil, sweptPencil, type Quadratic } from '../codimension/quadraticPencil.ts';
import { specialQuadratics } from '../codimension/specialQuadratics.ts';
import { slicedCurve } from '../codimension/slicedCurve.ts';
import { smallerProblem } from '../codimension/smallerProblem.ts';
import { tracedCurve, type MarkedCurve } from '../codimension/tracedCurve.ts';
import type { Stratum, StratumRole } from '../mesh.ts';
import { curveBuffers } from '../patches/curveBuffers.ts';
import { sweepRulings } from '../rulings.ts';
import { equationOf, type Slice } from '../slice.ts';
import { joinRulings } from '../strips.ts';
import { surfaceBuffers } from '../surfaceBuffers.ts';
import { discriminant as discriminantSurface } from './discriminant.ts';
import { hyperrootCurves } from './hyperrootCurves.ts';
import { hyperrootPoints } from './hyperrootPoints.ts';
import { hyperrootSurface, isHypersurface } from './hyperrootSurface.ts';
import { isolatedCurves } from './isolatedCurves.ts';
import { isThick, type PictureContext, type StratumKind } from './kind.ts';
import { multipleRootCurves } from './multipleRootCurves.ts';
import { multipleRootPoints } from './multipleRootPoints.ts';
import { zeroOf } from '../zeroOf.ts';
import { curveTolerance } from './swept.ts';

/** The kinds that draw what is left when a slice's common factor is divided out. */
const fullDimensional: readonly StratumKind[] = [discriminantSurface, multipleRootCurves, isolatedCurves, multipleRootPoints];
const hypersurfaces: readonly StratumKind[] = [hyperrootSurface, hyperrootCurves, hyperrootPoints];

/** Forms of higher degree than this are not drawn: determinants of their systems lose all digits, or the curves take seconds. */
const largestDegree = 24;
const largestQuadraticDegree = 12;
const largestCubicDegree = 11;

/** M in a slice where its codimension is 2 or more: curves, points, or nothing; surfaces in slices that are special. */
export const codimensionSlices: StratumKind = {
  id: 'codimensionSlices',
  title: 'Function space of codimension 2 or more in a slice',
  source: 'GeoLCN, Proposition 2.2; SparseFact, dimension',
  applies: (a) => a.ambientDimension - a.dimension >= 2,
  build(context) {
    if (context.slice === null) return [];
    if (context.architecture.degree > largestDegree) {
      context.notes.push(`The points of M in slices of forms of degree above ${largestDegree} are not computed. The projection shows M.`);
      return [];
    }
    const { architecture: a, slice } = smallerProblem({ architecture: context.architecture, slice: context.slice });
    const known = context.notes.length;
    const strata = a === context.architecture ? ownStrata(context, slice) : smallerStrata({ ...context, architecture: a, slice, once: (_, compute) => compute() });
    if (strata.length === 0 && context.notes.length === known) context.notes.push('This slice meets the Zariski closure of M in nothing inside the view.');
    return strata;
  },
};

/** What is drawn for the forms of a slice without their common factor. */
function smallerStrata(context: PictureContext): readonly Stratum[] {
  const { architecture: a, notes } = context;
  if (isThick(a) || isHypersurface(a)) {
    const kinds = isThick(a) ? fullDimensional : hypersurfaces;
    const few = isThick(a) && a.reduced.evenFilterCounts[0]! >= 2;
    if (isThick(a))
      notes.push(few ? `All forms of this slice share a factor and lie in the Zariski closure of M; M holds those whose other factor has at least ${a.reduced.evenFilterCounts[0]!} real roots.` : 'All forms of this slice lie in M: they share a factor, and the rest is arbitrary.');
    else notes.push('All forms of this slice share a factor: M meets it in a surface.');
    const remembered = new Map<string, unknown>();
    const once: PictureContext['once'] = (key, compute) => {
      if (!remembered.has(key)) remembered.set(key, compute());
      return remembered.get(key) as ReturnType<typeof compute>;
    };
    return kinds.filter((kind) => kind.applies(a)).flatMap((kind) => kind.build({ ...context, once }));
  }
  return context.slice === null ? [] : ownStrata(context, context.slice);
}

function ownStrata(context: PictureContext, slice: Slice): Stratum[] {
  const { architecture } = context;
  const { degrees, cumulativeStrides: S } = architecture.reduced;
  if (degrees.length === 2 && degrees[0] === 0) {
    const equations = slice.origin.flatMap((_, k) => (k % S[1]! === 0 ? [] : [equationOf(slice.origin.map((_c, i) => (i === k ? 1 : 0)), slice)]));
    return merged(affineStrata(context, S[1]!, { architecture, slice, equations, rest: (form) => polyphaseSections(form, S[1]!)[0]! }));
  }
  if (degrees.at(-1) === 1) return hyperrootStrata(context, slice, hyperrootSystem(slice, S.at(-1)!));
  const fixed = degrees.length === 2 ? fixedFactors(slice, S[1]!, degrees[1]!) : null;
  if (fixed !== null)
    return merged(fixed.flatMap(({ factor, equations }) => affineStrata(context, S[1]!, { architecture, slice, equations, rest: (form) => quotientByFactor(form, factor, S[1]!) })));
  if (degrees.length === 2 && degrees[1] === 2 && S[1] === 2 && architecture.degree <= largestQuadraticDegree) return quadraticStrata(context, slice);
  if (degrees.length === 2 && degrees[1] === 3 && S[1] === 2 && architecture.degree <= largestCubicDegree) return cubicStrata(context, slice);
  context.notes.push('The points of M in this slice are not computed: its codimension or its degree is too high. The projection shows M.');
  return [];
}

/** Architectures whose last group is one layer of size 2: forms with one hyperroot of the largest stride. */
function hyperrootStrata(context: PictureContext, slice: Slice, system: HyperrootSystem): Stratum[] {
  const { rank, augmentedRank } = genericRanks(system);
  if (rank === augmentedRank && rank < 2) {
    context.notes.push('Every form of this slice has a factor at the largest stride; what of it is in M is not drawn.');
    return [];
  }
  const { architecture } = context;
  const special = specialHyperroots(system).flatMap((theta) =>
    affineStrata(context, system.stride, {
      architecture,
      slice,
      equations: equationsAt(system.rows, theta),
      rest: (form) => quotientBy(form, system.stride, Math.cos(theta), Math.sin(theta)),
    }),
  );
  const general = rank < augmentedRank ? [] : rank === 2 ? surfaceStrata(context, slice, system.stride) : curveStrata(context, slice, system);
  return merged([...general, ...special]);
}

function surfaceStrata(context: PictureContext, slice: Slice, stride: number): Stratum[] {
  const { architecture: a, view, quality } = context;
  if (a.reduced.degrees.length > 2) {
    context.notes.push('The forms of this slice with a factor at the largest stride fill a surface; which of them are in M is not drawn.');
    return [];
  }
  const swept = sweepRulings(hyperrootFamily(slice, stride, a.reduced.evenFilterCounts[0]!), view, quality);
  return joinRulings(swept).map((sheet): Stratum => ({ ...described('surface', sheet.id === 'in M', stride), kind: 'surface', ...surfaceBuffers(sheet) }));
}

function curveStrata(context: PictureContext, slice: Slice, system: HyperrootSystem): Stratum[] {
  const curve = slicedCurve(system);
  if (curve === null) return [];
  return curvePieces(context.architecture, slice, curve, context.view, curveTolerance(context)).map(({ inFunctionSpace, points }): Stratum => ({
    ...described('curve', inFunctionSpace, system.stride),
    kind: 'curve',
    ...curveBuffers(points.slice(1).map((point, i) => [points[i]!, point] as const)),
  }));
}

/** A g at which D vanishes twice is known to about this. */
const doubleZero = 1e-6;

/** Two further layers of size 2, or one of size 3, at stride 2: forms with a factor g(x², y²), g a quadratic form. */
function quadraticStrata(context: PictureContext, slice: Slice): Stratum[] {
  const { architecture: a, view, quality, notes } = context;
  const pencil = quadraticPencil(slice);
  const isOnLine = (g: Quadratic): boolean => {
    const { rank, augmentedRank } = ranksOf(divisibleBy(slice, 2, g), doubleZero);
    return rank < 3 && rank === augmentedRank;
  };
  if (pencil.everywhere || pencil.repeated.some(isOnLine)) {
    notes.push('The forms of this slice with a factor of degree 2 in x², y² fill a surface; it is not drawn.');
    return [];
  }
  if (zeroOf(slice) !== null) notes.push('This slice goes through the zero filter: its forms with a factor of degree 2 in x², y² fill cones, of which only planes and single lines are drawn.');
  const traced = tracedCurve(quadraticStretches(slice), view, quality, curveTolerance(context));
  const general = [...traced.values()].flatMap((segments): Stratum[] => {
    const [from, to] = segments[Math.floor(segments.length / 2)]!;
    const inFunctionSpace = placeOf(a, slice, from) ?? placeOf(a, slice, to);
    return inFunctionSpace === null ? [] : [{ ...described('curve', inFunctionSpace, 2), kind: 'curve', ...curveBuffers(segments) }];
  });
  const lines = specialQuadratics(pencil).flatMap((g): Stratum[] => {
    const equations = divisibleBy(slice, 2, g);
    return ranksOf(equations).rank === 3 ? [] : affineStrata(context, 2, { architecture: a, slice, equations, rest: (form) => quotientByFactor(form, g, 2) });
  });
  return merged([...general, ...lines]);
}

/** Three further layers of size 2, or filters of that degree, at stride 2: points, forms with a factor g(x², y²) with g of degree 3. */
function cubicStrata({ architecture: a, view, notes }: PictureContext, slice: Slice): Stratum[] {
  const { positions, unknown } = cubicFactors(slice);
  if (unknown > 0) notes.push(`This slice is in special position: up to ${unknown} further forms with a factor of degree 3 in x², y², or curves of them, are not drawn.`);
  return merged(
    positions.flatMap((position): Stratum[] => {
      const inFunctionSpace = view.depth(position) < 0 ? null : placeOf(a, slice, position);
      return inFunctionSpace === null ? [] : [{ ...described('points', inFunctionSpace, 2), kind: 'points', positions: new Float32Array(position) }];
    }),
  );
}

/** The curve of forms with a factor g(x², y²), labelled by the numbers of real roots of g and of the rest: they decide on membership. */
export const quadraticStretches = (slice: Slice): MarkedCurve =>
  sweptPencil(quadraticPencil(slice), ([p, q, r], quotient) => {
    const size = euclideanNorm(quotient);
    return {
      label: (q * q > 4 * p * r ? manyRoots : 0) + realRootCount(quotient),
      margins: [q * q - 4 * p * r, discriminant(size === 0 ? quotient : quotient.map((c) => c / size))],
    };
  });

/** More than any form drawn here has real roots. */
const manyRoots = 1000;

/** Points, lines and planes of forms, as strata. */
function affineStrata({ view, quality, notes }: PictureContext, stride: number, problem: AffineProblem): Stratum[] {
  const { pieces, undecided } = affinePieces(problem, view, quality);
  const note = 'This slice holds lines or planes of forms with a factor at the largest stride of which only parts are in the Zariski closure of M; they are not drawn.';
  if (undecided && !notes.includes(note)) notes.push(note);
  return pieces.map(({ inFunctionSpace, mesh }): Stratum => ({ ...described(mesh.kind, inFunctionSpace, stride), ...mesh }));
}

function described(kind: Stratum['kind'], inFunctionSpace: boolean, stride: number): Pick<Stratum, 'id' | 'label' | 'role' | 'inFunctionSpace' | 'source'> {
  const role: StratumRole = inFunctionSpace ? 'functionSpace' : 'closureOnly';
  const where = inFunctionSpace ? 'M in this slice' : 'Zariski closure only: too few real roots';
  return { id: `slice-${kind}-${inFunctionSpace ? 'M' : 'closure'}`, label: `${where}: forms with a factor in x${superscript(stride)}, y${superscript(stride)}`, role, inFunctionSpace, source: codimensionSlices.source };
}

/** Curves and points with one description are one stratum; surfaces stay apart. */
function merged(strata: readonly Stratum[]): Stratum[] {
  const result: Stratum[] = [];
  for (const stratum of strata) {
    const at = result.findIndex((other) => other.id === stratum.id);
    if (at < 0) result.push(stratum);
    else if (stratum.kind === 'surface') result.push({ ...stratum, id: `${stratum.id}-${result.length}` });
    else result[at] = joined(result[at]!, stratum);
  }
  return result;
}

function joined(one: Stratum, other: Stratum): Stratum {
  const shift = one.positions.length / 3;
  const positions = new Float32Array([...one.positions, ...other.positions]);
  return one.index === undefined || other.index === undefined ? { ...one, positions } : { ...one, positions, index: new Uint32Array([...one.index, ...other.index.map((i) => i + shift)]) };
}

/** A number as an exponent in plain text. */
const superscript = (n: number): string => String(n).replaceAll(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)));
