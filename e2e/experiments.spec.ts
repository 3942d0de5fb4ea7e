import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import type { Page, Worker } from '@playwright/test';
import { spokenShare } from '../app/panels/experiments/reportText.ts';
import { type ExperimentSettings, type Report, settingsFor } from '../src/experiments/experiment.ts';
import { experimentOf } from '../src/experiments/registry.ts';
import { expect, test } from './fixtures.ts';
import { Experiments } from './pages/Experiments.ts';

const reached = experimentOf('reached')!;

/** The same experiment in Node: block after block. */
function reportInNode(settings: ExperimentSettings): Report {
  const run = reached.runner(settings);
  return reached.report(settings, reached.merge(Array.from({ length: reached.blocks(settings) }, (_, block) => run(block))));
}

const settingsOf = (filterSizes: readonly number[], given: Readonly<Record<string, unknown>>, seed = 1): ExperimentSettings =>
  settingsFor(reached, { filterSizes, strides: filterSizes.map(() => 1) }, seed, given);

const sharesOf = ({ bars }: Report): Record<string, string> => Object.fromEntries(bars.map(({ row, share }) => [row, spokenShare(share)]));

/** Several workers, whatever the machine. */
const pretendProcessors = (page: Page, count: number) => page.addInitScript((n) => void Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => n }), count);

/** Workers that are started from now on. */
function collected(page: Page, name: string): readonly Worker[] {
  const born: Worker[] = [];
  page.on('worker', (worker) => {
    if (worker.url().includes(name)) born.push(worker);
  });
  return born;
}

