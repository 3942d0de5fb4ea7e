import type { Locator, Page } from '@playwright/test';

/** Filter sizes and strides. */
export class ArchitectureBar {
  readonly page: Page;
  readonly addLayer: Locator;

  constructor(page: Page) {
    this.page = page;
    this.addLayer = page.getByRole('button', { name: 'Add a layer' });
  }

  filterSize = (layer: number): Locator => this.page.getByRole('spinbutton', { name: `Filter size of layer ${layer}` });
  stride = (layer: number): Locator => this.page.getByRole('spinbutton', { name: `Stride of layer ${layer}` });
  more = (field: string): Locator => this.page.getByRole('button', { name: `${field}: more` });
  removeLayer = (layer: number): Locator => this.page.getByRole('button', { name: `Remove layer ${layer}` });
}
