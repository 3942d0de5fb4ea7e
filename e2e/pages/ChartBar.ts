import { type Locator, type Page, expect } from '@playwright/test';

/** The choice of chart and slice, over the picture or in the phone's sheet. */
export class ChartBar {
  readonly page: Page;
  readonly bar: Locator;
  /** How the slice came about. */
  readonly note: Locator;
  readonly newSeed: Locator;
  readonly seed: Locator;

  constructor(page: Page) {
    this.page = page;
    this.bar = page.getByRole('group', { name: 'Chart', exact: true });
    this.note = this.bar.locator('.slice-note');
    this.newSeed = this.bar.getByRole('button', { name: 'New seed of the slice' });
    this.seed = this.bar.getByRole('spinbutton', { name: 'Seed of the slice' });
  }

  chart = (name: string): Locator => this.bar.getByRole('radio', { name, exact: true });
  slider = (coefficient: string): Locator => this.bar.getByRole('slider', { name: `Slice coefficient ${coefficient}` });
  field = (coefficient: string): Locator => this.bar.getByRole('spinbutton', { name: `Slice coefficient ${coefficient}` });
  point = (name: string): Locator => this.bar.getByRole('button', { name, exact: true });

  async choose(name: string): Promise<void> {
    await this.bar.getByText(name, { exact: true }).click();
    await expect(this.chart(name)).toBeChecked();
  }

  /** Chooses in one of the lists: the way of choosing the slice, or one of its axes. */
  private async pick(list: RegExp, option: string): Promise<void> {
    await this.bar.getByRole('button', { name: list }).click();
    await this.page.getByRole('option', { name: option }).click();
  }

  way = (title: string): Promise<void> => this.pick(/Way of choosing the slice/, title);
  axis = (place: number, coefficient: string): Promise<void> => this.pick(new RegExp(`Axis ${place}`), coefficient);
}
