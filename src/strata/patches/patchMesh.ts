import type { Stratum } from '../mesh.ts';
import type { Quality } from '../quality.ts';
import type { Vector3 } from '../vector3.ts';
import type { View } from '../view.ts';
import type { Corner, Patch, PatchPoint, Triangle } from './patch.ts';
import { visibleCells, type Cell } from './patchCells.ts';
import { splitTriangles } from './splitTriangles.ts';

/** A patch as triangles in double precision: inside the view, cut along the patch's own cuts. */
export interface PatchMesh {
  readonly patch: Patch;
  readonly vertices: readonly PatchPoint[];
  readonly triangles: readonly Triangle[];
  /** For each cut, the vertices on it. */
  readonly onCuts: readonly ReadonlySet<number>[];
  /** The vertices where the view cuts the patch off. */
  readonly onRim: ReadonlySet<number>;
}

/** Values of cuts within this of 0 are 0: a few roundings of functions of size about one. */
const cutTolerance = 1e-14;

/** Depths within this of the rim, relative to the view, are on it. */
const rimTolerance = 1e-12;

/**
 * Mesh of a patch inside a view: every vertex is a point of the surface, computed from its own parameters.
 *
 * 1. cells that may be seen, halved together until they are small, 2. two triangles for each, 3. triangles cut along the patch's
 * cuts, 4. triangles cut at the rim of the view, outer parts dropped.
 */
export function patchMesh(given: Patch, view: View, quality: Quality): PatchMesh {
  const patch = remembering(given);
  const vertices: PatchPoint[] = [];
  const addVertex = (u: number, v: number): number => vertices.push(patch.at(...patch.canonical(u, v))) - 1;
  let triangles = gridTriangles(patch, visibleCells(patch, view, quality), addVertex);
  const onCuts: ReadonlySet<number>[] = [];
  for (const cut of patch.cuts) {
    const split = splitTriangles(triangles, { tolerance: cutTolerance, value: ({ u, v }) => cut(u, v) }, addVertex);
    triangles = split.triangles;
    onCuts.push(split.zeros);
  }
  const depth = ({ vertex, u, v }: Corner): number => {
    const d = view.depth((vertex < 0 ? patch.at(...patch.canonical(u, v)) : vertices[vertex]!).position);
    return Number.isFinite(d) ? d : -view.radius;
  };
  const divider = { tolerance: rimTolerance * view.radius, value: depth };
  const { triangles: clipped, zeros: onRim } = splitTriangles(triangles, divider, addVertex);
  const inside = (corner: Corner): boolean => onRim.has(corner.vertex) || depth(corner) > 0;
  const seen = clipped.filter((triangle) => triangle.every(inside) && !triangle.every(({ vertex }) => onRim.has(vertex)));
  return { patch, vertices, triangles: seen.filter((triangle) => !isPoint(triangle, vertices)), onCuts, onRim };
}

/** The patch with points computed once. */
function remembering(patch: Patch): Patch {
  const known = new Map<string, PatchPoint>();
  return {
    ...patch,
    at(u, v) {
      const key = `${u} ${v}`;
      let point = known.get(key);
      if (point === undefined) known.set(key, (point = patch.at(u, v)));
      return point;
    },
  };
}

function gridTriangles(patch: Patch, cells: readonly Cell[], addVertex: (u: number, v: number) => number): Triangle[] {
  const numbers = new Map<string, number>();
  const corner = (u: number, v: number): Corner => {
    const key = patch.canonical(u, v).join(' ');
    let vertex = numbers.get(key);
    if (vertex === undefined) numbers.set(key, (vertex = addVertex(u, v)));
    return { vertex, u, v };
  };
  return cells.flatMap(({ u, v, side }): Triangle[] => {
    const [a, b, c, d] = [corner(u, v), corner(u + side, v), corner(u + side, v + side), corner(u, v + side)];
    return [
      [a, b, d],
      [b, c, d],
    ];
  });
}

