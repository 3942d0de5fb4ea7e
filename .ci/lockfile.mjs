import { readFileSync } from 'node:fs';

/**
 * npm writes a lockfile without the packages of other platforms when they cannot be obtained at that moment; the next `npm ci` elsewhere
 * then fails. So every optional package must have an entry.
 */
const packages = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')).packages;
const missing = Object.entries(packages).flatMap(([owner, { optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies)
    .filter((name) => !packages[`node_modules/${name}`] && !packages[`${owner}/node_modules/${name}`])
    .map((name) => `${owner || 'the project'} lacks ${name}`),
);

if (missing.length > 0) {
  console.error(`package-lock.json is not whole:\n  ${missing.join('\n  ')}\nRemove it together with node_modules, install again, and check once more.`);
  process.exitCode = 1;
} else console.log(`lockfile: ${Object.keys(packages).length - 1} packages, all optional ones are listed`);
