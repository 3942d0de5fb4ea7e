import { type Locator, type Page, expect } from '@playwright/test';

/** The laboratory's tab for critical points. */
export class CriticalPoints {
  readonly page: Page;
  readonly tab: Locator;
  readonly panel: Locator;
  /** Real points, a row each, in the order of the table. */
  readonly rows: Locator;
  readonly details: Locator;

  constructor(page: Page) {
    this.page = page;
    this.tab = page.getByRole('tab', { name: 'Critical points' });
    this.panel = page.locator('.critical-panel');
    this.rows = this.panel.locator('tr.point-row');
    this.details = this.panel.locator('.point-details');
  }

  /** "46 = 1 + 10 + 13 + 12 + 10". */
  count = (of: 'complex' | 'real' | 'parameters'): Locator => this.panel.locator(`[data-count="${of}"]`);

  /** Waits until the points of the present choice are there. */
  async found(): Promise<void> {
    await expect(this.panel.getByText(/^Found in/)).toBeVisible();
    await expect(this.panel.locator('.critical-answer:not([data-stale])')).toBeVisible();
  }

  /** The rows that say all of this. */
  rowsWith(...texts: readonly (string | RegExp)[]): Locator {
    return texts.reduce<Locator>((rows, hasText) => rows.filter({ hasText }), this.rows);
  }

  losses = (): Promise<number[]> => this.rows.locator('.point-loss').evaluateAll((cells) => cells.map((cell) => Number(cell.firstChild!.textContent)));

  /** Number of a row's point in the list of all. */
  numberOf = async (row: Locator): Promise<number> => Number(await row.getAttribute('data-point'));

  /** Opens a row by keyboard. */
  async open(row: Locator): Promise<void> {
    await row.locator('.point-open').focus();
    await this.page.keyboard.press('Enter');
    await expect(this.details).toBeVisible();
  }

  /** Radius in pixels of the mark of a point in the picture; null if it has none. */
  markRadius(index: number): Promise<number | null> {
    return this.page.evaluate((i) => {
      const group = globalThis.convarietyScene!.state().scene.getObjectByName(`critical ${i}`);
      const mesh = group?.children[0] as unknown as { material: { uniforms: { radius: { value: number } } } } | undefined;
      return mesh?.material.uniforms.radius.value ?? null;
    }, index);
  }

  /** Where the mark of a point stands in the chart. */
  markPosition(index: number): Promise<[number, number, number]> {
    return this.page.evaluate((i) => globalThis.convarietyScene!.state().scene.getObjectByName(`critical ${i}`)!.position.toArray(), index);
  }
}
