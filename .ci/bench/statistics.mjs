/* Times and their summaries. */

export const median = (values) => quantile(values, 0.5);

export function quantile(values, q) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
}

export const rootMeanSquare = (values) => Math.sqrt(values.reduce((sum, x) => sum + x * x, 0) / values.length);

/** Milliseconds of one call. */
export function timed(call) {
  const start = performance.now();
  call();
  return performance.now() - start;
}

/** Slope of log y over log x, least squares: the exponent of y ~ x^slope. */
export function exponent(xs, ys) {
  const [lx, ly] = [xs, ys].map((vs) => vs.map(Math.log));
  const mean = (vs) => vs.reduce((sum, v) => sum + v, 0) / vs.length;
  const [mx, my] = [mean(lx), mean(ly)];
  return lx.reduce((sum, x, i) => sum + (x - mx) * (ly[i] - my), 0) / lx.reduce((sum, x) => sum + (x - mx) ** 2, 0);
}

/** Seeded normal numbers (mulberry32 and Box–Muller): enough for slices. */
export function normals(seed) {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** Four orthonormal vectors. */
export function orthonormal(size, normal) {
  const found = [];
  while (found.length < 4) {
    const v = Array.from({ length: size }, normal);
    for (const u of found) {
      const share = v.reduce((sum, x, k) => sum + x * u[k], 0);
      u.forEach((x, k) => (v[k] -= share * x));
    }
    const length = Math.hypot(...v);
    if (length > 1e-3) found.push(v.map((x) => x / length));
  }
  return found;
}

/** A table of text: columns as wide as needed, numbers to the right. */
export function printTable(title, rows) {
  const widths = rows[0].map((_, c) => Math.max(...rows.map((row) => String(row[c]).length)));
  console.log(`\n${title}`);
  for (const row of rows) console.log(`  ${row.map((cell, c) => (typeof cell === 'number' || c > 0 ? String(cell).padStart(widths[c]) : String(cell).padEnd(widths[c]))).join('  ')}`);
}
