import { expect, test } from './fixtures.ts';
import type { Point, Position } from './pages/Picture.ts';

const start: Position = [0.68, 0.1, 0.6];

test('the star is dragged: link, sentence, run and line follow, and one undo brings it back', async ({ explorer, page }) => {
  const { picture, target, training } = explorer;
  await explorer.openReady();
  const caption = await explorer.caption.innerText();
  const report = await training.wholeReport();
  const line = await picture.trajectory();
  expect(line.length).toBeGreaterThan(30);
  const from = await picture.project(start);

  await test.step('the grip lies over the star', async () => {
    await expect
      .poll(async () => {
        const box = (await picture.grip.boundingBox())!;
        return Math.hypot(box.x + box.width / 2 - from.x, box.y + box.height / 2 - from.y);
      })
      .toBeLessThan(3);
  });

  // from the quadratics without real roots through the cone to those with two
  const by: Point = { x: -190, y: 120 };
  await test.step('drag in several moves', async () => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    for (let i = 1; i <= 6; i++) await page.mouse.move(from.x + (by.x * i) / 6, from.y + (by.y * i) / 6);
    await page.mouse.up();
  });

  await test.step('the target lies under the pointer, as far from the eye as before', async () => {
    await expect.poll(explorer.targetInLink).not.toBeNull();
    const [A, B, C] = (await explorer.settledTarget())!;
    const moved: Position = [A!, B!, C!];
    const now = await picture.project(moved);
    expect(Math.hypot(now.x - from.x - by.x, now.y - from.y - by.y)).toBeLessThan(1.5);
    expect(Math.abs((await picture.depth(moved)) - (await picture.depth(start)))).toBeLessThan(1e-3);
    await expect(target.field('A')).toHaveAttribute('aria-valuenow', String(A));
    // membership by the discriminant, computed here
    await expect(explorer.caption).toContainText(B! * B! - 4 * A! * C! > 0 ? 'This target lies in that space' : 'This target has none');
  });

  await test.step('the run to it is another one', async () => {
    expect(await explorer.caption.innerText()).not.toBe(caption);
    expect(await training.wholeReport()).not.toBe(report);
    const next = await picture.trajectory();
    expect(next.length).toBeGreaterThan(30);
    expect(next).not.toEqual(line);
    // it starts where the old one started
    expect(next.slice(0, 3)).toEqual(line.slice(0, 3));
  });

  await test.step('one undo takes back the whole drag', async () => {
    await explorer.undo.click();
    await explorer.expectLink('u', null);
    await expect(explorer.caption).toHaveText(caption);
    expect(await training.wholeReport()).toBe(report);
    expect(await picture.trajectory()).toEqual(line);
    await expect(explorer.undo).toBeDisabled();
  });
});

test('the arrow keys move the star on the screen, Page Up along the line of sight', async ({ explorer, page }) => {
  const { picture } = explorer;
  await explorer.openReady('v=1&t=0');
  await picture.grip.focus();
  const place = async (): Promise<Point & { depth: number }> => {
    const u = (explorer.targetInLink() ?? start) as unknown as Position;
    return { ...(await picture.project(u)), depth: await picture.depth(u) };
  };
  const before = await place();
  const press = async (key: string, times: number): Promise<Point & { depth: number }> => {
    const old = page.url();
    for (let i = 0; i < times; i++) await page.keyboard.press(key);
    await expect.poll(() => page.url()).not.toBe(old);
    // the address is written a moment after the last change
    await expect(picture.grip).toHaveAccessibleName(labelOf((await explorer.settledTarget())!));
    return place();
  };
  const labelOf = (u: number[]): string => `Target: ${['A', 'B', 'C'].map((name, i) => `${name} ${u[i]!.toFixed(2)}`).join(', ')}`;
  const right = await press('ArrowRight', 3);
  expect(right.x - before.x).toBeGreaterThan(10);
  expect(Math.abs(right.y - before.y)).toBeLessThan(1);
  const up = await press('ArrowUp', 3);
  expect(right.y - up.y).toBeGreaterThan(10);
  expect(Math.abs(up.x - right.x)).toBeLessThan(1);
  const away = await press('PageUp', 2);
  expect(away.depth - up.depth).toBeGreaterThan(0.05);
  const fine = await press('Shift+ArrowLeft', 1);
  expect(away.x - fine.x).toBeGreaterThan(0.3);
  expect(away.x - fine.x).toBeLessThan((right.x - before.x) / 3);
});

test('sliders and fields set the target; values that are none are explained', async ({ explorer }) => {
  const { target } = explorer;
  await explorer.openReady('v=1&t=0');
  await target.slider('B').focus();
  await target.slider('B').press('ArrowRight');
  await expect.poll(explorer.targetInLink).toEqual([0.68, 0.11, 0.6]);
  await target.field('C').fill('-1/3');
  await target.field('C').press('Enter');
  await expect.poll(explorer.targetInLink).toEqual([0.68, 0.11, -1 / 3]);
  await expect(explorer.caption).toContainText('This target lies in that space');
  await target.field('A').fill('1/0');
  await target.field('A').press('Enter');
  await expect(explorer.notice(/1\/0/)).toBeVisible();
  await expect(target.field('A')).toHaveValue('1/0');
  expect(explorer.targetInLink()).toEqual([0.68, 0.11, -1 / 3]);
});
