import { describe, expect, it } from 'vitest';
import { architecture, type Architecture, type Filter } from '../../network/architecture.ts';
import { membership } from '../../network/membership.ts';
import { rng } from '../../numeric/rng.ts';
import { evaluateForm, type Form } from '../../polynomial/form.ts';
import { formatRootPattern } from '../../polynomial/formatRootPattern.ts';
import { polyphaseSections } from '../../polynomial/polyphase.ts';
import { rootPattern } from '../../polynomial/rootPattern.ts';
import { expectNear, expectNumberNear } from '../../testing/near.ts';
import { hyperrootRulings } from '../hyperrootRulings.ts';
import { formAt } from '../slice.ts';
import { hyperrootPositionOf } from '../special/hyperrootPosition.ts';
import { cross, length, type Vector3 } from '../vector3.ts';
import { chebyshevForm, defaultCoordinates, defaultSlice, filterOfFunctionSpace } from './defaultSlice.ts';
import { harmonicForm } from './harmonicForm.ts';

const build = (filterSizes: number[], strides: number[] = filterSizes.map(() => 1)): Architecture => architecture({ filterSizes, strides });
const realRoots = (form: Form): number => rootPattern(form).real.reduce((sum, m) => sum + m, 0);
const patternOf = (filter: Filter): string => formatRootPattern(rootPattern(filter));

/** Thick architectures of a degree, with every possible number of even filter sizes. */
const thick = (degree: number): Architecture[] =>
  Array.from({ length: Math.floor(degree / 2) + 1 }, (_, threes) => build([...Array.from({ length: threes }, () => 3), ...Array.from({ length: degree - 2 * threes }, () => 2)]));

/** Of codimension 1: d filters of size 2 (or some of size 3) at stride 1, one of size 2 at stride 2. */
const codimensionOne = (d: number): Architecture[] =>
  Array.from({ length: Math.floor(d / 2) + 1 }, (_, threes) => {
    const sizes = [...Array.from({ length: threes }, () => 3), ...Array.from({ length: d - 2 * threes }, () => 2), 2];
    return build(sizes, sizes.map((_size, l) => (l === sizes.length - 2 ? 2 : 1)));
  });

const sample = (half: number, seed: number): Vector3 => {
  const random = rng(seed);
  const side = (): number => half * (2 * random.uniform() - 1);
  return [side(), side(), side()];
};

describe('harmonic forms', () => {
  it('are cos(kθ − phase) on the unit circle', () => {
    for (let n = 0; n <= 12; n++)
      for (let k = n % 2; k <= n; k += 2)
        for (const t of [0, 0.3, 2, 5]) expectNumberNear(evaluateForm(harmonicForm(n, k, 0.7), Math.cos(t), Math.sin(t)), Math.cos(k * t - 0.7), 1e-11);
    expect(harmonicForm(4, 4)).toEqual([1, 0, -6, 0, 1]);
    expect(harmonicForm(5, 3)).toEqual([1, 0, -2, 0, -3, 0]);
    expect(harmonicForm(1000, 1000).every(Number.isFinite)).toBe(true);
  });
});

