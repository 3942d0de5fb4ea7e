import { type Locator, type Page, expect } from '@playwright/test';

export type Position = readonly [number, number, number];

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The stage with its 3-D picture. */
export class Picture {
  readonly page: Page;
  readonly stage: Locator;
  /** What takes the arrow keys of the picture. */
  readonly view: Locator;
  /** The grip over the star. */
  readonly grip: Locator;
  readonly canvas: Locator;

  constructor(page: Page) {
    this.page = page;
    this.stage = page.getByRole('main', { name: 'Picture' });
    this.view = page.getByRole('application');
    this.grip = page.getByRole('button', { name: /^Target:/ });
    this.canvas = this.stage.locator('canvas');
  }

  /** Waits until the strata and their names are drawn. */
  async ready(): Promise<void> {
    await expect(this.page.locator('.scene[data-scene-ready="true"]')).toBeVisible();
    await expect(this.stage).toHaveAttribute('data-picture', 'ready');
  }

  /** Direction from the picture to the eye, in the coordinates of the chart. */
  sight(): Promise<number[]> {
    return this.page.evaluate(() => globalThis.convarietyScene!.state().camera.getWorldDirection(globalThis.convarietyScene!.state().camera.position.clone()).negate().toArray());
  }

  /** The same once the camera stands still. */
  async restingSight(): Promise<number[]> {
    let before = '';
    let now: number[] = [];
    await expect
      .poll(
        async () => {
          const last = before;
          now = await this.sight();
          before = now.join();
          return before === last;
        },
        { intervals: [500] },
      )
      .toBe(true);
    return now;
  }

  /** Where a position of the chart is on the page, by the picture's own camera. */
  project(position: Position): Promise<Point> {
    return this.page.evaluate(([x, y, z]) => {
      const { camera, gl } = globalThis.convarietyScene!.state();
      const seen = camera.position.clone().set(x, y, z).project(camera);
      const { left, top, width, height } = gl.domElement.getBoundingClientRect();
      return { x: left + (0.5 + 0.5 * seen.x) * width, y: top + (0.5 - 0.5 * seen.y) * height };
    }, position);
  }

  cameraPosition(): Promise<number[]> {
    return this.page.evaluate(() => globalThis.convarietyScene!.state().camera.position.toArray());
  }

  /** Distance of a position from the eye, along the direction of view. */
  depth(position: Position): Promise<number> {
    return this.page.evaluate(([x, y, z]) => {
      const { camera } = globalThis.convarietyScene!.state();
      return -camera.position.clone().set(x, y, z).applyMatrix4(camera.matrixWorldInverse).z;
    }, position);
  }

  /** A number for the surfaces as they are drawn: another picture has another one. */
  surfaces(): Promise<string> {
    return this.page.evaluate(() => {
      let [vertices, sum] = [0, 0];
      globalThis.convarietyScene!.state().scene.traverse((object) => {
        const { type, userData, geometry } = object as unknown as { type: string; userData: { stratum?: string }; geometry?: { attributes: { position?: { array: Float32Array } } } };
        const positions = type === 'Mesh' && userData.stratum !== undefined ? geometry?.attributes.position?.array : undefined;
        for (const value of positions ?? []) sum += Math.abs(value);
        vertices += (positions?.length ?? 0) / 3;
      });
      return `${vertices} vertices, ${sum.toFixed(3)}`;
    });
  }

  /** The numbers of the line that is drawn as the run, first point first. */
  trajectory(): Promise<number[]> {
    return this.page.evaluate(() => {
      const numbers: number[] = [];
      globalThis.convarietyScene!.state().scene.getObjectByName('trajectory')?.traverse((object) => {
        const { geometry } = object as unknown as { geometry?: { instanceCount: number; attributes: { instanceStart?: { data: { array: Float32Array; stride: number } } } } };
        const start = geometry?.attributes.instanceStart;
        if (numbers.length > 0 || start === undefined) return;
        const { array, stride } = start.data;
        for (let segment = 0; segment < Math.min(geometry!.instanceCount, 200); segment++) numbers.push(...array.slice(stride * segment, stride * segment + 6));
      });
      return numbers;
    });
  }
}
