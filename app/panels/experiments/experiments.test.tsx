import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type Report, type ReportRow, settingsFor } from '../../../src/experiments/experiment.ts';
import { experiments } from '../../../src/experiments/registry.ts';
import { rng } from '../../../src/numeric/rng.ts';
import { openSingleRun, setSeed, setStepSize, setTarget, undo } from '../../state/actions.ts';
import { store } from '../../state/store.ts';
import type { StudyChoice, StudyState } from '../../state/studyTypes.ts';
import { defaultView } from '../../state/view.ts';
import { report, settings, share } from './fixtures.testing.ts';
import { partNames } from './partNames.ts';
import { type OpenedRun, openedRun, rememberOpened } from './openedRuns.ts';
import { deviations, isOfChoice, withExperiment, withSetting } from './protocol.ts';
import { ProtocolFields } from './ProtocolFields.tsx';
import { groupedReport } from './reportGroups.ts';
import { reportSentences } from './reportSentences.ts';
import { ReportTable } from './ReportTable.tsx';
import { architectureName, shareText, shortArchitecture, spokenShare } from './reportText.ts';
import { patternOrder } from './rowOrder.ts';
import { ShareCell } from './ShareCell.tsx';
import { StudyControls } from './StudyControls.tsx';

const html = (node: ReactNode): string => renderToStaticMarkup(node);
const nothing = (): void => undefined;
const choice: StudyChoice = { experiment: 'reached', of: 'published', seed: 1, settings: {} };

describe('a share in the table', () => {
  it('is printed as the paper prints, with the half of its interval rounded up', () => {
    expect(shareText(share(6580, 10_000, 0.658))).toEqual({ own: '65.8', within: '1.0', published: '65.8' });
    expect(shareText(share(528, 10_000, 0.0528))).toEqual({ own: '5.28', within: '0.46', published: '5.28' });
    expect(shareText(share(5, 10_000, 0.00051))).toEqual({ own: '0.05', within: '0.07', published: '0.051' });
    expect(shareText(share(10, 10, 1))).toEqual({ own: '100.0', within: '27.8', published: '100' });
  });

  it('says nothing where there is nothing to be said', () => {
    expect(shareText(share(0, 0))).toEqual({ own: '–', within: null, published: null });
    expect(html(<ShareCell share={share(0, 0)} />)).toContain('no runs yet');
  });

  it('never shows an interval that is narrower than it is', () => {
    const random = rng(5);
    for (let i = 0; i < 200; i++) {
      const of = 1 + Math.floor(1e5 * random.uniform() ** 3);
      const own = share(Math.floor((of + 1) * random.uniform()), of, random.uniform() < 0.5 ? null : random.uniform());
      const { own: shown, within } = shareText(own);
      const digit = 10 ** -(shown.split('.')[1]?.length ?? 0);
      for (const end of own.interval) expect(Math.abs(100 * end - Number(shown))).toBeLessThanOrEqual(Number(within) + 0.51 * digit);
    }
  });

  it('is spoken in full, and a difference has its mark and its words', () => {
    expect(spokenShare(share(5000, 7489, 0.698, true))).toBe('66.8 % (5,000 of 7,489, 95 % interval 65.7 to 67.8 %); source 69.8 %, which differs by more than sampling explains');
    expect(html(<ShareCell share={share(1, 2, 0.9, true)} />)).toMatch(/data-differs="true".*≠/);
    expect(html(<ShareCell share={share(1, 2, 0.5)} />)).not.toContain('≠');
  });
});

describe('names of architectures', () => {
  it('have strides only where one of them matters', () => {
    expect(architectureName({ filterSizes: [2, 2], strides: [1, 3] })).toBe('k = (2, 2)');
    expect(architectureName({ filterSizes: [3, 2], strides: [2, 1] })).toBe('k = (3, 2), s = (2, 1)');
    expect(shortArchitecture({ filterSizes: [3, 2], strides: [2, 1] })).toBe('3,2 · 2,1');
  });
});

