import { type Locator, type Page, expect } from '@playwright/test';

/** The laboratory's tab for experiments. */
export class Experiments {
  readonly page: Page;
  readonly panel: Locator;
  readonly run: Locator;
  readonly runAgain: Locator;
  readonly pause: Locator;
  readonly resume: Locator;
  readonly discard: Locator;
  /** The first table of results. */
  readonly table: Locator;
  readonly rows: Locator;
  readonly save: Locator;
  readonly csv: Locator;
  readonly open: Locator;
  /** "Done.", "Paused …" or how fast it goes. */
  readonly state: Locator;

  constructor(page: Page) {
    this.page = page;
    this.panel = page.locator('.experiments-panel');
    const controls = this.panel.getByRole('group', { name: 'Experiment', exact: true });
    this.run = controls.getByRole('button', { name: 'Run', exact: true });
    this.runAgain = controls.getByRole('button', { name: 'Run again' });
    this.pause = controls.getByRole('button', { name: 'Pause' });
    this.resume = controls.getByRole('button', { name: 'Resume' });
    this.discard = controls.getByRole('button', { name: 'Discard the results' });
    this.table = this.panel.locator('table').first();
    this.rows = this.table.locator('tr.report-row');
    this.save = this.panel.getByRole('button', { name: 'Save the results as JSON' });
    this.csv = this.panel.getByRole('button', { name: 'Save the table as CSV' });
    this.open = this.panel.getByRole('button', { name: 'Open saved results' });
    this.state = this.panel.locator('.study-progress .note');
  }

  /** Waits until all trainings are counted. */
  async done(): Promise<void> {
    await expect(this.state).toHaveText('Done.', { timeout: 90_000 });
  }

  /** Trainings that are counted, as the panel says it. */
  counted = async (): Promise<number> => Number((await this.panel.locator('.study-progress .progress-label').innerText()).replaceAll(/\D/g, ''));

  /** The shares of the table as they are spoken, by the ids of the rows. */
  async shares(): Promise<Record<string, string>> {
    const pairs = await this.rows.evaluateAll((rows) => rows.map((row) => [row.getAttribute('data-row')!, row.querySelector('.share > .visually-hidden')!.textContent!]));
    return Object.fromEntries(pairs) as Record<string, string>;
  }

  /** The button that opens a run of a row in the picture. */
  openRun = (row: string): Locator => this.table.locator(`tr[data-row="${row}"]`).getByRole('button');

  /** The workers that run trainings. */
  workers = () => this.page.workers().filter((worker) => worker.url().includes('experimentWorker'));

  field = (name: string): Locator => this.panel.getByRole('spinbutton', { name, exact: true });
}
