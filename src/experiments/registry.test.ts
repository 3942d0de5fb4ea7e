import { describe, expect, it } from 'vitest';
import { architecture } from '../network/architecture.ts';
import { factorPattern } from '../network/factorPattern.ts';
import { membershipOfTheta } from '../network/membershipOfTheta.ts';
import { formatRootPattern } from '../polynomial/formatRootPattern.ts';
import type { TrainingState } from '../training/problem.ts';
import { advanceTraining, startTraining } from '../training/trainer.ts';
import { settingsFor, type Experiment, type ExperimentSettings, type ReportCell, type SingleRun } from './experiment.ts';
import { experimentOf, experiments } from './registry.ts';

/** Small settings with more than one block. */
const small: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  reached: { runs: 1100, maxSteps: 3000 },
  distinct: { targets: 60, starts: 20, maxSteps: 3000 },
  strides: { runs: 1100, maxSteps: 3000 },
};

const all = experiments.flatMap((one) => [one.architectures[0]!, one.architectures.at(-1)!].map((choice) => ({ one, settings: settingsFor(one, choice, 5, small[one.id]) })));

function repeat(run: SingleRun): TrainingState {
  const problem = { ...run, architecture: architecture(run), method: 'descent' } as const;
  return advanceTraining(problem, startTraining(problem), run.maxSteps).state;
}

const patternOf = (run: SingleRun, { theta }: TrainingState): string => formatRootPattern(factorPattern(theta, run.strides, 1e-4)!);

describe('the registry', () => {
  it('knows experiments by their ids and commands, each once', () => {
    expect(experiments.map(({ id, command }) => [id, command])).toEqual([['reached', 'table1'], ['distinct', 'table2'], ['strides', 'strides']]);
    for (const one of experiments) {
      expect(experimentOf(one.id)).toBe(one);
      expect(new Set(one.settings.map(({ id }) => id)).size).toBe(one.settings.length);
      for (const choice of one.architectures) expect(one.refusal(settingsFor(one, choice, 1))).toBeNull();
    }
    expect(experimentOf('none')).toBeNull();
  });

  it('lets settings travel as JSON, and settings be given', () => {
    for (const { one, settings } of all) {
      const travelled = JSON.parse(JSON.stringify(settings)) as ExperimentSettings;
      expect(travelled).toEqual(settings);
      expect(one.refusal(travelled)).toBeNull();
      expect(settings).toMatchObject(small[one.id]!);
    }
  });
});

describe.each(all)('$one.id, k = $settings.filterSizes, s = $settings.strides', ({ one, settings }) => {
  const run = one.runner(settings);
  const parts = Array.from({ length: one.blocks(settings) }, (_, block) => run(block));
  const counts = one.merge(parts);
  const report = one.report(settings, counts);

  it('comes to the same in any order and grouping, through JSON, and from any runner', () => {
    expect(parts.length).toBe(3);
    expect(one.runner(settings)(2)).toEqual(parts[2]);
    const rows = ({ rows }: typeof report): unknown => rows.map(({ cells, ...row }) => ({ ...row, cells: cells.map((cell) => (cell?.kind === 'mean' ? Number(cell.mean.toPrecision(9)) : cell)) }));
    const grouped = one.merge([one.merge([parts[2]!]), one.merge(JSON.parse(JSON.stringify(parts.slice(0, 2).reverse())) as typeof parts)]);
    expect(rows(one.report(settings, grouped))).toEqual(rows(report));
    expect([grouped.runs, grouped.steps]).toEqual([counts.runs, counts.steps]);
    expect(counts.runs).toBe(one.id === 'distinct' ? 1200 : 1100);
  });

  it('is reported whole: a cell for each column, shares that add up, names that stay', () => {
    expect(report.converged + report.diverged + report.maxSteps).toBe(report.runs);
    expect(report.runs).toBe(counts.runs);
    expect(report.rows.length).toBeGreaterThan(0);
    expect(new Set(report.rows.map(({ id }) => id)).size).toBe(report.rows.length);
    expect(report.rows[0]!.cells.every((cell) => cell !== null)).toBe(true);
    for (const { cells } of report.rows) {
      expect(cells.length).toBe(report.columns.length);
      for (const cell of cells) if (cell?.kind === 'share') expect(cell.share.share).toBeLessThanOrEqual(1);
    }
    const groups = new Map<string, number>();
    for (const { group, share, row } of report.bars) {
      groups.set(group, (groups.get(group) ?? 0) + share.share);
      expect(report.rows.map(({ id }) => id)).toContain(row);
    }
    for (const sum of groups.values()) expect(sum).toBeCloseTo(1, 9);
    for (const note of report.notes) expect(note).toMatch(/^[A-Z0-9].*\.$/);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(JSON.parse(JSON.stringify(counts))).toEqual(counts);
  });

  it('opens its examples: the run that is repeated ends as the row says', () => {
    let opened = 0;
    let group: ReportCell[] = [];
    for (const { cells, example } of report.rows) {
      group = cells.map((cell, i) => cell ?? group[i]!);
      if (example === null) continue;
      const single = one.open(settings, example);
      const end = repeat(single);
      expect(end.status).toBe('converged');
      opened++;
      if (one.id === 'reached') {
        const [target, , start, solution, share] = group as [ReportCell, ReportCell, ReportCell, ReportCell, ReportCell];
        if (share.kind === 'share' && share.share.count > 0) expect({ kind: 'pattern', pattern: patternOf(single, end) }).toEqual(solution);
        expect({ kind: 'pattern', pattern: patternOf(single, { ...end, theta: single.start }) }).toEqual(start);
        expect({ kind: 'pattern', pattern: patternOf({ ...single, strides: [1] }, { ...end, theta: [single.target] }) }).toEqual(target);
      }
      if (one.id === 'strides') {
        const { onBoundary } = membershipOfTheta(architecture(single), end.theta);
        const [place] = group as [ReportCell];
        expect(place.kind === 'text' && place.text === 'boundary point').toBe(onBoundary);
      }
    }
    expect(opened).toBeGreaterThan(0);
  });

  it('refuses to open what is no run of it', () => {
    for (const number of [-1, 0.5, NaN, counts.runs]) expect(() => one.open(settings, number)).toThrow(RangeError);
  });
});

