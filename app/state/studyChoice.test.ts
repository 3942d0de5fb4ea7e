import { describe, expect, it } from 'vitest';
import type { ExperimentSettings } from '../../src/experiments/experiment.ts';
import { experimentOf } from '../../src/experiments/registry.ts';
import type { ArchitectureChoice } from '../../src/network/architecture.ts';
import { choiceArchitectures, pageValues, partSettings, settingsOfPart, standardChoice } from './studyChoice.ts';
import type { StudyChoice } from './studyTypes.ts';

const page = { filterSizes: [3, 2], strides: [2, 1] };
const distinct = experimentOf('distinct')!;
const chosen = (change: Partial<StudyChoice>): StudyChoice => ({ ...standardChoice, experiment: 'distinct', ...change });
const parts = (choice: StudyChoice, ...given: [readonly ArchitectureChoice[], object?]): ExperimentSettings[] => {
  const all = partSettings(distinct, choice, given[0], given[1] as never);
  if (typeof all === 'string') throw new Error(all);
  return all;
};
const metricsOf = (choice: StudyChoice, own = {}): unknown[] => parts(choice, choiceArchitectures(choice, page), own).map((settings) => settings['metric']);

describe('what is set side by side', () => {
  it('is run for each of its options and each architecture', () => {
    expect(metricsOf(chosen({}))).toEqual(distinct.architectures.flatMap(() => ['euclidean', 'bombieri']));
    expect(metricsOf(chosen({ of: 'page' }))).toEqual(['euclidean', 'bombieri']);
  });

  it('is run for one of them if the choice names it', () => {
    expect(metricsOf(chosen({ of: 'page', settings: { metric: 'bombieri' } }))).toEqual(['bombieri']);
  });

  it('is run for the metric of the page, too, if that is a matrix of its architecture', () => {
    const metric = [[2, 1, 0, 0, 0], [1, 2, 0, 0, 0], [0, 0, 1, 0, 0], [0, 0, 0, 1, 0], [0, 0, 0, 0, 1]];
    const choice = chosen({ of: 'page' });
    expect(metricsOf(choice, pageValues(choice, { metric }))).toEqual(['euclidean', 'bombieri', metric]);
    expect(pageValues(chosen({}), { metric })).toEqual({});
    expect(pageValues(choice, { metric: 'bombieri' })).toEqual({});
    const part = parts(choice, [page], { metric })[2]!;
    expect(settingsOfPart(distinct, choice, part)).toEqual(part);
  });

  it('is not run for what is no metric', () => {
    const [part] = parts(chosen({ of: 'page' }), [page]);
    expect(settingsOfPart(distinct, chosen({ of: 'page' }), { ...part!, metric: [[1, 2], [2, 1]] })).toMatch(/metric/);
  });
});
