/** Bytes of a WebAssembly binary, written one after the other. */
export type Bytes = number[];

/** Value types. */
export const i32 = 0x7f;
export const i64 = 0x7e;
export const f64 = 0x7c;
export const v128 = 0x7b;

/** Instructions without operands of their own; SIMD instructions have the prefix 0xfd. Shifts to the right bring zeros, conversions read words with a sign. */
export const instruction = {
  loop: [0x03, 0x40],
  block: [0x02, 0x40],
  end: [0x0b],
  when: [0x04, 0x40],
  select: [0x1b],
  i32Add: [0x6a],
  i32Subtract: [0x6b],
  i32Multiply: [0x6c],
  i32And: [0x71],
  i32Or: [0x72],
  i32Eqz: [0x45],
  i32Less: [0x48],
  i32GreaterOrEqual: [0x4e],
  i32ShiftLeft: [0x74],
  i32WrapI64: [0xa7],
  i32SaturateF64: [0xfc, 0x02],
  i64Add: [0x7c],
  i64And: [0x83],
  i64Or: [0x84],
  i64Xor: [0x85],
  i64ShiftLeft: [0x86],
  i64ShiftRight: [0x88],
  i64RotateLeft: [0x89],
  i64ReinterpretF64: [0xbd],
  i64TruncateF64: [0xb0],
  f64ConvertI32: [0xb7],
  f64ConvertI64: [0xb9],
  f64ReinterpretI64: [0xbf],
  f64Negate: [0x9a],
  f64Floor: [0x9c],
  f64Add: [0xa0],
  f64Subtract: [0xa1],
  f64Multiply: [0xa2],
  f64Greater: [0x64],
  f64Less: [0x63],
  f64x2Splat: [0xfd, 0x14],
  f64x2Greater: [0xfd, 0x4a],
  f64x2Less: [0xfd, 0x49],
  v128And: [0xfd, 0x4e],
  i64x2AllTrue: [0xfd, 0xc3, 0x01],
} as const;

/** LEB128 of a natural number. */
export function unsigned(bytes: Bytes, value: number): void {
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest === 0 ? low : low + 128);
  } while (rest > 0);
}

/** i32.const */
export function constantI32(bytes: Bytes, value: number): void {
  bytes.push(0x41);
  signed(bytes, value);
}

/** i64.const, for integers of 32 bits. */
export function constantI64(bytes: Bytes, value: number): void {
  bytes.push(0x42);
  signed(bytes, value);
}

/** LEB128 of an integer of 32 bits with its sign. */
function signed(bytes: Bytes, value: number): void {
  let rest = value | 0;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    const done = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
    bytes.push(done ? low : low | 0x80);
    if (done) return;
  }
}

const scratch = new DataView(new ArrayBuffer(8));

/** The eight bytes of a double, lowest first. */
export function double(bytes: Bytes, value: number): void {
  scratch.setFloat64(0, value, true);
  for (let i = 0; i < 8; i++) bytes.push(scratch.getUint8(i));
}

export const getLocal = (bytes: Bytes, local: number): void => withIndex(bytes, 0x20, local);
export const setLocal = (bytes: Bytes, local: number): void => withIndex(bytes, 0x21, local);
export const teeLocal = (bytes: Bytes, local: number): void => withIndex(bytes, 0x22, local);
export const branch = (bytes: Bytes, depth: number): void => withIndex(bytes, 0x0c, depth);
export const branchIf = (bytes: Bytes, depth: number): void => withIndex(bytes, 0x0d, depth);
export const callFunction = (bytes: Bytes, index: number): void => withIndex(bytes, 0x10, index);

function withIndex(bytes: Bytes, code: number, index: number): void {
  bytes.push(code);
  unsigned(bytes, index);
}

/** A function: types of its parameters and results, of its further locals, and its instructions without the last `end`. */
export interface WasmFunction {
  readonly parameters: readonly number[];
  readonly results: readonly number[];
  readonly locals: readonly number[];
  readonly body: Bytes;
}

/** Names under which a module imports its memory. */
export const imported = { module: 'm', name: 'memory' } as const;

/**
 * A module of functions, of which the last one is exported as "run", with a memory of a fixed size in pages of 64 KiB: its own, exported as
 * "memory", or an imported one.
 */
export function moduleOf(functions: readonly WasmFunction[], pages: number, importsMemory = false): Uint8Array<ArrayBuffer> {
  const size = [0x01, ...lebOf(pages), ...lebOf(pages)];
  const run = [...counted(nameOf('run')), 0x00, ...lebOf(functions.length - 1)];
  const header: Bytes = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
  const bytes = header.concat(
    section(1, functions.map(({ parameters, results }) => [0x60, ...counted(parameters), ...counted(results)])),
    importsMemory ? section(2, [[...counted(nameOf(imported.module)), ...counted(nameOf(imported.name)), 0x02, ...size]]) : [],
    section(3, functions.map((_, i) => lebOf(i))),
    importsMemory ? [] : section(5, [size]),
    section(7, importsMemory ? [run] : [[...counted(nameOf('memory')), 0x02, 0x00], run]),
    section(10, functions.map(codeOf)),
  );
  return new Uint8Array(bytes);
}

function section(id: number, items: readonly Bytes[]): Bytes {
  const content = lebOf(items.length).concat(...items);
  return [id].concat(lebOf(content.length), content);
}

/** Runs of locals of one type are counted together. */
function codeOf({ locals, body }: WasmFunction): Bytes {
  const runs: { type: number; count: number }[] = [];
  for (const type of locals) {
    const last = runs.at(-1);
    if (last?.type === type) last.count++;
    else runs.push({ type, count: 1 });
  }
  const content = lebOf(runs.length);
  for (const { type, count } of runs) content.push(...lebOf(count), type);
  return lebOf(content.length + body.length + 1).concat(content, body, [0x0b]);
}

const nameOf = (text: string): Bytes => Array.from(text, (letter) => letter.charCodeAt(0));

const counted = (items: readonly number[]): Bytes => [...lebOf(items.length), ...items];

function lebOf(value: number): Bytes {
  const bytes: Bytes = [];
  unsigned(bytes, value);
  return bytes;
}
