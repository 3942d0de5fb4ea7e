import { describe, expect, it } from 'vitest';
import { expectNear } from '../testing/near.ts';
import { rankDrops } from './rankDrops.ts';

describe('angles at which two conditions become dependent', () => {
  it('are found where the sine touches 0, wherever that is', () => {
    for (const at of [0.1234, 1.2, 3.14]) expectNear(rankDrops((theta) => Math.abs(Math.sin(theta - at))), [at], 1e-12);
    expect(rankDrops((theta) => 1e-6 + Math.abs(Math.sin(theta - 1)))).toEqual([]);
  });

  it('are exact at the axes and simple fractions of π, where the minimum is flat and rounded', () => {
    for (const part of [0, 1 / 4, 1 / 3, 1 / 2, 2 / 3]) {
      const at = Math.PI * part;
      expectNear(rankDrops((theta) => Math.sin(theta - at) ** 4 + 1.4e-17 * (1 + Math.sin(1e9 * theta))), [at], 1e-15);
    }
  });
});
