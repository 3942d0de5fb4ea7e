import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const message = `No Chromium for the browser tests. Any one of these will do:
  npx playwright install chromium          (downloads one for Playwright)
  apt-get install chromium                 (Debian; or your system's own package)
  CHROMIUM_PATH=/path/to/chrome npm test   (one you already have)`;

/** Places where systems keep a Chromium or Chrome. */
const systemPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name];
    return folder === undefined ? [] : [join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')];
  }),
];

/**
 * The Chromium for the browser tests: CHROMIUM_PATH, else the one that Playwright downloaded, else one of the system.
 *
 * @returns {string | null} Its path; null if there is none that starts.
 * @throws {Error} If CHROMIUM_PATH names no file: a wish that cannot be met is not passed over.
 */
export function browserPath() {
  const wished = process.env['CHROMIUM_PATH'];
  if (wished !== undefined && wished !== '') {
    if (!existsSync(wished)) throw new Error(`CHROMIUM_PATH is ${wished}, but there is no such file`);
    return wished;
  }
  return [chromium.executablePath(), ...systemPlaces].find((path) => path !== '' && existsSync(path) && starts(path)) ?? null;
}

/**
 * A downloaded browser is of no use where the libraries of a desktop are missing.
 *
 * @param {string} path
 */
function starts(path) {
  // on Windows the question would open a window
  return process.platform === 'win32' || spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
function run(command, args) {
  console.log(`> ${command} ${args.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // npx is a .cmd on Windows, which only a shell starts
  return spawnSync(command, args, { stdio: 'inherit', env, shell: process.platform === 'win32' }).status === 0;
}

function installFromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version') || !existsSync('/usr/bin/apt-get')) return;
  // another apt at work would make the plain command fail at once
  const wait = ['-o', 'DPkg::Lock::Timeout=300'];
  run('apt-get', [...wait, 'update', '-qq']);
  run('apt-get', [...wait, 'install', '-y', '-qq', '--no-install-recommends', 'chromium']);
}

/** Finds a browser, or installs one by the means at hand. */
function ensureBrowser() {
  if (browserPath() === null) run('npx', ['playwright', 'install', 'chromium']);
  if (browserPath() === null) installFromDebian();
  return browserPath();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const path = process.argv.includes('--ensure') ? ensureBrowser() : browserPath();
    if (path === null) {
      console.error(message);
      process.exitCode = 1;
    } else console.log(path);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
