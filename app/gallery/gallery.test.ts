import { describe, expect, it } from 'vitest';
import { architecture } from '../../src/network/architecture.ts';
import { picture } from '../../src/strata/index.ts';
import { advanceTraining, startTraining } from '../../src/training/trainer.ts';
import { chosenChart } from '../state/chosenChart.ts';
import { RunRecord } from '../state/computed.ts';
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

  it('has a picture in its chart, along its run where the slice asks for that', () => {
    const problem = { ...problemOf(view), architecture: a };
    const { state, filters, losses, recordedSteps } = advanceTraining(problem, startTraining(problem), problem.maxSteps);
    const record = new RunRecord(a.ambientDimension);
    record.append(filters, losses, recordedSteps);
    const chosen = chosenChart({ view, held: null, run: { problem: problemOf(view), status: 'ready', playing: false, state, record, version: 1, message: null } })!;
    const { strata, box } = picture(a, { ...chosen, quality: 'draft' });
    expect(strata.some(({ positions }) => positions.length > 3)).toBe(true);
    expect(strata.every(({ positions }) => positions.every(Number.isFinite))).toBe(true);
    expect(box).toEqual(chosen.box);
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
