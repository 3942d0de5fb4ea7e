import { rng } from '../../numeric/rng.ts';
import { nextUnitVector } from '../charts/orthonormal.ts';
import { completedSlice, spanTolerance } from './basis.ts';
import type { SliceWay } from './choice.ts';
import { firstSubject } from './firstSubject.ts';
import { sliceBox } from './sliceBox.ts';
import { sentences } from './words.ts';

export interface RandomChoice {
  readonly kind: 'random';
  readonly seed: number;
}

/** Through the target in a uniformly random three-dimensional direction: three normal vectors, made orthonormal. */
export const randomSlice: SliceWay<RandomChoice> = {
  id: 'random',
  title: 'Random',
  purpose: 'Through the target, in a random direction: what is seen in most of them is generic.',
  refusal: (_, { seed }) => (Number.isSafeInteger(seed) ? null : `${seed} is not a seed: an integer`),
  defaultChoice: () => ({ kind: 'random', seed: 1 }),
  slice(a, { seed }, subjects) {
    const { name, filter } = firstSubject(a, subjects);
    const { chart, made } = completedSlice(filter, randomBasis(seed, a.ambientDimension));
    return {
      chart,
      box: sliceBox(chart, subjects, { neighbourhood: 0.8 }),
      share: null,
      note: sentences(`Through ${name}, in a random direction (seed ${seed}).`, made),
    };
  },
};

/** Three orthonormal vectors, uniformly distributed; the same for the same seed and size. */
export function randomBasis(seed: number, size: number): number[][] {
  const random = rng(seed);
  const basis: number[][] = [];
  for (let i = 0; i < 3; i++) {
    const next = nextUnitVector(Array.from({ length: size }, random.normal), basis, spanTolerance);
    if (next !== null) basis.push(next);
  }
  return basis;
}
