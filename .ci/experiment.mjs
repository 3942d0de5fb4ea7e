/*
 * Experiments on the command line, from the same code as on the page:
 *
 *   npm run experiment -- table1 [--runs 10000] [--seed 1] [--filters 3,2,2] [--strides 1,1,1] [--workers 1] [--json]
 *
 * table1: the root patterns that gradient descent reaches (GeoLCN, Table 1), for the paper's five architectures or for the one that is given.
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

if (isMainThread) await main();
else serve(await import(workerData.library));

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      runs: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      filters: { type: 'string' },
      strides: { type: 'string' },
      workers: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
    },
  });
  if (positionals.length !== 1 || positionals[0] !== 'table1') fail('say which experiment: table1');
  const address = await library();
  const { mergeReached, paperArchitectures, paperProtocol, publishedRows, reachedBlocks, reachedTable } = await import(address);
  const begun = seconds();
  const integers = (text) => text.split(',').map((part) => natural(part));
  const architectures = values.filters === undefined ? paperArchitectures : [integers(values.filters)];
  const pool = makePool(address, natural(values.workers));
  const results = [];
  for (const filterSizes of architectures) {
    const settings = { filterSizes, strides: values.strides === undefined ? filterSizes.map(() => 1) : integers(values.strides), runs: natural(values.runs), seed: natural(values.seed), ...paperProtocol };
    const from = seconds();
    const blocks = reachedBlocks(settings);
    const counts = mergeReached(await pool.run(settings, blocks, (done) => progress(`k = (${filterSizes.join(', ')})`, done, blocks, values.json)));
    const table = reachedTable(counts, publishedRows(settings.filterSizes, settings.strides));
    results.push({ settings, steps: counts.steps, cells: counts.cells, dropped: { diverged: table.dropped.diverged.count, maxSteps: table.dropped.maxSteps.count }, table, kernelSeconds: counts.seconds.kernel, dataSeconds: counts.seconds.data, classSeconds: counts.seconds.classes, totalSeconds: seconds() - from });
    if (!values.json) print(results.at(-1));
  }
  await pool.end();
  const kernel = results.reduce((sum, { kernelSeconds }) => sum + kernelSeconds, 0);
  if (values.json) console.log(JSON.stringify({ experiment: 'table1', results, kernelSeconds: kernel, totalSeconds: seconds() - begun }));
  else console.log(`\n${(seconds() - begun).toFixed(2)} s in all, ${kernel.toFixed(2)} s of them training.`);
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
function makePool(address, workers) {
  if (workers === 1) {
    return {
      async run(settings, blocks, told) {
        const { reachedPatternsRunner } = await import(address);
        const run = reachedPatternsRunner(settings, seconds);
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
          const give = () => (next < blocks ? thread.postMessage({ settings, block: next++ }) : undefined);
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

function serve({ reachedPatternsRunner }) {
  let [known, run] = ['', null];
  parentPort.on('message', ({ settings, block }) => {
    const key = JSON.stringify(settings);
    if (key !== known) [known, run] = [key, reachedPatternsRunner(settings, seconds)];
    parentPort.postMessage({ block, counts: run(block) });
  });
}

function print({ settings, table, steps, totalSeconds }) {
  const percent = (share) => (100 * share).toFixed(share > 0 && share < 0.01 ? 2 : 1).padStart(6);
  const beside = ({ share, published, differs }) => `${percent(share)}${published === null ? '' : ` (${percent(published).trim()}${differs ? ', differs' : ''})`}`;
  const { filterSizes, strides } = settings;
  console.log(`\nk = (${filterSizes.join(', ')})${strides.some((s) => s > 1) ? `, s = (${strides.join(', ')})` : ''}: ${table.converged} of ${table.runs} runs converged, ${percent(table.dropped.diverged.share).trim()} % diverged, ${percent(table.dropped.maxSteps.share).trim()} % were given up; ${(steps / 1e6).toFixed(1)} million steps in ${totalSeconds.toFixed(2)} s`);
  console.log('  target    %  (published)    start      solution  %  (published)');
  for (const { target, share, starts } of table.targets)
    for (const { start, solutions } of starts)
      solutions.forEach(({ solution, share: part }, i) => console.log(`  ${(i === 0 ? `${target.padEnd(8)}${beside(share)}` : '').padEnd(28)}${(i === 0 ? start : '').padEnd(11)}${solution.padEnd(8)}${beside(part)}`));
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

function fail(sentence) {
  console.error(`experiment: ${sentence}`);
  process.exit(2);
}
