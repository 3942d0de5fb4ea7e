/*
 * Experiments on the command line, from the same code as on the page:
 *
 *   npm run experiment -- table1 [--runs 10000] [--fast] [--seed 1] [--filters 3,2,2] [--strides 1,1,1] [--workers 1] [--json]
 *   npm run experiment -- table2 [--targets 500] [--starts 50] [--metric euclidean|bombieri] [--source gaussian|data] [--seed 1] …
 *
 * table1: the root patterns that gradient descent reaches (GeoLCN, Table 1), for the paper's five architectures or for the one that is given;
 * --fast computes the ends of trainings instead of making every step: up to a few in ten thousand end in another class.
 * table2: how many distinct filters it reaches from many starts for one target (GeoLCN, Table 2), for both metrics or for the one that is given.
 * The library is bundled once for each state of src and kept in node_modules/.cache.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

const root = fileURLToPath(new URL('..', import.meta.url));
const seconds = () => performance.now() / 1000;
const percent = (share) => (100 * share).toFixed(share > 0 && share < 0.01 ? 2 : 1).padStart(6);
const beside = ({ share, published, differs }) => `${percent(share)}${published === null ? '' : ` (${percent(published).trim()}${differs ? ', differs' : ''})`}`;
const title = ({ filterSizes, strides, metric }) => `k = (${filterSizes.join(', ')})${strides.some((s) => s > 1) ? `, s = (${strides.join(', ')})` : ''}${metric === undefined ? '' : `, ${metric}`}`;

/** Options that all experiments have, and those of each: names and what they are if not given; the rest of an experiment comes from the library. */
const commonOptions = { seed: '1', filters: undefined, strides: undefined, workers: '1', json: false };
const experiments = {
  table1: {
    options: { runs: '10000', fast: false },
    settings: ({ filterSizes, strides, seed }, { runs, fast }, { paperProtocol }) => [{ filterSizes, strides, runs: natural(runs), seed, ...paperProtocol, mode: fast ? 'fast' : 'brute' }],
    blocks: 'reachedBlocks',
    runner: 'reachedPatternsRunner',
    merge: 'mergeReached',
    table: ({ publishedRows, reachedTable }, counts, { filterSizes, strides }) => reachedTable(counts, publishedRows(filterSizes, strides)),
    print: printReached,
  },
  table2: {
    options: { targets: '500', starts: '50', metric: undefined, source: 'gaussian' },
    settings: (common, { targets, starts, metric, source }, { distinctProtocol }) =>
      (metric === undefined ? ['euclidean', 'bombieri'] : [oneOf(metric, ['euclidean', 'bombieri'])]).map((one) => ({ ...common, metric: one, ...distinctProtocol, targets: natural(targets), starts: natural(starts), targetSource: oneOf(source, ['gaussian', 'data']) })),
    blocks: 'distinctBlocks',
    runner: 'distinctSolutionsRunner',
    merge: 'mergeDistinct',
    table: ({ distinctTable, publishedHistogram }, counts, { filterSizes, strides, metric }) => distinctTable(counts, publishedHistogram(filterSizes, strides, metric)),
    print: printDistinct,
  },
};

if (isMainThread) await main();
else serve(await import(workerData.library));

async function main() {
  const { name, values } = commandLine();
  const experiment = experiments[name];
  const address = await library();
  const code = await import(address);
  const begun = seconds();
  const integers = (text) => text.split(',').map((part) => natural(part));
  const architectures = values.filters === undefined ? code.paperArchitectures : [integers(values.filters)];
  const all = architectures.flatMap((filterSizes) => experiment.settings({ filterSizes, strides: values.strides === undefined ? filterSizes.map(() => 1) : integers(values.strides), seed: natural(values.seed) }, values, code));
  const pool = makePool(address, name, natural(values.workers));
  const results = [];
  for (const settings of all) {
    const from = seconds();
    const blocks = code[experiment.blocks](settings);
    const counts = code[experiment.merge](await pool.run(settings, blocks, (done) => progress(title(settings), done, blocks, values.json)));
    const table = experiment.table(code, counts, settings);
    results.push({ settings, steps: counts.steps, cells: counts.cells, dropped: { diverged: table.dropped.diverged.count, maxSteps: table.dropped.maxSteps.count }, table, kernelSeconds: counts.seconds.kernel, dataSeconds: counts.seconds.data, classSeconds: counts.seconds.classes, totalSeconds: seconds() - from });
    if (!values.json) print(results.at(-1), experiment);
  }
  await pool.end();
  const kernel = results.reduce((sum, { kernelSeconds }) => sum + kernelSeconds, 0);
  if (values.json) console.log(JSON.stringify({ experiment: name, results, kernelSeconds: kernel, totalSeconds: seconds() - begun }));
  else console.log(`\n${(seconds() - begun).toFixed(2)} s in all, ${kernel.toFixed(2)} s of them training.`);
}

