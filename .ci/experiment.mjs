/*
 * Experiments on the command line, from the same code as on the page:
 *
 *   npm run experiment -- table1 [--runs 10000] [--fast] [--seed 1] [--filters 3,2,2] [--strides 1,1,1] [--workers 1] [--json]
 *   npm run experiment -- table2 [--targets 500] [--starts 50] [--metric euclidean|bombieri] [--source gaussian|data] …
 *   npm run experiment -- strides [--runs 10000] …
 *
 * table1: the root patterns that gradient descent reaches (GeoLCN, Table 1); --fast computes the ends of trainings instead of making every step:
 * up to a few in ten thousand end in another class. table2: how many distinct filters it reaches from many starts for one target (GeoLCN, Table 2),
 * for both metrics or for the one that is given. strides: where in the function space it ends, with strides and without.
 * Without --filters the architectures of the published table are run. Every setting of an experiment is an option (maxSteps is --max-steps); a
 * metric may be a matrix, --metric "[[1,0],[0,2]]". The library is bundled anew when a file of src has changed, and kept in node_modules/.cache.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

const root = fileURLToPath(new URL('..', import.meta.url));
const seconds = () => performance.now() / 1000;

/** Options that all experiments have, and what they are if not given. */
const commonOptions = { seed: '1', filters: undefined, strides: undefined, workers: '1', json: false };

/** Short names for settings: an option without a value stands for one of their options. */
const shortOptions = { fast: { id: 'mode', value: 'fast' }, source: { id: 'targetSource' } };

// A run takes about a second, most of it in WebAssembly. That is optimised at once and not while it runs. What the engine learns about a function of
// one architecture helps it with the next one, and it spends less on optimising what is soon over: with that, all but the training takes a tenth less.
// package.json leaves it one thread for this work: more of them take turns with the training where there are two cores.
for (const flag of ['--no-liftoff', '--no-wasm-lazy-compilation', '--no-lazy-feedback-allocation', '--no-track-field-types', '--max-inlined-bytecode-size-cumulative=150']) setFlagsFromString(flag);

if (isMainThread) await main();
else serve(await import(workerData.library));

async function main() {
  const address = await library();
  const { experiments, settingsFor } = await import(address);
  const { experiment, values, given } = commandLine(experiments);
  const begun = seconds();
  const architectures = values.filters === undefined ? experiment.architectures : [alone(integers(values.filters))];
  const choices = architectures.map((one) => (values.strides === undefined ? one : { ...one, strides: integers(values.strides) }));
  const compared = experiment.settings.find(({ id }) => id === experiment.compared && given[id] === undefined);
  const variants = compared === undefined ? [given] : compared.options.map(({ id }) => ({ ...given, [compared.id]: id }));
  const all = choices.flatMap((choice) => variants.map((variant) => settingsFor(experiment, choice, natural(values.seed), variant)));
  for (const settings of all) {
    const refusal = experiment.refusal(settings);
    if (refusal !== null) fail(refusal);
  }
  const pool = makePool(address, experiment, natural(values.workers));
  const results = [];
  for (const settings of all) {
    const from = seconds();
    const blocks = experiment.blocks(settings);
    const counts = experiment.merge(await pool.run(settings, blocks, (done) => progress(titleOf(experiment, settings), done, blocks, values.json)));
    const report = experiment.report(settings, counts);
    const { diverged, maxSteps } = report;
    results.push({ settings, steps: counts.steps, cells: counts.cells, dropped: { diverged, maxSteps }, table: experiment.table(settings, counts), kernelSeconds: counts.seconds.kernel, dataSeconds: counts.seconds.data, classSeconds: counts.seconds.classes, totalSeconds: seconds() - from });
    if (!values.json) print(titleOf(experiment, settings), report, results.at(-1));
  }
  await pool.end();
  const kernel = results.reduce((sum, { kernelSeconds }) => sum + kernelSeconds, 0);
  if (values.json) console.log(JSON.stringify({ experiment: experiment.command, results, kernelSeconds: kernel, totalSeconds: seconds() - begun }));
  else console.log(`\n${(seconds() - begun).toFixed(2)} s in all, ${kernel.toFixed(2)} s of them training.`);
}

/** The experiment, the common options, and the settings that are given. */
function commandLine(experiments) {
  const optionOf = (id) => id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const ids = [...new Set(experiments.flatMap(({ settings }) => settings.map(({ id }) => id)))];
  const text = { type: 'string' };
  const flag = { type: 'boolean' };
  const known = {
    ...Object.fromEntries(ids.map((id) => [optionOf(id), text])),
    ...Object.fromEntries(Object.entries(shortOptions).map(([name, { value }]) => [name, value === undefined ? text : flag])),
    ...Object.fromEntries(Object.entries(commonOptions).map(([name, value]) => [name, typeof value === 'boolean' ? flag : text])),
  };
  const { values, positionals } = parsed(known);
  const experiment = experiments.find(({ command }) => command === positionals[0]);
  if (positionals.length !== 1 || experiment === undefined) fail(`say which experiment: ${experiments.map(({ command }) => command).join(' or ')}`);
  const given = {};
  for (const [name, value] of Object.entries(values)) {
    if (Object.hasOwn(commonOptions, name)) continue;
    const id = shortOptions[name]?.id ?? ids.find((one) => optionOf(one) === name);
    const setting = experiment.settings.find((one) => one.id === id);
    if (setting === undefined) fail(`${experiment.command} has no option --${name}`);
    given[id] = shortOptions[name]?.value ?? valueOf(setting, value, name);
  }
  return { experiment, values: { ...commonOptions, ...values }, given };
}

