/*
 * What the pictures cost, and what they are worth: run by hand, `node .ci/bench/strata.mjs` (about two minutes; nothing else should run).
 *
 * It builds the headless library into a temporary folder (`vite build --ssr src/index.ts`), imports it, and prints
 *  1. the depressed quartics' discriminant at default quality against plain marching cubes of its equation at 128³ in the same
 *     box: first call in a fresh process, median of warm calls, triangles, and how far either mesh is from the true surface, and
 *     true points of the three singular curves from what is drawn (surfaces and curves; marching cubes draw only a surface);
 *  2. cost against quality (number of rulings) and against the degree (random slices), with fitted exponents;
 *  3. the drag of a slice slider: 50 slices near each other, median and 95th percentile.
 * Times are wall clock on this machine: compare ratios, not milliseconds.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { marchingCubes } from './marchingCubes.mjs';
import { distancesToMesh, joined, samplesOf } from './meshDistance.mjs';
import { exponent, median, normals, orthonormal, printTable, quantile, rootMeanSquare, timed } from './statistics.mjs';
import { curvePoints, distanceToSurface, fillDiscriminant } from './swallowtail.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const gridSize = 128;
const samples = 400;

/** `node strata.mjs --cold library|cubes URL`: one first call in this process, its milliseconds on standard output. */
if (process.argv[2] === '--cold') {
  console.log(await firstCall(process.argv[3], process.argv[4]));
} else {
  const folder = mkdtempSync(join(tmpdir(), 'strata-bench-'));
  try {
    execFileSync('npx', ['vite', 'build', '--ssr', 'src/index.ts', '--outDir', folder, '--logLevel', 'error'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    const url = pathToFileURL(join(folder, 'index.js')).href;
    const library = await import(url);
    swallowtail(library, url);
    costOfQuality(library);
    costOfDegree(library);
    drag(library);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function firstCall(what, url) {
  if (what === 'cubes') return timed(() => marchingCubes(fillDiscriminant, { min: [-3, -3.3, -1], max: [1.6, 3.3, 2.6] }, gridSize));
  const library = await import(url);
  return timed(() => quarticPicture(library));
}

function quarticPicture({ architecture, defaultBox, picture }, quality = 'default') {
  const a = architecture({ filterSizes: [3, 2, 2], strides: [1, 1, 1] });
  const chart = { kind: 'depressed' };
  return picture(a, { chart, quality, box: defaultBox(a, chart) });
}

function coldMedian(what, url) {
  const script = fileURLToPath(import.meta.url);
  return median(Array.from({ length: 5 }, () => Number(execFileSync(process.execPath, [script, '--cold', what, url]).toString())));
}

/** Median of warm calls: the first ones, in which the engine still compiles, are not counted. */
function warmMedian(call, runs = 31, ahead = 40) {
  for (let i = 0; i < ahead; i++) call();
  return median(Array.from({ length: runs }, () => timed(call)));
}

function swallowtail(library, url) {
  const drawn = quarticPicture(library);
  const { box } = drawn;
  const cubes = () => marchingCubes(fillDiscriminant, box, gridSize);
  const meshes = { strata: joined(drawn.strata.filter(({ kind }) => kind === 'surface')), cubes: cubes() };
  const curves = joined(drawn.strata.filter(({ kind }) => kind === 'curve'));
  const times = {
    strata: { cold: coldMedian('library', url), warm: warmMedian(() => quarticPicture(library)) },
    cubes: { cold: coldMedian('cubes', url), warm: warmMedian(cubes, 15, 10) },
  };
  const truth = curvePoints(box, 300);
  const size = Math.max(...box.max.map((x, i) => x - box.min[i]));
  const row = (name, value) => [name, ...['strata', 'cubes'].map((key) => value(key).toPrecision(3)), (value('cubes') / value('strata')).toPrecision(3)];
  const errors = Object.fromEntries(
    Object.entries(meshes).map(([key, mesh]) => {
      const { vertices, centres } = samplesOf(mesh, samples);
      return [key, { vertices: vertices.map((p) => distanceToSurface(...p)), centres: centres.map((p) => distanceToSurface(...p)) }];
    }),
  );
  const missed = Object.fromEntries(
    Object.entries(truth).map(([curve, points]) => {
      const drawnCurves = distancesToMesh(points, curves, 2);
      const strata = distancesToMesh(points, meshes.strata).map((distance, i) => Math.min(distance, drawnCurves[i]));
      return [curve, { strata, cubes: distancesToMesh(points, meshes.cubes) }];
    }),
  );
  const largest = (values) => Math.max(...values);
  printTable(`Depressed quartics, box of side ${size}: strata at default quality against marching cubes at ${gridSize}³`, [
    ['', 'strata', 'cubes', 'cubes/strata'],
    row('first call, ms', (key) => times[key].cold),
    row('warm call, ms', (key) => times[key].warm),
    row('triangles', (key) => meshes[key].index.length / 3),
    row('vertex to true surface, largest', (key) => largest(errors[key].vertices)),
    row('vertex to true surface, RMS', (key) => rootMeanSquare(errors[key].vertices)),
    row('triangle centre to true surface, largest', (key) => largest(errors[key].centres)),
    row('triangle centre to true surface, RMS', (key) => rootMeanSquare(errors[key].centres)),
    ...Object.entries(missed).map(([curve, found]) => row(`${curve} curve (true points) to what is drawn, largest`, (key) => largest(found[key]))),
    ...Object.entries(missed).map(([curve, found]) => row(`${curve} curve (true points) to what is drawn, RMS`, (key) => rootMeanSquare(found[key]))),
  ]);
}

function trianglesOf({ strata }) {
  return strata.reduce((sum, { kind, index }) => sum + (kind === 'surface' ? index.length / 3 : 0), 0);
}

function costOfQuality(library) {
  const qualities = ['draft', 'default', 'fine'];
  const rows = qualities.map((quality) => ({ quality, triangles: trianglesOf(quarticPicture(library, quality)), time: warmMedian(() => quarticPicture(library, quality)) }));
  printTable('Depressed quartics: cost against quality', [
    ['quality', 'triangles', 'warm call, ms', 'µs a triangle'],
    ...rows.map(({ quality, triangles, time }) => [quality, triangles, time.toFixed(1), ((1000 * time) / triangles).toFixed(2)]),
  ]);
  console.log(`  time ~ triangles^${exponent(rows.map(({ triangles }) => triangles), rows.map(({ time }) => time)).toFixed(2)}`);
}

/** (2, …, 2) with stride 1: the boundary of M is part of the discriminant for every degree. */
function deepest({ architecture }, degree) {
  return architecture({ filterSizes: Array.from({ length: degree }, () => 2), strides: Array.from({ length: degree }, () => 1) });
}

function sliceRequest([origin, ...directions], quality = 'default') {
  return { chart: { kind: 'slice', origin, directions }, quality, box: { min: [-0.86, -0.86, -0.86], max: [0.86, 0.86, 0.86] } };
}

function costOfDegree(library) {
  const slices = 15;
  const rows = [3, 4, 5, 6, 7, 8, 9, 10].map((degree) => {
    const a = deepest(library, degree);
    const requests = Array.from({ length: slices }, (_, i) => sliceRequest(orthonormal(degree + 1, normals(1000 * degree + i))));
    const triangles = median(requests.map((request) => trianglesOf(library.picture(a, request))));
    const times = requests.map((request) => timed(() => library.picture(a, request)));
    return { degree, triangles, time: median(times), slow: quantile(times, 0.95) };
  });
  printTable(`Random slices at default quality: cost against degree (${slices} slices each)`, [
    ['degree', 'triangles (median)', 'median, ms', 'p95, ms'],
    ...rows.map(({ degree, triangles, time, slow }) => [degree, triangles, time.toFixed(1), slow.toFixed(1)]),
  ]);
  console.log(`  time ~ degree^${exponent(rows.map(({ degree }) => degree), rows.map(({ time }) => time)).toFixed(2)}`);
}

function drag(library) {
  const frames = 50;
  const rows = [4, 6, 8, 10].flatMap((degree) =>
    ['draft', 'default'].map((quality) => {
      const a = deepest(library, degree);
      const start = orthonormal(degree + 1, normals(77 + degree));
      const push = normals(degree);
      const velocity = start[0].map(() => 0.02 * push());
      const times = Array.from({ length: frames }, (_, i) => {
        const request = sliceRequest([start[0].map((x, k) => x + i * velocity[k] * 0.1), start[1], start[2], start[3]], quality);
        return timed(() => library.picture(a, request));
      });
      return [degree, quality, median(times).toFixed(1), quantile(times, 0.95).toFixed(1)];
    }),
  );
  printTable(`Slider of a slice: ${frames} slices near each other`, [['degree', 'quality', 'median, ms', 'p95, ms'], ...rows]);
}
