/*
 * What training many small networks costs: run by hand, `node .ci/bench/kernels.mjs [--json]` (about a minute; nothing else should run).
 *
 * It bundles the parts of the library that it measures into a temporary folder and prints
 *  1. for each architecture: operations of a step of gradient descent, what its kernel costs to make, steps per second for every back end;
 *  2. the protocol of Table 1 at 2,000 data sets: trainings per second, how much of the time is spent outside the kernel, and the gain of the fast mode;
 *  3. the same with several worker threads;
 *  4. cost of a step against the number of layers and against the degree, with fitted exponents;
 *  5. with a C compiler: the same steps compiled by it, measured in turn, and whether both come to the same doubles.
 * A step is one step of one network. Times are wall clock on this machine: compare ratios, not seconds. Of many short rounds the fastest tenth
 * counts, of a few long ones the fastest: what else runs only ever adds time. What happens once has its median.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { compiled, compiler, flags } from './cProgram.mjs';
import { exponent, median, normals, printTable, quantile, timed } from './statistics.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const seconds = () => performance.now() / 1000;
const parts = ['network/architecture.ts', 'training/descentMap.ts', 'program/ir.ts', 'program/wasm.ts', 'program/batch.ts', 'experiments/node.ts'];
const choices = [[2, 2], [2, 2, 2], [4, 2], [3, 2, 2], [2, 2, 2, 2], [3, 3, 3], [5, 5], [2, 2, 2, 2, 2, 2], [6, 6], [4, 4, 4]].map((filterSizes) => ({ filterSizes, strides: filterSizes.map(() => 1) }));
choices.push({ filterSizes: [3, 2], strides: [2, 1] });
const backends = ['simd', 'scalar', 'plain'];
const rounds = 51;
const millisecondsOfRound = 4;
const stepsOfCall = 4096;

if (isMainThread) await main(process.argv.includes('--json'));
else serve(await import(workerData));

async function main(json) {
  const folder = mkdtempSync(join(tmpdir(), 'kernels-bench-'));
  try {
    writeFileSync(join(folder, 'parts.js'), parts.map((part) => `export * from ${JSON.stringify(join(root, 'src', part))};`).join('\n'));
    execFileSync('npx', ['vite', 'build', '--ssr', join(folder, 'parts.js'), '--outDir', join(folder, 'built'), '--logLevel', 'error'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    const url = pathToFileURL(join(folder, 'built', 'parts.js')).href;
    const library = await import(url);
    const tell = json ? () => undefined : (title, rows) => printTable(title, rows);
    const results = { node: process.version, processor: cpus()[0]?.model, cores: availableParallelism() };
    results.steps = choices.map((choice) => stepCosts(library, choice));
    tell('Gradient descent: cost of making a kernel, and million steps per second', stepRows(results.steps));
    results.trainings = choices.map((choice) => trainingCosts(library, choice, 2000));
    tell('The protocol of Table 1, 2,000 data sets', trainingRows(results.trainings));
    results.threads = await threadCosts(url, { filterSizes: [2, 2, 2, 2], strides: [1, 1, 1, 1] }, 16_000);
    tell(`k = (2, 2, 2, 2), 16,000 data sets, ${results.cores} cores`, [['threads', 'data sets per second', 'times one thread'], ...results.threads.map(({ threads, rate, gain }) => [threads, rate.toFixed(0), gain.toFixed(2)])]);
    results.growth = [growth(library, 'layers', [2, 3, 4, 5, 6, 7, 8], (count) => Array.from({ length: count }, () => 2)), growth(library, 'degree', [2, 4, 6, 8, 10, 12, 14], (degree) => [degree / 2 + 1, degree / 2 + 1])];
    for (const one of results.growth) tellGrowth(tell, one, json);
    results.c = againstC(library, folder);
    tellC(tell, results.c, json);
    if (json) console.log(JSON.stringify(results));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function nameOf({ filterSizes, strides }) {
  return `(${filterSizes.join(', ')})${strides.some((s) => s > 1) ? ` s = (${strides.join(', ')})` : ''}`;
}

/** A kernel with networks that stay where they are finite: small starts, normal targets, Σ = 1, no bound that they leave. */
function bench(library, choice, backend) {
  const a = library.architecture(choice);
  const map = library.descentMap(a);
  const kernel = library.batchIteration(map, backend);
  const { lanes, states, parameters, bounds } = kernel;
  const normal = normals(7);
  const k = a.ambientDimension;
  const start = Float64Array.from(states, () => 0.3 * normal());
  for (let i = 0; i < k; i++)
    for (let lane = 0; lane < lanes; lane++) {
      for (let j = 0; j < k; j++) parameters[(i * k + j) * lanes + lane] = i === j ? 0.02 : 0;
      parameters[(k * k + i) * lanes + lane] = 0.02 * normal();
    }
  states.set(start);
  bounds.set([-1, 1e300]);
  const call = (steps) => {
    states.set(start);
    if (kernel.run(steps) !== steps) throw new Error(`${nameOf(choice)}: a network has left the bounds`);
  };
  return { a, map, kernel, call };
}

