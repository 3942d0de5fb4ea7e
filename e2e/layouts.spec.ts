import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { Explorer } from './pages/Explorer.ts';

const sizes = [
  { name: 'desktop', width: 1440, height: 900, leastStage: 0.4 },
  { name: 'slide', width: 1024, height: 576, leastStage: 0.8 },
  { name: 'phone', width: 390, height: 844, leastStage: 0.3 },
] as const;

for (const { name, width, height, leastStage } of sizes) {
  test(`${name}, ${width} × ${height}: nothing is cut, nothing scrolls, no barrier, light and dark`, async ({ explorer, page }, info) => {
    await page.setViewportSize({ width, height });
    await explorer.open('v=1&look=light');
    await explorer.picture.ready();

    await test.step('the page fits the window', async () => {
      await expect.poll(() => outside(page)).toEqual([]);
      expect(await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight])).toEqual([width, height]);
      await page.mouse.move(width / 2, height / 3);
      await page.mouse.wheel(0, 400);
      expect(await page.evaluate(() => [scrollX, scrollY])).toEqual([0, 0]);
    });

    await test.step('the stage has its share', async () => {
      const box = (await explorer.picture.stage.boundingBox())!;
      const share = (box.width * box.height) / (width * height);
      info.annotations.push({ type: 'share of the stage', description: share.toFixed(3) });
      expect(share).toBeGreaterThanOrEqual(leastStage);
      await expect(explorer.caption).toBeInViewport({ ratio: 1 });
    });

    await test.step('axe finds no serious barrier, light', async () => expect(await barriers(page)).toEqual([]));

    await test.step('and none in the dark', async () => {
      await page.evaluate(() => void (location.hash = '#v=1&look=dark'));
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
      expect(await barriers(page)).toEqual([]);
    });

    if (name === 'slide') await test.step('the panels open as drawers', () => drawers(explorer));
    if (name === 'phone') await test.step('every control of the sheet can be reached', () => sheet(explorer));
  });
}

for (const { name, width, height, leastStage } of sizes) {
  test(`${name}, ${width} × ${height}, with the controls of a slice: nothing is cut, the stage keeps its share, no barrier`, async ({ explorer, page }) => {
    await page.setViewportSize({ width, height });
    await explorer.open('v=1&k=3.2.2.2&cut=coordinates~3.4.5~1_0_-1_0_0_0&t=0&look=light');
    await explorer.picture.ready();
    if (name === 'phone') await page.getByRole('tab', { name: 'Chart' }).click();
    await expect(explorer.chart.slider('C')).toBeVisible();
    await expect.poll(() => outside(page)).toEqual([]);
    expect(await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight])).toEqual([width, height]);
    const stage = (await explorer.picture.stage.boundingBox())!;
    const canvas = (await explorer.picture.canvas.boundingBox())!;
    expect((stage.width * stage.height) / (width * height)).toBeGreaterThanOrEqual(leastStage);
    expect(canvas.height / height).toBeGreaterThan(name === 'phone' ? 0.4 : 0.6);
    const slider = (await explorer.chart.slider('C').boundingBox())!;
    expect(slider.width).toBeGreaterThan(80);
    expect(slider.y >= canvas.y + canvas.height || slider.y + slider.height <= canvas.y, 'the slider is beside the picture').toBe(true);
    expect(await barriers(page)).toEqual([]);
    for (const title of ['Through filters', 'Random', 'Along the run']) {
      await explorer.chart.way(title);
      await expect.poll(() => outside(page)).toEqual([]);
    }
    expect(await barriers(page)).toEqual([]);
  });
}

async function drawers({ page, facts, training }: Explorer): Promise<void> {
  await page.getByRole('button', { name: 'Facts and legend' }).click();
  await expect(facts.first()).toBeVisible();
  await expect.poll(() => outside(page)).toEqual([]);
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Laboratory' }).click();
  await expect(training.report).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

async function sheet(explorer: Explorer): Promise<void> {
  const { page, architecture, facts, target } = explorer;
  for (const control of [target.text, page.getByRole('spinbutton', { name: 'at most' })]) {
    await control.scrollIntoViewIfNeeded();
    await expect(control).toBeInViewport({ ratio: 1 });
  }
  await page.getByRole('tab', { name: 'Facts' }).click();
  await expect(facts.first()).toBeAttached();
  await expect.poll(() => outside(page)).toEqual([]);
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: /Change the architecture/ }).click();
  await architecture.more('Filter size of layer 1').click();
  await explorer.expectLink('k', '3.2');
  await expect.poll(() => outside(page)).toEqual([]);
}

/** Visible elements that reach over the left or right edge of the window; texts for screen readers alone are clipped away and do not count. */
const outside = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isClipped = (element: Element | null): boolean => {
      if (element === null) return false;
      const { clip, clipPath } = getComputedStyle(element);
      return clip !== 'auto' || clipPath === 'inset(50%)' || isClipped(element.parentElement);
    };
    const found: string[] = [];
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      const { left, right, width, height } = element.getBoundingClientRect();
      if (width === 0 || height === 0 || (left >= -0.5 && right <= innerWidth + 0.5)) continue;
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      // the picture cuts off what leaves its frame: a target far from the slice, say
      if (element.closest('svg *') !== null || element.closest('.scene > *') !== null || isClipped(element)) continue;
      found.push(`${element.tagName.toLowerCase()}.${element.className} ${Math.round(left)}…${Math.round(right)}`);
    }
    return found;
  });

async function barriers(page: Page): Promise<string[]> {
  // colours on their way from one theme to the other are neither's
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`));
}