function parsed(options) {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    return fail(error.message);
  }
}

/** A setting as a number, a choice, or the JSON of a matrix. */
function valueOf(setting, text, name) {
  if (setting.kind === 'number') return text.trim() === '' ? fail(`--${name} has no value`) : Number(text);
  if (!text.startsWith('[')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return fail(`--${name} ${text} is no matrix`);
  }
}

/** The bundled library of this state of src: files that it was not made of need not be looked at. */
async function library() {
  const cache = join(root, 'node_modules', '.cache', 'convariety');
  const list = join(cache, 'files.json');
  if (existsSync(list)) {
    const folder = join(cache, stateOf(JSON.parse(readFileSync(list, 'utf8'))));
    if (existsSync(folder)) return addressIn(folder);
  }
  const { build } = await import('vite');
  const fresh = join(cache, `fresh.${process.pid}`);
  mkdirSync(cache, { recursive: true });
  // .mjs says what it is: node would have to read a .js file in this folder twice to tell
  const { output } = await build({ root, configFile: false, publicDir: false, logLevel: 'error', ssr: { noExternal: ['pure-rand', 'ml-matrix'] }, build: { ssr: 'src/experiments/node.ts', outDir: fresh, emptyOutDir: true, rolldownOptions: { output: { entryFileNames: '[name].mjs' } } } });
  const files = [fileURLToPath(import.meta.url), ...output.flatMap(({ moduleIds = [] }) => moduleIds)].filter((file) => existsSync(file)).map((file) => relative(root, file));
  const folder = join(cache, stateOf(files));
  for (const old of readdirSync(cache)) if (join(cache, old) !== fresh) rmSync(join(cache, old), { recursive: true, force: true });
  renameSync(fresh, folder);
  writeFileSync(list, JSON.stringify(files));
  return addressIn(folder);
}

function addressIn(folder) {
  return pathToFileURL(join(folder, 'node.mjs')).href;
}

/** A name for files as they are now. Their contents would take longer to read than the library takes to load. */
function stateOf(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const { size, mtimeMs } = statSync(join(root, file), { throwIfNoEntry: false }) ?? {};
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

/** Runs blocks here, or on worker threads: the answers are the same, in the order of the blocks. */
function makePool(address, experiment, workers) {
  if (workers <= 1) {
    return {
      run(settings, blocks, told) {
        const run = experiment.runner(settings, seconds);
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
          const give = () => (next < blocks ? thread.postMessage({ id: experiment.id, settings, block: next++ }) : undefined);
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

function serve({ experiments }) {
  let [known, run] = ['', null];
  parentPort.on('message', ({ id, settings, block }) => {
    const key = JSON.stringify([id, settings]);
    if (key !== known) [known, run] = [key, experiments.find((one) => one.id === id).runner(settings, seconds)];
    parentPort.postMessage({ block, counts: run(block) });
  });
}

function titleOf({ settings, compared }, { filterSizes, strides, ...rest }) {
  const option = settings.find(({ id }) => id === compared)?.options.find(({ id }) => id === rest[compared]);
  return `k = (${filterSizes.join(', ')})${strides.some((s) => s > 1) ? `, s = (${strides.join(', ')})` : ''}${option === undefined ? '' : `, ${option.title}`}`;
}

function print(title, { runs, converged, diverged, maxSteps, differing, notes, columns, rows }, { steps, totalSeconds }) {
  const dropped = (count) => percent(count / runs);
  console.log(`\n${title}: ${converged} of ${runs} runs converged, ${dropped(diverged)} % diverged, ${dropped(maxSteps)} % were given up; ${(steps / 1e6).toFixed(1)} million steps in ${totalSeconds.toFixed(2)} s`);
  const lines = [columns.map((column) => column.title), ...rows.map(({ cells }) => cells.map((cell) => (cell === null ? '' : printed(cell))))];
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => line[i].length)));
  for (const line of lines) console.log(`  ${line.map((entry, i) => entry.padEnd(widths[i])).join('  ').trimEnd()}`);
  for (const note of notes) console.log(`  ${note}`);
  if (differing > 0) console.log(`  Beyond what sampling explains ${differing === 1 ? 'one share differs' : `${differing} shares differ`}.`);
}

/** An entry of a report: shares in percent with their interval, and what stands beside them. */
function printed(cell) {
  if (cell.kind === 'pattern') return cell.pattern;
  if (cell.kind === 'text') return cell.text;
  if (cell.kind === 'count') return String(cell.count);
  if (cell.kind === 'mean') return `${cell.mean.toPrecision(3)}${cell.published === null ? '' : ` (${cell.published})`}`;
  const { share, interval, published, differs } = cell.share;
  return `${percent(share)} [${interval.map(percent).join(', ')}]${published === null ? '' : ` (${percent(published)}${differs ? ', differs' : ''})`}`;
}

function percent(share) {
  return (100 * share).toFixed(share > 0 && share < 0.01 ? 2 : 1);
}

/** On a terminal only, and never into the answer. */
function progress(name, done, blocks, json) {
  if (json || !process.stderr.isTTY) return;
  process.stderr.write(`\r${name}: ${Math.round((100 * done) / blocks)} %  ${done === blocks ? '\n' : ''}`);
}

function alone(filterSizes) {
  return { filterSizes, strides: filterSizes.map(() => 1) };
}

function integers(text) {
  return text.split(',').map(natural);
}

function natural(text) {
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < 0) fail(`${text} is no natural number`);
  return value;
}

function fail(sentence) {
  console.error(`experiment: ${sentence}`);
  process.exit(2);
}
