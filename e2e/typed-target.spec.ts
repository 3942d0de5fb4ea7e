import { expect, test } from './fixtures.ts';

test('a polynomial is typed and understood; what cannot be understood is explained and nothing is lost', async ({ explorer }) => {
  const { target } = explorer;
  await explorer.openReady();

  await test.step('a product', async () => {
    await target.type('(x+y)(x+2y)');
    await expect.poll(explorer.targetInLink).toEqual([1, 3, 2]);
    await expect(target.field('A')).toHaveValue('1');
    await expect(target.field('B')).toHaveValue('3');
    await expect(target.field('C')).toHaveValue('2');
    await expect(target.where).toContainText('In M');
    await explorer.training.ended();
    await expect(explorer.caption).toContainText('This target lies in that space, and training reaches it');
  });

  await test.step('coefficients with fractions, by the button', async () => {
    await target.text.fill('1/4, -1, 1');
    await target.set.click();
    await expect.poll(explorer.targetInLink).toEqual([0.25, -1, 1]);
    await expect(explorer.caption).toContainText('This target lies on the boundary of that space');
  });

  const refusals: readonly (readonly [string, RegExp])[] = [
    ['x^3 + y^3', /degree 3.*degree 2/],
    ['what is this', /what is this/],
    ['(x+y', /\(x\+y/],
    ['1, 2', /2 coefficients.*3/],
    ['x^2 + y', /homogeneous/],
    ['0, 0, 0', /zero/],
    ['sin(x)', /sin/],
    ['1/0, 1, 1', /1\/0/],
  ];
  for (const [text, sentence] of refusals) {
    await test.step(`refused: ${text}`, async () => {
      await target.type(text);
      const error = explorer.page.locator('.field-error');
      await expect(error).toHaveText(sentence);
      await expect(target.text).toHaveAccessibleDescription(sentence);
      await expect(target.text, 'what was typed stays').toHaveValue(text);
      expect(explorer.targetInLink(), 'the last target stays').toEqual([0.25, -1, 1]);
    });
  }

  await test.step('and the field still works', async () => {
    await target.type('x^2 - y^2');
    await expect.poll(explorer.targetInLink).toEqual([1, 0, -1]);
    await expect(explorer.page.locator('.field-error')).toHaveCount(0);
  });
});

test('the zero filter as a target, by sliders: said in words, nothing breaks', async ({ explorer }) => {
  await explorer.openReady('v=1&u=0_0_0');
  await expect(explorer.caption).toContainText('The target is the zero filter');
  await expect(explorer.target.where).toContainText('zero filter');
  await explorer.page.getByRole('tab', { name: 'Roots' }).click();
  await expect(explorer.page.getByRole('region', { name: 'Roots of the target' })).toContainText('The zero filter has no roots');
});
