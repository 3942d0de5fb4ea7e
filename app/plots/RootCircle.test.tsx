import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { cayley } from './cayley.ts';
import { formatRoot, rootMarks, type CircleRoot } from './rootMarks.ts';
import { RootCircle } from './RootCircle.tsx';

const finite = (re: number, im = 0) => ({ re, im, infinite: false });
const root = (re: number, im = 0, multiplicity = 1, layer?: number): CircleRoot => ({ re, im, infinite: false, multiplicity, layer });

describe('the Cayley transform', () => {
  it('puts 0 at the foot, 1 at the right, −1 at the left, infinity at the top and i at the centre', () => {
    const places: [ReturnType<typeof finite>, [number, number]][] = [
      [finite(0), [0, -1]],
      [finite(1), [1, 0]],
      [finite(-1), [-1, 0]],
      [{ re: 0, im: 0, infinite: true }, [0, 1]],
      [finite(0, 1), [0, 0]],
    ];
    for (const [z, [u, v]] of places) {
      const [a, b] = cayley(z);
      expect(a).toBeCloseTo(u, 14);
      expect(b).toBeCloseTo(v, 14);
    }
  });

  it('puts real roots on the circle and complex roots inside, a pair on one point, at every size', () => {
    const size = fc.double({ min: -1e200, max: 1e200, noNaN: true });
    fc.assert(
      fc.property(size, size, (re, im) => {
        expect(Math.hypot(...cayley(finite(re)))).toBeCloseTo(1, 12);
        expect(Math.hypot(...cayley(finite(re, im)))).toBeLessThanOrEqual(1 + 1e-12);
        expect(cayley(finite(re, im))).toEqual(cayley(finite(re, -im)));
      }),
      { seed: 4, numRuns: 500 },
    );
    expect(Math.hypot(...cayley(finite(0.4, 0.9)))).toBeLessThan(0.999);
  });

  it('turns by twice the angle of the root: tan θ goes to −90° + 2θ', () => {
    for (const theta of [-1.2, -0.3, 0.1, 0.7, 1.5]) {
      const [u, v] = cayley(finite(Math.tan(theta)));
      expect(u).toBeCloseTo(Math.sin(2 * theta), 12);
      expect(v).toBeCloseTo(-Math.cos(2 * theta), 12);
    }
  });

  it('tends to infinity from both ends', () => {
    for (const re of [1e9, -1e9, 1e300, -1e300]) expect(Math.hypot(cayley(finite(re))[0], cayley(finite(re))[1] - 1)).toBeLessThan(1e-8);
  });
});

describe('marks', () => {
  it('join roots that share a place, with one ring for each root and its layer', () => {
    const [mark, ...rest] = rootMarks([root(-0.6, 0, 1, 1), root(-0.6, 0, 2, 2)]);
    expect(rest).toEqual([]);
    expect(mark?.rings).toEqual([1, 2, 2]);
    expect(mark?.multiplicity).toBe(3);
    expect(mark?.words).toBe('real root −0.6 of layer 1; double real root −0.6 of layer 2');
  });

  it('are read round the circle, then inside', () => {
    const marks = rootMarks([root(0.4, 0.9), root(1), root(0), root(-1), { ...root(0), infinite: true }]);
    expect(marks.map(({ roots }) => formatRoot(roots[0]!))).toEqual(['∞', '−1', '0', '1', '0.4 ± 0.9i']);
  });

  it('print roots as mathematics does', () => {
    expect([finite(0, 1), finite(0, -2), finite(1.5, -1), finite(-3)].map(formatRoot)).toEqual(['±i', '±2i', '1.5 ± i', '−3']);
  });
});

describe('RootCircle', () => {
  it('has one tab stop, a name for every mark and a list of all roots', () => {
    const markup = renderToStaticMarkup(<RootCircle label="roots of the target" roots={[root(1), root(-1, 0, 2), root(0, 2)]} />);
    expect(markup.match(/tabindex="0"/g)).toHaveLength(1);
    expect(markup).toContain('aria-label="double real root −1"');
    expect(markup.match(/<li>/g)).toHaveLength(3);
    expect(markup).toContain('pair of complex conjugate roots ±2i');
  });

  it('says that there are none', () => {
    expect(renderToStaticMarkup(<RootCircle label="roots of a constant" roots={[]} />)).toContain('no roots');
  });
});
