/*
 * Plain marching cubes with shared vertices: the surface f = 0 of a scalar field on a regular grid. The 256 cases are not a table
 * copied from anywhere: `caseTable` walks the zero line over the faces of the cube, one case at a time.
 */

/** Corner c of a cube stands at (c & 1, c >> 1 & 1, c >> 2 & 1); edges by axis: 0-3 along x, 4-7 along y, 8-11 along z. */
const edgeEnds = [];
for (let axis = 0; axis < 3; axis++)
  for (let c = 0; c < 8; c++) if ((c & (1 << axis)) === 0) edgeEnds.push([c, c | (1 << axis)]);

const edgeBetween = (a, b) => edgeEnds.findIndex(([c, d]) => (c === a && d === b) || (c === b && d === a));

/** The corners of each face in cyclic order, counter-clockwise seen from outside. */
const faces = [];
for (let axis = 0; axis < 3; axis++)
  for (const side of [0, 1]) {
    const [u, v] = [1 << ((axis + 1) % 3), 1 << ((axis + 2) % 3)];
    const base = side << axis;
    const ring = [base, base | u, base | u | v, base | v];
    faces.push(side === 1 ? ring : ring.reverse());
  }

/** Triangles (as edges, three each) of each of the 256 sign patterns; ambiguous faces keep their positive corners apart. */
export const caseTable = Array.from({ length: 256 }, (_, signs) => {
  const positive = (c) => ((signs >> c) & 1) === 1;
  const next = new Map();
  for (const ring of faces)
    for (let i = 0; i < 4; i++) {
      // the zero line enters the face where the ring goes from negative to positive and leaves where it turns back
      if (positive(ring[i]) || !positive(ring[(i + 1) % 4])) continue;
      let j = i + 1;
      while (positive(ring[(j + 1) % 4])) j++;
      next.set(edgeBetween(ring[j % 4], ring[(j + 1) % 4]), edgeBetween(ring[i], ring[(i + 1) % 4]));
    }
  const triangles = [];
  while (next.size > 0) {
    const loop = [next.keys().next().value];
    for (let edge = next.get(loop[0]); edge !== loop[0]; edge = next.get(edge)) loop.push(edge);
    for (const edge of loop) next.delete(edge);
    for (let k = 2; k < loop.length; k++) triangles.push(loop[0], loop[k - 1], loop[k]);
  }
  return Uint8Array.from(triangles);
});

/**
 * Triangle mesh of f = 0 in a box, n cells along each axis. `fill(values, x, y, z)` writes f on the lattice of the three coordinate arrays,
 * x fastest: one call, so that the field can be evaluated in the order that suits it.
 */
export function marchingCubes(fill, { min, max }, n) {
  const m = n + 1;
  const axes = [0, 1, 2].map((i) => Float64Array.from({ length: m }, (_, k) => min[i] + ((max[i] - min[i]) * k) / n));
  const values = new Float64Array(m * m * m);
  fill(values, ...axes);
  const strides = [1, m, m * m];
  const cornerAt = Int32Array.from({ length: 8 }, (_, c) => (c & 1) + ((c >> 1) & 1) * m + ((c >> 2) & 1) * m * m);
  const lowAt = Int32Array.from(edgeEnds, ([a]) => cornerAt[a]);
  // the vertex on the edge that starts at a lattice point, for each axis
  const known = [0, 1, 2].map(() => new Int32Array(m * m * m).fill(-1));
  let positions = new Float32Array(1 << 16);
  let index = new Uint32Array(1 << 16);
  let [vertices, used] = [0, 0];
  const axisOf = Uint8Array.from(edgeEnds, (_, e) => e >> 2);

  const vertexOn = (start, axis) => {
    let vertex = known[axis][start];
    if (vertex >= 0) return vertex;
    vertex = vertices++;
    known[axis][start] = vertex;
    if (3 * vertices > positions.length) {
      const larger = new Float32Array(2 * positions.length);
      larger.set(positions);
      positions = larger;
    }
    const [from, to] = [values[start], values[start + strides[axis]]];
    const t = from / (from - to);
    const place = [start % m, Math.floor(start / m) % m, Math.floor(start / (m * m))];
    for (let i = 0; i < 3; i++) {
      const low = axes[i][place[i]];
      positions[3 * vertex + i] = i === axis ? low + t * (axes[i][place[i] + 1] - low) : low;
    }
    return vertex;
  };

  // the signs of the four corners of a column: bits 0, 2, 4, 6 of a cube's left side, shifted by one for its right side
  const column = (at) => (values[at] > 0 ? 1 : 0) | (values[at + cornerAt[2]] > 0 ? 4 : 0) | (values[at + cornerAt[4]] > 0 ? 16 : 0) | (values[at + cornerAt[6]] > 0 ? 64 : 0);
  for (let k = 0; k < n; k++)
    for (let j = 0; j < n; j++) {
      const start = m * (j + m * k);
      let right = column(start);
      for (let i = 0; i < n; i++) {
        const cell = start + i;
        const left = right;
        right = column(cell + 1);
        const signs = left | (right << 1);
        if (signs === 0 || signs === 255) continue;
        const triangles = caseTable[signs];
        if (used + triangles.length > index.length) {
          const larger = new Uint32Array(2 * index.length);
          larger.set(index);
          index = larger;
        }
        for (let t = 0; t < triangles.length; t++) index[used++] = vertexOn(cell + lowAt[triangles[t]], axisOf[triangles[t]]);
      }
    }
  return { positions: positions.slice(0, 3 * vertices), index: index.slice(0, used) };
}