/** The experiment, and its options with what they are if not given. */
function commandLine() {
  const known = Object.assign({}, commonOptions, ...Object.values(experiments).map(({ options }) => options));
  const options = Object.fromEntries(Object.entries(known).map(([key, value]) => [key, { type: typeof value === 'boolean' ? 'boolean' : 'string' }]));
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const [name] = positionals;
  if (positionals.length !== 1 || !Object.hasOwn(experiments, name)) fail(`say which experiment: ${Object.keys(experiments).join(' or ')}`);
  const own = { ...commonOptions, ...experiments[name].options };
  for (const key of Object.keys(values)) if (!Object.hasOwn(own, key)) fail(`${name} has no option --${key}`);
  return { name, values: { ...own, ...values } };
}

/** The bundled library of this state of src. */
async function library() {
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && !/\.(test|testing)\.ts$/.test(file.name))
    .map((file) => join(file.parentPath, file.name))
    .sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(readFileSync(file));
  const cache = join(root, 'node_modules', '.cache', 'convariety');
  const folder = join(cache, hash.digest('hex').slice(0, 16));
  if (!existsSync(folder)) {
    const { build } = await import('vite');
    const fresh = `${folder}.${process.pid}`;
    mkdirSync(cache, { recursive: true });
    await build({ root, configFile: false, logLevel: 'error', ssr: { noExternal: ['pure-rand', 'ml-matrix'] }, build: { ssr: 'src/experiments/node.ts', outDir: fresh, emptyOutDir: true } });
    for (const old of readdirSync(cache)) if (join(cache, old) !== fresh) rmSync(join(cache, old), { recursive: true });
    renameSync(fresh, folder);
  }
  return pathToFileURL(join(folder, 'node.js')).href;
}

/** Runs blocks here, or on worker threads: the answers are the same, in the order of the blocks. */
function makePool(address, name, workers) {
  if (workers === 1) {
    return {
      async run(settings, blocks, told) {
        const code = await import(address);
        const run = code[experiments[name].runner](settings, seconds);
        return Array.from({ length: blocks }, (_, block) => {
          told(block);
          return run(block);
        });
      },
      end: () => Promise.resolve(),
    };
  }
  const threads = Array.from({ length: workers }, () => new Worker(new URL(import.meta.url), { workerData: { library: address } }));
  return {
    run: (settings, blocks, told) =>
      new Promise((resolve, reject) => {
        const answers = [];
        let [next, done] = [0, 0];
        for (const thread of threads) {
          const give = () => (next < blocks ? thread.postMessage({ name, settings, block: next++ }) : undefined);
          thread.removeAllListeners();
          thread.on('error', reject);
          thread.on('message', ({ block, counts }) => {
            answers[block] = counts;
            told(++done);
            if (done === blocks) resolve(answers);
            else give();
          });
          give();
        }
      }),
    end: () => Promise.all(threads.map((thread) => thread.terminate())),
  };
}

function serve(code) {
  let [known, run] = ['', null];
  parentPort.on('message', ({ name, settings, block }) => {
    const key = JSON.stringify([name, settings]);
    if (key !== known) [known, run] = [key, code[experiments[name].runner](settings, seconds)];
    parentPort.postMessage({ block, counts: run(block) });
  });
}

function print({ settings, table, steps, totalSeconds }, experiment) {
  console.log(`\n${title(settings)}: ${table.converged} of ${table.runs} runs converged, ${percent(table.dropped.diverged.share).trim()} % diverged, ${percent(table.dropped.maxSteps.share).trim()} % were given up; ${(steps / 1e6).toFixed(1)} million steps in ${totalSeconds.toFixed(2)} s`);
  experiment.print(table);
}

function printReached({ targets }) {
  console.log('  target    %  (published)    start      solution  %  (published)');
  for (const { target, share, starts } of targets)
    for (const { start, solutions } of starts)
      solutions.forEach(({ solution, share: part }, i) => console.log(`  ${(i === 0 ? `${target.padEnd(8)}${beside(share)}` : '').padEnd(28)}${(i === 0 ? start : '').padEnd(11)}${solution.padEnd(8)}${beside(part)}`));
}

function printDistinct({ targets, withoutSolution, chained, rows }) {
  console.log(`  no run converged for ${withoutSolution.count} of ${targets} targets; for ${chained.count} some filters are one solution only through others between them`);
  console.log('  solutions   %  (published)    95 %');
  for (const { distinct, share } of rows) console.log(`  ${String(distinct).padEnd(8)}${beside(share).padEnd(24)}${share.interval.map((end) => percent(end).trim()).join(' to ')}`);
}

/** On a terminal only, and never into the answer. */
function progress(name, done, blocks, json) {
  if (json || !process.stderr.isTTY) return;
  process.stderr.write(`\r${name}: ${Math.round((100 * done) / blocks)} %  ${done === blocks ? '\n' : ''}`);
}

function natural(text) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) fail(`${text} is no natural number`);
  return value;
}

function oneOf(text, names) {
  if (!names.includes(text)) fail(`${text} is none of ${names.join(', ')}`);
  return text;
}

function fail(sentence) {
  console.error(`experiment: ${sentence}`);
  process.exit(2);
}
