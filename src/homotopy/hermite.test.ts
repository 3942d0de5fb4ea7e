import { describe, it } from 'vitest';
import { rng } from '../numeric/rng.ts';
import { expectNumberNear } from '../testing/near.ts';
import { hermiteWeights } from './hermite.ts';

describe('Hermite interpolation', () => {
  it.each([1, 2, 3])('through %i points with derivatives is exact for polynomials of twice that many coefficients, also outside', (count) => {
    const random = rng(count);
    for (let seed = 0; seed < 20; seed++) {
      const coefficients = Array.from({ length: 2 * count }, random.normal);
      const value = (t: number): number => coefficients.reduceRight((sum, c) => sum * t + c, 0);
      const slope = (t: number): number => coefficients.reduceRight((sum, c, i) => (i === 0 ? sum : sum * t + i * c), 0);
      const times = Array.from({ length: count }, (_, i) => 1 - 0.3 * i + 0.05 * random.uniform());
      const weights = new Float64Array(2 * count);
      hermiteWeights(times, count, 1.2, weights);
      expectNumberNear(times.reduce((sum, t, i) => sum + weights[2 * i]! * value(t) + weights[2 * i + 1]! * slope(t), 0), value(1.2), 1e-11);
    }
  });
});
