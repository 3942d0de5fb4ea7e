import type { Stratum } from '../mesh.ts';
import type { Vector3 } from '../vector3.ts';

/** Segments as a curve whose equal points are one vertex; segments that shrink to a point in single precision are left out. */
export function curveBuffers(segments: readonly (readonly [Vector3, Vector3])[]): Required<Pick<Stratum, 'positions' | 'index'>> {
  const numbers = new Map<string, number>();
  const positions: number[] = [];
  const number = (point: Vector3): number => {
    const key = point.map((x) => Math.fround(x) + 0).join(' ');
    let place = numbers.get(key);
    if (place === undefined) {
      numbers.set(key, (place = numbers.size));
      positions.push(...point);
    }
    return place;
  };
  const index = segments.map(([a, b]) => [number(a), number(b)] as const).filter(([a, b]) => a !== b);
  return { positions: new Float32Array(positions), index: new Uint32Array(index.flat()) };
}
