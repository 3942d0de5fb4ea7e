import { parseInteger, parseNumber, printNumber } from './linkNumbers.ts';
import type { StudyChoice } from './studyTypes.ts';

/** Ids of experiments, of settings and of their values. */
const idPattern = /^[A-Za-z][A-Za-z0-9]{0,23}$/;

/** More settings than any experiment has. */
const mostSettings = 32;

/** reached~page~7~mode_fast~runs_20000: the experiment, where not the published architectures are run, where the seed is not 1, settings by name. */
export const printStudy = ({ experiment, of, seed, settings }: StudyChoice): string =>
  [
    experiment,
    ...(of === 'page' ? ['page'] : []),
    ...(seed === 1 ? [] : [String(seed)]),
    ...Object.keys(settings).sort().map((id) => `${id}_${printValue(settings[id]!)}`),
  ].join('~');

const printValue = (value: number | string): string => (typeof value === 'number' ? printNumber(value) : value);

/** null: the text is nothing that is printed. Whether there are such an experiment and such settings is seen where the experiments are known. */
export function parseStudy(text: string): StudyChoice | null {
  const [experiment, ...rest] = text.split('~');
  if (!idPattern.test(experiment!)) return null;
  const of = rest[0] === 'page' ? 'page' : 'published';
  if (of === 'page') rest.shift();
  const seed = rest[0]?.includes('_') === false ? parseInteger(rest.shift()!, 0, 2 ** 32 - 1) : 1;
  if (seed === null || rest.length > mostSettings) return null;
  const settings = new Map<string, number | string>();
  for (const part of rest) {
    const [id, written, ...more] = part.split('_');
    const value = written === undefined ? null : idPattern.test(written) ? written : parseNumber(written);
    if (value === null || more.length > 0 || !idPattern.test(id!) || settings.has(id!)) return null;
    settings.set(id!, value);
  }
  return { experiment: experiment!, of, seed, settings: Object.fromEntries(settings) };
}
