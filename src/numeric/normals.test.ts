import { describe, expect, it } from 'vitest';
import { normalSource } from './normals.ts';
import { normalZiggurat } from './ziggurat.ts';

const count = 2_000_000;
const sample = new Float64Array(count);
normalSource(20261121).fill(sample, 0, count);

/** P(N(0, 1) > x) for x ≥ 0: the series of Φ about 0, or the continued fraction x + 1/(x + 2/(x + …)). */
function upperTail(x: number): number {
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  if (x > 3) {
    let fraction = x;
    for (let k = 200; k > 0; k--) fraction = x + k / fraction;
    return density / fraction;
  }
  let [term, sum] = [x, x];
  for (let k = 3; term > 1e-18; k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return 0.5 - density * sum;
}

const distribution = (x: number): number => (x < 0 ? upperTail(-x) : 1 - upperTail(x));

function quantile(p: number): number {
  let [low, high] = [-10, 10];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (distribution(middle) < p) low = middle;
    else high = middle;
  }
  return low;
}

/** Σ (found − expected)²/expected over the bins between ascending bounds, the two open ones included, in standard deviations above its mean. */
function chiSquareExcess(numbers: Float64Array, bounds: readonly number[]): number {
  const found = new Float64Array(bounds.length + 1);
  for (const z of numbers) {
    let [low, high] = [0, bounds.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (z < bounds[middle]!) high = middle;
      else low = middle + 1;
    }
    found[low]! += 1;
  }
  const ends = [0, ...bounds.map(distribution), 1];
  const chiSquare = found.reduce((sum, n, i) => {
    const expected = numbers.length * (ends[i + 1]! - ends[i]!);
    return sum + (n - expected) ** 2 / expected;
  }, 0);
  return (chiSquare - bounds.length) / Math.sqrt(2 * bounds.length);
}

/** Mean of f over the sample and over its neighbours. */
function average(f: (z: number, next: number) => number): number {
  let sum = 0;
  for (let i = 0; i + 1 < count; i++) sum += f(sample[i]!, sample[i + 1]!);
  return sum / (count - 1);
}

const oddFactorial = (n: number): number => (n <= 1 ? 1 : n * oddFactorial(n - 2));
const evenMoment = (power: number): number => (power % 2 === 1 ? 0 : oddFactorial(power - 1));

