import type { Architecture } from '../../network/architecture.ts';
import { discriminant } from '../../polynomial/discriminant.ts';
import { evaluateForm, maxNorm, type Form } from '../../polynomial/form.ts';
import { realRootCount, realRoots } from '../../polynomial/realRoots.ts';
import type { Stratum } from '../mesh.ts';
import { curveBuffers } from '../patches/curveBuffers.ts';
import type { Patch } from '../patches/patch.ts';
import { patchMesh, patchSheets } from '../patches/patchMesh.ts';
import type { Quality } from '../quality.ts';
import { wronskian } from '../quotient.ts';
import { lineOf, planesSine } from '../ruling.ts';
import { displacement, formAt, type Equation, type Slice } from '../slice.ts';
import { along, dot, type Vector3 } from '../vector3.ts';
import type { View } from '../view.ts';
import { ranksOf, solutionOf } from './hyperrootSystem.ts';
import { placeOf } from './placeOf.ts';
import { planePatch } from './planePatch.ts';

/** A part of a point, line or plane of forms on which membership does not change, in single precision. */
export interface AffinePiece {
  readonly inFunctionSpace: boolean;
  readonly mesh: Pick<Stratum, 'kind' | 'positions' | 'normals' | 'index' | 'outline'>;
}

/** Where the forms of a slice satisfy linear equations, and what decides on membership there. */
export interface AffineProblem {
  readonly architecture: Architecture;
  readonly slice: Slice;
  readonly equations: readonly Equation[];
  /** The factor of a form whose real roots decide, linear in the form. */
  readonly rest: (form: Form) => Form;
}

/**
 * The point, line or plane of forms that satisfy linear equations, inside a view, cut where membership in M changes: where two real
 * roots of the deciding factor meet.
 *
 * @returns Pieces in the closure; `undecided` is true if a line or plane is not in the closure as a whole, and parts of it may be.
 */
export function affinePieces(problem: AffineProblem, view: View, quality: Quality): { pieces: AffinePiece[]; undecided: boolean } {
  const { equations } = problem;
  const { rank, augmentedRank } = ranksOf(equations);
  if (rank < augmentedRank || rank === 0) return { pieces: [], undecided: false };
  if (rank === 3) return { pieces: pointPiece(problem, view), undecided: false };
  const largest = equations.reduce((best, other) => (dot(other.normal, other.normal) > dot(best.normal, best.normal) ? other : best));
  if (rank === 1) return planePieces(problem, largest, view, quality);
  const other = equations.reduce((best, next) => (crossing(largest, next) > crossing(largest, best) ? next : best));
  return linePieces(problem, lineOf(largest, other), view);
}

const crossing = (one: Equation, other: Equation): number => (dot(other.normal, other.normal) === 0 ? 0 : planesSine(one, other) * Math.hypot(...other.normal));

function pointPiece(problem: AffineProblem, view: View): AffinePiece[] {
  const point = solutionOf(problem.equations);
  const inFunctionSpace = point === null || view.depth(point) < 0 ? null : placeOf(problem.architecture, problem.slice, point);
  return inFunctionSpace === null ? [] : [{ inFunctionSpace, mesh: { kind: 'points', positions: new Float32Array(point!) } }];
}

const varies = ({ architecture: { reduced } }: AffineProblem): boolean => reduced.evenFilterCounts.some((o) => o >= 2);

function linePieces(problem: AffineProblem, line: { readonly base: Vector3; readonly direction: Vector3 } | null, view: View): { pieces: AffinePiece[]; undecided: boolean } {
  const chord = line === null ? null : view.chord(line.base, line.direction);
  if (line === null || chord === null) return { pieces: [], undecided: false };
  const { slice, rest } = problem;
  const [constant, slope] = [rest(formAt(slice, line.base)), rest(displacement(slice, line.direction))];
  const changes = varies(problem) ? realRoots(wronskian(constant, slope)).map((angle) => -evaluateForm(constant, Math.cos(angle), Math.sin(angle)) / evaluateForm(slope, Math.cos(angle), Math.sin(angle))) : [];
  const cuts = [chord.from, ...changes.filter((s) => s > chord.from && s < chord.to).sort((p, q) => p - q), chord.to];
  const at = (s: number): Vector3 => (s === chord.from ? chord.start : s === chord.to ? chord.end : along(line.base, line.direction, s));
  const pieces: AffinePiece[] = [];
  let undecided = false;
  for (let i = 1; i < cuts.length; i++) {
    const inFunctionSpace = placeOf(problem.architecture, problem.slice, at(inner * cuts[i - 1]! + (1 - inner) * cuts[i]!));
    if (inFunctionSpace === null) undecided = true;
    else pieces.push({ inFunctionSpace, mesh: { kind: 'curve', ...curveBuffers([[at(cuts[i - 1]!), at(cuts[i]!)]]) } });
  }
  return { pieces, undecided };
}

/** Where a stretch is tried: not in its middle, where symmetric slices are special. */
const inner = 0.6180339887;

function planePieces(problem: AffineProblem, equation: Equation, view: View, quality: Quality): { pieces: AffinePiece[]; undecided: boolean } {
  const { slice, rest } = problem;
  const plane = planePatch(equation, view);
  const restAt = (u: number, v: number): Form => {
    const form = rest(formAt(slice, plane.at(u, v).position));
    const size = maxNorm(form);
    return size === 0 ? form : form.map((c) => c / size);
  };
  const patch: Patch = varies(problem) ? { ...plane, cuts: [(u, v) => discriminant(restAt(u, v))], label: (u, v) => `${realRootCount(restAt(u, v))}` } : plane;
  const mesh = patchMesh(patch, view, quality);
  const pieces: AffinePiece[] = [];
  let undecided = false;
  for (const [label, sheet] of patchSheets(mesh)) {
    const sample = mesh.triangles
      .map(([a, b, c]): readonly [number, number] => [(a.u + b.u + c.u) / 3, (a.v + b.v + c.v) / 3])
      .filter(([u, v]) => patch.label(u, v) === label)
      .reduce((best, next) => (margin(patch, next) > margin(patch, best) ? next : best));
    const inFunctionSpace = placeOf(problem.architecture, problem.slice, plane.at(...sample).position);
    if (inFunctionSpace === null) undecided = true;
    else pieces.push({ inFunctionSpace, mesh: { kind: 'surface', positions: sheet.positions, normals: sheet.normals, index: sheet.index, outline: sheet.outline } });
  }
  return { pieces, undecided };
}

const margin = ({ cuts }: Patch, [u, v]: readonly [number, number]): number => Math.min(Infinity, ...cuts.map((cut) => Math.abs(cut(u, v))));
