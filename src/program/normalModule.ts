import { layers } from '../numeric/ziggurat.ts';
import { exponentialTerm } from './exponentialTerm.ts';
import { f64, i32, i64, moduleOf } from './wasmBytes.ts';
import { assign, bytesOf, integer, leaveBothIf, leaveIf, loadedReal, loadedWord, local, loop, real, storeWord, term, word, type Term } from './wasmTerms.ts';

const [state, widths, shares, heights, numbers, end] = [0, 16, 16 + 8 * layers, 16 + 16 * layers, 16 + 24 * layers + 8, 65_536];

/**
 * Places in the module's memory, in bytes: the state of the generator, two words of 64 bits; widths, shares and heights of the layers; and the
 * numbers, up to the end of the memory.
 */
export const normalLayout = { state, widths, shares, heights, numbers, end } as const;

/** Local variables: left is the parameter. */
const [left, at, layer, one, other, nextOne, nextOther, sum, place, rest, exponent] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/**
 * The WebAssembly module that draws normal numbers as `normalSource` does, but for the tail: run(left) writes the last `left` numbers before the end
 * of its memory, one after the other. It stops at a number in the tail, with the state from before this number, and returns how many are left.
 *
 * What `normalSource` does with halves of words is done with whole ones here; the 53 bits of a place are an integer at first.
 */
export function normalModule(): Uint8Array<ArrayBuffer> {
  const newSum = term('i64Add', local(nextOne), local(nextOther));
  const x = term('f64Multiply', local(place), loadedReal(local(layer), widths));
  // the 24th bit of the first sum; without it the number is negative
  const positive = term('i64ShiftLeft', term('i64And', term('i64Add', local(one), local(other)), word(2 ** 24)), word(63 - 24));
  const draw = [
    assign(sum, newSum),
    step,
    assign(place, share(term('i64Or', term('i64ShiftLeft', lowerHalf(newSum, 0), word(21)), term('i64And', local(sum), word(2 ** 21 - 1))))),
    step,
    // seven bits from the 25th on, times the bytes of a double
    assign(layer, term('i32And', term('i32WrapI64', term('i64ShiftRight', local(sum), word(22))), integer(8 * (layers - 1)))),
  ];
  const uniform = [
    assign(sum, newSum),
    step,
    assign(sum, term('i64Or', term('i64ShiftLeft', lowerHalf(local(sum), 6), word(27)), lowerHalf(newSum, 5))),
    step,
    term('f64Subtract', real(1), share(local(sum))),
  ];
  const layerHeight = term('f64Subtract', loadedReal(local(layer), heights + 8), loadedReal(local(layer), heights));
  const height = term('f64Add', loadedReal(local(layer), heights), term('f64Multiply', uniform, layerHeight));
  const density = exponentialTerm(term('f64Multiply', term('f64Multiply', term('f64Negate', x), x), real(0.5)), rest, exponent);
  const body = bytesOf([
    assign(at, term('i32Subtract', integer(end), term('i32ShiftLeft', local(left), integer(3)))),
    assign(one, loadedWord(integer(0), state)),
    assign(other, loadedWord(integer(0), state + 8)),
    loop(
      leaveIf(term('i32Eqz', local(left))),
      assign(nextOne, local(one)),
      assign(nextOther, local(other)),
      loop(
        ...draw,
        leaveIf(term('f64Less', local(place), loadedReal(local(layer), shares))),
        leaveBothIf(term('i32Eqz', local(layer))),
        leaveIf(term('f64Less', height, density)),
      ),
      storeWord(local(at), 0, term('i64Xor', term('i64ReinterpretF64', term('f64Negate', x)), positive)),
      assign(one, local(nextOne)),
      assign(other, local(nextOther)),
      assign(at, term('i32Add', local(at), integer(8))),
      assign(left, term('i32Subtract', local(left), integer(1))),
    ),
    storeWord(integer(0), state, local(one)),
    storeWord(integer(0), state + 8, local(other)),
    local(left),
  ]);
  return moduleOf([{ parameters: [i32], results: [i32], locals: [i32, i32, i64, i64, i64, i64, i64, f64, f64, f64], body }], 1);
}

/** The generator's step, from the next state to the one after it. */
const step = [
  assign(nextOther, term('i64Xor', local(nextOne), local(nextOther))),
  assign(nextOne, term('i64Xor', term('i64Xor', term('i64RotateLeft', local(nextOne), word(24)), local(nextOther)), term('i64ShiftLeft', local(nextOther), word(16)))),
  assign(nextOther, term('i64RotateLeft', local(nextOther), word(37))),
];

/** The lower half of a word without its last bits. */
const lowerHalf = (whole: Term, without: number): Term => term('i64ShiftRight', term('i64ShiftLeft', whole, word(32)), word(32 + without));

/** 53 bits as a share of 1. */
const share = (integer53: Term): Term => term('f64Multiply', term('f64ConvertI64', integer53), real(2 ** -53));
