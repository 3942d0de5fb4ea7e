import { PerspectiveCamera, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import type { Chart } from '../../src/strata/index.ts';
import { expectNumberNear } from '../../src/testing/near.ts';
import { chartView } from './view.ts';

const charts: readonly (readonly [string, Chart | null, boolean])[] = [
  ['ambient', { kind: 'ambient' }, false],
  ['sphere', { kind: 'sphere' }, true],
  ['affine', { kind: 'affine' }, false],
  ['affine, thin', { kind: 'affine' }, true],
  ['depressed', { kind: 'depressed' }, false],
  ['torus quotient', { kind: 'torusQuotient', c: 0, e: -1 }, true],
  ['torus quotient', { kind: 'torusQuotient', c: 1, e: 1 }, true],
  ['none', null, false],
];

/** Where a position is seen: right, up, and away from the eye. */
function seen(chart: Chart | null, thin: boolean, position: readonly [number, number, number]): Vector3 {
  const { up, from } = chartView(chart, 4, thin);
  const camera = new PerspectiveCamera();
  camera.up.set(...up);
  camera.position.set(...from).multiplyScalar(20);
  camera.lookAt(0, 0, 0);
  camera.updateMatrixWorld();
  const at = new Vector3(...position).applyMatrix4(camera.matrixWorldInverse);
  return new Vector3(at.x, at.y, -at.z);
}

describe('first views', () => {
  it.each(charts)('of the chart %s look from a direction of length one, not along their vertical', (_, chart, thin) => {
    const { up, from } = chartView(chart, 4, thin);
    expectNumberNear(Math.hypot(...up), 1);
    expectNumberNear(Math.hypot(...from), 1);
    expect(Math.abs(up.reduce((sum, c, i) => sum + c * from[i]!, 0))).toBeLessThan(0.7);
  });

  it('show the swallowtail with its tail in front and below, the bowl behind', () => {
    const depressed: Chart = { kind: 'depressed' };
    // on the self-intersection, on a cuspidal edge, in the bowl
    const [crease, edge, bowl] = [[-2, 0, 1], [-1.5, 1, -0.1875], [1, 0, 2]].map((at) => seen(depressed, false, at as [number, number, number]));
    expect(crease!.z).toBeLessThan(bowl!.z);
    expect(edge!.y).toBeLessThan(crease!.y);
  });

  it('show the handle of the umbrella behind its pinch point for C = 0, E = −1', () => {
    const umbrella: Chart = { kind: 'torusQuotient', c: 0, e: -1 };
    expect(seen(umbrella, true, [-1, 0, 0]).z).toBeGreaterThan(seen(umbrella, true, [0, 0, 0]).z);
  });

  it('look into the mouth of the wedge: its edge runs from left to right', () => {
    const affine: Chart = { kind: 'affine' };
    const edgeAt = (t: number): Vector3 => seen(affine, false, [-3 * t, 3 * t * t, -t * t * t]);
    expect(edgeAt(-0.6).x).toBeLessThan(edgeAt(0).x);
  });
});
