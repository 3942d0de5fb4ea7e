import { type Locator, type Page, expect } from '@playwright/test';
import { ArchitectureBar } from './ArchitectureBar.ts';
import { ChartBar } from './ChartBar.ts';
import { Picture } from './Picture.ts';
import { TargetPanel } from './TargetPanel.ts';
import { TrainPanel } from './TrainPanel.ts';

/** The whole page. */
export class Explorer {
  readonly page: Page;
  readonly architecture: ArchitectureBar;
  readonly chart: ChartBar;
  readonly picture: Picture;
  readonly target: TargetPanel;
  readonly training: TrainPanel;
  /** The sentence under the picture. */
  readonly caption: Locator;
  /** One entry for each statement on the function space. */
  readonly facts: Locator;
  readonly undo: Locator;
  readonly redo: Locator;

  constructor(page: Page) {
    this.page = page;
    this.architecture = new ArchitectureBar(page);
    this.chart = new ChartBar(page);
    this.picture = new Picture(page);
    this.target = new TargetPanel(page);
    this.training = new TrainPanel(page);
    this.caption = page.locator('.caption > p');
    this.facts = page.locator('.facts > .fact');
    this.undo = page.getByRole('button', { name: 'Undo', exact: true });
    this.redo = page.getByRole('button', { name: 'Redo', exact: true });
  }

  /** Opens the page with a fragment such as "v=1&k=3.2"; nothing is awaited but the page itself. */
  async open(fragment = ''): Promise<void> {
    // a new fragment alone would not load the page again
    if (this.page.url() !== 'about:blank') await this.page.goto('about:blank');
    await this.page.goto(fragment === '' ? './' : `./#${fragment}`);
    await expect(this.caption).not.toBeEmpty();
  }

  /** Opens it and waits for the picture and for the run. */
  async openReady(fragment = ''): Promise<void> {
    await this.open(fragment);
    await this.picture.ready();
    await this.training.known();
  }

  /** Presses a key of the page with the focus on the picture, so that no control takes it for its own. */
  async press(key: string): Promise<void> {
    await this.picture.view.focus();
    await this.page.keyboard.press(key);
  }

  /** A field of the link as it stands in the address; null where it is left out as the default. */
  readonly linkField = (key: string): string | null => new URLSearchParams(new URL(this.page.url()).hash.slice(1)).get(key);

  /** Waits until the address holds this value, or one like it. */
  async expectLink(key: string, value: string | RegExp | null): Promise<void> {
    const field = expect.poll(() => this.linkField(key), { message: `${key} in the link` });
    await (value instanceof RegExp ? field.toMatch(value) : field.toBe(value));
  }

  /** A notice or an error sentence anywhere on the page. */
  notice(text: string | RegExp): Locator {
    return this.page.locator('.notice, .field-error').filter({ hasText: text });
  }

  /** Coefficients of the target as the link says them; null where it is the default one. */
  readonly targetInLink = (): number[] | null => this.linkField('u')?.split('_').map(Number) ?? null;

  /** The same once the address has come to rest: it is written in intervals while something is dragged. */
  async settledTarget(): Promise<number[] | null> {
    let before = '';
    await expect
      .poll(
        () => {
          const still = this.page.url() === before;
          before = this.page.url();
          return still;
        },
        { intervals: [600] },
      )
      .toBe(true);
    return this.targetInLink();
  }
}
