import { afterEach, beforeEach, vi } from 'vitest';

/** Anything written to console.error or console.warn fails the test that wrote it. */
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});

afterEach(() => {
  const calls = [...vi.mocked(console.error).mock.calls, ...vi.mocked(console.warn).mock.calls]
    // fiber 9.8 makes a Clock, which three 0.187 calls deprecated: not ours to mend
    .filter(([first]) => !String(first).startsWith('THREE.Clock: This module has been deprecated'));
  vi.restoreAllMocks();
  if (calls.length > 0) throw new Error(`The test wrote to the console: ${calls.map((call) => call.join(' ')).join('; ')}`);
});