describe('the first slice of a thick architecture', () => {
  it('has one line of the discriminant for every double root, never a plane', () => {
    for (let n = 3; n <= 12; n++)
      for (const a of thick(n)) {
        const { directions } = defaultSlice(a);
        for (let i = 0; i < 200; i++) {
          const [x, y] = [Math.cos((Math.PI * i) / 200), Math.sin((Math.PI * i) / 200)];
          // double root at (x : y): both partial derivatives vanish
          const partials = directions.map((form) => [
            form.slice(0, -1).reduce((sum, c, k) => sum + (n - k) * c * x ** (n - k - 1) * y ** k, 0),
            form.slice(1).reduce((sum, c, k) => sum + (k + 1) * c * x ** (n - k - 1) * y ** k, 0),
          ]);
          const [u, v] = [0, 1].map((j) => partials.map((p) => p[j]!) as unknown as Vector3);
          expect(length(cross(u!, v!))).toBeGreaterThan(0.1);
        }
      }
  });

  it('shows every number of real roots that decides about M, in sizeable regions: both sides of the boundary are in view', () => {
    for (let n = 3; n <= 10; n++)
      for (const a of thick(n)) {
        const slice = defaultSlice(a);
        const needed = a.reduced.evenFilterCounts[0]!;
        const counts = Array.from({ length: 150 }, (_, seed) => realRoots(formAt(slice, sample(slice.half / (seed % 2 ? 1 : 3), seed))));
        if (needed < 2) continue;
        expect(counts.filter((r) => r >= needed).length, `n = ${n}, e = ${needed}`).toBeGreaterThan(3);
        expect(counts.filter((r) => r < needed).length, `n = ${n}, e = ${needed}`).toBeGreaterThan(3);
      }
  });

  it('holds the whole body of forms with n real roots: none on the faces of the box', () => {
    for (let n = 4; n <= 10; n++)
      for (const a of thick(n)) {
        const slice = defaultSlice(a);
        expect(realRoots(slice.origin)).toBe(n);
        for (let seed = 0; seed < 60; seed++) {
          const face = sample(slice.half, seed).map((x, i) => (i === seed % 3 ? (seed % 2 ? slice.half : -slice.half) : x)) as unknown as Vector3;
          expect(realRoots(formAt(slice, face))).toBeLessThan(n);
        }
      }
  });

  it('has the four forms ±8 cos⁴(θ − jπ/4) with a fourfold root as its corners for degree 4', () => {
    const slice = defaultSlice(build([2, 2, 2, 2]));
    for (const [position, pattern] of [[[4, 0, 3], '4|0'], [[-4, 0, 3], '4|0'], [[0, 4, -3], '4|0'], [[0, -4, -3], '4|0'], [[0, 0, 1], '22|0'], [[0, 0, 0], '1111|0'], [[0, 0, 3], '0|11']] as const)
      expect(patternOf(formAt(slice, position))).toBe(pattern);
  });
});

