import { type Page, expect, test } from '@playwright/test';
import { Explorer } from './pages/Explorer.ts';

/** Tab stops of the page outside dialogs; more would be a wall. Facts come on top: each has a source to open or a word to explain. */
const mostTabStops = 55;
const mostTabStopsOfFacts = 40;

interface Stop {
  readonly name: string;
  readonly inSight: boolean;
  readonly isFact: boolean;
}

/** What has the focus, and whether it can be seen. */
const focused = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return { name: '', inSight: true, isFact: false };
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const inSight = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
    const name = element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent ?? element.textContent ?? '';
    return { name: `${element.getAttribute('role') ?? element.tagName.toLowerCase()} ${name.trim().slice(0, 50)}`, inSight, isFact: element.closest('.facts') !== null };
  });

/** Presses Tab until something with this name has the focus. */
async function tabTo(page: Page, name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let i = 0; i <= mostTabStops + mostTabStopsOfFacts + 1; i++) {
    if (name.test((await focused(page)).name)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${String(name)}`);
}

test('the whole journey without a pointer', async ({ page }, info) => {
  const explorer = new Explorer(page);
  const { picture, training } = explorer;
  await explorer.openReady();

  await test.step('Tab goes round the page, past a bounded number of stops, all in sight, and out of it again', async () => {
    const stops: Stop[] = [];
    await page.keyboard.press('Tab');
    const first = await focused(page);
    expect(first.name).not.toBe('');
    for (let stop = first; stops.length <= 200; stop = await focused(page)) {
      if (stop.name === '' || (stops.length > 0 && stop.name === first.name)) break;
      stops.push(stop);
      await page.keyboard.press('Tab');
    }
    info.annotations.push({ type: 'tab stops', description: `${stops.length}: ${stops.map(({ name }) => name).join(' | ')}` });
    expect(stops.length).toBeGreaterThan(15);
    expect(stops.filter(({ isFact }) => !isFact).length).toBeLessThanOrEqual(mostTabStops);
    expect(stops.filter(({ isFact }) => isFact).length).toBeLessThanOrEqual(mostTabStopsOfFacts);
    expect(stops.filter(({ inSight }) => !inSight)).toEqual([]);
    expect(stops.filter(({ name }) => /^\w+ $/.test(name)), 'stops without a name').toEqual([]);
  });

  await test.step('the architecture by arrow keys, and undo', async () => {
    await tabTo(page, /Filter size of layer 2/);
    await page.keyboard.press('ArrowUp');
    await explorer.expectLink('k', '2.3');
    await page.keyboard.press('ArrowDown');
    await explorer.expectLink('k', null);
    await picture.ready();
  });

  await test.step('the picture turns with the arrows, zooms, and comes back with 0', async () => {
    await tabTo(page, /^application/);
    const home = await picture.cameraPosition();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowUp');
    await expect.poll(async () => distance(await picture.cameraPosition(), home)).toBeGreaterThan(0.3);
    const turned = await picture.cameraPosition();
    await page.keyboard.press('+');
    await expect.poll(async () => length(await picture.cameraPosition())).toBeLessThan(0.95 * length(turned));
    await page.keyboard.press('0');
    await expect.poll(async () => distance(await picture.cameraPosition(), home)).toBeLessThan(1e-3);
    await page.keyboard.press('Enter');
    await expect(page.locator('.scene-card')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.locator('.scene-card')).toHaveCount(0);
  });

  await test.step('the target is the next stop; arrows move it', async () => {
    await tabTo(page, /Target: A/);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(explorer.targetInLink).not.toBeNull();
    await page.keyboard.press('Control+z');
    await explorer.expectLink('u', null);
  });

  await test.step('the run: rewind, run, pause', async () => {
    await tabTo(page, /Rewind/);
    await page.keyboard.press('Enter');
    await expect.poll(training.steps).toBe(0);
    // one stop for the row of buttons, arrows inside it
    await page.keyboard.press('ArrowRight');
    await tabTo(page, /^button Run$/);
    await page.keyboard.press('Space');
    await expect.poll(training.steps).toBeGreaterThan(5);
    await page.keyboard.press('Space');
    await training.known();
    expect(await training.steps()).toBeGreaterThan(5);
  });

  await test.step('help with ?, closed by Escape, and the focus is where it was', async () => {
    const before = await focused(page);
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Convariety' });
    await expect(help).toBeVisible();
    await expect(help).toContainText('rewind to the start of the same run');
    await page.keyboard.press('Escape');
    await expect(help).toHaveCount(0);
    await expect.poll(() => focused(page)).toEqual(before);
  });

  await test.step('the same for the dialog of links, opened by its button', async () => {
    await tabTo(page, /Share/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    const share = page.getByRole('dialog', { name: 'Link to exactly this' });
    await expect(share).toBeVisible();
    // Tab stays inside while it is open
    for (let i = 0; i < 8; i++) {
      await page.keyboard.press('Tab');
      expect(await share.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
    }
    await page.keyboard.press('Escape');
    await expect(share).toHaveCount(0);
    await expect.poll(async () => (await focused(page)).name).toContain('Share');
  });

  await test.step('keys of the page are quiet while someone types', async () => {
    await tabTo(page, /Polynomial or coefficients/);
    const steps = await training.steps();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('r n . ?');
    await expect(explorer.target.text).toHaveValue('r n . ?');
    expect(await training.steps()).toBe(steps);
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
});

const length = (v: readonly number[]): number => Math.hypot(...v);
const distance = (v: readonly number[], w: readonly number[]): number => length(v.map((x, i) => x - w[i]!));
