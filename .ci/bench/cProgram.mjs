/*
 * The iteration of a map as a C program: the same operations in the same order as its WebAssembly module, on the same layout of memory, with
 * pairs of doubles and without fused operations, so that it gives the same doubles.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const flags = ['-O3', '-march=x86-64-v3', '-mno-fma', '-ffp-contract=off'];

/** The first C compiler that is there, and makes programs for this processor; else null. */
export function compiler() {
  if (process.arch !== 'x64') return null;
  for (const name of ['cc', 'gcc', 'clang'])
    try {
      return { name, version: execFileSync(name, ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] }).toString().split('\n')[0] };
    } catch {
      // the next one
    }
  return null;
}

/** Compiles the iteration; `measure(memory, most, calls)` gives nanoseconds of the calls, each from the same start, and the last states. */
export function compiled({ name }, map, module, folder, label) {
  const [source, program, memoryFile] = ['c', 'out', 'memory'].map((end) => join(folder, `${label}.${end}`));
  writeFileSync(source, sourceOf(map, module));
  execFileSync(name, [...flags, source, '-o', program]);
  return (memory, most, calls) => {
    writeFileSync(memoryFile, new Uint8Array(memory.buffer, memory.byteOffset, memory.byteLength));
    const [nanoseconds, ...states] = execFileSync(program, [memoryFile, most, calls].map(String)).toString().trim().split('\n');
    return { nanoseconds: Number(nanoseconds), states: Float64Array.from(states, Number) };
  };
}

const intrinsics = { add: '_mm_add_pd', subtract: '_mm_sub_pd', multiply: '_mm_mul_pd', divide: '_mm_div_pd' };

function sourceOf({ program, states: n }, { states, parameters, watched, bounds, lanes }) {
  const groups = Array.from({ length: lanes / 2 }, (_, group) => group);
  const place = (start, entry, group) => `m + ${start / 8 + entry * lanes + 2 * group}`;
  const expression = (operation, group) => {
    const value = (index) => `v${group}_${index}`;
    if (operation.kind === 'input') return operation.index < n ? `s${group}_${operation.index}` : `_mm_load_pd(${place(parameters, operation.index - n, group)})`;
    if (operation.kind === 'constant') return `_mm_set1_pd(${operation.value})`;
    if (operation.kind === 'squareRoot') return `_mm_sqrt_pd(${value(operation.argument)})`;
    return `${intrinsics[operation.kind]}(${value(operation.left)}, ${value(operation.right)})`;
  };
  const perEntry = (line) => groups.flatMap((group) => Array.from({ length: n }, (_, entry) => line(group, entry)));
  const perGroup = (line) => groups.map(line);
  return `#define _POSIX_C_SOURCE 199309L
#include <immintrin.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

__attribute__((noinline)) static int run(double *m, int most) {
  const __m128d lower = _mm_set1_pd(m[${bounds / 8}]), upper = _mm_set1_pd(m[${bounds / 8 + 1}]);
${perEntry((group, entry) => `  __m128d s${group}_${entry} = _mm_load_pd(${place(states, entry, group)});`).join('\n')}
${perGroup((group) => `  __m128d w${group} = _mm_setzero_pd();`).join('\n')}
  int done = 0;
  for (; done < most; done++) {
${groups.flatMap((group) => program.operations.map((operation, index) => `    const __m128d v${group}_${index} = ${expression(operation, group)};`)).join('\n')}
${perGroup((group) => `    w${group} = v${group}_${program.outputs[n]};`).join('\n')}
    __m128d inside = _mm_and_pd(_mm_cmpgt_pd(w0, lower), _mm_cmplt_pd(w0, upper));
${perGroup((group) => `    inside = _mm_and_pd(inside, _mm_and_pd(_mm_cmpgt_pd(w${group}, lower), _mm_cmplt_pd(w${group}, upper)));`).slice(1).join('\n')}
    if (_mm_movemask_pd(inside) != 3) break;
${perEntry((group, entry) => `    s${group}_${entry} = v${group}_${program.outputs[entry]};`).join('\n')}
  }
${perEntry((group, entry) => `  _mm_store_pd(${place(states, entry, group)}, s${group}_${entry});`).join('\n')}
${perGroup((group) => `  _mm_store_pd(${place(watched, 0, group)}, w${group});`).join('\n')}
  return done;
}

static double m[${bounds / 8 + 2}] __attribute__((aligned(16)));
static double start[${lanes * n}];

int main(int count, char **given) {
  if (count != 4) return 2;
  FILE *file = fopen(given[1], "rb");
  if (!file || fread(m, sizeof m, 1, file) != 1) return 2;
  fclose(file);
  memcpy(start, m + ${states / 8}, sizeof start);
  const int most = atoi(given[2]), calls = atoi(given[3]);
  struct timespec from, to;
  long done = 0;
  for (int call = -calls / 4; call < calls; call++) {
    if (call == 0) clock_gettime(CLOCK_MONOTONIC, &from);
    memcpy(m + ${states / 8}, start, sizeof start);
    done += run(m, most);
  }
  clock_gettime(CLOCK_MONOTONIC, &to);
  if (done != (long)most * (calls + calls / 4)) return 3;
  printf("%.0f\\n", (to.tv_sec - from.tv_sec) * 1e9 + (to.tv_nsec - from.tv_nsec));
  for (int i = 0; i < ${lanes * n}; i++) printf("%.17g\\n", m[${states / 8} + i]);
  return 0;
}
`;
}
