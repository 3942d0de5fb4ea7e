import { expect, test } from './fixtures.ts';
import { launchOptions } from './playwright.config.ts';

test.use({ launchOptions: { ...launchOptions, args: [...launchOptions.args, '--disable-3d-apis'] } });

test('without WebGL: a notice, the picture in words, facts, roots and training', async ({ explorer }) => {
  const { picture, training } = explorer;
  await explorer.open();
  await training.known();
  await expect(explorer.notice('no WebGL')).toBeVisible();
  await expect(picture.canvas).toHaveCount(0);
  await expect(explorer.caption).toContainText('so training ends on the boundary: one repeated root');
  await expect(explorer.facts.first()).toBeVisible();
  await expect(picture.stage.getByRole('region', { name: 'Roots of the network' })).toBeVisible();

  await test.step('training', async () => {
    const report = await training.wholeReport();
    await training.rewind.click();
    await expect.poll(training.steps).toBe(0);
    await training.toTheEnd.click();
    await training.ended();
    expect(await training.wholeReport()).toBe(report);
  });
  await test.step('another architecture and back', async () => {
    await explorer.architecture.more('Filter size of layer 1').click();
    await expect(explorer.caption).toContainText('make every cubic');
    await explorer.undo.click();
    await expect(explorer.caption).toContainText('Two layers of width 2');
    await expect(explorer.notice('no WebGL')).toBeVisible();
  });
});
