import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { Picture, Position } from './pages/Picture.ts';

/** On the lower nappe of the cone, in front: −(a x + b y)² with a > 0 > b. */
const onCone: Position = [-0.36, 0.72, -0.36];

const card = (page: Page): Locator => page.locator('.scene-card');
const tool = (page: Page, name: RegExp): Locator => page.getByRole('group', { name: 'Read the picture' }).getByRole('button', { name });

/** Colours of a square of pixels of the canvas around a place, drawn anew so that they can be read. */
function colorsAt(page: Page, picture: Picture, position: Position, reach = 6): Promise<number[]> {
  return picture.project(position).then(({ x, y }) =>
    page.evaluate(
      ([cx, cy, half]) => {
        const { gl, scene, camera } = globalThis.convarietyScene!.state();
        gl.render(scene, camera);
        const canvas = gl.domElement;
        const { left, top, height } = canvas.getBoundingClientRect();
        const context = gl.getContext();
        const ratio = canvas.height / height;
        const pixels = new Uint8Array(4 * (2 * half! + 1) ** 2);
        context.readPixels(Math.round((cx! - left) * ratio) - half!, canvas.height - Math.round((cy! - top) * ratio) - half!, 2 * half! + 1, 2 * half! + 1, context.RGBA, context.UNSIGNED_BYTE, pixels);
        return [...pixels];
      },
      [x, y, reach] as const,
    ),
  );
}

test('what is hovered is told; a click makes the card stay, and it sets the target exactly on the stratum', async ({ explorer, page }) => {
  const { picture } = explorer;
  await explorer.openReady('v=1&t=0');
  const at = await picture.project(onCone);
  await page.mouse.move(at.x, at.y);
  await expect(card(page)).toContainText('double real root');
  await expect(card(page)).toContainText('In M, on its boundary');
  await expect(card(page).getByRole('button')).toHaveCount(0);
  await page.mouse.click(at.x, at.y);
  await expect(card(page).getByRole('button', { name: 'Start here' })).toBeVisible();
  await card(page).getByRole('button', { name: 'Set as target' }).click();
  await expect(card(page)).toHaveCount(0);
  const [A, B, C] = (await explorer.settledTarget())!;
  expect(Math.abs(B! * B! - 4 * A! * C!)).toBeLessThan(1e-12);
  await expect(explorer.caption).toContainText('on the boundary');
  await explorer.undo.click();
  await explorer.expectLink('u', null);
});

test('the run starts where the card says', async ({ explorer, page }) => {
  const { picture } = explorer;
  await explorer.openReady('v=1&t=0');
  const at = await picture.project(onCone);
  await page.mouse.click(at.x, at.y);
  await card(page).getByRole('button', { name: 'Start here' }).click();
  await expect(card(page)).toContainText('The run starts here.');
  await expect
    .poll(() => {
      const filters = explorer.linkField('f')?.split('~').map((w) => w.split('_').map(Number));
      if (filters?.length !== 2) return 1;
      const [[a, b], [c, d]] = filters as [[number, number], [number, number]];
      // parallel filters: the start is on the boundary
      return Math.abs(a * d - b * c);
    })
    .toBeLessThan(1e-9);
});

test('a place outside M cannot be a start, and the card says so', async ({ explorer, page }) => {
  const { picture } = explorer;
  await explorer.openReady('v=1&t=0');
  const star = await picture.project([0.68, 0.1, 0.6]);
  await page.mouse.click(star.x, star.y);
  await expect(card(page)).toContainText('Target');
  await expect(card(page)).toContainText('No start here');
  await expect(card(page).getByRole('button', { name: 'Start here' })).toHaveCount(0);
  await card(page).getByRole('button', { name: 'Close' }).click();
  await expect(card(page)).toHaveCount(0);
});