/** Rounds of calls that take about equally long, after a while in which engines replace functions by faster ones. */
function paced({ kernel: { lanes }, call }, stepsAtOnce = stepsOfCall) {
  const from = seconds();
  const ahead = [];
  while (seconds() - from < 0.15) ahead.push(timed(() => call(stepsAtOnce)));
  const calls = Math.max(1, Math.round(millisecondsOfRound / Math.min(...ahead)));
  return { calls, steps: calls * lanes * stepsAtOnce, round: () => timed(() => { for (let i = 0; i < calls; i++) call(stepsAtOnce); }) };
}

function fastest(times) {
  return quantile(times, 0.1);
}

function stepsPerSecond(library, choice, backend) {
  const { steps, round } = paced(bench(library, choice, backend), backend === 'plain' ? stepsOfCall / 16 : stepsOfCall);
  return (1000 * steps) / fastest(Array.from({ length: rounds }, round));
}

function stepCosts(library, choice) {
  const a = library.architecture(choice);
  const map = library.descentMap(a);
  const repeat = (call) => median(Array.from({ length: 21 }, () => timed(call)));
  const make = { build: repeat(() => library.descentMap(a)), assemble: repeat(() => library.iterationModule(map, true)), whole: repeat(() => library.batchIteration(library.descentMap(a), 'simd')) };
  return { choice, operations: library.operationCount(map.program), bytes: library.iterationModule(map, true).binary.length, make, rates: Object.fromEntries(backends.map((backend) => [backend, stepsPerSecond(library, choice, backend)])) };
}

function stepRows(costs) {
  return [
    ['k', 'operations', 'bytes', 'program, ms', 'assembled, ms', 'whole, ms', ...backends, 'simd/scalar', 'Gflop/s'],
    ...costs.map(({ choice, operations, bytes, make, rates }) => [nameOf(choice), operations, bytes, make.build.toFixed(2), make.assemble.toFixed(2), make.whole.toFixed(2), ...backends.map((backend) => (rates[backend] / 1e6).toFixed(backend === 'plain' ? 2 : 1)), (rates.simd / rates.scalar).toFixed(2), ((rates.simd * operations) / 1e9).toFixed(2)]),
  ];
}

function trainingCosts(library, choice, runs) {
  const [brute, fast] = ['brute', 'fast'].map((mode) => experimentCosts(library, { ...choice, runs, mode }));
  const outside = ({ seconds: { kernel }, total }) => 1 - kernel / total;
  return {
    choice,
    runs,
    steps: brute.steps,
    rate: runs / brute.total,
    seconds: brute.seconds,
    outside: outside(brute),
    fast: { rate: runs / fast.total, gain: brute.seconds.kernel / fast.seconds.kernel, outside: outside(fast), otherCells: otherCells(brute.cells, fast.cells) },
  };
}

/** The fastest of some passes through an experiment; the first one, in which engines and kernels are made, does not count. */
function experimentCosts({ reachedPatternsRunner, reachedBlocks, mergeReached, paperProtocol }, choice) {
  const settings = { seed: 1, ...paperProtocol, samples: samplesFor(choice), ...choice };
  const run = reachedPatternsRunner(settings, seconds);
  const blocks = Array.from({ length: reachedBlocks(settings) }, (_, block) => block);
  const passes = Array.from({ length: 6 }, () => {
    const { steps, cells, seconds: spent } = mergeReached(blocks.map(run));
    return { steps, cells, seconds: spent, total: spent.data + spent.kernel + spent.classes };
  });
  return passes.slice(1).sort((one, other) => one.total - other.total)[0];
}

/** Ten samples as in the paper, more where they would not determine a target. */
function samplesFor({ filterSizes, strides }) {
  let stride = 1;
  const k = filterSizes.reduce((length, size, l) => [length + (size - 1) * stride, (stride *= strides[l])][0], 1);
  return Math.max(10, k);
}

/** Runs that are counted in other cells: at most so many have another class. */
function otherCells(one, other) {
  const counts = new Map();
  const add = (cells, sign) => cells.forEach(({ target, start, solution, status, count }) => {
    const key = [target, start, solution, status].join();
    counts.set(key, (counts.get(key) ?? 0) + sign * count);
  });
  add(one, 1);
  add(other, -1);
  return [...counts.values()].reduce((sum, difference) => sum + Math.max(0, difference), 0);
}

