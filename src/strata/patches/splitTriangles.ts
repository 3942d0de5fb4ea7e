import type { Corner, Triangle } from './patch.ts';

/** Signed function on a triangulated patch; numbers within `tolerance` of 0 count as 0. */
export interface Divider {
  readonly tolerance: number;
  value(corner: Corner): number;
}

/** Where the zero of a divider cuts an edge: a new vertex, at a share t of the way from the vertex of lower number to the other. */
interface Crossing {
  readonly vertex: number;
  readonly share: number;
}

/** Bisections of an edge: as many as the share has bits. */
const bisections = 53;

/**
 * Triangles cut along the zeros of a function, so that it has one sign on each; neighbours share the new vertices.
 *
 * @param addVertex Makes the vertex at some parameters and returns its number.
 * @returns The triangles, and the vertices at which the function is 0.
 */
export function splitTriangles(
  triangles: readonly Triangle[],
  divider: Divider,
  addVertex: (u: number, v: number) => number,
): { readonly triangles: Triangle[]; readonly zeros: ReadonlySet<number> } {
  const zeros = new Set<number>();
  const crossings = new Map<number, Crossing>();
  const signOf = (corner: Corner): number => {
    const value = divider.value(corner);
    return Math.abs(value) <= divider.tolerance ? 0 : value > 0 ? 1 : -1;
  };

  const crossingOf = (from: Corner, to: Corner): Corner => {
    const [low, high] = from.vertex < to.vertex ? [from, to] : [to, from];
    const key = low.vertex * 2 ** 26 + high.vertex;
    let crossing = crossings.get(key);
    if (crossing === undefined) {
      const share = zeroBetween(divider, low, high);
      const { u, v } = between(low, high, share, -1);
      crossings.set(key, (crossing = { vertex: addVertex(u, v), share }));
      zeros.add(crossing.vertex);
    }
    return between(low, high, crossing.share, crossing.vertex);
  };

  const split: Triangle[] = [];
  for (const triangle of triangles) {
    const signs = triangle.map(signOf);
    signs.forEach((sign, i) => {
      if (sign === 0) zeros.add(triangle[i]!.vertex);
    });
    if (!signs.includes(1) || !signs.includes(-1)) split.push(triangle);
    else if (signs.includes(0)) split.push(...throughCorner(triangle, signs.indexOf(0), crossingOf));
    else split.push(...acrossTwoEdges(triangle, signs.findIndex((sign, i) => sign !== signs[(i + 1) % 3] && sign !== signs[(i + 2) % 3]), crossingOf));
  }
  return { triangles: split, zeros };
}

type CrossingOf = (from: Corner, to: Corner) => Corner;

function throughCorner(triangle: Triangle, i: number, crossingOf: CrossingOf): Triangle[] {
  const [a, b, c] = [triangle[i]!, triangle[(i + 1) % 3]!, triangle[(i + 2) % 3]!];
  const middle = crossingOf(b, c);
  return [
    [a, b, middle],
    [a, middle, c],
  ];
}

/** Corner i alone on its side: a triangle there, and a quadrangle cut along one diagonal. */
function acrossTwoEdges(triangle: Triangle, i: number, crossingOf: CrossingOf): Triangle[] {
  const [a, b, c] = [triangle[i]!, triangle[(i + 1) % 3]!, triangle[(i + 2) % 3]!];
  const [ab, ac] = [crossingOf(a, b), crossingOf(a, c)];
  return [
    [a, ab, ac],
    [ab, b, c],
    [ab, c, ac],
  ];
}

function zeroBetween(divider: Divider, low: Corner, high: Corner): number {
  const atLow = divider.value(low) > 0;
  let [from, to] = [0, 1];
  for (let step = 0; step < bisections; step++) {
    const share = (from + to) / 2;
    if (divider.value(between(low, high, share, -1)) > 0 === atLow) from = share;
    else to = share;
  }
  return (from + to) / 2;
}

/** Exact on grid lines: equal parameters stay what they are. */
const between = (a: Corner, b: Corner, share: number, vertex: number): Corner => ({
  vertex,
  u: a.u + (b.u - a.u) * share,
  v: a.v + (b.v - a.v) * share,
});
