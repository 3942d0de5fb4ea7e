import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/*
 * Size budgets of sizes.json, in kB (1000 bytes) after gzip. `from` is what brings the files in: "index.html" stands for all that the page
 * loads at once, the name of a chunk for that chunk with everything it imports and its style, less what the start and the worker
 * have loaded already.
 * Fonts are not counted. A budget that finds no file is a failure: the chunk was renamed, or is no longer split off.
 */
const root = new URL('../', import.meta.url);
const assets = new URL('dist/assets/', root);
const budgets = JSON.parse(readFileSync(new URL('sizes.json', import.meta.url), 'utf8'));
const files = readdirSync(assets).filter((file) => /\.(js|css)$/.test(file));
const textOf = (file) => readFileSync(new URL(file, assets), 'utf8');
const gzipped = (url) => gzipSync(readFileSync(url)).length / 1000;

/** The files and all that they import statically, each once. */
function closure(entries) {
  const found = new Set(entries);
  for (const file of found) {
    if (!file.endsWith('.js')) continue;
    // import{a}from"./b.js", import"./b.js", export*from"./b.js"; not import("./b.js")
    for (const [, name] of textOf(file).matchAll(/\b(?:import|export)\b[^"'()=]*["']\.\/([^"']+\.js)["']/g)) {
      if (files.includes(name)) found.add(name);
    }
  }
  return found;
}

const html = readFileSync(new URL('dist/index.html', root), 'utf8');
const start = closure([...html.matchAll(/(?:src|href)="\.\/assets\/([^"]+\.(?:js|css))"/g)].map(([, file]) => file));

const worker = closure(files.filter((file) => /^worker-[\w-]{8}\.js$/.test(file)));

const filesOf = (from) => {
  if (from === 'index.html') return [...start].map((file) => new URL(file, assets));
  if (from.endsWith('.html')) return [new URL(from, root)];
  const own = files.filter((file) => file.replace(/-[\w-]{8}\.(js|css)$/, '') === from);
  return [...closure(own)].filter((file) => !start.has(file) && (own.includes(file) || !worker.has(file))).map((file) => new URL(file, assets));
};

for (const { name, from, kB } of budgets) {
  const counted = filesOf(from);
  const size = counted.reduce((sum, url) => sum + gzipped(url), 0);
  const verdict = counted.length === 0 ? `no file comes from "${from}"` : size > kB ? 'TOO LARGE' : 'ok';
  if (verdict !== 'ok') process.exitCode = 1;
  const [amount, budget] = [size.toFixed(1).padStart(6), String(kB).padStart(4)];
  console.log(`${name.padEnd(12)} ${amount} kB of ${budget} kB  ${verdict}`);
}
