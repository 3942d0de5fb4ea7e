import { expect, test } from './fixtures.ts';

test('another architecture: facts and picture follow, training works, undo brings it back', async ({ explorer, page }) => {
  const { architecture, picture, training } = explorer;
  await explorer.openReady();
  const factsOfCone = await explorer.facts.allInnerTexts();

  await test.step('k₂ = 3 by its step button', async () => {
    await architecture.more('Filter size of layer 2').click();
    await expect(architecture.filterSize(2)).toHaveValue('3');
    await explorer.expectLink('k', '2.3');
    await expect.poll(() => explorer.facts.allInnerTexts()).not.toEqual(factsOfCone);
    await expect(explorer.caption).toContainText('make every cubic');
  });

  await test.step('its picture is there, in the chart that fits', async () => {
    await picture.ready();
    await expect(explorer.chart.chart('affine')).toBeChecked();
    await explorer.expectLink('c', null);
  });

  await test.step('training works', async () => {
    await training.ended();
    await expect(training.row('status')).toContainText(/converged|limit/);
    await expect(explorer.caption).toContainText(/training (reaches|ends)|has converged|not converged/i);
  });

  await test.step('a layer more, and a stride', async () => {
    await architecture.addLayer.click();
    await expect(architecture.filterSize(3)).toHaveValue('2');
    await architecture.more('Stride of layer 2').click();
    await explorer.expectLink('k', '2.3.2');
    await explorer.expectLink('s', '1.2.1');
    await expect(explorer.caption).toContainText('strides 1 and 2');
    await training.ended();
  });

  await test.step('undo by button and key, to the picture of the start; redo by both', async () => {
    await explorer.undo.click();
    await explorer.expectLink('s', null);
    await page.keyboard.press('Control+z');
    await explorer.expectLink('k', '2.3');
    await page.keyboard.press('Control+z');
    await explorer.expectLink('k', null);
    await picture.ready();
    expect(await explorer.facts.allInnerTexts()).toEqual(factsOfCone);
    await expect(explorer.undo).toBeDisabled();
    await explorer.redo.click();
    await explorer.expectLink('k', '2.3');
    await page.keyboard.press('Control+Shift+z');
    await explorer.expectLink('k', '2.3.2');
  });

  await test.step('removing the third and the second layer leaves one that is filling', async () => {
    await architecture.removeLayer(3).click();
    await architecture.removeLayer(1).click();
    await explorer.expectLink('k', '3');
    await picture.ready();
    await expect(explorer.caption).toContainText('makes every quadratic');
  });
});

test('where there is nothing to draw: a sentence and the roots in place of an empty canvas', async ({ explorer }) => {
  const { picture, training } = explorer;
  await explorer.open('v=1&k=2');
  await expect(picture.stage.getByText(/k = \(2\).*no surface in it to draw/)).toBeVisible();
  await expect(picture.canvas).toHaveCount(0);
  await expect(explorer.chart.bar).toHaveCount(0);
  await expect(picture.stage.getByRole('region', { name: 'Roots of the target' })).toBeVisible();
  await expect(picture.stage.getByRole('region', { name: 'Roots of the network' })).toBeVisible();
  await training.ended();
  await expect(training.row('status')).toContainText(/converged|limit/);
});

test('impossible sizes are refused with a sentence, and the last architecture stays', async ({ explorer }) => {
  const { architecture } = explorer;
  await explorer.openReady();

  await test.step('a size that is no size', async () => {
    for (const bad of ['0', '-3', '2.5', 'two', '17']) {
      await architecture.filterSize(1).fill(bad);
      await architecture.filterSize(1).press('Enter');
      await expect(explorer.notice(/\w{3}.*\./).first(), `sentence on ${bad}`).toBeVisible();
      await expect(architecture.filterSize(1), 'what was typed stays').toHaveValue(bad);
      await expect(explorer.caption).toContainText('Two layers of width 2');
    }
    await architecture.filterSize(1).press('Escape');
    await expect(architecture.filterSize(1)).toHaveValue('2');
  });

  await test.step('sizes that are possible one by one, but not together', async () => {
    await explorer.open('v=1&k=16.16.2&s=8.8.1&t=0');
    const before = await explorer.facts.allInnerTexts();
    await architecture.filterSize(3).fill('16');
    await architecture.filterSize(3).press('Enter');
    const refused = explorer.notice(/longer than 1025.*last architecture stays/);
    await expect(refused).toBeVisible();
    await expect(architecture.filterSize(3)).toHaveValue('2');
    expect(await explorer.facts.allInnerTexts()).toEqual(before);
    await architecture.filterSize(3).fill('3');
    await architecture.filterSize(3).press('Enter');
    await expect(refused).toHaveCount(0);
    await explorer.expectLink('k', '16.16.3');
  });
});
