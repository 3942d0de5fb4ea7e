import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * npm test: every check there is, in this order, stopping at the first failure. The last line counts all tests together: those of Vitest
 * and Playwright one by one, each other check as one.
 */
const root = fileURLToPath(new URL('../', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'convariety-test-'));
const unitReport = join(reports, 'unit.json');
const browserReport = join(reports, 'browser.json');

/** Runs a command in sight; its report says how many tests passed, a command without one is one test. */
const gates = [
  { title: 'lint', command: 'npm run lint' },
  { title: 'types', command: 'npm run types' },
  { title: 'unit tests', command: `npm run unit -- --reporter=default --reporter=json --outputFile.json="${unitReport}"`, count: () => countUnit(read(unitReport)) },
  { title: 'both builds', command: 'npm run build' },
  { title: 'sizes', command: 'node .ci/sizes.mjs' },
  { title: 'lockfile', command: 'node .ci/lockfile.mjs' },
  { title: 'browser', command: 'node .ci/browser.mjs --ensure' },
  { title: 'browser tests', command: 'npm run e2e -- --reporter=list,json', count: () => countBrowser(read(browserReport)) },
];

/** A skipped test has not passed. A file that could not be read holds no test, but is a failure. */
function countUnit({ numPassedTests, numTotalTests, testResults }) {
  const unread = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length;
  return { passed: numPassedTests, failed: numTotalTests - numPassedTests + unread };
}

const countBrowser = ({ stats: { expected, unexpected, flaky, skipped }, errors }) => ({ passed: expected, failed: unexpected + flaky + skipped + errors.length });

const read = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null);

function run({ title, command, count }) {
  console.log(`\n── ${title}: ${command.replace(/ -- .*/, '')}`);
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport };
  const { status } = spawnSync(command, { cwd: root, stdio: 'inherit', shell: true, env });
  const { passed, failed } = count === undefined ? { passed: status === 0 ? 1 : 0, failed: 0 } : counted(count);
  // a command may fail for a reason that no test shows, and a run without tests proves nothing
  const unseen = failed === 0 && (status !== 0 || passed === 0) ? 1 : 0;
  if (failed + unseen > 0) console.log(`\n${title}: failed`);
  return { passed, failed: failed + unseen };
}

/** Nothing is counted where the report is missing: its command ended before it could write one. */
function counted(count) {
  try {
    return count();
  } catch (error) {
    console.error(`no report: ${error instanceof Error ? error.message : String(error)}`);
    return { passed: 0, failed: 0 };
  }
}

const total = { passed: 0, failed: 0 };
for (const gate of gates) {
  const { passed, failed } = run(gate);
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) break;
}
rmSync(reports, { recursive: true, force: true });
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`\n${total.passed} passed, ${total.failed} failed`);