function trainingRows(costs) {
  return [
    ['k', 'trainings per second', 'million steps', 'data, ms', 'kernel, ms', 'classes, ms', 'outside the kernel', 'fast: per second', 'gain in the kernel', 'outside', 'in other cells'],
    ...costs.map(({ choice, rate, steps, seconds: { data, kernel, classes }, outside, fast }) => [nameOf(choice), rate.toFixed(0), (steps / 1e6).toFixed(1), ...[data, kernel, classes].map((time) => (1000 * time).toFixed(1)), `${(100 * outside).toFixed(1)} %`, fast.rate.toFixed(0), fast.gain.toFixed(2), `${(100 * fast.outside).toFixed(1)} %`, fast.otherCells]),
  ];
}

async function threadCosts(url, choice, runs) {
  const counts = [...new Set([1, 2, availableParallelism()])].sort((a, b) => a - b);
  const found = [];
  for (const threads of counts) {
    const workers = Array.from({ length: threads }, () => new Worker(new URL(import.meta.url), { workerData: url }));
    // the first pass is not counted: engines and kernels are made in it
    const times = [];
    for (let pass = 0; pass < 6; pass++) times.push(await passOf(workers, choice, runs));
    await Promise.all(workers.map((worker) => worker.terminate()));
    found.push({ threads, rate: runs / Math.min(...times.slice(1)) });
  }
  return found.map(({ threads, rate }) => ({ threads, rate, gain: rate / found[0].rate }));
}

/** Seconds in which workers do all blocks, each taking the next one that is left. */
function passOf(workers, choice, runs) {
  const from = seconds();
  return new Promise((resolve, reject) => {
    let [next, done] = [0, 0];
    const blocks = runs / 500;
    for (const worker of workers) {
      const give = () => (next < blocks ? worker.postMessage({ choice, runs, block: next++ }) : undefined);
      worker.removeAllListeners();
      worker.on('error', reject);
      worker.on('message', () => (++done === blocks ? resolve(seconds() - from) : give()));
      give();
    }
  });
}

function serve({ reachedPatternsRunner, paperProtocol }) {
  let run = null;
  parentPort.on('message', ({ choice, runs, block }) => {
    run ??= reachedPatternsRunner({ ...choice, runs, seed: 1, ...paperProtocol });
    parentPort.postMessage(run(block).steps);
  });
}

function growth(library, what, sizes, filterSizesOf) {
  const rows = sizes.map((size) => {
    const filterSizes = filterSizesOf(size);
    const choice = { filterSizes, strides: filterSizes.map(() => 1) };
    return { size, choice, operations: library.operationCount(library.descentMap(library.architecture(choice)).program), nanoseconds: 1e9 / stepsPerSecond(library, choice, 'simd') };
  });
  const power = (key) => exponent(sizes, rows.map((row) => row[key]));
  return { what, rows, exponents: { operations: power('operations'), nanoseconds: power('nanoseconds') } };
}

function tellGrowth(tell, { what, rows, exponents }, json) {
  tell(`Cost of a step against the ${what === 'layers' ? 'number of layers' : 'degree, two layers'}`, [['k', what, 'operations', 'ns a step'], ...rows.map(({ size, choice, operations, nanoseconds }) => [nameOf(choice), size, operations, nanoseconds.toFixed(1)])]);
  if (!json) console.log(`  operations ~ ${what}^${exponents.operations.toFixed(2)}, time ~ ${what}^${exponents.nanoseconds.toFixed(2)}`);
}

function againstC(library, folder) {
  const found = compiler();
  if (found === null) return null;
  const rows = choices.map((choice, i) => {
    const one = bench(library, choice, 'simd');
    const { map, kernel } = one;
    const module = library.iterationModule(map, true);
    const { calls, steps, round } = paced(one);
    const measure = compiled(found, map, module, folder, `kernel${i}`);
    one.call(0);
    const memory = new Float64Array(kernel.states.buffer, 0, module.bounds / 8 + 2).slice();
    const pairs = Array.from({ length: rounds }, () => {
      const wasm = round();
      const { nanoseconds, states } = measure(memory, stepsOfCall, calls);
      return { wasm, c: nanoseconds / 1e6, equal: states.every((value, at) => Object.is(value, kernel.states[at])) };
    });
    const time = (key) => fastest(pairs.map((pair) => pair[key]));
    return { choice, wasm: (1000 * steps) / time('wasm'), c: (1000 * steps) / time('c'), ratio: time('wasm') / time('c'), equal: pairs.every(({ equal }) => equal) };
  });
  return { compiler: found.version, flags, rows };
}

function tellC(tell, c, json) {
  if (json) return;
  if (c === null) {
    console.log('\nNo C compiler for this processor: nothing to compare with.');
    return;
  }
  tell(`Against ${c.compiler}, ${c.flags.join(' ')}: million steps per second`, [['k', 'WebAssembly', 'C', 'time, WebAssembly/C', 'same doubles'], ...c.rows.map(({ choice, wasm, c: compiledRate, ratio, equal }) => [nameOf(choice), (wasm / 1e6).toFixed(1), (compiledRate / 1e6).toFixed(1), ratio.toFixed(2), equal ? 'yes' : 'NO'])]);
}
