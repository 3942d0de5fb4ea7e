import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { viteSingleFile } from 'vite-plugin-singlefile';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Faces that no formula of the page uses. */
const unusedFaces = /@font-face\s*\{[^}]*KaTeX_(?:Fraktur|Typewriter|SansSerif|Script|Caligraphic-Bold|Main-Bold|Main-Italic|Math-BoldItalic)[^}]*\}/g;

/** KaTeX lists every font three times; browsers that run this page all read woff2. */
const woff2Only = (): Plugin => ({
  name: 'katex-woff2-only',
  enforce: 'pre',
  transform: (code, id) =>
    /katex(\.min)?\.css/.test(id)
      ? code.replace(unusedFaces, '').replace(/,\s*url\([^)]*\.(?:woff|ttf)\) ?format\(["'](?:woff|truetype)["']\)/g, '')
      : null,
});

/** WebAssembly is what experiments are computed by; it gives scripts no more rights. */
const servedPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'";

/** One file carries its own script, style, fonts and worker, so they are inline by nature; it still may not reach the network. */
const singlePolicy =
  "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval'; worker-src blob: data:; style-src 'unsafe-inline'; font-src data:; img-src data: blob:; base-uri 'none'; form-action 'none'";

/** The policy stands in the page itself, so any static host serves it; the dev server injects styles and cannot have it. */
const contentSecurityPolicy = (policy: string): Plugin => ({
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policy }, injectTo: 'head-prepend' },
  ],
});

/** The single file carries its icon: it may ask for nothing. */
const inlineIcon = (): Plugin => ({
  name: 'inline-icon',
  apply: 'build',
  transformIndexHtml: (html) => html.replace('./icon.svg', `data:image/svg+xml,${encodeURIComponent(readFileSync(at('./public/icon.svg'), 'utf8'))}`),
});

/** The single file computes the largest start systems of the critical points itself, in a few seconds: stored they would be a tenth of it. */
const withoutLargeStarts = (): Plugin => ({
  name: 'without-large-starts',
  apply: 'build',
  enforce: 'pre',
  load: (id) => (/\/starts\/degree[78]\.data\.json$/.test(id) ? '{}' : null),
});

export default defineConfig(({ command, mode, isSsrBuild }) => {
  const single = mode === 'single';
  return {
    base: './',
    plugins: [
      react(),
      woff2Only(),
      contentSecurityPolicy(single ? singlePolicy : servedPolicy),
      ...(single ? [inlineIcon(), withoutLargeStarts(), viteSingleFile()] : []),
    ],
    resolve: {
      alias: {
        '#spawn': at(single ? './app/worker/spawn.inline.ts' : './app/worker/spawn.ts'),
        // its package offers the whole library in one piece; from its sources a bundler takes what is used
        ...(command === 'build' ? { 'ml-matrix': at('./node_modules/ml-matrix/src/index.js') } : {}),
        ...(process.env['VITEST']
          ? { '@react-three/fiber': at('./node_modules/@react-three/fiber/dist/react-three-fiber.esm.js') }
          : {}),
      },
    },
    optimizeDeps: { include: ['comlink', 'mathjs/number', 'ml-matrix'] },
    // the headless library is one module with everything in it
    ...(isSsrBuild ? { ssr: { noExternal: true as const } } : {}),
    worker: { format: single ? 'iife' : 'es', plugins: () => (single ? [withoutLargeStarts()] : []) },
    build: {
      target: 'es2022',
      ...(isSsrBuild ? {} : { outDir: single ? 'dist-single' : 'dist' }),
      ...(single ? {} : { assetsInlineLimit: 0 }),
      // three under fiber is not tree-shaken; .ci/sizes.json holds the budgets
      chunkSizeWarningLimit: 1000,
      // the single file is the whole of its build
      ...(isSsrBuild || single ? { copyPublicDir: false } : {}),
      rolldownOptions:
        single
          ? {}
          : isSsrBuild
            ? { output: { codeSplitting: false } }
            : {
              output: {
                codeSplitting: {
                  groups: [
                    // first, or the scene's chunk would take packages along that the start needs
                    { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|zustand|zundo|use-sync-external-store)[\\/]/, priority: 2 },
                    // what the start shares with other parts is loaded once; what only those share stays out of the start
                    { name: 'common', tags: ['$initial'], minShareCount: 2 },
                    { name: 'three', test: /node_modules[\\/](three|@react-three)[\\/]/ },
                    { name: 'katex', test: /node_modules[\\/]katex[\\/]/ },
                  ],
                },
              },
            },
    },
    test: {
      include: ['src/**/*.test.ts', 'app/**/*.test.ts', 'app/**/*.test.tsx'],
      environment: 'node',
      setupFiles: ['src/testing/noConsole.ts'],
      // on a machine that others use as well, five seconds may pass before a test of one gets its turn
      testTimeout: 60_000,
      server: { deps: { inline: [/@react-three\/fiber/] } },
    },
  };
});
