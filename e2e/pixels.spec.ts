import { expect, test } from './fixtures.ts';
import { coneSample } from './coneSample.ts';

/** A link with a target and a start far from the middle, without a run, axes, names and rulings: nothing but the cone is drawn. */
const bare = 'v=1&off=axes.regions.rulings&u=-0.9_0.1_0.9&f=1_0.9~-1_0.8&t=0';
const marks = [
  [-0.9, 0.1, 0.9],
  [-1, -0.1, 0.72],
] as const;

test('the pixels show the surface B² = 4AC where it is, and nothing where it is not', async ({ explorer, page }) => {
  await explorer.openReady(bare);
  // seen at a right angle to B, where its scale shows at every edge
  await explorer.picture.view.focus();
  for (let i = 0; i < 16; i++) await page.keyboard.press('ArrowLeft');

  const sample = await page.evaluate(coneSample, marks);
  // enough of them, on both nappes, or the test says little
  expect(sample.on.length).toBeGreaterThan(40);
  expect(sample.off.length).toBeGreaterThan(40);
  expect(sample.on.filter(({ position: [A] }) => A > 0).length).toBeGreaterThan(10);
  expect(sample.on.filter(({ position: [A] }) => A < 0).length).toBeGreaterThan(10);
  expect(sample.on.filter(({ colour }) => !isGreen(colour))).toEqual([]);
  expect(sample.off.filter(({ colour }) => !isPaper(colour))).toEqual([]);

  await test.step('and would not, if B were drawn 15 % too small or too large', () => {
    // a fifth at least of the points tells the difference, so that the test above means something
    expect(sample.onSquashed.filter((colour) => !isGreen(colour)).length).toBeGreaterThan(sample.on.length / 2);
    expect(sample.offStretched.filter((colour) => !isPaper(colour)).length).toBeGreaterThan(sample.off.length / 2);
  });
});

type Colour = readonly [number, number, number];
const isGreen = ([r, g, b]: Colour): boolean => g - r > 20 && g > b;
const isPaper = ([r, g, b]: Colour): boolean => Math.min(r, g, b) > 245;
