import { along, dot, length, scaled, type Vector3 } from '../vector3.ts';
import { equationOf, type Equation, type Slice } from '../slice.ts';
import type { Architecture } from '../../network/architecture.ts';

/** The nearest point of one line of a family to a given point. */
export interface Foot {
  readonly theta: number;
  readonly distance: number;
  readonly point: Vector3;
}

/** A surface in a slice as the union of the flats on which two linear functionals vanish, one flat for each θ in [0, π). */
export interface RuledFamily {
  /** The rows of the functionals at θ. */
  readonly rows: (theta: number) => readonly (readonly number[])[];
  readonly slice: Slice;
  /** Values of θ between those of the grid at which the two equations describe one plane. */
  readonly planes: readonly number[];
  /** Orthonormal equations on a uniform grid of θ: flat (normal, constant) pairs, eight numbers each; NaN where there is no line. */
  readonly grid: Float64Array;
}

const gridSize = 4096;

/** Planes whose normals have a smaller sine between them count as parallel. */
const parallel = 1e-11;

/** The same at a value of θ that a search has found: it is not exact. */
const nearlyParallel = 1e-7;

const monomials = (degree: number, theta: number): number[] =>
  Array.from({ length: degree + 1 }, (_, k) => Math.cos(theta) ** (degree - k) * Math.sin(theta) ** k);

/** Forms with a double root at (cos θ : sin θ): P and its derivative along the circle vanish there. */
export const doubleRootRows = (degree: number) => (theta: number): number[][] => {
  const [c, s] = [Math.cos(theta), Math.sin(theta)];
  const derivative = Array.from({ length: degree + 1 }, (_, k) => {
    const a = degree - k;
    return (k > 0 ? k * c ** (a + 1) * s ** (k - 1) : 0) - (a > 0 ? a * c ** (a - 1) * s ** (k + 1) : 0);
  });
  return [monomials(degree, theta), derivative];
};

/** Forms with the factor βx^2 − αy^2: the polyphase sections at stride 2 vanish at (α : β) = (cos θ : sin θ). */
export const hyperrootRows = (degree: number) => (theta: number): number[][] =>
  [0, 1].map((r) => {
    const values = monomials(Math.floor((degree - r) / 2), theta);
    return Array.from({ length: degree + 1 }, (_, k) => (k % 2 === r ? values[(k - r) / 2]! : 0));
  });

/** The hypersurface that a picture of this architecture shows: the discriminant (thick M) or the Zariski closure of M (codimension 1); else null. */
export function hypersurfaceRows({ degree, reduced }: Architecture): ((theta: number) => number[][]) | null {
  const { degrees, cumulativeStrides } = reduced;
  if (degrees.length === 1) return degree >= 2 ? doubleRootRows(degree) : null;
  return degrees.length === 2 && degrees[1] === 1 && cumulativeStrides[1] === 2 ? hyperrootRows(degree) : null;
}

export function ruledFamily(slice: Slice, rows: RuledFamily['rows']): RuledFamily {
  const grid = new Float64Array(8 * gridSize);
  for (let i = 0; i < gridSize; i++) {
    const pair = orthonormal(rows((Math.PI * i) / gridSize).map((row) => equationOf(row, slice)));
    grid.set(pair === null ? Array.from({ length: 8 }, () => NaN) : pair.flatMap(({ normal, constant }) => [...normal, constant]), 8 * i);
  }
  return { rows, slice, grid, planes: planesOf(rows, slice) };
}

/**
 * Values of θ at which the two equations, constants included, are dependent although their normals are not both 0.
 * Each equation is measured by its largest coefficients over all θ, so that one that becomes empty there counts as dependent.
 */
function planesOf(rows: RuledFamily['rows'], slice: Slice): number[] {
  const step = Math.PI / 512;
  const vectorsAt = (theta: number): number[][] => rows(theta).map((row) => equationOf(row, slice)).map(({ normal, constant }) => [...normal, constant]);
  const samples = Array.from({ length: 512 }, (_, i) => vectorsAt(i * step));
  const sizes = [0, 1].map((r) => Math.max(...samples.map((pair) => Math.hypot(...pair[r]!))));
  // length of the exterior product: the root of the sum of the squared 2 x 2 minors
  const wedge = (pair: readonly number[][]): number => {
    const [p, q] = pair.map((vector, r) => vector.map((x) => x / sizes[r]!)) as [number[], number[]];
    return Math.hypot(...p.flatMap((x, i) => p.slice(0, i).map((other, j) => x * q[j]! - other * q[i]!)));
  };
  const wedges = samples.map(wedge);
  const found: number[] = [];
  wedges.forEach((value, i) => {
    if (value > wedges[(i + 1) % 512]! || value > wedges[(i + 511) % 512]! || value > 0.1) return;
    const theta = goldenSection((t) => wedge(vectorsAt(t)), (i - 1) * step, (i + 1) * step);
    const equations = rows(theta).map((row) => equationOf(row, slice));
    if (wedge(vectorsAt(theta)) < nearlyParallel && orthonormal(equations, nearlyParallel) !== null) found.push(theta);
  });
  return found;
}

