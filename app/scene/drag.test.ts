import fc from 'fast-check';
import { PerspectiveCamera, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { expectNear, expectNumberNear } from '../../src/testing/near.ts';
import { dragAlongSight, dragInPlane, unitsPerPixel } from './drag.ts';

const unit = fc.double({ min: -1, max: 1, noNaN: true });
const place = fc.tuple(unit, unit, unit);

/** A camera at distance 4 to 7 from the middle, looking near it. */
function camera([x, y, z]: readonly [number, number, number], up: readonly [number, number, number] = [0, 0, 1]): PerspectiveCamera {
  const made = new PerspectiveCamera(26, 1.4, 0.5, 40);
  made.up.set(...up);
  made.position.set(x, y, z).normalize().multiplyScalar(4 + Math.abs(x) * 3);
  if (made.position.lengthSq() < 1) made.position.set(5, 0, 0);
  made.lookAt(0.1, -0.05, 0.02);
  made.updateMatrixWorld();
  return made;
}

describe('dragging', () => {
  it('is inverse to projection: the dragged point is seen where the pointer is, in the plane through the anchor that faces the camera', () => {
    fc.assert(
      fc.property(place, place, fc.tuple(unit, unit), (eye, anchor, [x, y]) => {
        const seen = camera(eye);
        const from = new Vector3(...anchor);
        const to = dragInPlane(x, y, from, seen, new Vector3());
        const forward = seen.getWorldDirection(new Vector3());
        expectNumberNear(to.clone().sub(from).dot(forward), 0, 1e-9);
        const back = to.clone().project(seen);
        expectNear([back.x, back.y], [x, y], 1e-8);
      }),
      { seed: 20250612, numRuns: 200 },
    );
  });

  it('leaves a point alone that is dragged to where it is', () => {
    const seen = camera([0.3, 0.8, 0.2], [Math.SQRT1_2, 0, Math.SQRT1_2]);
    const from = new Vector3(0.68, 0.1, 0.6);
    const { x, y } = from.clone().project(seen);
    expectNear(dragInPlane(x, y, from, seen, new Vector3()).toArray(), from.toArray(), 1e-9);
  });

  it('moves along the line of sight without moving on screen, and never behind the eye', () => {
    const seen = camera([0.3, 0.8, 0.2]);
    const from = new Vector3(0.3, -0.2, 0.5);
    const to = dragAlongSight(0.7, from, seen, new Vector3());
    expectNumberNear(to.distanceTo(seen.position) - from.distanceTo(seen.position), 0.7, 1e-9);
    const [a, b] = [from.clone().project(seen), to.clone().project(seen)];
    expectNear([a.x, a.y], [b.x, b.y], 1e-9);
    expect(dragAlongSight(-100, from, seen, new Vector3()).clone().sub(seen.position).dot(seen.getWorldDirection(new Vector3()))).toBeGreaterThan(0);
  });

  it('knows how much of space a pixel spans', () => {
    const seen = camera([1, 0.2, 0.1]);
    const from = new Vector3(0.1, 0.1, 0.1);
    const step = unitsPerPixel(from, seen, 500);
    const up = new Vector3().setFromMatrixColumn(seen.matrixWorld, 1).multiplyScalar(step).add(from);
    expectNumberNear(((up.project(seen).y - from.project(seen).y) / 2) * 500, 1, 1e-9);
  });
});
