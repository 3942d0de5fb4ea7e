import { defineConfig } from '@playwright/test';
import { browserPath } from '../.ci/browser.mjs';
import { freePort } from './freePort.ts';

/** The builds under test: `npm run build` writes dist and dist-single. */
const dist = process.env['E2E_DIST'] ?? 'dist';

// this file is read by every worker again; they inherit port and browser from the first reading
const port = (process.env['E2E_PORT'] ??= String(await freePort()));
const address = `http://127.0.0.1:${port}/`;
const browser = browserPath();
if (browser !== null) process.env['CHROMIUM_PATH'] = browser;

/** WebGL by software, the same on every machine; the rest keeps the browser from talking to its maker. */
export const browserArguments = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const launchOptions = {
  ...(browser === null ? {} : { executablePath: browser }),
  // a container's root has no sandbox
  chromiumSandbox: false,
  args: browserArguments,
};

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  // a loaded machine may be several times slower: a test that hangs is found all the same
  timeout: 120_000,
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
  expect: { timeout: 40_000 },
  use: {
    baseURL: address,
    viewport: { width: 1280, height: 720 },
    deviceScaleFactor: 1,
    colorScheme: 'light',
    contextOptions: { reducedMotion: 'reduce' },
    // no traces: a snapshot of all the formulas at each key press takes longer than the press
    screenshot: 'only-on-failure',
    launchOptions,
  },
  webServer: {
    command: `npx vite preview --outDir "${dist}" --host 127.0.0.1 --port ${port} --strictPort`,
    cwd: '..',
    url: address,
    reuseExistingServer: false,
  },
});
