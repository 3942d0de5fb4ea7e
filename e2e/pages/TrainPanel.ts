import { type Locator, type Page, expect } from '@playwright/test';

/** The run and the report on it. */
export class TrainPanel {
  readonly page: Page;
  readonly run: Locator;
  readonly pause: Locator;
  readonly step: Locator;
  readonly rewind: Locator;
  readonly toTheEnd: Locator;
  readonly newStart: Locator;
  readonly report: Locator;

  constructor(page: Page) {
    this.page = page;
    const transport = page.getByRole('toolbar', { name: 'Run' });
    this.run = transport.getByRole('button', { name: /^Run( again from the start)?$/ });
    this.pause = transport.getByRole('button', { name: 'Pause' });
    this.step = transport.getByRole('button', { name: 'One step' });
    this.rewind = transport.getByRole('button', { name: 'Rewind to the start of the same run' });
    this.toTheEnd = transport.getByRole('button', { name: 'to the end' });
    this.newStart = transport.getByRole('button', { name: 'New random start' });
    this.report = page.locator('.verdict');
  }

  /** A row of the report by its name. */
  row(name: string): Locator {
    return this.report
      .locator('.verdict-row')
      .filter({ has: this.page.locator('dt', { hasText: new RegExp(`^${name}$`) }) })
      .locator('dd');
  }

  steps = async (): Promise<number> => Number(await this.page.locator('.transport-steps .tabular').textContent());

  /** Waits until the run is known as far as it is shown. */
  async known(): Promise<void> {
    await expect(this.report).toBeVisible();
    await expect(this.page.locator('.status-work')).toHaveText('ready');
  }

  /** Waits until the run has ended. */
  async ended(): Promise<void> {
    await expect(this.row('status')).not.toContainText('not finished');
    await this.known();
  }

  /** All that the report says, as one text, once it has come to rest. */
  async wholeReport(): Promise<string> {
    await this.known();
    let before = '';
    await expect
      .poll(async () => {
        const now = await this.report.innerText();
        const still = now === before;
        before = now;
        return still;
      })
      .toBe(true);
    return before;
  }
}
