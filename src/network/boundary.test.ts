import { describe, expect, it } from 'vitest';
import { rng } from '../numeric/rng.ts';
import { dilateExact, multiplyExact, toNumbers } from '../testing/exact.ts';
import { type Point, isLimitFromOutside, isMember, point, rootsOver } from '../testing/reference.ts';
import { architecture } from './architecture.ts';
import { missingKinds } from './closedness.ts';
import { membership } from './membership.ts';

/** Small factors with known roots; chosen so that hyperroots of different levels coincide often (x² − 1 at stride 1 is X − 1 at stride 2). */
const atoms: readonly { readonly form: readonly bigint[]; readonly roots: readonly Point[] }[] = [
  ...([[0, 1], [1, 0], [1, 1], [-1, 1], [1, 1], [-1, 1], [4, 1], [2, 1], [-2, 1]] as const).map(([x, y]) => ({ form: [BigInt(y), BigInt(-x)], roots: [point([x, 0], [y, 0])] })),
  ...([[0, 1], [0, 2], [1, 1]] as const).map(([re, im]) => ({
    form: [1n, BigInt(-2 * re), BigInt(re * re + im * im)],
    roots: [point([re, im], [1, 0]), point([re, -im], [1, 0])],
  })),
];

const architectures: readonly (readonly [number[], number[]])[] = [
  [[2, 2], [1, 1]],
  [[2, 2, 2], [1, 1, 1]],
  [[3, 2, 2], [1, 1, 1]],
  [[4, 2], [1, 1]],
  [[2, 2, 2, 2], [1, 1, 1, 1]],
  [[2, 2], [2, 1]],
  [[3, 2], [2, 1]],
  [[2, 3], [2, 1]],
  [[3, 3], [2, 1]],
  [[4, 2], [2, 1]],
  [[3, 4], [2, 1]],
  [[3, 2], [3, 1]],
  [[4, 2], [3, 1]],
  [[1, 3], [2, 1]],
  [[1, 2, 2], [2, 1, 1]],
  [[2, 2, 2], [1, 2, 1]],
  [[2, 2, 2], [2, 1, 1]],
  [[2, 2, 2], [2, 2, 1]],
  [[3, 2, 2], [2, 2, 1]],
  [[3, 2, 2], [2, 1, 1]],
  [[2, 2, 3], [2, 1, 1]],
  [[4, 2, 2], [1, 2, 1]],
  [[2, 2, 2, 2], [1, 1, 2, 1]],
  [[2, 2, 2, 2], [1, 2, 1, 1]],
  [[3, 1, 2], [1, 2, 1]],
];

describe('membership and boundary against brute force', () => {
  it.each(architectures)('agrees for k = %j, s = %j with placing all roots by hand and moving them apart in all ways (mathematics.md A12)', (filterSizes, strides) => {
    const a = architecture({ filterSizes, strides });
    const random = rng(a.degree * 100 + filterSizes.length);
    const seen = { inside: 0, boundary: 0 };
    for (let n = 0; n < 120; n++) {
      let form: bigint[] = [1n];
      const roots: Point[] = [];
      a.reduced.degrees.forEach((d, g) => {
        const stride = a.reduced.cumulativeStrides[g]!;
        for (let left = d; left > 0; ) {
          const atom = atoms[random.integer(atoms.length)]!;
          const times = random.integer(3) === 0 ? 2 : 1;
          if (atom.roots.length * times > left) continue;
          for (let i = 0; i < times; i++) {
            form = multiplyExact(form, dilateExact(atom.form, stride));
            roots.push(...atom.roots.flatMap((p) => rootsOver(p, stride)));
          }
          left -= atom.roots.length * times;
        }
      });
      const found = membership(a, toNumbers(form));
      const inside = isMember(roots, a.reduced);
      const boundary = inside && isLimitFromOutside(roots, a.reduced, random.uniform);
      const label = `[${form.join(', ')}]`;
      expect({ inFunctionSpace: found.inFunctionSpace, onBoundary: found.onBoundary, inClosure: found.inClosure }, label).toEqual({
        inFunctionSpace: inside,
        onBoundary: boundary,
        inClosure: true,
      });
      seen.inside += Number(inside);
      seen.boundary += Number(boundary);
    }
    expect(seen.inside).toBeGreaterThan(0);
    const missing = missingKinds(a.reduced);
    expect(seen.boundary > 0, 'some point is on the boundary exactly if M is not Zariski closed (mathematics.md A5)').toBe(missing.strideOne || missing.reduced);
  });
});
