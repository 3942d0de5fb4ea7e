import type { Locator, Page } from '@playwright/test';

/** The laboratory's tab with the map of targets. */
export class Landscape {
  readonly panel: Locator;
  readonly plane: Locator;
  readonly map: Locator;
  readonly star: Locator;
  readonly reading: Locator;
  readonly rows: Locator;

  constructor(page: Page) {
    this.panel = page.locator('.landscape-panel');
    this.plane = this.panel.getByRole('button', { name: /Plane of targets/ });
    this.map = this.panel.getByRole('img', { name: /^Map of targets/ });
    this.star = this.panel.getByRole('button', { name: /^Target:/ });
    this.reading = this.panel.locator('.landscape-reading');
    this.rows = this.panel.getByLabel('o, a and b, a row each');
  }
}
