import { bilinearSolutions } from '../../homotopy/bilinear.ts';
import { euclideanNorm } from '../../polynomial/form.ts';
import { polyphaseSections } from '../../polynomial/polyphase.ts';
import type { Slice } from '../slice.ts';
import type { Vector3 } from '../vector3.ts';

/** Imaginary parts of a solution's coordinates below this, relative to the largest: it is real, up to rounding. */
const realSolution = 1e-8;

/** A first homogeneous coordinate below this, relative to the largest: the point is at infinity. */
const atInfinity = 1e-9;

/**
 * The points of a slice whose forms have a factor g(x², y²), g of degree 3.
 *
 * g divides both polyphase sections p₀, p₁ of the form iff a p₀ = b p₁ for forms a, b of degrees N₁ − 3, N₀ − 3 that are not both zero:
 * bilinear equations in the form, a point of the slice, and (a, b).
 *
 * @returns Positions of the isolated ones, and how many more there may be: multiple points, or a curve.
 * @throws RangeError for degree below 7: the slice's forms are too few, or have no further factor.
 * @source derived; Convariety notes B1
 */
export function cubicFactors({ origin, directions }: Slice): { readonly positions: readonly Vector3[]; readonly unknown: number } {
  const n = origin.length - 1;
  if (n < 7) throw new RangeError(`cubicFactors: forms of degree ${n}`);
  // sections of comparable size, whatever the units of the slice's coordinates are
  const sizes = [origin, ...directions].map((form) => euclideanNorm(form) || 1);
  const sections = [origin, ...directions].map((form, i) => polyphaseSections(form, 2).map((section) => section.map((c) => c / sizes[i]!)));
  const [N0, N1] = [sections[0]![0]!.length - 1, sections[0]![1]!.length - 1];
  const [countA, countB] = [N1 - 2, N0 - 2];
  const equations = Array.from({ length: N0 + N1 - 2 }, (_, i) =>
    sections.map(([even, odd]) => [...Array.from({ length: countA }, (_c, j) => even![i - j] ?? 0), ...Array.from({ length: countB }, (_c, j) => -(odd![i - j] ?? 0))]),
  );
  const { regular, unknown } = bilinearSolutions(equations);
  const positions = regular.flatMap(({ z }): Vector3[] => {
    const place = affinePlace(z);
    return place === null ? [] : [place.map((c, k) => (c * sizes[0]!) / sizes[k + 1]! + 0) as unknown as Vector3];
  });
  return { positions, unknown };
}

/** z₁/z₀, z₂/z₀, z₃/z₀ if they are real and finite. */
function affinePlace(z: Float64Array): number[] | null {
  const largest = Math.hypot(...z);
  const [re, im] = [z[0]!, z[1]!];
  const size = re * re + im * im;
  if (Math.sqrt(size) <= atInfinity * largest) return null;
  const real: number[] = [];
  for (let k = 2; k < z.length; k += 2) {
    const imaginary = (z[k + 1]! * re - z[k]! * im) / size;
    if (Math.abs(imaginary) > (realSolution * largest) / Math.sqrt(size)) return null;
    real.push((z[k]! * re + z[k + 1]! * im) / size);
  }
  return real;
}