function goldenSection(f: (x: number) => number, low: number, high: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [low, high];
  for (let k = 0; k < 80; k++) {
    const [p, q] = [b - ratio * (b - a), a + ratio * (b - a)];
    if (f(p) < f(q)) b = q;
    else a = p;
  }
  return (a + b) / 2;
}

/** Two equations with orthonormal normals for the same line; the same equation twice if both describe one plane; null if nothing solves both. */
function orthonormal(equations: readonly Equation[], tolerance = parallel): [Equation, Equation] | null {
  const sizes = equations.map(({ normal }) => length(normal));
  const [first, second] = sizes[0]! >= sizes[1]! ? [equations[0]!, equations[1]!] : [equations[1]!, equations[0]!];
  const size = length(first.normal);
  if (size === 0) return null;
  const one: Equation = { normal: scaled(first.normal, 1 / size), constant: first.constant / size };
  const share = dot(second.normal, one.normal);
  const rest = along(second.normal, one.normal, -share);
  const constant = second.constant - share * one.constant;
  if (length(rest) > tolerance * size) return [one, { normal: scaled(rest, 1 / length(rest)), constant: constant / length(rest) }];
  return Math.abs(constant) <= tolerance * size ? [one, one] : null;
}

/** Nearest point of the line at θ. */
export function footAt({ rows, slice }: RuledFamily, point: Vector3, theta: number, tolerance = parallel): Foot {
  const pair = orthonormal(rows(theta).map((row) => equationOf(row, slice)), tolerance);
  if (pair === null) return { theta, distance: Infinity, point };
  const [one, two] = pair;
  const off = [dot(one.normal, point) + one.constant, one === two ? 0 : dot(two.normal, point) + two.constant];
  return { theta, distance: Math.hypot(...off), point: along(along(point, one.normal, -off[0]!), two.normal, -off[1]!) };
}

/** Local minima of the distance to the lines, nearest first: the nearest points of the sheets near a point. At most `count` of them. */
export function feet(family: RuledFamily, point: Vector3, count: number): Foot[] {
  const { grid } = family;
  const [x, y, z] = point;
  const distances = new Float64Array(gridSize);
  for (let i = 0, j = 0; i < gridSize; i++, j += 8) {
    const a = grid[j]! * x + grid[j + 1]! * y + grid[j + 2]! * z + grid[j + 3]!;
    const b = grid[j + 4]! * x + grid[j + 5]! * y + grid[j + 6]! * z + grid[j + 7]!;
    const value = Math.sqrt(a * a + b * b);
    distances[i] = Number.isNaN(value) ? Infinity : value;
  }
  const lows: number[] = [];
  for (let i = 0; i < gridSize; i++) {
    const here = distances[i]!;
    if (here <= distances[(i + 1) % gridSize]! && here < distances[(i + gridSize - 1) % gridSize]!) lows.push(i);
  }
  lows.sort((i, j) => distances[i]! - distances[j]!);
  return [
    ...lows.slice(0, count + 3).map((i) => refined(family, point, (Math.PI * i) / gridSize)),
    ...family.planes.map((theta) => footAt(family, point, theta, nearlyParallel)),
  ]
    .sort((p, q) => p.distance - q.distance)
    .slice(0, count);
}

/** Golden section search around a grid value; the bracket ends at a few roundings of θ. */
function refined(family: RuledFamily, point: Vector3, theta: number): Foot {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [theta - Math.PI / gridSize, theta + Math.PI / gridSize];
  let [p, q] = [footAt(family, point, b - ratio * (b - a)), footAt(family, point, a + ratio * (b - a))];
  while (b - a > 1e-15) {
    if (p.distance < q.distance) {
      [b, q] = [q.theta, p];
      p = footAt(family, point, b - ratio * (b - a));
    } else {
      [a, p] = [p.theta, q];
      q = footAt(family, point, a + ratio * (b - a));
    }
    if (!(p.theta < q.theta)) break;
  }
  return p.distance < q.distance ? p : q;
}
