import { expect, test } from './fixtures.ts';
import type { Point } from './pages/Picture.ts';

test('a slice of quintics by coefficients: a slider moves it, the picture follows, the link holds it, one undo takes it back', async ({ explorer, page }) => {
  test.slow();
  const { chart, picture } = explorer;
  await explorer.openReady('v=1&k=2.2.2.2.2&cut=coordinates~3.4.5~1_0_-1_0_0_0&t=0');
  const first = await picture.surfaces();

  await test.step('keys on the slider', async () => {
    await chart.slider('C').focus();
    for (let i = 0; i < 5; i++) await page.keyboard.press('PageDown');
    await explorer.expectLink('cut', /^coordinates~3\.4\.5~/);
    await picture.ready();
    expect(await picture.surfaces()).not.toBe(first);
  });

  await test.step('the number beside it, as a fraction', async () => {
    const before = await picture.surfaces();
    await chart.field('C').fill('-4/3');
    await chart.field('C').press('Enter');
    await explorer.expectLink('cut', /^coordinates~3\.4\.5~.*_-1\.3333333333333333_/);
    await picture.ready();
    expect(await picture.surfaces()).not.toBe(before);
  });

  await test.step('a drag shows pictures on the way, never covers or fades the stage, and is one entry of the history', async () => {
    const before = explorer.linkField('cut');
    const box = (await chart.slider('B').boundingBox())!;
    const stage = (await picture.canvas.boundingBox())!;
    expect(box.y + box.height).toBeLessThanOrEqual(stage.y);
    const middle = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width / 2, middle);
    await page.mouse.down();
    const seen = new Set<string>();
    for (let i = 1; i <= 12; i++) {
      await page.mouse.move(box.x + box.width * (0.5 + 0.02 * i), middle);
      await page.waitForTimeout(80);
      expect(await page.locator('.scene[data-stale]').count()).toBe(0);
      seen.add(await picture.surfaces());
    }
    await page.mouse.up();
    expect(seen.size).toBeGreaterThan(2);
    await picture.ready();
    await expect.poll(() => explorer.linkField('cut')).not.toBe(before);
    await explorer.undo.click();
    await explorer.expectLink('cut', before);
  });

  await test.step('the link opens the same picture', async () => {
    await picture.ready();
    const shown = await picture.surfaces();
    await explorer.openReady(new URL(page.url()).hash.slice(1));
    expect(await picture.surfaces()).toBe(shown);
    await expect(chart.field('C')).toHaveValue(/^-1\.333/);
  });

  await test.step('another axis: what it replaces gets a slider', async () => {
    await chart.axis(1, 'C');
    await expect(chart.slider('C')).toHaveCount(0);
    await expect(chart.slider('D')).toBeVisible();
    await explorer.expectLink('cut', /^coordinates~2\.4\.5~/);
    await picture.ready();
  });
});

test('a slice through filters, along the run, at random', async ({ explorer, page }) => {
  test.slow();
  const { chart, picture, training } = explorer;
  await explorer.openReady('v=1&k=3.2.2&c=slice&u=1_0_0.5_0.8_1&w=3');
  await training.ended();

  await test.step('through target, start and end', async () => {
    await chart.way('Through filters');
    await explorer.expectLink('cut', 'points~target~start~end');
    await expect(chart.note).toContainText('Through the target, the start and the end of the run');
    await picture.ready();
    // no mark of the run stands beside the slice
    await expect(picture.stage.getByText('off the slice')).toHaveCount(0);
  });

  await test.step('a filter of one\u2019s own, typed as a polynomial', async () => {
    await chart.point('Add a filter to the slice').click();
    const field = page.getByRole('textbox', { name: 'Point of the slice' });
    await field.fill('what');
    await field.press('Enter');
    await expect(field).toHaveAccessibleDescription(/what/);
    await field.fill('(x^2+y^2)^2');
    await field.press('Enter');
    await explorer.expectLink('cut', 'points~target~start~end~1_0_2_0_1');
    await page.keyboard.press('Escape');
    await chart.point('end').click();
    await explorer.expectLink('cut', 'points~target~start~1_0_2_0_1');
    await chart.bar.getByRole('button', { name: /Remove the point/ }).click();
    await explorer.expectLink('cut', 'points~target~start');
    await picture.ready();
  });

  await test.step('along the run: how much of it the slice holds', async () => {
    await chart.way('Along the run');
    await explorer.expectLink('cut', 'principal');
    await expect(chart.note).toContainText(/\d % of their variance/);
    await picture.ready();
  });

  await test.step('at random, another seed, another picture', async () => {
    await chart.way('Random');
    await explorer.expectLink('cut', 'random~1');
    await picture.ready();
    const one = await picture.surfaces();
    await chart.newSeed.click();
    await explorer.expectLink('cut', 'random~2');
    await expect(chart.seed).toHaveValue('2');
    await picture.ready();
    expect(await picture.surfaces()).not.toBe(one);
  });

  await test.step('following: the picture moves with the run and the current filter stays in it', async () => {
    await chart.way('Following the run');
    await explorer.press('r');
    await expect.poll(training.steps).toBe(0);
    await picture.ready();
    const start = await picture.surfaces();
    for (let i = 1; i <= 5; i++) {
      await explorer.press('.');
      await expect.poll(training.steps).toBe(i);
    }
    await picture.ready();
    expect(await picture.surfaces()).not.toBe(start);
    await expect(chart.note).toContainText('the slice moves with it');
  });

  await test.step('undo goes back through the choices', async () => {
    await explorer.undo.click();
    await explorer.expectLink('cut', 'random~2');
    await explorer.undo.click();
    await explorer.expectLink('cut', 'random~1');
  });
});

test('the target is dragged in a slice through it: the slice stays until it is let go', async ({ explorer, page }) => {
  const { picture } = explorer;
  await explorer.openReady('v=1&k=2.2.2.2&c=slice&cut=random~4&t=0');
  const middle = async (): Promise<Point> => {
    const box = (await picture.grip.boundingBox())!;
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const away = (p: Point, q: Point): number => Math.hypot(p.x - q.x, p.y - q.y);
  // a random slice goes through the target, which is its origin
  await expect.poll(async () => away(await middle(), await picture.project([0, 0, 0]))).toBeLessThan(3);
  const { x, y } = await middle();
  const before = await picture.surfaces();
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let i = 1; i <= 6; i++) {
    await page.mouse.move(x + 15 * i, y + 8 * i);
    await page.waitForTimeout(50);
  }
  expect(await picture.surfaces()).toBe(before);
  await expect.poll(async () => away(await middle(), { x: x + 90, y: y + 48 })).toBeLessThan(3);
  await page.mouse.up();
  await expect.poll(explorer.targetInLink).not.toBeNull();
  await picture.ready();
  expect(await picture.surfaces()).not.toBe(before);
});

test('a torus quotient: which slice of it is chosen above the picture', async ({ explorer }) => {
  const { chart, picture } = explorer;
  await explorer.openReady('v=1&k=3.2&s=2.1&t=0');
  const first = await picture.surfaces();
  await chart.choose('C = 0, E = −1');
  await explorer.expectLink('c', 'torusQuotient_0_-1');
  await picture.ready();
  expect(await picture.surfaces()).not.toBe(first);
});
