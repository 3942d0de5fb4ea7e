import { expect, it } from 'vitest';
import { parseStudy, printStudy } from './studyLink.ts';
import { parseLink, printLink } from './url.ts';
import { defaultDisplay, defaultView } from './view.ts';

it('reads and prints the choice of an experiment', () => {
  const text = 'reached~page~7~mode_fast~runs_20000~stepSize_0.005';
  const choice = { experiment: 'reached', of: 'page', seed: 7, settings: { mode: 'fast', runs: 20_000, stepSize: 0.005 } } as const;
  expect(parseStudy(text)).toEqual(choice);
  expect(printStudy(choice)).toBe(text);
  expect(printStudy({ ...choice, settings: { runs: 20_000, stepSize: 0.005, mode: 'fast' } })).toBe(text);
});

it('leaves out what is standard: published architectures, seed 1', () => {
  expect(printStudy({ experiment: 'distinct', of: 'published', seed: 1, settings: {} })).toBe('distinct');
  expect(parseStudy('distinct')).toEqual({ experiment: 'distinct', of: 'published', seed: 1, settings: {} });
  expect(parseStudy('distinct~3')).toMatchObject({ of: 'published', seed: 3 });
  expect(parseStudy('distinct~page')).toMatchObject({ of: 'page', seed: 1 });
});

it.each(['', '~', '~page', 'a b', 'reached~', 'reached~-1', 'reached~1.5', 'reached~4294967296', 'reached~1~page', 'reached~1~2', 'reached~runs', 'reached~runs_', 'reached~_5', 'reached~runs_1_2', 'reached~runs_1e999', 'reached~runs_1~runs_2', 'reached~runs_<b>', `${'a'.repeat(25)}`, `reached~${Array.from({ length: 40 }, (_, i) => `a${i}_1`).join('~')}`])(
  'refuses "%s"',
  (text) => {
    expect(parseStudy(text)).toBeNull();
  },
);

it('stands in the link, and is reported when it makes no sense', () => {
  const display = { ...defaultDisplay, tab: 'experiments' as const, study: parseStudy('reached~runs_500') };
  const link = printLink({ view: defaultView, display });
  expect(link).toContain('tab=experiments&e=reached~runs_500');
  expect(parseLink(link).display).toEqual(display);
  const { display: read, problems } = parseLink('e=reached~runs');
  expect(read.study).toBeNull();
  expect(problems).toEqual(['"e=reached~runs" in the link makes no sense here and was left out.']);
});