describe('names of the parts of a study', () => {
  it('say what they differ in besides their architectures', () => {
    const part = (given: Record<string, unknown>) => ({ settings: { filterSizes: [2, 2], strides: [1, 1], seed: 1, ...given } });
    expect(partNames({ settings }, [part({}), part({ mode: 'fast' })]).map(({ text }) => text)).toEqual(['k = (2, 2), all of them', 'k = (2, 2), the end computed']);
    expect(partNames({ settings }, [part({ mode: 'fast' }), part({ mode: 'fast' })])[0]).toMatchObject({ short: '2,2', apart: '' });
  });
});

describe('the protocol', () => {
  const protocol = { settings };

  it('keeps only what is not standard', () => {
    const [runs, , mode] = settings;
    const changed = withSetting(withSetting(choice, runs!, 500), mode!, 'fast');
    expect(changed.settings).toEqual({ runs: 500, mode: 'fast' });
    expect(deviations(protocol, changed.settings)).toEqual(['data sets 500 instead of 10,000', 'steps: the end computed instead of all of them']);
    expect(withSetting(changed, runs!, 10_000).settings).toEqual({ mode: 'fast' });
    expect(deviations(protocol, {})).toEqual([]);
  });

  it('takes along to another experiment what that one admits', () => {
    const next = withExperiment({ ...choice, settings: { runs: 2.5, mode: 'fast', other: 1 } }, { id: 'strides', settings, architectures: [] });
    expect(next).toEqual({ experiment: 'strides', of: 'page', seed: 1, settings: { mode: 'fast' } });
  });

  it('gives each setting a name that explains itself and a field of that name', () => {
    const markup = html(<ProtocolFields experiment={protocol} choice={{ ...choice, settings: { runs: 500 } }} onChange={nothing} />);
    for (const { title } of settings) expect(markup.split(title).length, title).toBeGreaterThan(2);
    expect(markup).toContain('Data sets 500 instead of 10,000.');
    expect(markup).toContain('value="1e-14"');
    expect(html(<ProtocolFields experiment={protocol} choice={choice} onChange={nothing} />)).not.toContain('As standard');
  });
});