describe('normalSource', () => {
  it('gives the pinned numbers: every experiment with a seed depends on them', () => {
    const numbers = new Float64Array(1000);
    normalSource(7).fill(numbers, 0, 1000);
    expect([...numbers.subarray(0, 4)]).toEqual([0.01848068219476618, -0.8267250923622811, 0.16533588906548213, 1.499157504910203]);
    const words = new Uint32Array(numbers.buffer);
    expect(words.reduce((sum, word) => (Math.imul(sum, 31) + word) | 0, 0)).toBe(312579524);
  });

  it('is one stream: filled at once or in parts, and only where it was told to', () => {
    const parts = new Float64Array(1002).fill(9);
    const source = normalSource(-3);
    source.fill(parts, 1, 400);
    source.fill(parts, 401, 0);
    source.fill(parts, 401, 600);
    const whole = new Float64Array(1000);
    normalSource(-3).fill(whole, 0, 1000);
    expect(parts.subarray(1, 1001)).toEqual(whole);
    expect([parts[0], parts[1001]]).toEqual([9, 9]);
    normalSource(-2).fill(parts, 1, 1000);
    expect(parts.subarray(1, 1001).some((z, i) => z === whole[i])).toBe(false);
  });

  it('has the moments of N(0, 1) up to the eighth, within five standard errors', () => {
    for (let power = 1; power <= 8; power++) {
      const error = Math.sqrt((evenMoment(2 * power) - evenMoment(power) ** 2) / count);
      expect(Math.abs(average((z) => z ** power) - evenMoment(power)) / error, `moment ${power}`).toBeLessThan(5);
    }
  });

  it('fills a hundred bins of the same probability alike', () => {
    expect(chiSquareExcess(sample, Array.from({ length: 99 }, (_, i) => quantile((i + 1) / 100)))).toBeLessThan(5);
  });

  it('has the tails of N(0, 1): beyond 3, 4, 5 on either side', () => {
    for (const bound of [3, 4, 5])
      for (const sign of [1, -1]) {
        const expected = upperTail(bound) * count;
        const found = sample.reduce((n, z) => (sign * z > bound ? n + 1 : n), 0);
        expect(Math.abs(found - expected), `${found} beyond ${sign * bound}, ${expected} expected`).toBeLessThan(5 * Math.sqrt(expected) + 1);
      }
  });

  it('is right layer by layer: at the edges of all, and finely about the two lowest and the highest', () => {
    const { widths } = normalZiggurat();
    const edges = [...widths.subarray(1)].toReversed();
    expect(chiSquareExcess(sample, [...edges.map((x) => -x).toReversed(), 0, ...edges])).toBeLessThan(5);
    const between = (from: number, to: number): number[] => Array.from({ length: 21 }, (_, i) => from + ((to - from) * i) / 20);
    const lowest = [...between(widths[3]!, widths[2]!), ...between(widths[2]!, widths[1]!).slice(1), ...between(widths[1]!, 4.2).slice(1)];
    expect(chiSquareExcess(sample, lowest)).toBeLessThan(5);
    expect(chiSquareExcess(sample, lowest.map((x) => -x).toReversed())).toBeLessThan(5);
    expect(chiSquareExcess(sample, between(-widths[127]!, widths[127]!))).toBeLessThan(5);
  });

  it('has neighbours that do not know of each other: values, sizes, squares, signs, and a chequered plane', () => {
    const size = Math.sqrt(2 / Math.PI);
    const standardError = 1 / Math.sqrt(count);
    const centred: [string, (z: number, next: number) => number, number][] = [
      ['value and value', (z, next) => z * next, 1],
      ['size and value', (z, next) => (Math.abs(z) - size) * next, Math.sqrt(1 - size ** 2)],
      ['size and size', (z, next) => (Math.abs(z) - size) * (Math.abs(next) - size), 1 - size ** 2],
      ['square and square', (z, next) => (z * z - 1) * (next * next - 1), 2],
      ['sign and size', (z, next) => Math.sign(z) * (Math.abs(next) - size), Math.sqrt(1 - size ** 2)],
    ];
    for (const [name, product, deviation] of centred) expect(Math.abs(average(product)) / (deviation * standardError), name).toBeLessThan(5);
    const cells = new Float64Array(400);
    const bounds = Array.from({ length: 19 }, (_, i) => quantile((i + 1) / 20));
    const cell = (z: number): number => bounds.reduce((n, bound) => (z >= bound ? n + 1 : n), 0);
    for (let i = 0; i + 1 < count; i += 2) cells[20 * cell(sample[i]!) + cell(sample[i + 1]!)]! += 1;
    const expected = count / 2 / 400;
    const chiSquare = cells.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
    expect((chiSquare - 399) / Math.sqrt(2 * 399)).toBeLessThan(5);
  });

  it('has first numbers that do not follow from the seed', () => {
    const first = new Float64Array(100_000);
    for (let seed = 0; seed < first.length; seed++) normalSource(seed).fill(first, seed, 1);
    expect(chiSquareExcess(first, Array.from({ length: 99 }, (_, i) => quantile((i + 1) / 100)))).toBeLessThan(5);
    const correlation = first.reduce((sum, z, i) => sum + z * (first[i + 1] ?? 0), 0) / Math.sqrt(first.length);
    expect(Math.abs(correlation)).toBeLessThan(5);
  });

  it('refuses seeds that are no safe integers, and places outside the array', () => {
    for (const seed of [0.5, NaN, Infinity, 2 ** 53]) expect(() => normalSource(seed)).toThrow(RangeError);
    const three = new Float64Array(3);
    for (const [from, n] of [[-1, 2], [2, 2], [0, -1], [NaN, 1], [0, NaN]] as const) expect(() => normalSource(1).fill(three, from, n)).toThrow(RangeError);
  });
});
