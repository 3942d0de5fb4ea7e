import { Matrix4, PerspectiveCamera, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { rng } from '../../src/numeric/rng.ts';
import { expectNear, expectNumberNear } from '../../src/testing/near.ts';
import { screenDistances } from './screenDashes.ts';

const [width, height] = [800, 600];

function cameraAt(distance: number): { matrix: Matrix4; pixel: (x: number, y: number, z: number) => [number, number] } {
  const camera = new PerspectiveCamera(26, width / height, 0.1, 100);
  camera.position.set(0.3 * distance, -0.4 * distance, 0.85 * distance);
  camera.lookAt(0, 0, 0);
  camera.updateMatrixWorld();
  const matrix = new Matrix4().multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse);
  return {
    matrix,
    pixel: (x, y, z) => {
      const seen = new Vector3(x, y, z).project(camera);
      return [(seen.x * width) / 2, (seen.y * height) / 2];
    },
  };
}

/** Segments of a polyline, flat pairs. */
const chain = (points: readonly (readonly number[])[]): number[] => points.slice(1).flatMap((p, i) => [...points[i]!, ...p]);

describe('distances along a line as it is seen', () => {
  it('are the lengths on the screen, from any distance', () => {
    const random = rng(5);
    const points = Array.from({ length: 30 }, () => [random.normal(), random.normal(), random.normal()]);
    for (const distance of [6, 20]) {
      const { matrix, pixel } = cameraAt(distance);
      const into = new Float32Array(2 * 29);
      screenDistances(chain(points), matrix, width, height, into);
      let along = 0;
      for (let i = 0; i < 29; i++) {
        const [from, to] = [points[i]!, points[i + 1]!].map((p) => pixel(p[0]!, p[1]!, p[2]!));
        expectNumberNear(into[2 * i]!, along, 1e-4);
        along += Math.hypot(to![0] - from![0], to![1] - from![1]);
        expectNumberNear(into[2 * i + 1]!, along, 1e-4);
      }
    }
  });

  it('begin anew where a line does', () => {
    const { matrix } = cameraAt(8);
    const into = new Float32Array(6);
    screenDistances([0, 0, 0, 0.1, 0, 0, 0.1, 0, 0, 0.2, 0, 0, 1, 1, 0, 1, 1.1, 0], matrix, width, height, into);
    expectNear([into[0]!, into[4]!], [0, 0]);
    expect(into[2]).toBe(into[1]);
  });

  it('stay finite for what lies behind the eye', () => {
    const { matrix } = cameraAt(2);
    const into = new Float32Array(2);
    screenDistances([0, 0, 0, 10, -12, 30], matrix, width, height, into);
    expect(into.every(Number.isFinite)).toBe(true);
  });
});
