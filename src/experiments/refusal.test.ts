import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settingsFor, type ExperimentSettings } from './experiment.ts';
import { experimentOf, experiments } from './registry.ts';

const choice = { filterSizes: [3, 2], strides: [2, 1] };
const [reached, distinct, strides] = ['reached', 'distinct', 'strides'].map((id) => experimentOf(id)!) as [typeof experiments[number], typeof experiments[number], typeof experiments[number]];

/** A whole sentence, as people write it. */
const sentence = /^[A-Z0-9“].*\.$/;

describe('refusals', () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    ['no layer', { filterSizes: [], strides: [] }, /no layer/],
    ['a stride too few', { strides: [2] }, /needs a stride/],
    ['an empty filter', { filterSizes: [3, 0] }, /Filter sizes/],
    ['half a stride', { strides: [1.5, 1] }, /Strides/],
    ['a size as text', { filterSizes: ['3', 2] }, /Filter sizes/],
    ['a negative seed', { seed: -1 }, /seed/],
    ['half a seed', { seed: 0.5 }, /seed/],
    ['a seed too large', { seed: 2 ** 32 }, /seed/],
    ['no runs', { runs: 0 }, /“Runs”/],
    ['runs as text', { runs: '100' }, /“Runs”/],
    ['half a sample', { samples: 10.5 }, /“Samples”/],
    ['too few samples', { samples: 4 }, /4 samples do not determine the 5 coefficients/],
    ['a step backwards', { stepSize: -0.01 }, /“Step size”/],
    ['no step size', { stepSize: null }, /“Step size”/],
    ['endless steps', { maxSteps: Infinity }, /“Most steps”/],
    ['another mode', { mode: 'quick' }, /“Steps” must be one of: all made, ends computed\./],
    ['a wide tolerance', { tolerance: 1 }, /“Tolerance”/],
    ['a form of high degree', { filterSizes: [3, 2, 2], strides: [3, 3, 1], samples: 20 }, /degree 14/],
    ['many parameters', { filterSizes: Array.from({ length: 41 }, () => 1), strides: Array.from({ length: 41 }, () => 1) }, /41 parameters/],
  ])('say what is wrong: %s', (_name, change, wanted) => {
    const refusal = reached.refusal({ ...settingsFor(reached, choice, 1), ...change });
    expect(refusal).toMatch(wanted);
    expect(refusal).toMatch(sentence);
  });

  it('allow what can be run', () => {
    expect(strides.refusal(settingsFor(strides, { filterSizes: [3, 2, 2], strides: [3, 3, 1] }, 1, { samples: 15 }))).toBeNull();
    expect(strides.refusal(settingsFor(strides, { filterSizes: [12], strides: [1] }, 1, { samples: 15 }))).toMatch(/11/);
    expect(distinct.refusal(settingsFor(distinct, choice, 1, { samples: 2 }))).toBeNull();
    expect(distinct.refusal(settingsFor(distinct, choice, 1, { samples: 2, targetSource: 'data' }))).toMatch(/at least 5/);
    expect(distinct.refusal(settingsFor(distinct, { filterSizes: [4, 4], strides: [4, 1] }, 1))).toBeNull();
    expect(distinct.refusal(settingsFor(distinct, { filterSizes: [4, 4], strides: [20, 1] }, 1))).toMatch(/64 coefficients/);
  });

  it('let metrics be matrices, if they are metrics', () => {
    const of = (metric: unknown): string | null => distinct.refusal(settingsFor(distinct, { filterSizes: [2, 2], strides: [1, 1] }, 1, { metric }));
    expect(of([[2, 1, 0], [1, 2, 0], [0, 0, 1]])).toBeNull();
    expect(of([[2, 1], [1, 2]])).toMatch(/3 rows of 3 numbers/);
    expect(of([[2, 1, 0], [1, 2, 0], [0, 0, null]])).toMatch(/3 rows of 3 numbers/);
    expect(of([[1, 2, 0], [2, 1, 0], [0, 0, 1]])).toMatch(/positive definite/);
    expect(of([[1, 0, 0], [1, 1, 0], [0, 0, 1]])).toMatch(/symmetric/);
    expect(of('manhattan')).toMatch(/“Metric”/);
  });

  const anything = fc.jsonValue();

  it('are total: any JSON is refused in a sentence, or can be run', () => {
    const entry = fc.oneof(anything, fc.integer({ min: -2, max: 12 }), fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 }), fc.constantFrom('fast', 'bombieri', 'data', 0.01));
    for (const one of experiments) {
      const standard = settingsFor(one, one.architectures[0]!, 1);
      const check = (given: unknown): void => {
        const settings = given as ExperimentSettings;
        const refusal = one.refusal(settings);
        if (refusal !== null) expect(refusal).toMatch(sentence);
        else expect(one.blocks(settings)).toBeGreaterThan(0);
      };
      fc.assert(fc.property(anything, check), { seed: 3, numRuns: 200 });
      fc.assert(fc.property(fc.dictionary(fc.constantFrom(...Object.keys(standard)), entry), (change) => check({ ...standard, ...change })), { seed: 4, numRuns: 400 });
    }
  });

  it('leave nothing that a runner would throw at', () => {
    const size = fc.integer({ min: 1, max: 3 });
    const layers = fc.array(fc.tuple(size, size), { minLength: 1, maxLength: 3 });
    for (const one of experiments)
      fc.assert(
        fc.property(layers, fc.integer({ min: 1, max: 12 }), fc.constantFrom('brute', 'fast'), (pairs, samples, mode) => {
          const architecture = { filterSizes: pairs.map(([k]) => k), strides: pairs.map(([, s]) => s) };
          const settings = settingsFor(one, architecture, 1, { runs: 3, targets: 1, starts: 2, maxSteps: 50, samples, mode });
          if (one.refusal(settings) !== null) return;
          const counts = one.merge([one.runner(settings)(0)]);
          expect(one.report(settings, counts).runs).toBe(counts.runs);
          expect(one.open(settings, 0).start.map((w) => w.length)).toEqual(architecture.filterSizes);
        }),
        { seed: 5, numRuns: 40 },
      );
  });
});
