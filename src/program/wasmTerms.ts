import { callFunction, constantI32, constantI64, double, getLocal, instruction, setLocal, unsigned, type Bytes } from './wasmBytes.ts';

/*
 * Instructions together with those that compute their operands: code that reads like formulas, for functions that are written by hand.
 */

/** Instructions in order, not yet in one row. */
export type Term = readonly (number | Term)[];

/** The bytes of a term. */
export function bytesOf(whole: Term): Bytes {
  const bytes: Bytes = [];
  const write = (part: Term): void => {
    for (const one of part) {
      if (typeof one === 'number') bytes.push(one);
      else write(one);
    }
  };
  write(whole);
  return bytes;
}

/** The value of an instruction for the values of these terms. */
export const term = (name: keyof typeof instruction, ...operands: readonly Term[]): Term => [operands, instruction[name]];

export const local = (index: number): Term => written(getLocal, index);
export const integer = (value: number): Term => written(constantI32, value);
export const word = (value: number): Term => written(constantI64, value);
export const real = (value: number): Term => [0x44, written(double, value)];

/** What is in memory so many bytes behind an address: a word of 64 bits, a double, an integer of 32 bits. */
export const loadedWord = (address: Term, offset: number): Term => [address, 0x29, 3, written(unsigned, offset)];
export const loadedReal = (address: Term, offset: number): Term => [address, 0x2b, 3, written(unsigned, offset)];
export const loadedInteger = (address: Term, offset: number): Term => [address, 0x28, 2, written(unsigned, offset)];

/** Writes a word of 64 bits, a double, an integer of 32 bits there. */
export const storeWord = (address: Term, offset: number, value: Term): Term => [address, value, 0x37, 3, written(unsigned, offset)];
export const storeReal = (address: Term, offset: number, value: Term): Term => [address, value, 0x39, 3, written(unsigned, offset)];
export const storeInteger = (address: Term, offset: number, value: Term): Term => [address, value, 0x36, 2, written(unsigned, offset)];

export const assign = (index: number, value: Term): Term => [value, written(setLocal, index)];

/** The value of a function of the module. */
export const called = (index: number, ...operands: readonly Term[]): Term => [operands, written(callFunction, index)];

/** Does all of this where the condition holds. */
export const when = (condition: Term, ...then: readonly Term[]): Term => [condition, instruction.when, then, instruction.end];

/** A loop that goes on until one of its terms leaves it by `leaveIf`; for use in the body itself and in other loops. */
export const loop = (...body: readonly Term[]): Term => [instruction.block, instruction.loop, body, 0x0c, 0, instruction.end, instruction.end];
export const leaveIf = (condition: Term): Term => [condition, 0x0d, 1];
/** Leaves the loop around this one as well. */
export const leaveBothIf = (condition: Term): Term => [condition, 0x0d, 3];

function written(write: (bytes: Bytes, value: number) => void, value: number): Bytes {
  const bytes: Bytes = [];
  write(bytes, value);
  return bytes;
}
