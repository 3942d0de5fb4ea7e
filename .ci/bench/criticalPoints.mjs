/*
 * Critical points: what solving for them costs, and how often something is missing. `node .ci/bench/criticalPoints.mjs` (about a minute; nothing
 * else should run) prints
 *  1. a target at a time from nothing but the start systems: all strata of an architecture, and what of it is solving, certifying, classifying;
 *  2. frames of a drag: the target moves by 0.3, 3 and 10 % of its size, every answer comes from the one before;
 *  3. with PHCpack's `phc` installed: its blackbox solver on the four quartic strata, in turn with ours on the same targets.
 * `--fuzz [--targets 1000] [--degrees 2,3,4] [--metrics data,euclidean,bombieri] [--seed 1]` solves every stratum of these degrees for random targets instead, and
 * counts answers that are incomplete after all attempts, answers that needed a second attempt, and real points without a certificate;
 * `--fuzz --strided` does so for every stratum with strides. Times are wall clock: compare ratios. Of each quantity the mean, the median and the
 * fastest tenth are shown: what else runs only ever adds time.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { quarticSystem } from './phcSystem.mjs';
import { median, normals, printTable, quantile, timed } from './statistics.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const parts = ['critical/index.ts', 'critical/stratum.ts', 'critical/stratumSolver.ts', 'critical/metricStart.ts', 'critical/solveStratum.ts', 'critical/target.ts', 'critical/realPoint.ts', 'network/architecture.ts', 'loss/metrics.ts', 'facts/patterns.ts'];
const { values: options } = parseArgs({
  options: {
    fuzz: { type: 'boolean', default: false },
    strided: { type: 'boolean', default: false },
    targets: { type: 'string', default: '1000' },
    degrees: { type: 'string', default: '2,3,4' },
    metrics: { type: 'string', default: 'data,euclidean,bombieri' },
    seed: { type: 'string', default: '1' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'critical-points-bench-'));
try {
  writeFileSync(join(folder, 'parts.js'), parts.map((part) => `export * from ${JSON.stringify(join(root, 'src', part))};`).join('\n'));
  execFileSync('npx', ['vite', 'build', '--ssr', join(folder, 'parts.js'), '--outDir', join(folder, 'built'), '--logLevel', 'error'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const library = await import(pathToFileURL(join(folder, 'built', 'parts.js')).href);
  if (options.fuzz) fuzz(library);
  else {
    speed(library);
    againstPhc(library);
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** Σ = X Xᵀ of some more samples than coefficients. */
function randomMetric(size, normal) {
  const samples = Array.from({ length: 2 * size }, () => Array.from({ length: size }, normal));
  return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => samples.reduce((sum, x) => sum + x[i] * x[j], 0)));
}

function speed(library) {
  const rows = [['all strata of', 'complex points', 'report: mean', 'median', 'fastest tenth', 'solving: mean', 'median', 'fastest tenth', 'certifying: median', 'of solving']];
  const drags = [['frames of', 'moved by', 'mean', 'median', '99 %', 'incomplete']];
  for (const [filterSizes, rounds] of [[[4, 2], 400], [[3, 2, 2], 400], [[2, 2, 2, 2], 400], [[3, 2, 2, 2], 60], [[2, 2, 2, 2, 2, 2], 12]]) {
    const a = library.architecture({ filterSizes, strides: filterSizes.map(() => 1) });
    const normal = normals(5);
    const times = { report: [], solving: [], certifying: [] };
    let points = 0;
    for (let round = -3; round < rounds; round++) {
      const [metric, target] = [randomMetric(a.ambientDimension, normal), Array.from({ length: a.ambientDimension }, normal)];
      let report = null;
      const whole = timed(() => (report = library.criticalPoints(a, { target, metric })));
      const { solving, certifying } = partsOf(library, a, metric, target);
      if (round < 0) continue;
      points = report.strata.reduce((sum, { found }) => sum + found, 0);
      times.report.push(whole);
      times.solving.push(solving);
      times.certifying.push(certifying);
    }
    rows.push([filterSizes.join(', '), points, ...summary(times.report), ...summary(times.solving), median(times.certifying).toFixed(3), `${((100 * median(times.certifying)) / median(times.solving)).toFixed(0)} %`]);
    for (const step of [0.003, 0.03, 0.1]) drags.push([filterSizes.join(', '), `${100 * step} %`, ...drag(library, a, step, rounds, normal)]);
  }
  printTable('A target from nothing, milliseconds', rows);
  printTable('Dragging, milliseconds a frame', drags);
}

function mean(times) {
  return times.reduce((sum, time) => sum + time, 0) / times.length;
}

function summary(times) {
  return [mean(times), median(times), quantile(times, 0.1)].map((time) => time.toFixed(3));
}

/** Milliseconds of solving and of certifying alone, summed over strata. */
function partsOf(library, a, metric, target) {
  const scaled = library.scaledTarget(metric, target);
  const times = { solving: 0, certifying: 0 };
  for (const stratum of library.strataOf(a)) {
    if (library.isLinear(stratum)) continue;
    const solver = library.stratumSolver(stratum);
    let solved = null;
    times.solving += timed(() => (solved = library.finished(library.solveStratum(solver, { metric, name: null, target, scaled, seed: 1 }))));
    times.certifying += timed(() => solved.solutions.points.forEach((point) => library.realPoint(stratum, solved.solutions, point, scaled.exact)));
  }
  return times;
}

