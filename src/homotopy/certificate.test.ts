import { describe, expect, it } from 'vitest';
import { rng } from '../numeric/rng.ts';
import { batchEvaluation } from '../program/batch.ts';
import { programBuilder, type Program } from '../program/ir.ts';
import { certifier, type RealSystem } from './certificate.ts';
import { exactOutputs } from './exactEvaluation.ts';
import { majorantOf, roundingBound } from './majorant.ts';

/** x² + y² = p, x y = q; read off: x + y. */
function circleAndHyperbola(): RealSystem {
  const b = programBuilder(4);
  const [x, y, p, q] = [0, 1, 2, 3].map((i) => b.input(i)) as [ReturnType<typeof b.input>, ReturnType<typeof b.input>, ReturnType<typeof b.input>, ReturnType<typeof b.input>];
  const two = b.constant(2);
  const F = [b.subtract(b.add(b.multiply(x, x), b.multiply(y, y)), p), b.subtract(b.multiply(x, y), q)];
  return { size: 2, readings: 1, program: b.build([...F, b.multiply(two, x), y, b.multiply(two, y), x, b.add(x, y)]) };
}

describe('certificates', () => {
  const certify = certifier(circleAndHyperbola());

  it('enclose the solution: x = √2 + 1, y = √2 − 1 for p = 6, q = 1', () => {
    const { certified, point, radii, readings, readingRadii } = certify(Float64Array.of(2.4142, 0.4143), Float64Array.of(6, 1));
    expect(certified).toBe(true);
    expect(Math.abs(point[0]! - (Math.SQRT2 + 1))).toBeLessThanOrEqual(radii[0]! + 4e-16);
    expect(Math.abs(point[1]! - (Math.SQRT2 - 1))).toBeLessThanOrEqual(radii[1]! + 4e-16);
    expect(Math.max(...radii)).toBeLessThan(1e-13);
    expect(Math.abs(readings[0]! - 2 * Math.SQRT2)).toBeLessThanOrEqual(readingRadii[0]! + 4e-16);
  });

  it('are given for solutions that rounding errors would hide: x = y = 1 ± 5e-8', () => {
    // (x − y)² = 1e-14, to rounding
    const { certified, point, radii } = certify(Float64Array.of(1 + 4e-8, 1 - 4e-8), Float64Array.of(2, 1 - 5e-15));
    expect(certified).toBe(true);
    const apart = Math.sqrt(2 - 2 * (1 - 5e-15));
    expect(Math.max(...radii)).toBeLessThan(apart / 4);
    expect(Math.abs(point[0]! - point[1]! - apart)).toBeLessThanOrEqual(radii[0]! + radii[1]!);
  });

  it('are refused where there is no real solution, a double one, or one far away', () => {
    expect(certify(Float64Array.of(1, 1), Float64Array.of(2, 1)).certified).toBe(false);
    expect(certify(Float64Array.of(1, 1), Float64Array.of(1.99, 1)).certified).toBe(false);
    expect(certify(Float64Array.of(1, 1), Float64Array.of(2 - 1e-13, 1)).certified).toBe(false);
    expect(certify(Float64Array.of(0, 0), Float64Array.of(6, 1)).certified).toBe(false);
    expect(certify(Float64Array.of(NaN, 1), Float64Array.of(6, 1)).certified).toBe(false);
  });

  it('are given however small one coordinate is beside the other', () => {
    const { certified, point, radii } = certify(Float64Array.of(1, 1e-40), Float64Array.of(1, 1e-80));
    expect(certified).toBe(true);
    expect(Math.abs(point[1]! - 1e-80)).toBeLessThanOrEqual(radii[1]!);
    expect(radii[1]!).toBeLessThan(1e-13);
  });
});

