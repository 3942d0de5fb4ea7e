import { describe, expect, it } from 'vitest';
import { normalSource } from '../numeric/normals.ts';
import { rng } from '../numeric/rng.ts';
import { mergeCloseRoots } from './clusterRoots.ts';
import { maxNorm, multiplyForms } from './form.ts';
import { formatRootPattern } from './formatRootPattern.ts';
import { noPattern, patternOfCode } from './patternCode.ts';
import { factorPatternReader } from './quickFactorPattern.ts';
import { rootDivisor } from './rootDivisor.ts';
import { divisorPattern, rootPattern } from './rootPattern.ts';

type Filters = readonly (readonly number[])[];

const random = rng(51);
const normals = (count: number): number[] => Array.from({ length: count }, () => random.normal());

/** The pattern read from the filters, laid out anywhere and any number of places apart. */
function printed(filters: Filters, tolerance = 1e-4): string {
  const [from, step] = [random.integer(4), 1 + random.integer(3)];
  const numbers = filters.flat();
  const source = new Float64Array(from + step * numbers.length).fill(99);
  numbers.forEach((c, i) => (source[from + i * step] = c));
  const reader = factorPatternReader(filters.map((w) => w.length));
  expect(reader.read(source, from, step)).toBe(true);
  return formatRootPattern(patternOfCode(reader.code(tolerance)));
}

/** The same by the guarded root finder and the clusters of its roots. */
function guarded(filters: Filters, tolerance: number): string {
  const roots = filters.filter((w) => w.length > 1).map((w) => rootDivisor(w));
  return formatRootPattern(divisorPattern(mergeCloseRoots({ real: roots.flatMap((r) => r.real), pairs: roots.flatMap((r) => r.pairs) }, tolerance)));
}

/** The line with the root (cos φ : sin φ), and the quadratic with the roots re ± i im, with random factors. */
const line = (phi: number): number[] => scaled([Math.sin(phi), -Math.cos(phi)]);
const pair = (re: number, im: number): number[] => scaled([1, -2 * re, re * re + im * im]);
const scaled = (w: readonly number[]): number[] => {
  const factor = random.normal() || 1;
  return w.map((c) => c * factor);
};
const shaken = (w: readonly number[], by: number): number[] => w.map((c) => c + by * maxNorm(w) * (2 * random.uniform() - 1));

const shapes = [[2], [3], [4], [2, 2], [3, 2], [2, 2, 2], [3, 3], [4, 2], [2, 3, 2], [2, 2, 2, 2], [4, 4], [1, 3, 1, 2], [3, 3, 3], [4, 4, 4]];

