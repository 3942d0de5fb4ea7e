import { describe, expect, it } from 'vitest';
import * as library from './index.ts';

describe('the headless library', () => {
  it('exports exactly these names: a new one is a decision', () => {
    expect(Object.keys(library).sort()).toEqual(
      [
        'advanceTraining', 'architecture', 'chartsFor', 'chosenProjection', 'chosenSlice', 'circulantMatrix', 'circulantNetworkMatrix', 'criticalPoints', 'defaultBox', 'defaultChart', 'discriminant', 'discriminantSign', 'distinctSolutions',
        'endToEndFilter', 'exactFormGcd', 'factorPattern', 'facts', 'fiber', 'fiberPoint', 'filterToTex', 'formToTex', 'formatRootPattern', 'gaussianDataset',
        'gradient', 'initialTheta', 'invariants', 'jacobian', 'largestAmbientDimension', 'layerMatrices', 'loss', 'lossGradient', 'membership', 'membershipOfTheta',
        'metricMatrix', 'missingPicture', 'networkMatrix', 'networkWidths', 'numericalGcd', 'parseForm', 'picture', 'polyphaseSections', 'reachedPatterns', 'rootDivisor',
        'rootPattern', 'rootPatternExact', 'speakRootPattern', 'squareLoss', 'startTraining', 'tangentKernel', 'tau', 'toFilter', 'toPosition', 'toeplitzMatrix',
        'train', 'withInvariants',
      ].sort(),
    );
  });

  it('runs in plain Node: no document, no window', () => {
    expect(typeof globalThis.document).toBe('undefined');
    expect(typeof globalThis.window).toBe('undefined');
  });

  it('carries one thought from sizes to a verdict: the opening page', () => {
    const a = library.architecture({ filterSizes: [2, 2], strides: [1, 1] });
    const target = [0.68, 0.1, 0.6];
    expect(library.facts(a)).toMatchObject({ filling: false, thick: true, zariskiClosed: false, boundary: { strideOne: true, reduced: false } });
    expect(library.membership(a, target)).toMatchObject({ inFunctionSpace: false, inClosure: true });
    const run = library.train(a, { target, metric: 'euclidean', start: [[1.3, 0.55], [-0.35, 1.05]], stepSize: 0.01, method: 'descent', maxSteps: 15000 });
    expect(run.status).toBe('converged');
    expect(library.formatRootPattern(run.pattern!)).toBe('2|0');
    expect(library.membershipOfTheta(a, run.theta)).toMatchObject({ inFunctionSpace: true, onBoundary: true, boundaryKinds: ['strideOne'] });
    const nearest = library.criticalPoints(a, { target, metric: 'euclidean' }).strata.flatMap(({ points }) => points).find(({ filter }) => filter.every(([re], j) => Math.abs(re - library.endToEndFilter(run.theta, a.strides)[j]!) < 1e-6));
    expect(nearest).toMatchObject({ real: true, reachable: true, rootPattern: '2|0', parameters: [{ kind: 'minimum' }] });
    expect(library.picture(a, { chart: { kind: 'ambient' }, quality: 'draft', box: library.defaultBox(a, { kind: 'ambient' }) }).strata.map(({ role }) => role)).toContain('boundary');
  });
});
