import type { Page, Worker } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { Experiments } from './pages/Experiments.ts';
import { launchOptions } from './playwright.config.ts';
import { reportInNode, settingsOf, sharesOf } from './reachedInNode.ts';

// a picture drawn by software leaves the page no time for its buttons while two workers compute
test.use({ launchOptions: { ...launchOptions, args: [...launchOptions.args, '--disable-3d-apis'] } });

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

test('a page that is closed in the middle, and workers that die: nothing counted is lost, the table is the same to the last run', async ({ explorer, page }) => {
  test.setTimeout(240_000);
  await pretendProcessors(page, 3);
  const experiments = new Experiments(page);
  // seconds of work: it must not be done before the workers are stopped
  const runs = 300_000;
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
    // the browser says a little later that a worker has ended
    await expect.poll(experiments.workers).toHaveLength(0);
    const before = await experiments.counted();
    expect(before).toBeLessThan(runs);
    await page.waitForTimeout(300);
    expect(await experiments.counted()).toBe(before);
    await experiments.resume.click();
    await countedMoreThan(before);
  });

  await test.step('both workers end without a word: others take their places', async () => {
    await expect.poll(experiments.workers).toHaveLength(2);
    const dying = experiments.workers();
    const born = collected(page, 'experimentWorker');
    await Promise.all(dying.map((worker) => worker.evaluate(() => close()).catch(() => undefined)));
    await experiments.done();
    expect(born.length).toBeGreaterThanOrEqual(2);
  });

  expect(await experiments.counted()).toBe(runs);
  expect(await experiments.shares()).toEqual(sharesOf(reportInNode(settingsOf([2, 2, 2], { runs }))));
});
