import { describe, expect, it } from 'vitest';
import { facts } from '../../src/facts/index.ts';
import { loss } from '../../src/loss/loss.ts';
import { architecture } from '../../src/network/architecture.ts';
import { membership } from '../../src/network/membership.ts';
import { isZeroForm } from '../../src/polynomial/form.ts';
import { rootPattern } from '../../src/polynomial/rootPattern.ts';
import { initialTheta } from '../../src/training/initialize.ts';
import { advanceTraining, startTraining } from '../../src/training/trainer.ts';
import { caption, shortNumber, spaceSentence } from './caption.ts';
import { endReading } from './endReading.ts';
import { defaultView } from './view.ts';

interface Case {
  readonly k: readonly number[];
  readonly s?: readonly number[];
  readonly target: readonly number[];
  readonly start?: readonly (readonly number[])[];
  readonly steps?: number;
  readonly stepSize?: number;
}

/** The caption of a case as the page would make it. */
function captionOf({ k, s, target, start, steps = 15000, stepSize = 0.01 }: Case): string {
  const a = architecture({ filterSizes: k, strides: s ?? k.map(() => 1) });
  const problem = { architecture: a, target, metric: 'euclidean' as const, start: start ?? [], stepSize, method: 'descent' as const, maxSteps: 15000 };
  const state = start === undefined ? null : advanceTraining(problem, startTraining(problem), steps).state;
  return caption({
    architecture: a,
    facts: facts(a),
    target,
    targetPattern: isZeroForm(target) ? null : rootPattern(target),
    targetMembership: membership(a, target),
    run:
      state === null
        ? null
        : { state, ...endReading(a, state), lossOfZero: loss(target.map(() => 0), { target, metric: 'euclidean' }) },
  });
}

const start = defaultView.start.kind === 'filters' ? defaultView.start.filters : [];

describe('the caption', () => {
  it('says the point of the opening page', () => {
    expect(captionOf({ k: [2, 2], target: defaultView.target, start })).toBe(
      'Two layers of width 2 make exactly the quadratics with real roots. This target has none, so training ends on the boundary: one repeated root, the same filter in both layers up to scale.',
    );
  });

  it.each([
    ['a target that can be reached', { k: [2, 2], target: [0.6, 1.1, -0.3], start }, 'This target lies in that space, and training reaches it.'],
    ['a target on the boundary', { k: [2, 2], target: [1, 2, 1] }, 'This target lies on the boundary of that space.'],
    ['the zero target', { k: [2, 2], target: [0, 0, 0] }, 'The target is the zero filter, which every network makes.'],
    ['a start', { k: [2, 2], target: [1, 0, 1], start, steps: 0 }, 'The network stands at its start.'],
    ['a run on its way', { k: [2, 2], target: [1, 0, 1], start, steps: 40 }, 'Training is at step 40, loss'],
    ['a run that blows up', { k: [2, 2], target: [1, 0, 1], start, stepSize: 3 }, 'Training diverges at step'],
    ['a quartic with too few real roots', { k: [2, 2, 2, 2], target: [1, 0, 0, 0, -1] }, 'This target has only two of the four.'],
    ['a thin space', { k: [3, 2], s: [2, 1], target: [1, 0, 2, 0, 2] }, 'This target lies outside that space, but in its Zariski closure.'],
    ['a run whose end may be a degenerate point', { k: [3, 2], s: [2, 1], target: [-0.5, 0, 0, 0, -1], start: initialTheta({ filterSizes: [3, 2] }, 2) }, 'and training ends on or near the boundary.'],
    ['a run that takes longer than it may', { k: [2, 2, 2], s: [1, 2, 1], target: [1, 0, 0, 0, 1], start: [[1, 0.9], [1, 1.1], [1, -1.2]] }, 'but in its Zariski closure. After 15000 steps training has not converged; the loss is 1.'],
    ['a start with two zero filters', { k: [2, 2], target: [1, 0, 1], start: [[0, 0], [0, 0]] }, 'This target has none, and the start is already a critical point: training does not move.'],
    ['a local minimum of a filling network', { k: [2, 3], target: [1, 1, 0.1, 0.1], start: [[1, 0.05], [1, 0.9, 0]] }, 'This target lies in that space, but training ends in the interior at loss 0.009449'],
  ] as [string, Case, string][])('describes %s', (_, given, expected) => {
    expect(captionOf(given)).toContain(expected);
  });

  it.each([
    [[3], [1], 'One layer of width 3 makes every quadratic: the network is filling.'],
    [[1], [1], 'One layer of width 1 makes only constants: the end-to-end filter is a single number.'],
    [[2, 2, 2], [1, 1, 1], 'Three layers of width 2 make exactly the cubics with real roots.'],
    [[3, 2, 2], [1, 1, 1], 'Layers of widths 3, 2 and 2 make exactly the quartics with at least two real roots.'],
    [[3, 2], [2, 1], 'Layers of widths 3 and 2 with stride 2 make a 4-dimensional part of the 5-dimensional space of quartics.'],
    [[1, 2], [2, 1], 'Layers of widths 1 and 2 with stride 2 make a 2-dimensional part of the 3-dimensional space of quadratics.'],
    [[5, 5], [1, 1], 'Two layers of width 5 make every form of degree 8: the network is filling.'],
  ])('says what k = %j, s = %j can make', (k, s, sentence) => {
    const a = architecture({ filterSizes: k, strides: s });
    expect(spaceSentence({ architecture: a, facts: facts(a) })).toBe(sentence);
  });

  it('prints numbers without noise', () => {
    expect([0, 0.449165001, 12345.678, 9.95e-8, -1e300].map(shortNumber)).toEqual(['0', '0.4492', '12350', '9.95e-8', '-1.00e300']);
  });
});
