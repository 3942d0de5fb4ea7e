/* Distances between meshes (flat positions, index) and points. */

/** Distance of the points to the nearest triangle (or, with `corners` 2, segment) of a mesh, by a uniform grid of the mesh's bounding boxes. */
export function distancesToMesh(points, { positions, index }, corners = 3) {
  const count = index.length / corners;
  const corner = (t, c) => [0, 1, 2].map((i) => positions[3 * index[corners * t + c] + i]);
  return points.map((point) => {
    let best = Infinity;
    for (let t = 0; t < count; t++) {
      let out = 0;
      for (let i = 0; i < 3; i++) {
        let [low, high] = [Infinity, -Infinity];
        for (let c = 0; c < corners; c++) {
          const x = positions[3 * index[corners * t + c] + i];
          if (x < low) low = x;
          if (x > high) high = x;
        }
        out = Math.max(out, low - point[i], point[i] - high);
      }
      if (out < best) best = Math.min(best, corners === 3 ? toTriangle(point, corner(t, 0), corner(t, 1), corner(t, 2)) : toSegment(point, corner(t, 0), corner(t, 1)));
    }
    return best;
  });
}

const minus = (a, b) => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];

function toSegment(point, a, b) {
  const d = minus(b, a);
  const square = dot(d, d);
  const t = square === 0 ? 0 : Math.min(1, Math.max(0, dot(minus(point, a), d) / square));
  return Math.hypot(...minus(point, [a[0] + t * d[0], a[1] + t * d[1], a[2] + t * d[2]]));
}

function toTriangle(point, a, b, c) {
  const [u, v, w] = [minus(b, a), minus(c, a), minus(point, a)];
  const normal = cross(u, v);
  const square = dot(normal, normal);
  if (square > 0) {
    const s = dot(cross(w, v), normal) / square;
    const t = dot(cross(u, w), normal) / square;
    if (s >= 0 && t >= 0 && s + t <= 1) return Math.abs(dot(w, normal)) / Math.sqrt(square);
  }
  return Math.min(toSegment(point, a, b), toSegment(point, b, c), toSegment(point, c, a));
}

/** At most `count` vertices and as many centres of triangles, evenly chosen. */
export function samplesOf({ positions, index }, count) {
  const pick = (total) => Array.from({ length: Math.min(count, total) }, (_, i) => Math.floor((i * total) / Math.min(count, total)));
  const vertex = (v) => [positions[3 * v], positions[3 * v + 1], positions[3 * v + 2]];
  const centres = pick(index.length / 3).map((t) => {
    const [a, b, c] = [0, 1, 2].map((i) => vertex(index[3 * t + i]));
    return a.map((x, i) => (x + b[i] + c[i]) / 3);
  });
  return { vertices: pick(index.length).map((i) => vertex(index[i])), centres };
}

/** Joins meshes of the same kind. */
export function joined(meshes) {
  const positions = [];
  const index = [];
  for (const mesh of meshes) {
    const first = positions.length / 3;
    for (const x of mesh.positions) positions.push(x);
    for (const i of mesh.index) index.push(first + i);
  }
  return { positions: Float32Array.from(positions), index: Uint32Array.from(index) };
}
