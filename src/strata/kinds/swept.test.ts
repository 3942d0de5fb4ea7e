import { describe, expect, it } from 'vitest';
import { architecture } from '../../network/architecture.ts';
import { picture, type Picture } from '../index.ts';
import { coordinate, defaultSliceCases, type PictureCase } from '../pictureCases.testing.ts';
import { chosenSlice, noSubjects } from '../slices/index.ts';

const build = (filterSizes: readonly number[], strides: readonly number[], points: readonly (readonly number[])[]): Picture => {
  const a = architecture({ filterSizes, strides });
  const { chart, box } = chosenSlice(a, { kind: 'points', points: points.map((point) => [...point]) }, noSubjects);
  return picture(a, { chart, box, clip: 'ball', quality: 'default' });
};

const isApproximate = ({ notes }: Picture): boolean => notes.some((note) => note.includes('approximate'));

describe('a picture whose strata fall together along curves', () => {
  it('says that it is approximate where rounding decides between them', () => {
    expect(isApproximate(build([4, 2], [2, 1], [[0, 0, 3, 3, 0, 0], [0, 0, 3, 3, 0, 0], [1, 2, -6, -6, 2, 1], [-1, -2, 0, 0, -2, -1]]))).toBe(true);
  });

  it.each([
    ['palindromic forms of degree 5', [4, 2], [2, 1], [[0, -2, -1, -1, -2, 0], [0, 2, -1, -1, 2, 0], [-1, 1, 0, 0, 1, -1], [2, 1, 1, 1, 1, 2]]],
    ['palindromic forms of degree 6', [5, 2], [2, 1], [[-2, 4, -4, 0, -4, 4, -2], [1, 0, -3, -2, -3, 0, 1], [-1, -2, 2, 1, 2, -2, -1], [3, 2, -2, 3, -2, 2, 3]]],
    ['lines through the zero filter with a triple root at 0', [3, 2], [1, 1], [[0, 0, -1, -1], [0, 1, 0, 0]]],
    ['lines through the zero filter', [2, 2, 2], [1, 1, 1], [[0, -1, -1, 1], [-1, -1, 0, 1], [1, 0, 1, 0], [1, 0, 0, 0]]],
  ] as const)('is exact where it can be: %s', (_, sizes, strides, points) => {
    expect(isApproximate(build(sizes, strides, points))).toBe(false);
  });

  it.each(defaultSliceCases().map((one): [string, PictureCase] => [one.name, one]))('is not that which people see first: %s', (_, { architecture: a, request }) => {
    expect(isApproximate(picture(a, { ...request, quality: 'draft' }))).toBe(false);
  });
});

describe('a curve that a ruling sweeps through in a short interval of θ', () => {
  it('is drawn although labels agree on its two sides: two double roots, one of them at x = 0', () => {
    // near x = 0 all forms are x (0.5 x³ + 0.1 x² y + Y x y² + Z y³) y⁶, but for x⁹ y
    const a = architecture({ filterSizes: [6, 6], strides: [1, 1] });
    const origin = [1.1, 0, 0, 0.5, 0.6, 0, 0.5, 0.1, 0, 0, 0];
    const { strata } = picture(a, { chart: { kind: 'slice', origin, directions: [coordinate(11, 1), coordinate(11, 8), coordinate(11, 9)] }, quality: 'default', box: { min: [-1.4, -1.4, -1.4], max: [1.4, 1.4, 1.4] }, clip: 'ball' });
    const curve = strata.find(({ pattern, kind }) => kind === 'curve' && pattern === '22|111');
    const at = (axis: number): number[] => Array.from(curve?.positions ?? []).filter((_, i) => i % 3 === axis);
    expect(Math.max(...at(0)) - Math.min(...at(0))).toBeGreaterThan(2.7);
    for (const y of at(1)) expect(Math.abs(y - 0.005)).toBeLessThan(2e-4);
    for (const z of at(2)) expect(Math.abs(z)).toBeLessThan(1e-6);
  });
});
