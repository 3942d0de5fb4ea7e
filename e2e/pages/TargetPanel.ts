import type { Locator, Page } from '@playwright/test';

/** The target: typed, by sliders, and where it lies. */
export class TargetPanel {
  readonly page: Page;
  readonly text: Locator;
  readonly set: Locator;
  /** The sentence that says whether the target is in the function space. */
  readonly where: Locator;

  constructor(page: Page) {
    this.page = page;
    this.text = page.getByRole('textbox', { name: 'Polynomial or coefficients' });
    this.set = page.getByRole('button', { name: 'Set', exact: true });
    this.where = page.locator('p.where');
  }

  slider = (coefficient: string): Locator => this.page.getByRole('slider', { name: `Target coefficient ${coefficient}` });
  field = (coefficient: string): Locator => this.page.getByRole('spinbutton', { name: `Target coefficient ${coefficient}` });

  async type(text: string): Promise<void> {
    await this.text.fill(text);
    await this.text.press('Enter');
  }
}
