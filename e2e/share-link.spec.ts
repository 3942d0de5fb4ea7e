import { expect, test } from './fixtures.ts';

test('a link opens exactly what it says and is written back unchanged', async ({ explorer, page }) => {
  const link = 'v=1&k=2.2&s=2.1&u=1_0.5_-0.25_2&m=bombieri&f=1_-0.5~0.25_1&h=0.02&x=4000&t=37&tab=train&look=dark';
  await explorer.open(link);
  await explorer.training.known();
  await expect(explorer.architecture.stride(1)).toHaveValue('2');
  await expect(explorer.target.text).toHaveValue('1, 0.5, -0.25, 2');
  await expect(page.getByRole('radio', { name: 'Bombieri' })).toBeChecked();
  await expect.poll(explorer.training.steps).toBe(37);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(explorer.notice(/link/)).toHaveCount(0);

  await test.step('the dialog gives the same link, without what is default', async () => {
    await page.getByRole('button', { name: 'Share' }).click();
    const dialog = page.getByRole('dialog', { name: 'Link to exactly this' });
    const text = await dialog.getByRole('textbox', { name: 'Link' }).inputValue();
    expect(new URL(text).hash).toBe('#v=1&s=2.1&u=1_0.5_-0.25_2&m=bombieri&f=1_-0.5~0.25_1&h=0.02&x=4000&t=37&look=dark');
    expect(await dialog.getByRole('textbox', { name: 'Embed' }).inputValue()).toContain(text.replaceAll('&', '&amp;'));
    const report = await explorer.training.report.innerText();
    await page.goto('about:blank');
    await page.goto(text);
    await explorer.training.known();
    await expect.poll(explorer.training.steps).toBe(37);
    expect(await explorer.training.wholeReport()).toBe(report);
  });
});

test('a picture that was turned is seen from the same side through its link, and reset takes it out of the link', async ({ explorer, page }) => {
  await explorer.openReady();
  expect(explorer.linkField('o')).toBeNull();
  const first = await explorer.picture.sight();
  await explorer.press('ArrowLeft');
  await explorer.press('ArrowUp');
  await expect.poll(() => explorer.linkField('o')).toMatch(/^-?\d[\d.]*_-?\d[\d.]*_-?\d[\d.]*_\d[\d.]*$/);
  const turned = await explorer.picture.restingSight();
  expect(angleBetween(turned, first)).toBeGreaterThan(0.02);
  const link = new URL(page.url()).hash.slice(1);
  await explorer.openReady(link);
  await expect.poll(async () => angleBetween(await explorer.picture.sight(), turned)).toBeLessThan(5e-3);
  await explorer.press('0');
  await explorer.expectLink('o', null);
});

/** Radians between two directions. */
const angleBetween = (a: readonly number[], b: readonly number[]): number => {
  const inner = a.reduce((sum, x, i) => sum + x * b[i]!, 0);
  return Math.acos(Math.min(1, inner / Math.hypot(...a) / Math.hypot(...b)));
};

test('damaged links give a notice and a page that works', async ({ explorer, page }) => {
  await test.step('what cannot be read is named, the rest is kept', async () => {
    await explorer.openReady('v=1&k=0.2&u=abc&h=0.02&zzz');
    const notice = explorer.notice('Part of this link could not be read');
    for (const part of ['"k=0.2"', '"u=abc"', '"zzz"']) await expect(notice).toContainText(part);
    await expect(notice).not.toContainText('h=0.02');
    await expect(explorer.caption).toContainText('Two layers of width 2');
    expect(await explorer.training.steps()).toBeGreaterThan(0);
    await notice.getByRole('button', { name: 'Dismiss' }).click();
    await expect(notice).toHaveCount(0);
  });
  await test.step('a version of the future', async () => {
    await explorer.openReady('v=99');
    await expect(explorer.notice('version 99')).toBeVisible();
  });
  await test.step('an example that does not exist', async () => {
    await explorer.openReady('p=nonsense');
    await expect(explorer.notice('no example called "nonsense"')).toBeVisible();
  });
  await test.step('noise', async () => {
    for (const noise of ['%E0%A4%A', '&&&===', `u=${'9'.repeat(5000)}`, 'k=9999.9999&s=0.0', 'f=1e999_1~1_1', '<script>alert(1)</script>']) {
      await explorer.open(noise);
      await expect(explorer.caption, noise.slice(0, 20)).toContainText('Two layers of width 2 make exactly the quadratics with real roots. This target has none, so training ends');
    }
  });
  await test.step('a link pasted into an open page is read, too', async () => {
    await page.evaluate(() => void (location.hash = '#v=1&u=1_0_-1'));
    await expect(explorer.target.text).toHaveValue('1, 0, -1');
    await expect(explorer.caption).toContainText('This target lies in that space');
  });
});

test('an example opens by link', async ({ explorer, page }) => {
  await explorer.open('p=quartic');
  await expect(explorer.architecture.filterSize(1)).toHaveValue('4');
  await expect(explorer.target.text).toHaveValue('2, 0, 5, 0, 2');
  await explorer.training.ended();
  await expect(page.getByRole('radio', { name: 'gradient flow' })).toBeChecked();
  await expect(explorer.training.row('status')).toContainText('converged');
});

// in three parts, for workers to share
for (const part of [0, 1, 2]) {
  test(`every example of the menu opens and trains, part ${part + 1}`, async ({ explorer, page }) => {
    test.setTimeout(240_000);
    await explorer.open('');
    await page.getByRole('button', { name: 'Examples' }).click();
    const names = await page.getByRole('menuitem').locator('[slot="label"]').allInnerTexts();
    expect(names.length).toBeGreaterThanOrEqual(24);
    await page.keyboard.press('Escape');
    for (const name of names.filter((_, i) => i % 3 === part)) {
      await page.getByRole('button', { name: 'Examples' }).click();
      await page.getByRole('menuitem', { name }).click();
      // some open beside their critical points
      await page.getByRole('tab', { name: 'Train' }).click();
      await explorer.training.ended();
      await explorer.picture.ready();
      await expect(explorer.training.row('status'), name).toContainText('converged');
    }
  });
}
