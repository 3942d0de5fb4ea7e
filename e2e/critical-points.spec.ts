import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import { CriticalPoints } from './pages/CriticalPoints.ts';

test('section 7.3: 45 complex and 17 real points besides the target; table and picture point at each other', async ({ explorer, page }) => {
  const critical = new CriticalPoints(page);
  await explorer.open('p=seventeen&look=light');
  await critical.found();

  await test.step('counts, stratum by stratum', async () => {
    await expect(critical.count('complex')).toHaveText('46 = 1 + 10 + 13 + 12 + 10');
    await expect(critical.count('real')).toHaveText('18 = 1 + 4 + 5 + 4 + 4');
    await expect(critical.count('parameters')).toHaveText('280 = 24·1 + 12·10 + 6·13 + 4·12 + 1·10');
    await expect(critical.rows).toHaveCount(18);
    await expect(critical.rowsWith('minimum', 'boundary', '22|0', '8.00000')).toHaveCount(1);
    await expect(critical.rowsWith('not reached')).toHaveCount(6);
    // the rational ones, with the target; the rest
    await expect(critical.rowsWith('exact')).toHaveCount(12);
    await expect(critical.rowsWith('certified')).toHaveCount(6);
  });

  await test.step('ordered by stratum and back by loss', async () => {
    const losses = await critical.losses();
    expect(losses).toEqual([...losses].sort((one, other) => one - other));
    await critical.panel.getByRole('button', { name: 'roots', exact: true }).last().click();
    expect(await critical.losses()).not.toEqual(losses);
    await critical.panel.getByRole('button', { name: 'loss', exact: true }).click();
    expect(await critical.losses()).toEqual(losses);
  });

  await explorer.picture.ready();
  const minimum = critical.rowsWith('minimum', '22|0');
  const index = await critical.numberOf(minimum);

  await test.step('a row that is hovered enlarges its mark', async () => {
    const plain = (await critical.markRadius(index))!;
    await minimum.hover();
    await expect.poll(() => critical.markRadius(index)).toBeGreaterThan(1.3 * plain);
    await page.mouse.move(5, 5);
    await expect.poll(() => critical.markRadius(index)).toBe(plain);
  });

  await test.step('a row is opened by keyboard, arrows go from row to row, and there is no barrier', async () => {
    await critical.open(minimum);
    await expect(critical.details).toContainText('On the boundary of M');
    await expect(critical.details.getByRole('button', { name: 'Set as target' })).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await expect(critical.rows.nth(5).locator('.point-open')).toBeFocused();
    const { violations } = await new AxeBuilder({ page }).include('.critical-panel').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  await test.step('all of it as a file', async () => {
    const download = page.waitForEvent('download');
    await critical.panel.getByRole('button', { name: 'Save everything as JSON' }).click();
    const saved = JSON.parse(readFileSync(await (await download).path(), 'utf8')) as { strata: { points: { real: boolean }[] }[] };
    expect(saved.strata.flatMap(({ points }) => points)).toHaveLength(46);
    expect(saved.strata.flatMap(({ points }) => points.filter(({ real }) => real))).toHaveLength(18);
  });
});

test('on the cone they follow the target; a mark tells what it is; a run leaves a saddle and says where it ends', async ({ explorer, page }) => {
  const critical = new CriticalPoints(page);
  await explorer.openReady('v=1&show=critical');
  await critical.tab.click();
  await critical.found();
  await expect(critical.count('real')).toHaveText('5 = 1 + 4');
  const losses = await critical.losses();

  await test.step('a mark that is hovered points at its row; a click opens it', async () => {
    const saddle = critical.rowsWith('saddle').first();
    const at = await explorer.picture.project(await critical.markPosition(await critical.numberOf(saddle)));
    await page.mouse.move(at.x + 1, at.y);
    await expect(saddle).toHaveAttribute('data-pointed', 'true');
    await expect(page.locator('.scene-card')).toContainText('Saddle, loss 0.4728');
    await page.mouse.click(at.x, at.y);
    await expect(saddle).toHaveAttribute('data-open', 'true');
    await page.locator('.scene-card').getByRole('button', { name: 'Close' }).click();
  });

  await test.step('a start near the saddle ends in a minimum, and the report says in which', async () => {
    await critical.details.getByRole('button', { name: 'Start the run near these filters' }).click();
    await page.getByRole('tab', { name: 'Train' }).click();
    await explorer.training.ended();
    await expect(explorer.training.row('critical point')).toContainText(/^minimum 2\|0.* at loss 0\.(3521|4492)/);
    await critical.tab.click();
  });

  await test.step('while the star is dragged the table follows', async () => {
    const { x, y } = await explorer.picture.project([0.68, 0.1, 0.6]);
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let i = 1; i <= 4; i++) await page.mouse.move(x - 10 * i, y + 5 * i);
    await expect.poll(critical.losses).not.toEqual(losses);
    await page.mouse.up();
  });

  await test.step('nearer to the boundary two of the four points are no longer real', async () => {
    await page.evaluate(() => void (location.hash = '#v=1&u=0.8_0.3_0.4&tab=critical&show=critical'));
    await expect(critical.count('real')).toHaveText('3 = 1 + 2');
    await expect(critical.rows).toHaveCount(3);
  });

  await test.step('the zero target has no others, and that is said', async () => {
    await page.evaluate(() => void (location.hash = '#v=1&u=0_0_0&tab=critical&show=critical'));
    await expect(critical.panel).toContainText('there are no other critical points');
  });
});