describe('runs that are opened', () => {
  const reached = experimentOf('reached')!;

  it.each([
    [[2, 2, 2], [1, 1, 1], 'brute'],
    [[3, 2], [2, 1], 'brute'],
    [[4, 2], [1, 1], 'fast'],
  ])('are the very ones that were counted: k = %j, s = %j, %s', (filterSizes, strides, mode) => {
    const settings = settingsFor(reached, { filterSizes, strides }, 9, { runs: 540, mode });
    const counts = reached.merge(Array.from({ length: 2 }, (_, block) => reached.runner(settings)(block))) as unknown as { readonly cells: readonly { readonly first: number; readonly status: string; readonly solution: string | null }[] };
    const firsts = new Map(counts.cells.map((cell) => [cell.first, cell]));
    // runs before the first of a cell are in other cells
    for (const [first, { status, solution }] of firsts) {
      const single = reached.open(settings, first);
      const end = repeat(single);
      expect(end.status).toBe(status);
      if (status === 'converged') expect(patternOf(single, end)).toBe(solution);
    }
    expect(firsts.size).toBe(counts.cells.length);
  });

  it('agree one by one with how often each pattern is counted', () => {
    for (const { id, filterSizes, strides } of [{ id: 'reached', filterSizes: [2, 2], strides: [1, 1] }, { id: 'reached', filterSizes: [2, 2, 2], strides: [1, 2, 1] }] as const) {
      const one: Experiment = experimentOf(id)!;
      const settings = settingsFor(one, { filterSizes, strides }, 3, { runs: 60, maxSteps: 2000 });
      const counts = one.runner(settings)(0) as unknown as { readonly cells: readonly { readonly status: string; readonly solution: string | null; readonly count: number }[] };
      const found = new Map<string, number>();
      for (let run = 0; run < 60; run++) {
        const single = one.open(settings, run);
        const end = repeat(single);
        const key = end.status === 'converged' ? patternOf(single, end) : end.status;
        found.set(key, (found.get(key) ?? 0) + 1);
      }
      const wanted = new Map<string, number>();
      for (const { status, solution, count } of counts.cells) wanted.set(solution ?? status, (wanted.get(solution ?? status) ?? 0) + count);
      expect(found).toEqual(wanted);
    }
  });

  it('are those of each target in turn, with its starts', () => {
    const distinct = experimentOf('distinct')!;
    for (const targetSource of ['gaussian', 'data']) {
      const settings = settingsFor(distinct, { filterSizes: [2, 2], strides: [1, 1] }, 3, { targets: 30, starts: 30, targetSource });
      const [one, other, next, later] = [0, 29, 30, 16 * 30 + 7].map((run) => distinct.open(settings, run)) as [SingleRun, SingleRun, SingleRun, SingleRun];
      expect(other.target).toEqual(one.target);
      expect(other.start).not.toEqual(one.start);
      expect(next.target).not.toEqual(one.target);
      // target 16 is the first of the second block
      expect(later.target).toEqual(distinct.open(settings, 16 * 30).target);
      const again = settingsFor(distinct, { filterSizes: [2, 2], strides: [1, 1] }, 3, { targets: 1, starts: 30, targetSource });
      const runs = Array.from({ length: 30 }, (_, run) => distinct.open(again, run));
      const table = distinct.runner(again)(0) as unknown as { readonly cells: readonly { readonly converged: number; readonly first: number }[] };
      const good = runs.map((run) => repeat(run).status === 'converged');
      expect(table.cells.map(({ converged, first }) => [converged, first])).toEqual([[good.filter(Boolean).length, Math.max(0, good.indexOf(true))]]);
    }
  });
});
