import type { Architecture } from '../network/architecture.ts';
import type { Rng } from '../numeric/rng.ts';
import { dilateExact, multiplyExact } from './exact.ts';
import { type Point, closureDegrees, point, rootsOver } from './reference.ts';

/** Small factors with known roots; chosen so that hyperroots of different levels coincide often (x² − 1 at stride 1 is X − 1 at stride 2). */
const atoms: readonly { readonly form: readonly bigint[]; readonly roots: readonly Point[] }[] = [
  ...([[0, 1], [1, 0], [1, 1], [-1, 1], [1, 1], [-1, 1], [4, 1], [2, 1], [-2, 1]] as const).map(([x, y]) => ({ form: [BigInt(y), BigInt(-x)], roots: [point([x, 0], [y, 0])] })),
  ...([[0, 1], [0, 2], [1, 1]] as const).map(([re, im]) => ({
    form: [1n, BigInt(-2 * re), BigInt(re * re + im * im)],
    roots: [point([re, im], [1, 0]), point([re, -im], [1, 0])],
  })),
];

/** A real point of the closure of a function space, special with good probability: double roots, coincident hyperroots, roots at 0 and infinity. */
export interface StructuredForm {
  readonly form: readonly bigint[];
  /** All roots with repetition. */
  readonly roots: readonly Point[];
}

export function structuredForm(a: Architecture, random: Rng): StructuredForm {
  let form: bigint[] = [1n];
  const roots: Point[] = [];
  // half of them from the smaller pieces of the closure, where it may be singular and M may have boundary
  const pieces = closureDegrees(a.reduced);
  const degrees = random.integer(2) === 0 ? a.reduced.degrees : pieces[random.integer(pieces.length)]!;
  degrees.forEach((d, g) => {
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
  return { form, roots };
}
