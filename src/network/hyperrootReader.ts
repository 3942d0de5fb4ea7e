import { largestCodedDegree, noPattern } from '../polynomial/patternCode.ts';
import { addFilterRoots } from '../polynomial/quickFactorPattern.ts';
import { codeOfSphere, rootSphere } from '../polynomial/rootSphere.ts';
import type { Architecture } from './architecture.ts';
import { addPower, addRoots } from './sphereStrides.ts';

/** Reads the hyperroots of one network after the other, for statistics over many of them. */
export interface HyperrootReader {
  /** Reads the network at source[from], first layer first. False if one of its filters is zero, or has a coefficient that is not finite. */
  read(source: ArrayLike<number>, from: number): boolean;
  /**
   * Whether the hyperroots of the network read last are in general position by more than the tolerance (chordal distance): at every stride
   * S_l, all those of layers of smaller or equal stride, raised to it, are different, and each is real or is not.
   *
   * The end-to-end filter is then a smooth point of the Zariski closure of M and no boundary point: no group of layers finds more hyperroots than
   * it needs, and no two real hyperroots of a group can leave the real line together.
   */
  general(tolerance: number): boolean;
  /** Code of the root pattern of the end-to-end form, roots closer than the tolerance taken for one. */
  code(tolerance: number): number;
}

/**
 * A reader for the networks of an architecture whose filters have at most ten roots together. Codes exist where the end-to-end form has degree
 * at most ten.
 *
 * @throws RangeError for more.
 * @source mathematics.md A8, A10, A12 (general position); B7 (roots of the filters)
 */
export function hyperrootReader({ filterSizes, cumulativeStrides, dimension, degree }: Architecture): HyperrootReader {
  if (dimension - 1 > largestCodedDegree) throw new RangeError(`hyperrootReader: ${dimension - 1} hyperroots, more than ${largestCodedDegree}`);
  const own = rootSphere();
  const level = rootSphere();
  const strides = new Int32Array(largestCodedDegree);
  const levels = [...new Set(filterSizes.flatMap((size, l) => (size === 1 ? [] : [cumulativeStrides[l]!])))];
  let valid = false;
  return {
    read(source, from) {
      valid = false;
      own.count = 0;
      let at = from;
      for (let l = 0; l < filterSizes.length; l++) {
        const before = own.count;
        if (!addFilterRoots(own, source, at, filterSizes[l]!)) return false;
        strides.fill(cumulativeStrides[l]!, before, own.count);
        at += filterSizes[l]!;
      }
      valid = true;
      return true;
    },
    general(tolerance) {
      for (const stride of levels) {
        level.count = 0;
        for (let i = 0; i < own.count; i++) if (strides[i]! <= stride) addPower(level, own, i, stride / strides[i]!);
        if (!apart(level, tolerance)) return false;
      }
      return valid;
    },
    code(tolerance) {
      if (degree > largestCodedDegree) throw new RangeError(`hyperrootReader: no codes for patterns of degree ${degree}`);
      if (!valid) return noPattern;
      level.count = 0;
      for (let i = 0; i < own.count; i++) addRoots(level, own, i, strides[i]!);
      return codeOfSphere(level, tolerance);
    },
  };
}

/** Whether any two points, and any point of a pair and its conjugate, are farther from each other than the tolerance; the upper points tell. */
function apart({ count, u, v, h, weights }: ReturnType<typeof rootSphere>, tolerance: number): boolean {
  const reach = 4 * tolerance * tolerance;
  for (let i = 0; i < count; i++) {
    if (weights[i] === 2 && !(h[i]! > tolerance)) return false;
    for (let j = 0; j < i; j++) if (!((u[i]! - u[j]!) ** 2 + (v[i]! - v[j]!) ** 2 + (h[i]! - h[j]!) ** 2 > reach)) return false;
  }
  return true;
}
