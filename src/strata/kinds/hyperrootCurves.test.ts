import { expect, it } from 'vitest';
import { architecture } from '../../network/architecture.ts';
import { membership } from '../../network/membership.ts';
import { picture } from '../index.ts';
import { points } from '../meshLaws.testing.ts';
import { formAt, type Slice } from '../slice.ts';

it('a line of forms with a pair of hyperroots and a real one beside it is in M, not a handle', () => {
  const a = architecture({ filterSizes: [6, 2], strides: [2, 1] });
  // odd part (X² + XY + 2Y²)(X − Y) for all forms, even part t times the same, plus b X²Y + d Y³
  const even = (c: readonly number[]): number[] => c.flatMap((value) => [value, 0]);
  const slice: Slice = { origin: [0, 1, 0, 0, 0, 1, 0, -2], directions: [even([1, 0, 1, -2]), even([0, 1, 0, 0]), even([0, 0, 0, 1])] };
  const { strata } = picture(a, { chart: { kind: 'slice', ...slice }, quality: 'default', box: { min: [-2, -2, -2], max: [2, 2, 2] }, clip: 'ball' });
  const curves = strata.filter(({ kind }) => kind === 'curve');
  expect(curves.length).toBeGreaterThan(0);
  for (const { positions, inFunctionSpace, onBoundary } of curves)
    for (const point of points(positions)) expect(membership(a, formAt(slice, point), { tolerance: 1e-6 })).toMatchObject({ inFunctionSpace, onBoundary });
});
