/*
 * The discriminant of depressed quartics x⁴ + p x² + q x + r: its equation, its points, and the distance to it, all without the library.
 */

/** Writes the discriminant 256r³ − 128p²r² + 144pq²r + 16p⁴r − 27q⁴ − 4p³q² on a lattice, x = p fastest: a cubic in r with coefficients from (p, q). */
export function fillDiscriminant(values, ps, qs, rs) {
  const [a, b] = [ps.length, qs.length];
  const quadratic = Float64Array.from(ps, (p) => -128 * p * p);
  const linear = new Float64Array(a * b);
  const constant = new Float64Array(a * b);
  for (let j = 0; j < b; j++)
    for (let i = 0; i < a; i++) {
      const [p, q] = [ps[i], qs[j]];
      linear[i + a * j] = 16 * p ** 4 + 144 * p * q * q;
      constant[i + a * j] = -q * q * (27 * q * q + 4 * p ** 3);
    }
  let at = 0;
  for (let k = 0; k < rs.length; k++) {
    const r = rs[k];
    for (let j = 0; j < b; j++)
      for (let i = 0; i < a; i++) values[at++] = ((256 * r + quadratic[i]) * r + linear[i + a * j]) * r + constant[i + a * j];
  }
}

/** The lines of forms with a double root at (cos θ : sin θ), as orthonormal equations, eight numbers each. */
function linesOf(count) {
  const lines = new Float64Array(8 * count);
  for (let i = 0; i < count; i++) lines.set(lineAt((Math.PI * (i + 0.5)) / count), 8 * i);
  return lines;
}

function lineAt(theta) {
  const [x, y] = [Math.cos(theta), Math.sin(theta)];
  // P_x = 4x³ + 2p xy² + q y³ and P_y = 2p x²y + 3q xy² + 4r y³, divided by y: θ = 0 is at infinity
  const rows = [
    [2 * x * y * y, y ** 3, 0, 4 * x ** 3],
    [2 * x * x, 3 * x * y, 4 * y * y, 0],
  ];
  const unit = (row) => row.map((c) => c / Math.hypot(row[0], row[1], row[2]));
  const first = unit(rows[0]);
  const share = rows[1][0] * first[0] + rows[1][1] * first[1] + rows[1][2] * first[2];
  return [...first, ...unit(rows[1].map((c, k) => c - share * first[k]))];
}

const coarse = 2048;
const lines = linesOf(coarse);

const off = (line, at, x, y, z) =>
  Math.hypot(line[at] * x + line[at + 1] * y + line[at + 2] * z + line[at + 3], line[at + 4] * x + line[at + 5] * y + line[at + 6] * z + line[at + 7]);

/** Distance of a point to the surface: least distance to its lines, by a scan and golden sections around the three best. */
export function distanceToSurface(x, y, z) {
  const distances = new Float64Array(coarse);
  for (let i = 0; i < coarse; i++) distances[i] = off(lines, 8 * i, x, y, z);
  const lows = [];
  for (let i = 0; i < coarse; i++)
    if (distances[i] <= distances[(i + 1) % coarse] && distances[i] <= distances[(i + coarse - 1) % coarse]) lows.push(i);
  lows.sort((i, j) => distances[i] - distances[j]);
  const at = (theta) => off(lineAt(theta), 0, x, y, z);
  let best = Infinity;
  for (const i of lows.slice(0, 3)) {
    let [a, b] = [(Math.PI * (i - 0.5)) / coarse, (Math.PI * (i + 1.5)) / coarse];
    for (let k = 0; k < 60; k++) {
      const [p, q] = [b - 0.618034 * (b - a), a + 0.618034 * (b - a)];
      if (at(p) < at(q)) b = q;
      else a = p;
    }
    best = Math.min(best, at((a + b) / 2));
  }
  return best;
}

/** Points of the cuspidal edge (13|0), of the self-intersection (22|0) and of the isolated curve (0|2) inside a box. */
export function curvePoints({ min, max }, count) {
  const inside = (point) => point.every((x, i) => x >= min[i] && x <= max[i]);
  const along = (from, to, at) => Array.from({ length: count }, (_, i) => at(from + ((to - from) * (i + 0.5)) / count)).filter(inside);
  return {
    cuspidal: along(-1.5, 1.5, (t) => [-6 * t * t, 8 * t ** 3, -3 * t ** 4]),
    crossing: along(0, 2, (t) => [-2 * t * t, 0, t ** 4]),
    isolated: along(0, 2, (c) => [2 * c, 0, c * c]),
  };
}
