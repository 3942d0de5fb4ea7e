import { describe, expect, it } from 'vitest';
import { type Experiment, settingsFor } from '../../src/experiments/experiment.ts';
import { experiments } from '../../src/experiments/registry.ts';
import { csvOf } from './studyCsv.ts';
import { studyLedger } from './studyLedger.ts';
import { printRecord, readRecord, type StudyRecord } from './studyRecord.ts';
import type { StudyPart } from './studyTypes.ts';
import { programVersion } from './version.ts';

/** A few blocks of an experiment, of the quick kind where there is one. */
function smallStudy(experiment: Experiment): StudyRecord {
  const small: Readonly<Record<string, number | string>> = { runs: 1200, targets: 30, mode: 'fast' };
  const settings = Object.fromEntries(Object.entries(small).filter(([id]) => experiment.settings.some((one) => one.id === id)));
  const choice = { experiment: experiment.id, of: 'published', seed: 5, settings } as const;
  const parts = experiment.architectures.slice(0, 2).map((a): StudyPart => {
    const all = settingsFor(experiment, a, choice.seed, settings);
    return { settings: all, blocks: experiment.blocks(all), done: 0, counts: null };
  });
  return { program: programVersion, running: false, choice, parts, waiting: [] };
}

describe.each(experiments.map((experiment) => [experiment.id, experiment] as const))('the experiment "%s"', (_, experiment) => {
  const begun = smallStudy(experiment);
  const runners = begun.parts.map(({ settings }) => experiment.runner(settings));
  const run = (part: number, block: number) => JSON.parse(JSON.stringify(runners[part]!(block))) as StudyRecord['waiting'][number]['counts'];

  it('can be kept after every block, and comes to the same whenever it is put back', () => {
    let record = begun;
    for (let [part, block] of begun.parts.flatMap(({ blocks }, at) => Array.from({ length: blocks }, (__, i) => [at, i] as const))) {
      // every two blocks come the wrong way round
      block = block % 2 === 0 && block + 1 < begun.parts[part]!.blocks ? block + 1 : block - (block % 2);
      const ledger = studyLedger(experiment, record.parts, record.waiting, 4);
      ledger.add({ part, block }, run(part, block));
      record = { ...record, parts: ledger.parts, waiting: ledger.waiting };
      expect(readRecord(printRecord(record))).toEqual(record);
    }
    expect(record.waiting).toEqual([]);
    record.parts.forEach((part, at) => expect(part).toEqual({ ...begun.parts[at]!, done: part.blocks, counts: experiment.merge(Array.from({ length: part.blocks }, (__, block) => run(at, block))) }));
    const [head, ...lines] = csvOf(record).trimEnd().split('\r\n');
    expect(lines.length).toBeGreaterThan(2);
    // nothing in these reports has a comma
    expect(new Set(lines.map((line) => line.replaceAll(/"[^"]*"/g, '').split(',').length))).toEqual(new Set([head!.split(',').length]));
    expect(new Set(head!.split(',')).size).toBe(head!.split(',').length);
  });
});
