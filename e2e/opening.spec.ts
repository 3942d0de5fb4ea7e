import { expect, test } from './fixtures.ts';

test('opens on the cone: picture, caption, facts with their sources, a living worker', async ({ explorer, page }) => {
  await explorer.openReady();

  await test.step('the caption says the point in words, and so does the picture to a screen reader', async () => {
    const sentence =
      'Two layers of width 2 make exactly the quadratics with real roots. This target has none, so training ends on the boundary: one repeated root, the same filter in both layers';
    await expect(explorer.caption).toContainText(sentence);
    await expect(explorer.picture.view).toHaveAccessibleName(new RegExp(`^${sentence}`));
  });

  await test.step('each fact has a source; theorems link to the paper', async () => {
    await expect(explorer.facts.first()).toBeVisible();
    const links = explorer.facts.getByRole('link');
    const addresses = await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    expect(addresses.length).toBeGreaterThanOrEqual(5);
    expect(addresses.filter((address) => !/^https:\/\/(doi\.org|arxiv\.org)\//.test(address))).toEqual([]);
    expect(addresses).toContain('https://doi.org/10.1137/21M1441183');
    const sources = await explorer.facts.locator('.fact-source').allInnerTexts();
    expect(sources.filter((text) => text.trim() === '')).toEqual([]);
    // all is typeset: KaTeX shows what it cannot read as it stands
    expect(await explorer.facts.locator('.katex').count()).toBeGreaterThan(10);
    expect(await page.locator('.katex-error').allInnerTexts()).toEqual([]);
  });

  await test.step('the worker lives, and has computed the picture and the run', async () => {
    expect(page.workers().length).toBeGreaterThan(0);
    const triangles = await page.evaluate(() => globalThis.convarietyScene!.state().gl.info.render.triangles);
    expect(triangles).toBeGreaterThan(1000);
    expect(triangles).toBeLessThan(200_000);
    expect(await explorer.training.steps()).toBeGreaterThan(100);
  });

  await test.step('the loss curve is drawn', async () => {
    await expect(page.locator('.loss-plot').getByText('loss').first()).toBeVisible();
  });

  await test.step('the address stays as it was: all is default', () => {
    expect(new URL(page.url()).hash).toBe('');
  });
});

test('the legend switches strata off and on', async ({ explorer, page }) => {
  await explorer.openReady('v=1&t=0');
  const drawn = (): Promise<number> =>
    page.evaluate(() => {
      const { gl, scene, camera } = globalThis.convarietyScene!.state();
      gl.render(scene, camera);
      return gl.info.render.triangles;
    });
  const all = await drawn();
  const cone = page.getByRole('switch', { name: /^Show .*(double|discriminant|boundary)/i }).first();
  await expect(cone).toBeChecked();
  await cone.press('Space');
  await expect(cone).not.toBeChecked();
  await expect.poll(drawn).toBeLessThan(all / 2);
  await expect.poll(() => explorer.linkField('off')).not.toBeNull();
  await cone.press('Space');
  await expect.poll(drawn).toBe(all);
  await explorer.expectLink('off', null);
});
