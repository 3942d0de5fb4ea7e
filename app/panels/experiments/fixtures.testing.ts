import type { Report, ReportBar, ReportRow, Setting } from '../../../src/experiments/experiment.ts';
import { type ComparedShare, shareOf } from '../../../src/experiments/shares.ts';

export const share = (count: number, of: number, published: number | null = null, differs = false): ComparedShare => ({ ...shareOf(count, of), published, differs });

const pattern = (text: string) => ({ kind: 'pattern', pattern: text }) as const;
const part = (one: ComparedShare) => ({ kind: 'share', share: one }) as const;
const mean = (value: number, published: number | null) => ({ kind: 'mean', mean: value, published }) as const;
const column = (id: string, title: string) => ({ id, title, help: `What ${title} means.` });

const realTarget = part(share(2511, 10_000, 0.249));
const complexTarget = part(share(7489, 10_000, 0.75));

const rows: readonly ReportRow[] = [
  { id: 'a', cells: [pattern('111|0'), realTarget, pattern('111|0'), pattern('111|0'), part(share(2500, 2511, 0.997)), part(share(2501, 2511)), mean(2.3e-15, 2.32e-15)], example: 3, differs: false },
  { id: 'b', cells: [null, null, null, pattern('3|0'), part(share(11, 2511, 0.00205)), part(share(10, 2511)), mean(1.19, 1.19)], example: 1204, differs: false },
  { id: 'c', cells: [pattern('1|1'), complexTarget, pattern('111|0'), pattern('12|0'), part(share(5000, 7489, 0.698, true)), part(share(5000, 7489)), mean(0.224, null)], example: null, differs: true },
];

const bar = (row: ReportRow, group: string): ReportBar => {
  const [, , , label, own] = row.cells;
  return { row: row.id, group, label: label?.kind === 'pattern' ? label.pattern : '', share: own?.kind === 'share' ? own.share : share(0, 0) };
};

/** A report as that on Table 1: two targets, each with its own share, and solutions below them. */
export const report: Report = {
  runs: 10_003,
  converged: 10_000,
  diverged: 1,
  maxSteps: 2,
  differing: 1,
  notes: ['Mean losses are in a normalization of their own.'],
  columns: [column('target', 'target'), column('targetShare', '% of runs'), column('start', 'start'), column('solution', 'solution'), column('share', '%'), column('limit', 'limit'), column('loss', 'mean loss')],
  rows,
  bars: [bar(rows[0]!, 'target 111|0'), bar(rows[1]!, 'target 111|0'), bar(rows[2]!, 'target 1|1')],
};

export const settings: readonly Setting[] = [
  { kind: 'number', id: 'runs', title: 'data sets', help: 'How many.', standard: 10_000, least: 1, most: 10_000_000, integer: true },
  { kind: 'number', id: 'stop', title: 'stop', help: 'When.', standard: 1e-14, least: 1e-30, most: 1, integer: false },
  { kind: 'choice', id: 'mode', title: 'steps', help: 'Which.', standard: 'brute', options: [{ id: 'brute', title: 'all of them' }, { id: 'fast', title: 'the end computed' }] },
];