function drag(library, a, step, frames, normal) {
  const memory = new Map();
  let target = Array.from({ length: a.ambientDimension }, normal);
  const times = [];
  let incomplete = 0;
  for (let frame = -3; frame < frames; frame++) {
    let report = null;
    const time = timed(() => (report = library.criticalPoints(a, { target, metric: 'euclidean' }, memory)));
    if (frame >= 0) times.push(time);
    if (report.strata.some(({ status }) => status !== 'complete')) incomplete++;
    const size = Math.hypot(...target) / Math.sqrt(target.length);
    target = target.map((u) => u + step * size * normal());
  }
  return [mean(times).toFixed(3), median(times).toFixed(3), quantile(times, 0.99).toFixed(3), incomplete];
}

function fuzz(library) {
  const rows = [['stratum', 'metric', 'points', 'targets', 'incomplete', 'second attempts', 'odd', 'real points', 'not certified', 'ms a target']];
  const targets = Number(options.targets);
  for (const stratum of fuzzedStrata(library))
    for (const kind of options.metrics.split(',')) {
      const row = [library.stratumName(stratum), kind, ...fuzzed(library, stratum, kind, targets)];
      rows.push(row);
      console.log(row.join('  '));
    }
  printTable('Random targets', rows);
}

function fuzzedStrata({ partitions, isLinear }) {
  const wanted = options.degrees.split(',').map(Number);
  const strata = [];
  const extend = (groups, degree) => {
    const last = groups.at(-1)?.stride ?? 0;
    if (wanted.includes(degree) && groups.length > 1 === options.strided && !isLinear({ groups })) strata.push({ groups });
    const most = Math.max(...wanted) - degree;
    for (let stride = last === 0 ? 1 : 2 * last; stride <= (last === 0 ? 1 : options.strided ? most : 0); stride += last || 1)
      for (let d = 1; d * stride <= most; d++) for (const partition of partitions(d)) extend([...groups, { stride, partition }], degree + d * stride);
  };
  extend([], 0);
  return strata;
}

function fuzzed(library, stratum, kind, targets) {
  const { isSpecial, stratumSolver, solveStratum, metricStart, startSolutions, finished, scaledTarget, realPoint, metricMatrix, degreeOf } = library;
  const solver = stratumSolver(stratum);
  const size = degreeOf(stratum) + 1;
  const normal = normals(1000 * Number(options.seed) + size);
  const name = kind === 'data' ? null : kind;
  const fixed = kind === 'data' ? null : metricMatrix(kind, size);
  finished(startSolutions(solver));
  const count = isSpecial(stratum, name) ? finished(metricStart(solver, fixed)).solutions.points.length : solver.count;
  const found = { incomplete: 0, again: 0, odd: 0, real: 0, uncertified: 0 };
  let time = 0;
  for (let t = 0; t < targets; t++) {
    const metric = fixed ?? randomMetric(size, normal);
    const target = Array.from({ length: size }, normal);
    const scaled = scaledTarget(metric, target);
    let solved = null;
    time += timed(() => (solved = finished(solveStratum(solver, { metric, name, target, scaled, seed: t }))));
    const { points } = solved.solutions;
    if (points.length !== count) found.incomplete++;
    if (solved.paths > count) found.again++;
    const real = points.map((point) => realPoint(stratum, solved.solutions, point, scaled.exact)).filter((point) => point !== null);
    found.real += real.length;
    found.uncertified += real.filter(({ certified }) => !certified).length;
    if ((points.length - real.length) % 2 === 1) found.odd++;
  }
  return [count, targets, found.incomplete, found.again, found.odd, found.real, found.uncertified, (time / targets).toFixed(3)];
}

/** The blackbox solver reads a system and writes its solutions; ten Euclidean targets, in turn with ours. */
function againstPhc(library) {
  const version = spawnSync('phc', ['--version']);
  if (version.error !== undefined) {
    console.log('\nPHCpack is not installed (apt-get install phcpack): no comparison');
    return;
  }
  const normal = normals(9);
  const partitions = [[2, 1, 1], [2, 2], [3, 1], [4]];
  const identity = library.metricMatrix('euclidean', 5);
  const [theirs, ours] = [[], []];
  for (let round = 0; round < 10; round++) {
    const target = Array.from({ length: 5 }, normal);
    theirs.push(partitions.reduce((sum, partition) => sum + phcTime(partition, target, normal), 0));
    const scaled = library.scaledTarget(identity, target);
    ours.push(
      partitions.reduce((sum, partition) => {
        const solver = library.stratumSolver({ groups: [{ stride: 1, partition }] });
        const solve = () => library.finished(library.solveStratum(solver, { metric: identity, name: 'euclidean', target, scaled, seed: 1 }));
        // compiled by the engine before
        if (round === 0) for (let i = 0; i < 200; i++) solve();
        return sum + timed(solve);
      }, 0),
    );
  }
  printTable('Four quartic strata, ten targets, milliseconds', [['', 'mean', 'median', 'fastest tenth'], ['PHCpack, blackbox', ...summary(theirs)], ['ours', ...summary(ours)], ['ratio', (mean(theirs) / mean(ours)).toFixed(0), (median(theirs) / median(ours)).toFixed(0), (quantile(theirs, 0.1) / quantile(ours, 0.1)).toFixed(0)]]);
}

function phcTime(partition, target, normal) {
  const [input, output] = [join(folder, 'system'), join(folder, 'solutions')];
  writeFileSync(input, quarticSystem(partition, target, normal));
  rmSync(output, { force: true });
  const time = timed(() => execFileSync('phc', ['-b', input, output], { stdio: 'ignore' }));
  if (!/THE SOLUTIONS|solution \d/i.test(readFileSync(output, 'utf8'))) console.log(`phc found no solutions for (${partition})`);
  return time;
}
