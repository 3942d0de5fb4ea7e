import { expect, test } from './fixtures.ts';

test.use({ provoked: /net::ERR_FAILED/ });

test('a worker that cannot start: a sentence and Try again, which works once it can', async ({ explorer, page }) => {
  await page.route('**/worker*.js', (route) => route.abort());
  await explorer.open();

  await test.step('each failure has its sentence where it matters; the rest of the page stands', async () => {
    await expect(explorer.notice(/picture could not be computed.*worker stopped.*Try again/)).toBeVisible();
    await expect(explorer.notice(/run could not be computed.*worker stopped.*Try again/)).toBeVisible();
    await expect(explorer.facts.first()).toBeVisible();
    await expect(explorer.caption).toContainText('Two layers of width 2');
  });

  await test.step('Try again while it is still dead says so again', async () => {
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await expect(explorer.notice(/run could not be computed/)).toBeVisible();
  });

  await test.step('and works when it can start', async () => {
    await page.unroute('**/worker*.js');
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await explorer.picture.ready();
    await explorer.training.ended();
    await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
    await expect(explorer.training.row('status')).toContainText('converged');
  });
});

test('a worker that dies while the page is used: typed targets say so, and a new choice starts a new worker', async ({ explorer, page }) => {
  await explorer.openReady();
  await page.route('**/worker*.js', (route) => route.abort());
  await explorer.target.type('(x+y)(x+2y)');
  await expect(explorer.notice(/could not be read.*worker/)).toBeVisible();
  await expect(explorer.target.text).toHaveValue('(x+y)(x+2y)');
  await page.unroute('**/worker*.js');
  await explorer.target.type('(x+y)(x+3y)');
  await expect.poll(explorer.targetInLink).toEqual([1, 4, 3]);
});