describe('the first slice in codimension 1', () => {
  const surface = (a: Architecture, i: number, s: number): Vector3 | null => {
    // on the line of a hyperroot: both parts vanish there
    const slice = defaultSlice(a);
    const [x, y] = [Math.cos((Math.PI * i) / 400), Math.sin((Math.PI * i) / 400)];
    const at = (form: Form): number[] => polyphaseSections(form, 2).map((p) => evaluateForm(p, x, y));
    const [origin, ...directions] = [slice.origin, ...slice.directions].map(at);
    const Z = -origin![0]! / directions[2]![0]!;
    const [u, v] = [directions[0]![1]!, directions[1]![1]!];
    const size = Math.hypot(u, v);
    expect(size).toBeGreaterThan(1e-3);
    const foot = -(origin![1]! + Z * directions[2]![1]!) / (size * size);
    const position: Vector3 = [foot * u - (s * v) / size, foot * v + (s * u) / size, Z];
    return Math.max(...position.map(Math.abs)) <= slice.half ? position : null;
  };

  it('has horizontal lines whose points lie in the Zariski closure; both M and the rest of it are in view if M is not all of it', () => {
    for (const a of [1, 2, 3, 4, 5].flatMap(codimensionOne)) {
      const slice = defaultSlice(a);
      let [inside, outside] = [0, 0];
      for (let i = 1; i < 400; i += 9)
        for (const s of [-1.3, -0.4, 0.2, 0.9]) {
          const position = surface(a, i, s);
          if (position === null) continue;
          const { inFunctionSpace, inClosure } = membership(a, formAt(slice, position));
          expect(inClosure, `${a.filterSizes.join()} ${position.join()}`).toBe(true);
          if (inFunctionSpace) inside++;
          else outside++;
        }
      expect(inside, a.filterSizes.join()).toBeGreaterThan(2);
      if (a.reduced.evenFilterCounts[0]! >= 2) expect(outside, a.filterSizes.join()).toBeGreaterThan(2);
    }
  });

  it('has one line for every hyperroot, never a plane, on which further hyperroots come at points of their own', () => {
    for (const a of [2, 3, 4, 5, 6, 7, 8].map((d) => codimensionOne(d)[0]!)) {
      const slice = defaultSlice(a);
      expect(hyperrootPositionOf(slice), `degree ${a.degree}`).toMatchObject({ kind: 'general', planes: [] });
      const family = hyperrootRulings(slice, a.reduced.evenFilterCounts[0]!);
      for (const theta of [0.3, 0.77, 1.21, 1.9, 2.4, 2.93]) {
        const places = family.at(theta)!.breakpoints.filter(({ kind }) => kind === 'hyperroot').map(({ s }) => s);
        places.slice(1).forEach((s, i) => expect(s - places[i]!, `degree ${a.degree} at ${theta}`).toBeGreaterThan(1e-4));
      }
    }
  });

  it('is Plücker’s conoid Z (X² + Y²) = X² − Y² for degree 4, with the double line |Z| ≤ 1 in M and handles beyond', () => {
    const umbrella = build([3, 2], [2, 1]);
    const slice = defaultSlice(umbrella);
    for (let seed = 1; seed <= 60; seed++) {
      const [X, Y] = sample(1.5, seed);
      const { inFunctionSpace } = membership(umbrella, formAt(slice, [X, Y, (X * X - Y * Y) / (X * X + Y * Y)]));
      expect(inFunctionSpace).toBe(true);
      expect(membership(umbrella, formAt(slice, [X, Y, (X * X - Y * Y) / (X * X + Y * Y) + 0.25])).inClosure).toBe(false);
    }
    const axis = (Z: number): boolean[] => {
      const { inFunctionSpace, onBoundary, inClosure } = membership(umbrella, formAt(slice, [0, 0, Z]));
      return [inFunctionSpace, onBoundary, inClosure];
    };
    expect([0.5, 1, 1.25, -1, -1.5].map(axis)).toEqual([[true, false, true], [true, true, true], [false, false, true], [true, true, true], [false, false, true]]);
  });
});

describe('the first slice in higher codimension, and first coefficients', () => {
  const thin = [build([3, 3], [2, 1]), build([2, 2, 2], [2, 1, 1]), build([2, 2, 2], [2, 2, 1]), build([2, 2], [3, 1]), build([1, 3], [2, 1]), build([2, 2, 2], [1, 3, 1])];

  it('goes through a filter of M', () => {
    for (const a of thin) {
      const { origin, directions } = defaultSlice(a);
      expect(membership(a, origin).inFunctionSpace).toBe(true);
      expectNear(origin, filterOfFunctionSpace(a), 0);
      directions.forEach((u, i) => directions.forEach((v, j) => expectNumberNear(u.reduce((sum, c, k) => sum + c * v[k]!, 0), i === j ? 1 : 0, 1e-14)));
    }
  });

  it('holds values with n real roots, 2^{1 − n/2} T_n(x/√2), for thick architectures', () => {
    for (let n = 2; n <= 12; n++) {
      const form = chebyshevForm(n);
      expect(realRoots(form)).toBe(n);
      for (const t of [0.1, 1, 2.5]) expectNumberNear(evaluateForm(form, Math.SQRT2 * Math.cos(t), 1), 2 ** (1 - n / 2) * Math.cos(n * t), 1e-12);
    }
    expect(defaultCoordinates(build([3, 2, 2]))).toEqual({ free: [2, 3, 4], values: [1, 0, -2, 0, 0.5] });
  });

  it('are the umbrella C = E = 1 for k = (3,2), s = (2,1)', () => {
    expect(defaultCoordinates(build([3, 2], [2, 1]))).toEqual({ free: [0, 1, 3], values: [1, 1, 1, 1, 1] });
  });
});