test('Table 1 for the architecture of the page: the same counts as in Node; a row opens one of its runs, undo brings the old view back', async ({ explorer, page }) => {
  const experiments = new Experiments(page);
  await explorer.open('v=1&k=2.2.2&tab=experiments&e=reached~page~7~runs_1200&look=light');
  const settings = settingsOf([2, 2, 2], { runs: 1200 }, 7);
  const report = reportInNode(settings);

  await test.step('the link has set it up; run it to its end', async () => {
    await expect(experiments.field('Seed')).toHaveValue('7');
    await expect(experiments.panel).toContainText('Runs 1,200 instead of 10,000.');
    await experiments.run.click();
    await experiments.done();
    expect(await experiments.counted()).toBe(1200);
    expect(await experiments.shares()).toEqual(sharesOf(report));
    for (const note of report.notes) await expect(experiments.panel).toContainText(note);
    await expect(experiments.panel).toContainText(`${report.converged.toLocaleString('en-US')} of 1,200 trainings converged`);
  });

  await test.step('no barrier, with the plot and the protocol in sight', async () => {
    await experiments.panel.getByRole('button', { name: 'Protocol', exact: true }).click();
    await expect(experiments.panel.locator('.shares svg.plot-svg')).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).include('.experiments-panel').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  await test.step('the row of triple roots opens its first run, by keyboard', async () => {
    const row = report.rows.find(({ id }) => id === '1|1 111|0 3|0')!;
    const single = reached.open(settings, row.example!);
    const before = { target: explorer.targetInLink(), filters: explorer.linkField('f') };
    await experiments.openRun(row.id).focus();
    await page.keyboard.press('Enter');
    await expect.poll(explorer.targetInLink).toEqual([...single.target]);
    expect(explorer.linkField('f')!.split('~').map((filter) => filter.split('_').map(Number))).toEqual(single.start.map((filter) => [...filter]));
    await expect(experiments.table).toContainText(`In the picture: run ${row.example!.toLocaleString('en-US')} of seed 7.`);
    await expect(experiments.openRun(row.id)).toHaveAccessibleName(/stands in the picture/);
    await expect(experiments.rows).toHaveCount(report.bars.length);
    await page.getByRole('tab', { name: 'Train' }).click();
    await explorer.training.ended();
    await expect(explorer.training.row('status')).toContainText('converged');
    await expect(explorer.training.row('root pattern')).toContainText('triple real root');
    await explorer.undo.click();
    await expect.poll(explorer.targetInLink).toEqual(before.target);
    expect(explorer.linkField('f')).toBe(before.filters);
    await page.getByRole('tab', { name: 'Experiments' }).click();
    await expect(experiments.panel).not.toContainText('In the picture');
    expect(await experiments.shares()).toEqual(sharesOf(report));
  });

  await test.step('another setup leaves the results, marked as those of the one before; it is in the link', async () => {
    await experiments.field('Seed').fill('8');
    await experiments.field('Seed').press('Enter');
    await explorer.expectLink('e', 'reached~page~8~runs_1200');
    await expect(experiments.panel).toContainText('of the setup before');
    expect(await experiments.shares()).toEqual(sharesOf(report));
    await experiments.run.click();
    await expect(experiments.panel).not.toContainText('of the setup before');
    await experiments.done();
    expect(await experiments.shares()).toEqual(sharesOf(reportInNode({ ...settings, seed: 8 })));
  });

  await test.step('what cannot be run is said where it is set up', async () => {
    await experiments.panel.getByRole('button', { name: 'Protocol', exact: true }).click();
    await experiments.field('Samples').fill('3');
    await experiments.field('Samples').press('Enter');
    await expect(experiments.panel.getByRole('alert')).toContainText('take at least 4 samples');
    await expect(experiments.run).toBeDisabled();
    await experiments.panel.getByRole('button', { name: 'All settings of the protocol as standard' }).click();
    await expect(experiments.run).toBeEnabled();
    await explorer.expectLink('e', 'reached~page~8');
  });
});

test('a page that is closed in the middle, and workers that die: nothing counted is lost, the table is the same to the last run', async ({ explorer, page }) => {
  test.setTimeout(120_000);
  await pretendProcessors(page, 3);
  const experiments = new Experiments(page);
  const runs = 80_000;
  const countedMoreThan = (count: number) => expect.poll(experiments.counted, { intervals: [50] }).toBeGreaterThan(count);
  await explorer.open(`v=1&k=2.2.2&tab=experiments&e=reached~page~runs_${runs}`);
  await experiments.run.click();
  await countedMoreThan(2000);

  await test.step('closed and opened again: it goes on from there', async () => {
    const before = await experiments.counted();
    await page.reload();
    await expect(experiments.pause).toBeVisible();
    expect(await experiments.counted()).toBeGreaterThanOrEqual(before);
  });

  await test.step('paused: it stands; resumed: it goes on', async () => {
    await experiments.pause.click();
    await expect(experiments.state).toContainText('Paused');
    expect(experiments.workers()).toHaveLength(0);
    const before = await experiments.counted();
    expect(before).toBeLessThan(runs);
    await page.waitForTimeout(300);
    expect(await experiments.counted()).toBe(before);
    await experiments.resume.click();
    await countedMoreThan(before + 500);
  });

  await test.step('both workers end without a word: others take their places', async () => {
    const dying = experiments.workers();
    expect(dying).toHaveLength(2);
    const born = collected(page, 'experimentWorker');
    await Promise.all(dying.map((worker) => worker.evaluate(() => close()).catch(() => undefined)));
    await experiments.done();
    expect(born.length).toBeGreaterThanOrEqual(2);
  });

  expect(await experiments.counted()).toBe(runs);
  expect(await experiments.shares()).toEqual(sharesOf(reportInNode(settingsOf([2, 2, 2], { runs }))));
});

test('results are saved, discarded and opened again; a file that is none is refused with a sentence', async ({ explorer, page }) => {
  const experiments = new Experiments(page);
  await explorer.open('v=1&tab=experiments&e=reached~page~3~runs_600');
  await experiments.run.click();
  await experiments.done();
  const shares = await experiments.shares();
  const saved = async (button: typeof experiments.save): Promise<{ name: string; path: string; text: string }> => {
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    const path = await download.path();
    return { name: download.suggestedFilename(), path, text: readFileSync(path, 'utf8') };
  };
  const whole = await saved(experiments.save);
  const table = await saved(experiments.csv);
  expect(whole.name).toBe('convariety-reached-seed-3.json');
  expect(table.name).toBe('convariety-reached-seed-3.csv');
  expect(table.text.trim().split('\r\n')).toHaveLength(1 + Object.keys(shares).length);

  const choose = async (path: string): Promise<void> => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), experiments.open.click()]);
    await chooser.setFiles(path);
  };
  await experiments.discard.click();
  await expect(experiments.rows).toHaveCount(0);
  await experiments.field('Seed').fill('5');
  await experiments.field('Seed').press('Enter');
  await choose(whole.path);
  await experiments.done();
  expect(await experiments.shares()).toEqual(shares);
  await expect(experiments.field('Seed')).toHaveValue('3');
  await expect(experiments.runAgain).toBeVisible();

  await choose(table.path);
  await expect(experiments.panel.getByRole('alert')).toContainText('no saved experiment');
  expect(await experiments.shares()).toEqual(shares);
});

test('the single file runs experiments from disk', async ({ explorer, page }) => {
  const file = resolve(import.meta.dirname, '..', `${process.env['E2E_DIST'] ?? 'dist'}-single`, 'index.html');
  const experiments = new Experiments(page);
  await page.goto(`${pathToFileURL(file).href}#v=1&k=3.2&tab=experiments&e=reached~page~runs_600`);
  await expect(explorer.caption).not.toBeEmpty();
  await experiments.run.click();
  await experiments.done();
  expect(await experiments.shares()).toEqual(sharesOf(reportInNode(settingsOf([3, 2], { runs: 600 }))));
});
