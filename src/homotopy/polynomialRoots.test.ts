import { describe, expect, it } from 'vitest';
import { rng } from '../numeric/rng.ts';
import { polynomialRoots } from './polynomialRoots.ts';

/** Coefficients of Π (z − z_k). */
function withRoots(roots: readonly (readonly [number, number])[]): Float64Array {
  let coefficients: [number, number][] = [[1, 0]];
  for (const [x, y] of roots) coefficients = [...coefficients, [0, 0] as [number, number]].map(([re, im], i) => (i === 0 ? [re, im] : [re - x * coefficients[i - 1]![0] + y * coefficients[i - 1]![1], im - x * coefficients[i - 1]![1] - y * coefficients[i - 1]![0]]));
  return Float64Array.from(coefficients.flat());
}

describe('polynomial roots', () => {
  it('are those that a polynomial was made from: near 0, far away, and on the unit circle', () => {
    const random = rng(3);
    for (let seed = 0; seed < 60; seed++) {
      const n = 1 + (seed % 16);
      const roots = Array.from({ length: n }, (_, k): [number, number] => {
        const [x, y] = [random.normal(), random.normal()];
        const size = k % 3 === 0 ? 1 / Math.hypot(x, y) : k % 3 === 1 ? 0.3 : 2;
        return [x * size, y * size];
      });
      const found = polynomialRoots(withRoots(roots));
      for (const [x, y] of roots) expect(Math.min(...Array.from({ length: n }, (_, k) => Math.hypot(found[2 * k]! - x, found[2 * k + 1]! - y)))).toBeLessThan(1e-6 * (1 + Math.hypot(x, y)));
    }
  });
});
