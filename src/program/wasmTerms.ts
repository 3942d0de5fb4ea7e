import { callFunction, constantI32, constantI64, double, getLocal, instruction, setLocal, unsigned, type Bytes } from './wasmBytes.ts';

/*
 * Instructions together with those that compute their operands: code that reads like formulas, for functions that are written by hand.
 */

/** The value of an instruction for the values of these terms. */
export const term = (name: keyof typeof instruction, ...operands: readonly Bytes[]): Bytes => [...operands.flat(), ...instruction[name]];

export const local = (index: number): Bytes => written((bytes) => getLocal(bytes, index));
export const integer = (value: number): Bytes => written((bytes) => constantI32(bytes, value));
export const word = (value: number): Bytes => written((bytes) => constantI64(bytes, value));
export const real = (value: number): Bytes => [0x44, ...written((bytes) => double(bytes, value))];

/** What is in memory so many bytes behind an address: a word of 64 bits, a double, an integer of 32 bits. */
export const loadedWord = (address: Bytes, offset: number): Bytes => [...address, 0x29, 3, ...written((bytes) => unsigned(bytes, offset))];
export const loadedReal = (address: Bytes, offset: number): Bytes => [...address, 0x2b, 3, ...written((bytes) => unsigned(bytes, offset))];

export const loadedInteger = (address: Bytes, offset: number): Bytes => [...address, 0x28, 2, ...written((bytes) => unsigned(bytes, offset))];

/** Writes an integer of 32 bits, a double, a word of 64 bits there. */
export const storeInteger = (address: Bytes, offset: number, value: Bytes): Bytes => [...address, ...value, 0x36, 2, ...written((bytes) => unsigned(bytes, offset))];
export const storeReal = (address: Bytes, offset: number, value: Bytes): Bytes => [...address, ...value, 0x39, 3, ...written((bytes) => unsigned(bytes, offset))];
export const storeWord = (address: Bytes, offset: number, value: Bytes): Bytes => [...address, ...value, 0x37, 3, ...written((bytes) => unsigned(bytes, offset))];

export const assign = (index: number, value: Bytes): Bytes => [...value, ...written((bytes) => setLocal(bytes, index))];

/** The value of a function of the module. */
export const called = (index: number, ...operands: readonly Bytes[]): Bytes => [...operands.flat(), ...written((bytes) => callFunction(bytes, index))];

/** Does all of this where the condition holds. */
export const when = (condition: Bytes, ...then: readonly Bytes[]): Bytes => [...condition, ...instruction.when, ...then.flat(), ...instruction.end];

/** A loop that goes on until one of its terms leaves it by `leaveIf`; for use in the body itself and in other loops. */
export const loop = (...body: readonly Bytes[]): Bytes => [...instruction.block, ...instruction.loop, ...body.flat(), 0x0c, 0, ...instruction.end, ...instruction.end];
export const leaveIf = (condition: Bytes): Bytes => [...condition, 0x0d, 1];
/** Leaves the loop around this one as well. */
export const leaveBothIf = (condition: Bytes): Bytes => [...condition, 0x0d, 3];

function written(write: (bytes: Bytes) => void): Bytes {
  const bytes: Bytes = [];
  write(bytes);
  return bytes;
}
