/*
 * All benchmarks, one after the other: npm run bench. Nothing else should run. With --json only those that can answer in JSON.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const given = process.argv.slice(2);
for (const name of given.includes('--json') ? ['kernels.mjs'] : ['strata.mjs', 'kernels.mjs', 'criticalPoints.mjs']) {
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL(name, import.meta.url)), ...(name === 'kernels.mjs' ? given : [])], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
