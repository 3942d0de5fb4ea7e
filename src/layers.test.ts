import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

/** The dependency rule: imports point downward only. This table is the only place that knows it. */
const rows: readonly (readonly string[])[] = [
  ['src/numeric'],
  ['src/polynomial', 'src/program'],
  ['src/homotopy', 'src/network', 'src/expression'],
  ['src/facts', 'src/loss', 'src/strata'],
  ['src/training', 'src/critical', 'src/landscape', 'src/fullyConnected', 'src/conv2d'],
  ['src/experiments'],
  ['src/tasks.ts'],
  ['src/index.ts'],
  ['app/worker', 'app/ui', 'app/plots'],
  ['app/state'],
  ['app/gallery'],
  ['app/scene', 'app/panels'],
  ['app/story', 'app/share'],
  ['app/App.tsx'],
  ['app/main.tsx'],
];

/** Packages by the only folders that may import them; a package that is not listed may not be imported at all. */
const packages: Readonly<Record<string, readonly string[]>> = {
  'ml-matrix': ['src/numeric'],
  'pure-rand': ['src/numeric'],
  mathjs: ['src/expression'],
  comlink: ['app/worker'],
  katex: ['app/ui'],
  '@observablehq/plot': ['app/plots'],
  'react-aria-components': ['app/ui'],
  zustand: ['app/state'],
  zundo: ['app/state'],
  three: ['app/scene'],
  '@react-three/fiber': ['app/scene'],
  react: ['app/ui', 'app/plots', 'app/state', 'app/scene', 'app/panels', 'app/story', 'app/share', 'app/App.tsx', 'app/main.tsx'],
  'react-dom': ['app/main.tsx'],
};

const longestFile = 400;
const root = fileURLToPath(new URL('..', import.meta.url));

interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const isTest = (path: string): boolean => /\.(test|testing)\.tsx?$/.test(path) || path.startsWith('src/testing/');

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? sources(path) : /\.tsx?$/.test(path) ? [path] : [];
  });
}

function read(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  const { module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]!.message}`);
  const dynamic = module.dynamicImports.map(({ moduleRequest }) => text.slice(moduleRequest.start, moduleRequest.end).replaceAll(/['"`]/g, ''));
  const imports = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => (moduleRequest ? [moduleRequest.value] : []))),
    ...dynamic,
  ];
  return { path, text, imports: imports.map((name) => resolveImport(path, name)) };
}

function resolveImport(from: string, name: string): string {
  if (name === '#spawn') return 'app/worker/spawn.ts';
  return name.startsWith('.') ? relative(root, resolve(root, dirname(from), name)).replaceAll('\\', '/').replace(/\?.*$/, '') : name;
}

const folderOf = (path: string): string | undefined => rows.flat().find((place) => path === place || path.startsWith(`${place}/`));
const rowOf = (place: string): number => rows.findIndex((row) => row.includes(place));
const packageOf = (name: string): string => name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/');

function offences(file: SourceFile): string[] {
  const here = folderOf(file.path);
  if (here === undefined) return [`${file.path} stands in no row of the table`];
  return file.imports.flatMap((target) => {
    if (/^(src|app)\//.test(target)) {
      if (target.startsWith('src/testing/')) return [`${file.path} imports the test helper ${target}`];
      if (target.endsWith('.css') || target.endsWith('.data.json')) return [];
      const there = folderOf(target);
      if (there === undefined) return [`${file.path} imports ${target}, which stands in no row`];
      return here === there || rowOf(there) < rowOf(here) ? [] : [`${file.path} imports ${target} upward or sideways`];
    }
    const name = packageOf(target);
    const users = packages[name];
    if (users === undefined) return [`${file.path} imports ${name}, which is not in the table of packages`];
    return users.includes(here) ? [] : [`${file.path} imports ${name}, which belongs to ${users.join(', ')}`];
  });
}

const files = [...sources('src'), ...sources('app')].filter((path) => !isTest(path)).map(read);

describe('the dependency rule', () => {
  it('lets imports point downward only, and packages be used only where the table says', () => {
    expect(files.length).toBeGreaterThan(10);
    expect(files.flatMap(offences)).toEqual([]);
  });

  it('catches an upward import, a sideways import, a foreign package and a test helper', () => {
    const bad = (path: string, ...imports: string[]): string[] => offences({ path, text: '', imports });
    expect(bad('src/numeric/a.ts', 'src/network/architecture.ts')).toHaveLength(1);
    expect(bad('src/facts/a.ts', 'src/loss/metrics.ts')).toHaveLength(1);
    expect(bad('src/facts/a.ts', 'react')).toHaveLength(1);
    expect(bad('app/panels/A.tsx', 'three', 'src/testing/near.ts')).toHaveLength(2);
    expect(bad('app/panels/A.tsx', 'app/ui/Tex.tsx', 'src/facts/index.ts')).toEqual([]);
  });

  it(`keeps every file below ${longestFile} lines: one idea a file`, () => {
    const long = files.filter(({ path, text }) => !path.includes('.data.') && text.split('\n').length > longestFile).map(({ path }) => path);
    expect(long).toEqual([]);
  });

  it('keeps default exports out', () => {
    expect(files.filter(({ text }) => /^export default/m.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
