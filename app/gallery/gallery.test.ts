import { describe, expect, it } from 'vitest';
import { architecture } from '../../src/network/architecture.ts';
import { chartsFor, defaultBox, defaultChart, missingPicture, picture } from '../../src/strata/index.ts';
import { advanceTraining, startTraining } from '../../src/training/trainer.ts';
import { problemOf } from '../state/derive.ts';
import { parseLink, printLink } from '../state/url.ts';
import { defaultDisplay } from '../state/view.ts';
import { presetById, presets } from './index.ts';

describe.each(presets.map((preset) => [preset.id, preset] as const))('the example %s', (id, { title, caption, source, view }) => {
  const a = architecture(view);

  it('is found by its id and says what it is, with a source', () => {
    expect(presetById(id)?.view).toEqual(view);
    for (const text of [title, caption, source]) expect(text.length).toBeGreaterThan(5);
  });

  it('fits its architecture and survives the link', () => {
    expect(view.target).toHaveLength(a.ambientDimension);
    expect(parseLink(printLink({ view, display: defaultDisplay }))).toMatchObject({ view, problems: [] });
  });

  it('has a picture in its chart, or a sentence that says why not', () => {
    if (chartsFor(a).length === 0) expect(missingPicture(a)).toContain('R');
    else {
      const chart = defaultChart(a, view.chart.kind);
      expect(picture(a, { chart, quality: 'draft', box: defaultBox(a, chart), clip: 'ball' }).strata.length).toBeGreaterThan(0);
    }
  });

  it('has a run that converges', () => {
    const problem = { ...problemOf(view), architecture: a };
    expect(advanceTraining(problem, startTraining(problem), problem.maxSteps).state.status).toBe('converged');
  });
});

it('knows no other example, and no two with the same id', () => {
  expect(presetById('no-such-example')).toBeNull();
  expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
});
