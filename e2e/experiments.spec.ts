import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { Experiments } from './pages/Experiments.ts';
import { reached, reportInNode, settingsOf, sharesOf } from './reachedInNode.ts';

/** What axe finds in the panel. */
async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include('.experiments-panel').analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
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
    expect(await barriers(page)).toEqual([]);
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
    await experiments.table.locator('tr[data-row="111|0 111|0 111|0"]').click();
    await expect(experiments.table).not.toContainText(`run ${row.example!.toLocaleString('en-US')} of`);
    await page.keyboard.press('Control+z');
    await expect(experiments.table).toContainText(`run ${row.example!.toLocaleString('en-US')} of`);
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

for (const { name, width, height } of [
  { name: 'slide', width: 1024, height: 576 },
  { name: 'phone', width: 390, height: 844 },
])
  test(`${name}, ${width} × ${height}: from the setup to the last button everything can be reached, in the dark without barrier`, async ({ explorer, page }) => {
    await page.setViewportSize({ width, height });
    const experiments = new Experiments(page);
    await explorer.open('v=1&k=4.2&tab=experiments&e=reached~page~runs_600&look=dark');
    if (name === 'slide') await page.getByRole('button', { name: 'Laboratory' }).click();
    await experiments.run.click();
    await experiments.done();
    await experiments.save.scrollIntoViewIfNeeded();
    await expect(experiments.save).toBeInViewport({ ratio: 1 });
    await experiments.rows.last().scrollIntoViewIfNeeded();
    await expect(experiments.rows.last().getByRole('button')).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight])).toEqual([width, height]);
    expect(await barriers(page)).toEqual([]);
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
