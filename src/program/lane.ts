import type { Binary } from './ir.ts';
import { constantI32, double, f64, instruction, unsigned, v128, type Bytes } from './wasmBytes.ts';

/** What one value of a program is in WebAssembly: a double, or a pair of them from two instances. */
export interface Lane {
  /** Instances in one value. */
  readonly width: 1 | 2;
  readonly type: number;
  /** Pushes what is in memory at the address on the stack plus a fixed number of bytes. */
  load(bytes: Bytes, offset: number): void;
  /** Stores the value on the stack at the address below it plus a fixed number of bytes. */
  store(bytes: Bytes, offset: number): void;
  constant(bytes: Bytes, value: number): void;
  /** Pushes one double from memory, for every instance. */
  loadSame(bytes: Bytes, address: number): void;
  binary(bytes: Bytes, kind: Binary): void;
  squareRoot(bytes: Bytes): void;
  /** Of two values and a third one above them, the condition: the first where it is positive, else the second. */
  select(bytes: Bytes): void;
  greater(bytes: Bytes): void;
  less(bytes: Bytes): void;
  /** Both of two answers. */
  both(bytes: Bytes): void;
  /** Turns answers for all instances into one: 1 if they are all yes. */
  all(bytes: Bytes): void;
}

const order: readonly Binary[] = ['add', 'subtract', 'multiply', 'divide'];

export const scalarLane: Lane = {
  width: 1,
  type: f64,
  load: (bytes, offset) => memory(bytes, [0x2b, 3], offset),
  store: (bytes, offset) => memory(bytes, [0x39, 3], offset),
  constant(bytes, value) {
    bytes.push(0x44);
    double(bytes, value);
  },
  loadSame(bytes, address) {
    constantI32(bytes, address);
    scalarLane.load(bytes, 0);
  },
  binary: (bytes, kind) => bytes.push(0xa0 + order.indexOf(kind)),
  squareRoot: (bytes) => bytes.push(0x9f),
  select(bytes) {
    scalarLane.constant(bytes, 0);
    bytes.push(...instruction.f64Greater, ...instruction.select);
  },
  greater: (bytes) => bytes.push(...instruction.f64Greater),
  less: (bytes) => bytes.push(...instruction.f64Less),
  both: (bytes) => bytes.push(...instruction.i32And),
  all: () => undefined,
};

export const pairLane: Lane = {
  width: 2,
  type: v128,
  load: (bytes, offset) => memory(bytes, [0xfd, 0x00, 4], offset),
  store: (bytes, offset) => memory(bytes, [0xfd, 0x0b, 4], offset),
  constant(bytes, value) {
    bytes.push(0xfd, 0x0c);
    double(bytes, value);
    double(bytes, value);
  },
  loadSame(bytes, address) {
    scalarLane.loadSame(bytes, address);
    bytes.push(...instruction.f64x2Splat);
  },
  binary: (bytes, kind) => bytes.push(0xfd, 0xf0 + order.indexOf(kind), 0x01),
  squareRoot: (bytes) => bytes.push(0xfd, 0xef, 0x01),
  select(bytes) {
    pairLane.constant(bytes, 0);
    bytes.push(...instruction.f64x2Greater, 0xfd, 0x52);
  },
  greater: (bytes) => bytes.push(...instruction.f64x2Greater),
  less: (bytes) => bytes.push(...instruction.f64x2Less),
  both: (bytes) => bytes.push(...instruction.v128And),
  all: (bytes) => bytes.push(...instruction.i64x2AllTrue),
};

function memory(bytes: Bytes, code: readonly number[], offset: number): void {
  bytes.push(...code);
  unsigned(bytes, offset);
}
