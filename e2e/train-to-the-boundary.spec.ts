import { expect, test } from './fixtures.ts';
import { Explorer } from './pages/Explorer.ts';

test('a run is rewound, run, paused, stepped, and ends on the boundary in a double root, always in the same one', async ({ explorer }) => {
  const { training } = explorer;
  await explorer.openReady();
  const report = await training.wholeReport();
  const steps = await training.steps();

  await test.step('the opening run has ended on the boundary', async () => {
    await expect(training.row('status')).toContainText('converged');
    await expect(training.row('root pattern')).toContainText('2|0');
    await expect(training.row('root pattern')).toContainText('one double real root');
    await expect(training.row('place')).toContainText(/boundary/);
    await expect(training.row('invariants')).toContainText('drift');
  });

  await test.step('rewind: the start, and the rest is gone', async () => {
    await explorer.press('r');
    await expect.poll(training.steps).toBe(0);
    await expect(training.row('status')).toContainText('not finished (0 steps)');
    await explorer.expectLink('t', '0');
    await expect(explorer.caption).toContainText('The network stands at its start');
  });

  await test.step('one step, by button and by key', async () => {
    await training.step.click();
    await expect.poll(training.steps).toBe(1);
    await explorer.press('.');
    await expect.poll(training.steps).toBe(2);
    await explorer.expectLink('t', '2');
  });

  await test.step('run with Space, pause, and stand still', async () => {
    await explorer.press('Space');
    await expect.poll(training.steps).toBeGreaterThan(10);
    await training.pause.click();
    await training.known();
    const paused = await training.steps();
    expect(paused).toBeLessThan(steps);
    await explorer.expectLink('t', String(paused));
    await expect(training.row('status')).toContainText(`(${paused} steps)`);
  });

  await test.step('run on to the end, by watching: the same numbers as at the opening', async () => {
    await training.run.click();
    await training.ended();
    expect(await training.steps()).toBe(steps);
    expect(await training.wholeReport()).toBe(report);
    await explorer.expectLink('t', null);
  });

  await test.step('once more at once: the same again', async () => {
    await training.rewind.click();
    await expect.poll(training.steps).toBe(0);
    await training.toTheEnd.click();
    await training.ended();
    expect(await training.wholeReport()).toBe(report);
  });
});

test('a new random start is another run; its link repeats it to the last digit in a fresh browser', async ({ explorer, page, browser }) => {
  const { training } = explorer;
  await explorer.openReady();
  const report = await training.wholeReport();
  await training.newStart.click();
  await explorer.expectLink('w', '1');
  await training.ended();
  const first = await training.wholeReport();
  expect(first).not.toBe(report);
  await explorer.press('n');
  await explorer.expectLink('w', '2');
  await training.ended();
  const second = await training.wholeReport();
  expect(second).not.toBe(first);

  const exact = (): Promise<number[]> => explorer.picture.trajectory();
  const line = await exact();
  const context = await browser.newContext();
  const fresh = new Explorer(await context.newPage());
  await fresh.page.goto(page.url());
  await fresh.picture.ready();
  await fresh.training.ended();
  expect(await fresh.training.wholeReport()).toBe(second);
  expect(await fresh.picture.trajectory()).toEqual(line);
  await context.close();
});

test('a step that is too large diverges, and the page says so', async ({ explorer }) => {
  const { training } = explorer;
  await explorer.openReady('v=1&h=1&w=3&u=9_2_5');
  await training.ended();
  await expect(training.row('status')).toContainText('diverged');
  await expect(explorer.caption).toContainText('try a smaller step size');
  await expect(training.row('loss')).toHaveText(/^\d/);
});
