import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import { Landscape } from './pages/Landscape.ts';

test('Figure 1, right: regions by their critical points; the star moves the target; the link holds plane and window', async ({ explorer, page }) => {
  const landscape = new Landscape(page);
  await explorer.open('p=figure-1-targets&look=light');

  await test.step('four regions, named by what was counted', async () => {
    for (const region of ['u is in M; 2 minima, no saddle', '2 minima, no saddle', '1 minimum, 1 saddle', '2 minima, 2 saddles']) await expect(landscape.map).toHaveAccessibleName(new RegExp(`[.;] ${region}: \\d+ % of the map`));
    await expect(landscape.reading).toHaveText('This target is not in M. Critical points with a repeated root: 2 minima, 2 saddles. Training can end at 2 filters.');
    const { violations } = await new AxeBuilder({ page }).include('.landscape-panel').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  await test.step('out of the caustic by keys: the page follows', async () => {
    const before = explorer.targetInLink();
    await landscape.star.focus();
    for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowUp');
    await expect(landscape.reading).toContainText('1 minimum, 1 saddle');
    await expect.poll(explorer.targetInLink).not.toBe(before);
  });

  await test.step('closer, by ends of training; a fresh page shows the same', async () => {
    await landscape.panel.getByRole('button', { name: 'Closer' }).click();
    await landscape.panel.getByText('ends of training').click();
    await explorer.expectLink('map', /^figure~endings~window_/);
    await expect(landscape.map).toHaveAccessibleName(/local min/);
    const name = await landscape.map.getAttribute('aria-label');
    await explorer.open(new URL(page.url()).hash.slice(1));
    await expect(landscape.map).toHaveAttribute('aria-label', name!);
  });
});

test('a map of quartics on a plane that is given; what spans no plane is refused', async ({ explorer, page }) => {
  const landscape = new Landscape(page);
  await explorer.open('v=1&k=4.2&tab=landscape&map=given_1_0_2_0_1_1_0_0_0_1_0_1_0_0_0&t=0');
  await expect(landscape.rows).toHaveValue('1, 0, 2, 0, 1\n1, 0, 0, 0, 1\n0, 1, 0, 0, 0');
  await expect(landscape.map).toHaveAccessibleName(/2 minima, 2 saddles: \d+ % of the map/);
  await expect(landscape.panel).toContainText('The target does not lie on this plane, so it is not on the map.');
  await expect(landscape.star).toHaveCount(0);
  await landscape.rows.fill('1 0 2 0 1\n1 0 0 0 1\n2 0 0 0 2');
  await landscape.rows.blur();
  await expect(landscape.panel).toContainText('they span no plane');
  await explorer.expectLink('map', 'given_1_0_2_0_1_1_0_0_0_1_0_1_0_0_0');
  await landscape.plane.click();
  await page.getByRole('option', { name: /Two coefficients/ }).click();
  await explorer.expectLink('map', /^coefficients_/);
  await expect(landscape.star).toBeVisible();
});