describe('majorants', () => {
  /** A random program on integers that are exact in doubles: a polynomial of degree up to 4. */
  function randomPolynomials(seed: number): Program {
    const random = rng(seed);
    const b = programBuilder(3);
    const inputs = [0, 1, 2].map((i) => b.input(i));
    const term = () => inputs[random.integer(3)]!;
    const products = Array.from({ length: 6 }, () => b.multiply(b.multiply(term(), term()), b.subtract(term(), b.multiply(b.constant(random.integer(7) - 3), term()))));
    return b.build([b.subtract(b.add(products[0]!, products[1]!), products[2]!), b.multiply(b.subtract(products[3]!, products[4]!), b.add(products[5]!, term()))]);
  }
  const valuesOf = (program: Program, x: readonly number[]): number[] => {
    const batch = batchEvaluation(program, 1);
    x.forEach((value, i) => (batch.inputs[i * batch.capacity] = value));
    batch.run(1);
    return program.outputs.map((_, k) => batch.outputs[k * batch.capacity]!);
  };

  it('bound values, and how far they move with the inputs', () => {
    const random = rng(5);
    for (let seed = 1; seed <= 30; seed++) {
      const program = randomPolynomials(seed);
      const majorant = majorantOf(program);
      const x = [0, 1, 2].map(() => 3 * random.normal());
      const radii = x.map(() => Math.abs(0.1 * random.normal()));
      const y = x.map((value, i) => value + radii[i]! * (2 * random.uniform() - 1));
      const [at, near] = [valuesOf(program, x), valuesOf(program, y)];
      const [low, high] = [valuesOf(majorant, x.map(Math.abs)), valuesOf(majorant, x.map((value, i) => Math.abs(value) + radii[i]!))];
      at.forEach((value, k) => {
        expect(Math.abs(value)).toBeLessThanOrEqual(low[k]! * (1 + 1e-12));
        expect(Math.abs(near[k]! - value)).toBeLessThanOrEqual((high[k]! - low[k]!) * (1 + 1e-9) + 1e-12 * high[k]!);
      });
    }
  });

  it('times the rounding bound exceed the error of a value, known exactly from integers', () => {
    const random = rng(6);
    for (let seed = 1; seed <= 30; seed++) {
      const program = randomPolynomials(seed);
      // 20 bits each: products of four of them do not fit into a double
      const x = [0, 1, 2].map(() => random.integer(2 ** 20) - 2 ** 19);
      const exact = exactValues(program, x);
      const bound = valuesOf(majorantOf(program), x.map(Math.abs));
      valuesOf(program, x).forEach((value, k) => expect(Math.abs(Number(BigInt(value) - exact[k]!))).toBeLessThanOrEqual(roundingBound(program) * bound[k]!));
    }
  });

  it('are not needed for exact values', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const program = randomPolynomials(seed);
      const x = [3 * 2 ** 18 + 1, 2 ** 19 - 7, 12_345];
      exactOutputs(program, 2, (index) => x[index]!).forEach((value, k) => expect(BigInt(value) - exactValues(program, x)[k]!).toBe(BigInt(Number(exactValues(program, x)[k]!)) - exactValues(program, x)[k]!));
    }
  });

  it('do not exist for divisions', () => {
    const b = programBuilder(1);
    expect(() => majorantOf(b.build([b.divide(b.constant(1), b.input(0))]))).toThrow(RangeError);
  });
});

function exactValues({ operations, outputs }: Program, x: readonly number[]): bigint[] {
  const values: bigint[] = [];
  for (const operation of operations)
    switch (operation.kind) {
      case 'input':
        values.push(BigInt(x[operation.index]!));
        break;
      case 'constant':
        values.push(BigInt(operation.value));
        break;
      case 'add':
        values.push(values[operation.left]! + values[operation.right]!);
        break;
      case 'subtract':
        values.push(values[operation.left]! - values[operation.right]!);
        break;
      case 'multiply':
        values.push(values[operation.left]! * values[operation.right]!);
        break;
      case 'divide':
      case 'squareRoot':
      case 'select':
        throw new Error(operation.kind);
    }
  return outputs.map((output) => values[output]!);
}
