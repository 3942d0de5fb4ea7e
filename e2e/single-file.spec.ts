import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { expect, test } from './fixtures.ts';

const file = resolve(import.meta.dirname, '..', `${process.env['E2E_DIST'] ?? 'dist'}-single`, 'index.html');

test('the single file works from disk and asks for nothing else', async ({ explorer, page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const address = pathToFileURL(file).href;
  await page.goto(address);
  await explorer.picture.ready();
  await explorer.training.known();
  await expect(explorer.caption).toContainText('so training ends on the boundary');
  expect(page.workers().length).toBeGreaterThan(0);

  await test.step('a typed polynomial: mathjs is inside, too', async () => {
    await explorer.target.type('(x+y)(x+2y)');
    await expect.poll(explorer.targetInLink).toEqual([1, 3, 2]);
    await explorer.training.ended();
    await expect(explorer.caption).toContainText('training reaches it');
  });
  await test.step('no request but for itself', () => {
    expect(asked.filter((url) => !/^(data|blob):/.test(url) && url.split('#')[0] !== address)).toEqual([]);
    expect(readFileSync(file, 'utf8')).not.toMatch(/<(script|link)[^>]+(src|href)="(?!data:)/);
  });
});