describe('factorPatternReader', () => {
  it('agrees with the guarded root finder and its clusters, for narrow and for wide tolerances', () => {
    const seen = new Set<string>();
    for (let run = 0; run < 6000; run++) {
      const filters = shapes[run % shapes.length]!.map((size) => normals(size));
      for (const tolerance of [1e-4, 0.05, 0.3]) {
        const pattern = guarded(filters, tolerance);
        seen.add(pattern);
        expect(printed(filters, tolerance), `${JSON.stringify(filters)} within ${tolerance}`).toBe(pattern);
      }
    }
    expect(seen.size).toBeGreaterThan(80);
  });

  it('is the pattern of the product when all its roots are apart', () => {
    for (let run = 0; run < 2000; run++) {
      const filters = shapes[run % 10]!.map((size) => normals(size));
      if (guarded(filters, 0.01) !== guarded(filters, 0)) continue;
      expect(printed(filters), JSON.stringify(filters)).toBe(formatRootPattern(rootPattern(filters.reduce<readonly number[]>(multiplyForms, [1]))));
    }
  });

  /** Filters with coincident roots, made from angles and a point (re, im) above the line. */
  const coincidences: [string, (phi: readonly number[], re: number, im: number) => Filters][] = [
    ['2|0', ([p]) => [line(p!), line(p!)]],
    ['12|0', ([p, q]) => [line(p!), line(q!), line(p!)]],
    ['12|0', ([p, q]) => [multiplyForms(line(p!), line(q!)), line(p!)]],
    ['22|0', ([p, q]) => [multiplyForms(line(p!), line(q!)), multiplyForms(line(q!), line(p!))]],
    ['13|0', ([p, q]) => [multiplyForms(line(p!), line(q!)), line(p!), line(p!)]],
    ['4|0', ([p]) => [line(p!), line(p!), line(p!), line(p!)]],
    ['2|1', ([p], re, im) => [line(p!), multiplyForms(line(p!), pair(re, im))]],
    ['2|1', ([p], re, im) => [line(p!), pair(re, im), line(p!)]],
    ['0|2', (_phi, re, im) => [pair(re, im), pair(re, im)]],
    ['11|2', ([p, q], re, im) => [multiplyForms(pair(re, im), line(p!)), multiplyForms(pair(re, im), line(q!))]],
    ['112|0', ([p, q, r]) => [multiplyForms(multiplyForms(line(p!), line(q!)), line(r!)), line(q!)]],
    ['222|0', ([p, q, r]) => [multiplyForms(multiplyForms(line(p!), line(q!)), line(r!)), multiplyForms(multiplyForms(line(p!), line(q!)), line(r!))]],
    ['0|12', (_phi, re, im) => [multiplyForms(pair(re, im), pair(re + 1, im)), pair(re, im)]],
  ];

  it.each(coincidences)('sees %s in filters 1e-7 off (%#)', (pattern, filtersOf) => {
    let apart = 0;
    for (let run = 0; run < 300; run++) {
      // at least 0.5 apart on the circle of angles, infinity among them
      const turn = run % 10 === 0 ? 0 : Math.PI * random.uniform();
      const phi = [0, 1, 2].map((i) => turn + i + 0.4 * random.uniform() * Math.sign(i));
      const filters = filtersOf(phi, random.normal(), 0.5 + random.uniform());
      expect(printed(filters.map((w) => shaken(w, 1e-7))), JSON.stringify(filters)).toBe(pattern);
      if (printed(filters.map((w) => shaken(w, 1e-7)), 1e-9) !== pattern) apart++;
    }
    // a narrow tolerance tells the roots apart, but for a few that happen to be close
    expect(apart).toBeGreaterThan(270);
  });

  it('sees multiple roots of a single filter, off by roundings', () => {
    for (let run = 0; run < 300; run++) {
      const [phi, psi] = [Math.PI * random.uniform(), 0.5 + 2 * random.uniform()];
      const square = multiplyForms(line(phi), line(phi));
      expect(printed([square])).toBe('2|0');
      expect(printed([multiplyForms(square, line(phi + psi))])).toBe('12|0');
      expect(printed([multiplyForms(square, line(phi))])).toBe('3|0');
      expect(printed([multiplyForms(square, line(phi)), line(phi)])).toBe('4|0');
      expect(printed([multiplyForms(multiplyForms(square, line(phi + psi)), line(phi + psi))])).toBe('22|0');
    }
  });

  it.each<[string, Filters, string]>([
    ['infinity, in every size', [[0, 2], [0, 1, 3], [0, 0, 1, -1]], '114|0'],
    ['roots near infinity from both sides', [[1e-6, 1], [-1e-6, 1]], '2|0'],
    ['0, in every size', [[5, 0], [1, 2, 0], [1, -1, 0, 0]], '114|0'],
    ['x², y², x y', [[1, 0, 0], [0, 0, 1], [0, 1, 0]], '33|0'],
    ['x³, y³', [[-2, 0, 0, 0], [0, 0, 0, 3]], '33|0'],
    ['x y (x − y), which three of the four directions of the cubic divide', [[0, 1, -1, 0]], '111|0'],
    ['x (x² − y²), y (x² − y²)', [[1, 0, -1, 0], [0, 1, 0, -1]], '1122|0'],
    ['(x + y)³, (x − y)³', [[1, 3, 3, 1], [1, -3, 3, -1]], '33|0'],
    ['x (x² + y²), y (x² + y²)', [[1, 0, 1, 0], [0, 1, 0, 1]], '11|2'],
    ['a pair with imaginary part 1e-6', [[1, -2, 1 + 1e-12], [1, 3]], '12|0'],
    ['a pair on a real root', [[1, -2, 1 + 1e-12], [1, -1]], '3|0'],
    ['scalars', [[3], [1, 0, 1], [-2]], '0|1'],
    ['coefficients 1e-320 of the largest', [[1e-320, 0, -1], [1e-320, 1, 0, -1], [1, 1e-320]], '1113|0'],
    ['size 5: (x² − y²)², and size 6', [[1, 0, -2, 0, 1], [1, 0, 0, 0, 0, 0]], '225|0'],
    ['size 7: (x² + y²)² (x − y)²', [multiplyForms([1, 0, 2, 0, 1], [1, -2, 1]), [1, -1]], '3|2'],
    ['nothing but scalars', [[2], [3]], '0|0'],
  ])('reads %s', (_name, filters, pattern) => {
    expect(printed(filters)).toBe(pattern);
  });

  it('does not mind the size of filters: 1e-100 … 1e100, each its own', () => {
    for (let run = 0; run < 1000; run++) {
      const filters = shapes[run % shapes.length]!.map((size) => normals(size));
      const resized = filters.map((w) => {
        const size = 10 ** (200 * random.uniform() - 100);
        return w.map((c) => c * size);
      });
      expect(printed(resized, 0.05)).toBe(printed(filters, 0.05));
    }
  });

  it('tells one reading within several tolerances, and forgets it with the next', () => {
    const reader = factorPatternReader([2, 2]);
    expect(reader.code(1e-4)).toBe(noPattern);
    reader.read([1, -1, 1, -1.001], 0);
    expect([1e-4, 1e-2].map((tolerance) => formatRootPattern(patternOfCode(reader.code(tolerance))))).toEqual(['11|0', '2|0']);
    expect(reader.read([1, 1, 0, 0], 0)).toBe(false);
    expect(reader.code(1e-4)).toBe(noPattern);
  });

  it('has no pattern for filters that are zero, counted as zero, or not finite', () => {
    const reader = factorPatternReader([1, 2, 3]);
    for (const source of [[0, 1, 1, 1, 1, 1], [1, 0, 0, 1, 1, 1], [1, 1, 1, 0, 0, 0], [1, NaN, 1, 1, 1, 1], [1, 1, NaN, 1, 1, 1], [1, 1, 1, 1, Infinity, 1]])
      expect(reader.read(source, 0), source.join()).toBe(false);
    expect(reader.read([1, 1e-9, 1e-9, 1, 2, 3], 0)).toBe(true);
    expect(reader.read([1, 1e-9, 1e-9, 1, 2, 3], 0, 1, 1e-9)).toBe(false);
  });

  it('refuses sizes that are none, and degrees above 10', () => {
    for (const sizes of [[0], [1.5], [2, -1], [6, 7], [12]]) expect(() => factorPatternReader(sizes)).toThrow(RangeError);
  });

  it('reads random filters of normal numbers without a doubt: all have simple roots', () => {
    const source = new Float64Array(7 * 2000);
    normalSource(52).fill(source, 0, source.length);
    const reader = factorPatternReader([4, 3]);
    for (let i = 0; i < 2000; i++) {
      reader.read(source, 7 * i);
      const { real, complex } = patternOfCode(reader.code(0));
      expect([...real, ...complex].every((m) => m === 1) && real.length + 2 * complex.length === 5).toBe(true);
    }
  });
});