describe('the table', () => {
  const plain = {
    columns: report.columns.slice(3, 5),
    rows: report.rows.map((row) => ({ ...row, cells: row.cells.slice(3, 5) })),
    bars: report.bars,
  };
  const table = (given: Pick<Report, 'columns' | 'rows' | 'bars'>, opened: string | null = null): string => {
    const { groups, columns } = groupedReport(given);
    return html(<ReportTable caption="Table 1, k = (2, 2, 2)" groups={groups} columns={columns} opened={opened === null ? null : { row: opened, sentence: 'Run 1,204 of seed 1.' }} onOpen={nothing} />);
  };

  it('groups rows by what they share, and loses none of their entries', () => {
    const { groups, columns, further } = groupedReport(report);
    expect(columns.map(({ column }) => column.id)).toEqual(['solution', 'share']);
    expect(further.map(({ column }) => column.id)).toEqual(['solution', 'limit', 'loss']);
    expect(groups.map(({ rows }) => rows.map(({ id }) => id))).toEqual([['a', 'b'], ['c']]);
    expect(groups[0]!.levels.map(({ column, numbers, repeated }) => [column.id, numbers.length, repeated])).toEqual([['target', 1, false], ['start', 0, false]]);
  });

  it('keeps rows in their places, whatever order their shares give them', () => {
    const [a, b, c] = report.rows;
    const whole = [{ ...a!, cells: [...c!.cells.slice(0, 3), ...a!.cells.slice(3)] }, { ...b! }, { ...c!, cells: [...a!.cells.slice(0, 3), ...c!.cells.slice(3)] }];
    // 1|1 is the more frequent target here, and would come first
    const { groups } = groupedReport({ ...report, rows: whole });
    expect(groups.map(({ rows }) => rows.map(({ id }) => id))).toEqual([['c'], ['a', 'b']]);
    const patterns = ['0|11', '4|0', '11|1', '112|0', '22|0', '1111|0', '13|0'];
    expect([...patterns].sort(patternOrder)).toEqual(['1111|0', '112|0', '13|0', '22|0', '4|0', '11|1', '0|11']);
    expect([...patterns].reverse().sort(patternOrder)).toEqual([...patterns].sort(patternOrder));
  });

  it('says only to those who hear it what a group has in common with the one above', () => {
    const [first, second, third] = report.rows;
    const other: ReportRow = { ...third!, cells: [null, null, { kind: 'pattern', pattern: '1|1' }, ...third!.cells.slice(3)] };
    const nested = { ...report, rows: [first!, second!, other] };
    expect(groupedReport(nested).groups.map(({ levels }) => levels.map(({ repeated }) => repeated))).toEqual([[false, false], [true, false]]);
    const markup = table(nested);
    expect(markup.match(/scope="rowgroup"/g)).toHaveLength(3);
    expect(markup.split('report-head-title">target').length).toBe(2);
    expect(markup.match(/visually-hidden">target/g)).toHaveLength(2);
  });

  it('needs no groups where there is one share a row', () => {
    const { groups, further } = groupedReport(plain);
    expect(groups.map(({ levels, rows }) => [levels.length, rows.length])).toEqual([[0, 3]]);
    expect(further).toEqual([]);
    expect(groupedReport({ ...plain, rows: [], bars: [] }).groups).toEqual([]);
  });

  it('has heads with their scope, a caption, and a button for each row', () => {
    const markup = table(report, 'b');
    expect(markup).toContain('<caption class="visually-hidden">Table 1, k = (2, 2, 2)</caption>');
    expect(markup.match(/scope="rowgroup"/g)).toHaveLength(4);
    expect(markup.match(/scope="row"/g)).toHaveLength(3);
    expect(markup.match(/scope="col"/g)).toHaveLength(3);
    expect(markup).toContain('aria-label="Open run 3, one of these, in the picture"');
    expect(markup).toMatch(/aria-current="true".*aria-label="Run 1,204 stands in the picture"/);
    expect(markup).toMatch(/aria-label="There is no such run"[^>]*disabled=""|disabled=""[^>]*aria-label="There is no such run"/);
    expect(markup).toContain('<td colSpan="3">Run 1,204 of seed 1.</td>');
    expect(markup.match(/<tr[^>]*data-differs="true"/g)).toHaveLength(1);
  });

  it('leaves out rows of which it has only words', () => {
    const words = { kind: 'text', text: '–' } as const;
    const [first] = plain.rows;
    expect(table({ ...plain, rows: [...plain.rows, { ...first!, id: 'undecided', cells: [{ kind: 'text', text: 'undecided' }, words] }] })).not.toContain('undecided');
  });

  it.each(experiments.map((one) => [one.id, one] as const))('shows the share of the plot and every entry of a row, for the experiment %s', (_, one) => {
    const settings = settingsFor(one, one.architectures[0]!, 1, { runs: 20, targets: 2, starts: 3 });
    const { columns, ...whole } = one.report(settings, one.merge([one.runner(settings)(0)]));
    const shape = groupedReport({ columns, ...whole });
    const shown = new Set([...shape.groups[0]!.levels.map(({ column }) => column.id), ...[...shape.columns, ...shape.further].map(({ column }) => column.id)]);
    const numbers = shape.groups[0]!.levels.reduce((sum, level) => sum + level.numbers.length, 0);
    expect(shown.size + numbers).toBe(columns.length);
    expect(whole.rows[0]!.cells[shape.columns[1]!.index]).toMatchObject({ kind: 'share', share: whole.bars[0]!.share });
    expect(shape.groups.flatMap(({ rows }) => rows)).toHaveLength(whole.rows.length);
  });

  it('is preceded by what was left out and by what differs', () => {
    expect(reportSentences(report).map(({ text }) => text)).toEqual([
      '10,000 of 10,003 trainings converged; 1 diverged, 2 did not converge within the steps allowed, and these are not counted below.',
      'One share differs from the source (◇) by more than sampling explains, marked ≠.',
    ]);
    expect(reportSentences({ ...report, runs: 5, converged: 5, diverged: 0, maxSteps: 0, differing: null }).map(({ text }) => text)).toEqual(['All 5 trainings converged.']);
  });
});

describe('the controls', () => {
  const study: StudyState = {
    choice,
    parts: [{ settings: { filterSizes: [2, 2], strides: [1, 1], seed: 1, runs: 1000 }, blocks: 2, done: 1, counts: { runs: 500, steps: 9, seconds: { data: 0, kernel: 1, classes: 0 } } }],
    status: 'running',
    message: null,
    workers: 2,
    backend: 'simd',
    rate: 1234.5,
    remaining: 3,
    kept: true,
  };
  const controls = (given: Partial<StudyState> | null, isOther = false, refusal: string | null = null): string =>
    html(<StudyControls study={given === null ? null : { ...study, ...given }} isOther={isOther} refusal={refusal} onRun={nothing} onPause={nothing} onResume={nothing} onDiscard={nothing} />);
  const buttons = (markup: string): string[] => [...markup.matchAll(/<button[^>]*>(?:<svg.*?<\/svg>)? ?([^<]*)/g)].map(([, text]) => text!);

  it('offer what makes sense, and nothing else', () => {
    expect(buttons(controls(null))).toEqual(['Run']);
    expect(buttons(controls({}))).toEqual(['Pause', 'Discard']);
    expect(buttons(controls({ status: 'paused' }))).toEqual(['Resume', 'Discard']);
    expect(buttons(controls({ status: 'failed', message: 'The worker stopped.' }))).toEqual(['Resume', 'Discard']);
    expect(buttons(controls({ status: 'done' }))).toEqual(['Run again', 'Discard']);
    expect(buttons(controls({ status: 'paused' }, true))).toEqual(['Run', 'Resume', 'Discard']);
  });

  it('say how far it is, how fast, and by what', () => {
    const markup = controls({});
    expect(markup).toContain('500 trainings');
    expect(markup).toContain('aria-valuenow="50"');
    expect(markup).toContain('3 s left');
    expect(markup).toContain('1,235 a second, 2 workers, compiled');
    expect(controls({ rate: null, backend: null, workers: 1 })).toContain('– a second, one worker');
  });

  it('say why not, what went wrong, what is not kept, and what is of an earlier setup', () => {
    expect(controls(null, false, 'Too long.')).toMatch(/role="alert".*Too long\..*disabled=""/);
    expect(controls({ status: 'failed', message: 'The worker stopped.' })).toMatch(/role="alert".*The worker stopped\./);
    expect(controls({ kept: false })).toContain('keeps nothing');
    expect(controls({}, true)).toContain('setup before');
  });

  it('know results of another setup, whatever the order of the settings', () => {
    const { seed, runs, strides, filterSizes } = study.parts[0]!.settings;
    expect(isOfChoice(study, choice, [{ runs, seed, strides, filterSizes }])).toBe(true);
    expect(isOfChoice(study, choice, [{ runs, seed: seed + 1, strides, filterSizes }])).toBe(false);
    expect(isOfChoice(study, { ...choice, experiment: 'other' }, [study.parts[0]!.settings])).toBe(false);
  });
});

describe('the run in the scene', () => {
  it('is known by its target and start, and is another one once either changes', () => {
    const run = { experiment: 'reached', row: 'a', part: 0, run: 7, seed: 1 };
    const single = { filterSizes: [2, 2], strides: [1, 1], target: [1, 2, 3], metric: 'euclidean', start: [[1, 2], [3, 4]], stepSize: 0.01, stop: 1e-14, maxSteps: 9 } as const;
    store.setState({ view: defaultView });
    const seen = (): OpenedRun | null => openedRun(store.getState().view);
    expect(seen()).toBeNull();
    rememberOpened(single, run);
    expect(seen()).toBeNull();
    openSingleRun(single);
    expect(seen()).toMatchObject(run);
    setStepSize(0.02);
    expect(seen()).toMatchObject(run);
    setTarget([1, 2, 3]);
    expect(seen()).toBeNull();
    undo();
    expect(seen()).toMatchObject(run);
    setSeed(3);
    expect(seen()).toBeNull();
  });
});
