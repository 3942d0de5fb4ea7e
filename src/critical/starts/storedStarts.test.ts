import { describe, expect, it } from 'vitest';
import { agree } from '../../homotopy/productCoordinates.ts';
import { rng } from '../../numeric/rng.ts';
import { architecture } from '../../network/architecture.ts';
import { expectNumberNear } from '../../testing/near.ts';
import { criticalPoints, loadStarts } from '../index.ts';
import { genericStart } from '../genericStart.ts';
import { knownStart, startSeed, stratumSolver } from '../stratumSolver.ts';
import { packed, unpacked } from './packing.ts';
import degree4 from './degree4.data.json';
import degree5 from './degree5.data.json';
import degree6 from './degree6.data.json';
import { restoreStart, storeStart, type StoredStarts } from './storedStarts.ts';

/** "2.1|1@2" */
const stratumOf = (name: string) => ({
  groups: name.split('|').map((group) => {
    const [parts, stride = '1'] = group.split('@');
    return { stride: Number(stride), partition: parts!.split('.').map(Number) };
  }),
});

const small: [string, string][] = [degree4, degree5, degree6].flatMap((stored: StoredStarts) => Object.entries(stored)).filter(([, text]) => text.length < 1200);

describe('stored start systems', () => {
  it.each(small)('have as many regular points as the closed formula says (%s)', (name, text) => {
    const solver = stratumSolver(stratumOf(name));
    const solutions = restoreStart(solver, text)!;
    expect(solutions.points.length).toBe(solver.count);
    // what is stored belongs to the parameters that are computed here
    const { start } = genericStart(solver.stratum, startSeed);
    expect(solutions.points.some((point) => agree(solver.coordinates, point, start.point))).toBe(true);
    expect(storeStart(solutions, Number(text[0])).length).toBe(text.length);
  });

  it('of other equations are refused', () => {
    const [name, text] = small[0]!;
    expect(restoreStart(stratumSolver(stratumOf(name)), `${text[0]}${'A'.repeat(text.length - 1)}`)).toBe(null);
    expect(restoreStart(stratumSolver(stratumOf(name)), text.slice(0, Math.floor(text.length / 2)))).toBe(null);
  });

  it('are loaded for the strata of an architecture, and lead to all points', async () => {
    const a = architecture({ filterSizes: [3, 3], strides: [2, 1] });
    await loadStarts(a);
    expect(knownStart(stratumOf('1.1|1.1@2'))?.points.length).toBe(39);
    const metric = Array.from({ length: 7 }, (_, i) => Array.from({ length: 7 }, (_, j) => (i === j ? 1 + i / 3 : 0.1)));
    expect(criticalPoints(a, { target: [1, 0.3, -0.7, 1.1, 0.2, -0.5, 0.8], metric }).strata[0]).toMatchObject({ found: 39, status: 'complete' });
  });
});

describe('packing', () => {
  it('keeps numbers to the precision of their digits, wherever they are', () => {
    const random = rng(4);
    for (const width of [2, 3, 4]) {
      const numbers = Float64Array.from({ length: 200 }, () => random.normal() * 10 ** (2 * random.normal()));
      const text = packed(numbers, width);
      expect(text.length).toBe(width * numbers.length);
      unpacked(text, width).forEach((value, i) => {
        const other = numbers[i % 2 === 0 ? i + 1 : i - 1]!;
        const size = 1 + Math.hypot(numbers[i]!, other);
        if (size < 64 ** width / 100) expectNumberNear(value / size, numbers[i]! / size, (4 * size) / 64 ** width);
      });
    }
  });
});
