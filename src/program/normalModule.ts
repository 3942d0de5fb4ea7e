import { layers } from '../numeric/ziggurat.ts';
import { f64, i32, i64, moduleOf, type Bytes } from './wasmBytes.ts';
import { assign, integer, leaveIf, loadedReal, loadedWord, local, loop, real, storeWord, term, word } from './wasmTerms.ts';

const [state, widths, shares, numbers, end] = [0, 16, 16 + 8 * layers, 16 + 16 * layers, 65_536];

/**
 * Places in the module's memory, in bytes: the state of the generator, two words of 64 bits; widths and shares of the layers; and the numbers, up to
 * the end of the memory.
 */
export const normalLayout = { state, widths, shares, numbers, end } as const;

/**
 * The WebAssembly module that draws normal numbers as `normalSource` does, as long as they fall below the density at once: run(left) writes the last
 * `left` numbers before the end of its memory, one after the other. It stops at a draw that takes more, with the state from before this draw, and
 * returns how many numbers are left.
 *
 * What `normalSource` does with halves of words is done with whole ones here; the 53 bits of a place are an integer at first.
 */
export function normalModule(): Uint8Array<ArrayBuffer> {
  const [left, at, layer, one, other, nextOne, nextOther, sum, place] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const step = (from: number, with_: number): Bytes[] => [
    assign(nextOther, term('i64Xor', local(from), local(with_))),
    assign(nextOne, term('i64Xor', term('i64RotateLeft', local(from), word(24)), term('i64Xor', local(nextOther), term('i64ShiftLeft', local(nextOther), word(16))))),
    assign(nextOther, term('i64RotateLeft', local(nextOther), word(37))),
  ];
  const lowerBits = term('i64And', local(sum), word(2 ** 21 - 1));
  const upperBits = term('i64ShiftRight', term('i64ShiftLeft', term('i64Add', local(nextOne), local(nextOther)), word(32)), word(11));
  const product = term('f64Multiply', local(place), loadedReal(local(layer), widths));
  const body = [
    assign(at, term('i32Subtract', integer(end), term('i32ShiftLeft', local(left), integer(3)))),
    assign(one, loadedWord(integer(0), state)),
    assign(other, loadedWord(integer(0), state + 8)),
    loop(
      leaveIf(term('i32Eqz', local(left))),
      assign(sum, term('i64Add', local(one), local(other))),
      ...step(one, other),
      assign(place, term('f64Multiply', term('f64ConvertI64', term('i64Or', upperBits, lowerBits)), real(2 ** -53))),
      ...step(nextOne, nextOther),
      // seven bits from the 25th on, times the bytes of a double
      assign(layer, term('i32And', term('i32WrapI64', term('i64ShiftRight', local(sum), word(22))), integer(8 * (layers - 1)))),
      leaveIf(term('i32Eqz', term('f64Less', local(place), loadedReal(local(layer), shares)))),
      // positive if the 24th bit is set
      storeWord(local(at), 0, term('i64Xor', term('i64ReinterpretF64', term('f64Negate', product)), term('i64ShiftLeft', term('i64And', local(sum), word(2 ** 24)), word(63 - 24)))),
      assign(one, local(nextOne)),
      assign(other, local(nextOther)),
      assign(at, term('i32Add', local(at), integer(8))),
      assign(left, term('i32Subtract', local(left), integer(1))),
    ),
    storeWord(integer(0), state, local(one)),
    storeWord(integer(0), state + 8, local(other)),
    local(left),
  ].flat();
  return moduleOf([{ parameters: [i32], results: [i32], locals: [i32, i32, i64, i64, i64, i64, i64, f64], body }], 1);
}