test('the probe tells what is anywhere, and sets target and start', async ({ explorer, page }) => {
  const { picture } = explorer;
  await explorer.openReady('v=1&t=0');
  await tool(page, /What is here/).click();
  const middle = await picture.project([0, 0, 0]);
  const place = { x: middle.x + 110, y: middle.y + 10 };
  await page.mouse.move(place.x - 5, place.y);
  await page.mouse.move(place.x, place.y);
  await expect(card(page)).toContainText('11|0');
  await expect(card(page)).toContainText('In M, not on its boundary');
  await page.mouse.click(place.x, place.y);
  const target = (await explorer.settledTarget()) as unknown as Position;
  const seen = await picture.project(target);
  expect(Math.hypot(seen.x - place.x, seen.y - place.y)).toBeLessThan(1.5);
  // it stands as far from the eye as the middle of the picture
  expect(Math.abs((await picture.depth(target)) - (await picture.depth([0, 0, 0])))).toBeLessThan(1e-3);

  await test.step('the wheel brings it nearer', async () => {
    await page.mouse.wheel(0, 300);
    await page.mouse.wheel(0, 300);
    await page.mouse.click(place.x, place.y);
    await expect.poll(async () => Math.abs((await picture.depth((await explorer.settledTarget()) as unknown as Position)) - (await picture.depth([0, 0, 0])))).toBeGreaterThan(0.05);
  });

  await test.step('with Shift a click sets the start', async () => {
    await page.keyboard.down('Shift');
    await page.mouse.click(place.x, place.y);
    await page.keyboard.up('Shift');
    await expect.poll(() => explorer.linkField('f')).not.toBeNull();
  });

  await test.step('by keys: W puts it away and takes it out, arrows move it, Enter sets the target', async () => {
    await explorer.press('w');
    await expect(card(page)).toHaveCount(0);
    await explorer.press('w');
    await expect(card(page)).toContainText('The zero filter');
    await page.keyboard.press('ArrowRight');
    await expect(card(page)).toContainText('Here');
    await page.keyboard.press('Enter');
    const moved = (await explorer.settledTarget()) as unknown as Position;
    expect(moved).not.toEqual(target);
    await page.keyboard.press('Escape');
    await expect(card(page)).toHaveCount(0);
  });
});

test('keys step through what is drawn, and Tab leads into the card', async ({ explorer, page }) => {
  await explorer.openReady('v=1&t=0');
  await explorer.press('Enter');
  await expect(card(page)).toBeVisible();
  const first = await card(page).innerText();
  await page.keyboard.press('Enter');
  await expect.poll(() => card(page).innerText()).not.toBe(first);
  await page.keyboard.press('Tab');
  expect(await card(page).evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await page.keyboard.press('Escape');
  await expect(card(page)).toHaveCount(0);
});

test('section, level ellipsoids and colours of the loss come and go', async ({ explorer, page }) => {
  const { picture } = explorer;
  await explorer.openReady('v=1');
  await tool(page, /Show loss and section/).click();
  const inside: Position = [0.9, 0.6, 0];
  const plain = await colorsAt(page, picture, inside);

  await test.step('the section hatches M', async () => {
    await page.getByText('Section: which side is M').click();
    await expect(page.locator('.scene-readings')).toContainText('section of M');
    await expect.poll(() => colorsAt(page, picture, inside)).not.toEqual(plain);
    await explorer.expectLink('show', 'section_z_0');
    await page.getByText('Section: which side is M').click();
    await expect.poll(() => colorsAt(page, picture, inside)).toEqual(plain);
  });

  await test.step('level ellipsoids say what they are levels of', async () => {
    await page.getByText('Level ellipsoids of the loss').click();
    const levels = page.getByRole('list', { name: 'Level ellipsoids of the loss' });
    // the least loss on the cone and the local minimum that the run ended in, GeoLCN (6.8)
    await expect(levels).toContainText('0.352');
    await expect(levels).toContainText('0.449');
    await page.getByText('Level ellipsoids of the loss').click();
    await expect(levels).toHaveCount(0);
  });

  await test.step('colours have a scale', async () => {
    const green = await colorsAt(page, picture, onCone);
    await page.getByText('Surfaces coloured by loss').click();
    await expect(page.getByRole('img', { name: /^Colours stand for the loss/ })).toBeVisible();
    await expect.poll(() => colorsAt(page, picture, onCone)).not.toEqual(green);
    await page.getByText('Surfaces coloured by loss').click();
    await expect.poll(() => colorsAt(page, picture, onCone)).toEqual(green);
    await explorer.expectLink('show', null);
  });

  await test.step('a link holds all of it', async () => {
    await explorer.openReady('v=1&show=levels~colors~section_x_0.25');
    await expect(page.locator('.scene-readings')).toContainText('section of M');
    await expect(page.getByRole('list', { name: 'Level ellipsoids of the loss' })).toBeVisible();
    await expect(page.getByRole('img', { name: /^Colours stand for the loss/ })).toBeVisible();
    await explorer.expectLink('show', 'levels~colors~section_x_0.25');
  });
});

test('what is off the slice is said to be', async ({ explorer, page }) => {
  await explorer.openReady('v=1&k=2.2.2.2.2&c=slice');
  await expect(page.locator('.scene-label[data-label="target"]')).toContainText(/off the slice/);
  const strengths = await page.evaluate(() => {
    const found: number[] = [];
    globalThis.convarietyScene!.state().scene.getObjectByName('target mark')?.traverse((object) => {
      const { material } = object as unknown as { material?: { uniforms: Record<string, { value: number }> } };
      if (material) found.push(material.uniforms['off']!.value);
    });
    return found;
  });
  expect(strengths).toEqual([1, 1]);
});