/** True if two corners of a triangle agree in single precision, in which it is drawn. */
const isPoint = (triangle: Triangle, vertices: readonly PatchPoint[]): boolean => {
  const [a, b, c] = triangle.map(({ vertex }) => vertices[vertex]!.position) as [Vector3, Vector3, Vector3];
  return same(a, b) || same(b, c) || same(a, c);
};

const same = (a: Vector3, b: Vector3): boolean => a.every((x, i) => Math.fround(x) === Math.fround(b[i]!));

type Buffers = Required<Pick<Stratum, 'positions' | 'normals' | 'index' | 'rulings' | 'outline'>>;

/** The parts of a mesh by label, in single precision; triangles counter-clockwise seen from the side normals point to. */
export function patchSheets({ patch, vertices, triangles, onRim }: PatchMesh): Map<string, Buffers> {
  const byLabel = new Map<string, Triangle[]>();
  for (const triangle of triangles) {
    const label = patch.label(mean(triangle, 'u'), mean(triangle, 'v'));
    const known = byLabel.get(label);
    if (known === undefined) byLabel.set(label, [triangle]);
    else known.push(triangle);
  }
  const onRuling = (key: 'u' | 'v', a: Corner, b: Corner): boolean => {
    const step = patch.rulingSteps[key];
    return step !== null && a[key] === b[key] && a[key] % step === 0;
  };
  return new Map(
    [...byLabel].map(([label, part]) => {
      const index: number[] = [];
      const numbers = new Map<number, number>();
      const number = ({ vertex }: Corner): number => {
        let place = numbers.get(vertex);
        if (place === undefined) numbers.set(vertex, (place = numbers.size));
        return place;
      };
      for (const [a, b, c] of part) index.push(...(patch.side > 0 ? [a, b, c] : [a, c, b]).map(number));
      const used = [...numbers.keys()].map((vertex) => vertices[vertex]!);
      const sheet: Buffers = {
        positions: new Float32Array(used.flatMap(({ position }) => position)),
        normals: new Float32Array(used.flatMap(({ normal }) => normal)),
        index: new Uint32Array(index),
        rulings: new Float32Array(segments(part, vertices, (a, b) => onRuling('u', a, b) || onRuling('v', a, b)).flat(2)),
        outline: new Float32Array(segments(part, vertices, (a, b) => (onRim.has(a.vertex) && onRim.has(b.vertex)) || onBorder(patch, a, b)).flat(2)),
      };
      return [label, sheet];
    }),
  );
}

const onBorder = ({ endsAtBorder, columns, rows }: Patch, a: Corner, b: Corner): boolean =>
  endsAtBorder === true && ((a.u === b.u && (a.u === 0 || a.u === columns)) || (a.v === b.v && (a.v === 0 || a.v === rows)));

const mean = (triangle: Triangle, key: 'u' | 'v'): number => (triangle[0][key] + triangle[1][key] + triangle[2][key]) / 3;

/** The edges of a mesh that a test picks, as a curve through the mesh's own vertices. */
export function patchCurve({ vertices, triangles }: PatchMesh, picks: (a: Corner, b: Corner) => boolean): [Vector3, Vector3][] {
  return segments(triangles, vertices, picks);
}

function segments(triangles: readonly Triangle[], vertices: readonly PatchPoint[], picks: (a: Corner, b: Corner) => boolean): [Vector3, Vector3][] {
  const found = new Map<number, [Vector3, Vector3]>();
  for (const triangle of triangles)
    for (let i = 0; i < 3; i++) {
      const [a, b] = [triangle[i]!, triangle[(i + 1) % 3]!];
      if (!picks(a, b)) continue;
      const [low, high] = a.vertex < b.vertex ? [a.vertex, b.vertex] : [b.vertex, a.vertex];
      found.set(low * 2 ** 26 + high, [vertices[low]!.position, vertices[high]!.position]);
    }
  return [...found.values()];
}
