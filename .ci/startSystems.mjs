/*
 * Makes src/critical/starts/degree3 … degree8.data.json: all critical points for general complex parameters on every stratum up to degree 8
 * with at most 320 of them, found by monodromy. About a minute; `node .ci/startSystems.mjs`. Hooks (α, 1, …, 1) are left out: they are solved by one
 * polynomial. Everything is random with fixed seeds, and is checked: the number is the one of the closed formula, and what is stored, rounded
 * to a few digits, leads back to all of the points.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('..', import.meta.url));
const parts = ['critical/stratum.ts', 'critical/hook.ts', 'critical/stratumSolver.ts', 'critical/starts/storedStarts.ts', 'facts/patterns.ts'];
const [smallest, largest, mostPoints] = [3, 8, 320];

const folder = mkdtempSync(join(tmpdir(), 'start-systems-'));
try {
  writeFileSync(join(folder, 'parts.js'), parts.map((part) => `export * from ${JSON.stringify(join(root, 'src', part))};`).join('\n'));
  execFileSync('npx', ['vite', 'build', '--ssr', join(folder, 'parts.js'), '--outDir', join(folder, 'built'), '--logLevel', 'error'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  make(await import(pathToFileURL(join(folder, 'built', 'parts.js')).href));
} finally {
  rmSync(folder, { recursive: true });
}

function make(library) {
  const { partitions, degreeOf, stratumName } = library;
  const files = Array.from({ length: largest + 1 }, () => ({}));
  for (const stratum of strataUpTo(largest, partitions).sort((one, other) => stratumName(one).localeCompare(stratumName(other)))) {
    const text = startOf(library, stratum);
    if (text !== null) files[degreeOf(stratum)][stratumName(stratum)] = text;
  }
  for (let degree = smallest; degree <= largest; degree++) {
    const text = `{\n${Object.entries(files[degree]).map(([name, start]) => `${JSON.stringify(name)}: ${JSON.stringify(start)}`).join(',\n')}\n}\n`;
    writeFileSync(join(root, `src/critical/starts/degree${degree}.data.json`), text);
    console.log(`degree ${degree}: ${Object.keys(files[degree]).length} strata, ${(text.length / 1000).toFixed(1)} kB, ${(gzipSync(text).length / 1000).toFixed(1)} kB compressed`);
  }
}

/** Every stratum of these degrees: partitions of groups with strides 1 = S_1 | S_2 | …, no group without roots. */
function strataUpTo(degree, partitions) {
  const strata = [];
  const extend = (groups, left) => {
    if (groups.length > 0) strata.push({ groups });
    const last = groups.at(-1)?.stride ?? 0;
    for (let stride = last === 0 ? 1 : 2 * last; stride <= (last === 0 ? 1 : left); stride += last || 1)
      for (let d = 1; d * stride <= left; d++) for (const partition of partitions(d)) extend([...groups, { stride, partition }], left - d * stride);
  };
  extend([], degree);
  return strata;
}

function startOf({ degreeOf, isHook, isLinear, stratumName, stratumSolver, startSolutions, finished, storeStart, restoreStart }, stratum) {
  if (degreeOf(stratum) < smallest || isLinear(stratum) || isHook(stratum)) return null;
  const solver = stratumSolver(stratum);
  if (solver.count > mostPoints) return null;
  const solutions = finished(startSolutions(solver));
  if (solutions.points.length !== solver.count) {
    console.log(`${stratumName(stratum)}: only ${solutions.points.length} of ${solver.count} points, left out`);
    return null;
  }
  const text = [2, 3, 4].map((width) => storeStart(solutions, width)).find((stored) => restoreStart(solver, stored) !== null);
  if (text === undefined) console.log(`${stratumName(stratum)}: more digits are needed, left out`);
  else if (text[0] !== '2') console.log(`${stratumName(stratum)}: ${text[0]} digits`);
  return text ?? null;
}
