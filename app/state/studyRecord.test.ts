import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { settingsFor } from '../../src/experiments/experiment.ts';
import { coins } from './fakeExperiment.testing.ts';
import { printRecord, readRecord, type StudyRecord } from './studyRecord.ts';
import { programVersion } from './version.ts';

vi.mock('../../src/experiments/registry.ts', () => ({ experiments: [coins], experimentOf: (id: string) => (id === coins.id ? coins : null) }));

const choice = { experiment: 'coins', of: 'published', seed: 4, settings: { runs: 155 } } as const;
const [first, second] = coins.architectures.map((a) => settingsFor(coins, a, 4, choice.settings));
const run = coins.runner(first!);
const record: StudyRecord = {
  program: programVersion,
  running: true,
  choice,
  parts: [
    { settings: first!, blocks: 16, done: 3, counts: coins.merge([run(0), run(1), run(2)]) },
    { settings: second!, blocks: 16, done: 0, counts: null },
  ],
  waiting: [{ part: 0, block: 5, counts: run(5) }],
};

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
const plain = JSON.parse(printRecord(record)) as { [key: string]: Json };

/** The record with something else at a path. */
function damaged(path: string, value: Json): string {
  const copy = structuredClone(plain);
  const keys = path.split('.');
  const last = keys.pop()!;
  const place = keys.reduce<Json>((inner, key) => (inner as { [key: string]: Json })[key]!, copy) as { [key: string]: Json };
  place[last] = value;
  return JSON.stringify(copy);
}

describe('a record of a study', () => {
  it('is read as it was written', () => {
    expect(readRecord(printRecord(record))).toEqual(record);
    expect(readRecord(printRecord(record, 1))).toEqual(record);
    expect(readRecord(damaged('running', false))).toEqual({ ...record, running: false });
  });

  it.each([
    ['format', 'other', 'This is no saved experiment of this program.'],
    ['version', 2, 'This experiment was saved by another version of the program, which this one cannot read.'],
    ['choice', null, 'its set-up cannot be right'],
    ['choice.experiment', 'dice', 'There is no experiment called “dice”.'],
    ['choice.of', 'nowhere', 'its set-up cannot be right'],
    ['choice.seed', 5, 'its settings cannot be right'],
    ['choice.seed', -5, 'The seed must be a whole number'],
    ['choice.settings.sides', 6, '“Coins” has no setting called “sides”.'],
    ['choice.settings.coin', 'bent', 'its settings cannot be right'],
    ['parts', {}, 'its set-up cannot be right'],
    ['parts', [], 'its architectures cannot be right'],
    ['parts.0', 7, 'its architectures cannot be right'],
    ['parts.0.blocks', 17, 'its settings cannot be right'],
    ['parts.0.done', 17, 'its architectures cannot be right'],
    ['parts.0.done', 0, 'its architectures cannot be right'],
    ['parts.0.counts', null, 'its architectures cannot be right'],
    ['parts.0.counts', {}, 'its numbers cannot be right'],
    ['parts.0.counts.runs', -3, 'its numbers cannot be right'],
    ['parts.0.counts.heads', null, 'its numbers cannot be right'],
    ['parts.0.counts.sum', 'x', 'its numbers cannot be right'],
    ['parts.0.counts.seconds', null, 'its numbers cannot be right'],
    ['parts.0.settings.filterSizes', [2000, 2], 'Filter sizes must be whole numbers'],
    ['parts.0.settings.filterSizes', [2, 'x'], 'its architectures cannot be right'],
    ['parts.0.settings.runs', 156, 'its settings cannot be right'],
    ['parts.0.settings.more', 1, 'its settings cannot be right'],
    ['waiting.0.part', 2, 'its numbers cannot be right'],
    ['waiting.0.block', 2, 'its numbers cannot be right'],
    ['waiting.0.block', 16, 'its numbers cannot be right'],
    ['waiting.0.counts', null, 'its numbers cannot be right'],
    ['waiting', Array.from({ length: 2 }, () => structuredClone(plain['waiting'] as Json[])[0]!), 'its numbers cannot be right'],
  ] satisfies [string, Json, string][])('is refused with a sentence: %s = %o', (path, value, sentence) => {
    const read = readRecord(damaged(path, value));
    expect(read).toContain(sentence);
    expect(read).toMatch(/\.$/);
  });

  it.each(['', 'x', '7', 'null', '[]', '{}', printRecord(record).slice(0, -5), ' '.repeat(20_000_001)])('is not in any other text', (text) => {
    expect(readRecord(text)).toBe('This is no saved experiment of this program.');
  });

  it('never makes its reader throw', () => {
    const below = (value: Json, path: string): string[] =>
      typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => [`${path}${key}`, ...below(inner as Json, `${path}${key}.`)]) : [];
    const paths = below(plain, '');
    expect(paths.length).toBeGreaterThan(40);
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
        const read = readRecord(damaged(path, value as Json));
        expect(typeof read === 'string' ? read.length : read.parts.length).toBeGreaterThan(0);
      }),
      { seed: 20261121, numRuns: 1000 },
    );
  });

  it('tells the version of the program', () => {
    expect(programVersion).toBe(packageJson.version);
  });
});
