import { largestAmbientDimension } from '../network/architecture.ts';
import { largestCodedDegree } from '../polynomial/patternCode.ts';
import type { Setting } from './experiment.ts';

/** What an experiment asks of its settings. */
export interface Demands {
  readonly settings: readonly Setting[];
  /** End-to-end forms must have a table of root patterns. */
  readonly patterns?: boolean;
  /** The filters must not have more roots together than are compared. */
  readonly hyperroots?: boolean;
  /** Settings that are not as declared but can be run all the same. */
  readonly allowed?: (id: string, value: unknown) => boolean;
}

/** Networks beyond these make kernels that take longer to make than most experiments to run. */
const mostParameters = 40;
const mostCoefficients = 40;

/**
 * Why settings cannot be run, in a sentence; null if they can. Any JSON is understood: settings come from links and files.
 */
export function refusalOf(given: unknown, { settings, patterns = false, hyperroots = false, allowed = () => false }: Demands): string | null {
  if (!isRecord(given)) return 'There are no settings.';
  const { filterSizes, strides, seed } = given;
  const sizes = networkRefusal(filterSizes, strides, patterns, hyperroots);
  if (sizes !== null) return sizes;
  if (!isWhole(seed, 0, 2 ** 32 - 1)) return 'The seed must be a whole number from 0 to 4294967295.';
  for (const setting of settings) {
    const refused = allowed(setting.id, given[setting.id]) ? null : settingRefusal(setting, given[setting.id]);
    if (refused !== null) return refused;
  }
  const declared = (name: string): boolean => settings.some(({ id }) => id === name);
  if (!declared('samples') || (declared('targetSource') && given['targetSource'] !== 'data')) return null;
  const k = coefficients(filterSizes as readonly number[], strides as readonly number[]);
  const samples = given['samples'] as number;
  return samples >= k ? null : `${samples === 1 ? 'One sample does' : `${samples} samples do`} not determine the ${k} coefficients of the end-to-end filter: take at least ${k} samples.`;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

const isWhole = (value: unknown, least: number, most: number): value is number => Number.isInteger(value) && (value as number) >= least && (value as number) <= most;

function networkRefusal(filterSizes: unknown, strides: unknown, patterns: boolean, hyperroots: boolean): string | null {
  if (!Array.isArray(filterSizes) || filterSizes.length === 0) return 'The network has no layer.';
  if (!Array.isArray(strides) || strides.length !== filterSizes.length) return 'Each filter needs a stride.';
  if (!filterSizes.every((size) => isWhole(size, 1, largestAmbientDimension))) return `Filter sizes must be whole numbers from 1 to ${largestAmbientDimension}.`;
  if (!strides.every((stride) => isWhole(stride, 1, largestAmbientDimension))) return `Strides must be whole numbers from 1 to ${largestAmbientDimension}.`;
  const parameters = (filterSizes as readonly number[]).reduce((sum, size) => sum + size, 0);
  if (parameters > mostParameters) return `The network has ${parameters} parameters, and experiments run with at most ${mostParameters}.`;
  const k = coefficients(filterSizes, strides);
  if (patterns && k - 1 > largestCodedDegree) return `Root patterns are counted up to degree ${largestCodedDegree}, and these end-to-end filters have degree ${k - 1}.`;
  const roots = parameters - filterSizes.length;
  if (hyperroots && roots > largestCodedDegree) return `Ends are told for filters with at most ${largestCodedDegree} roots together, and these have ${roots}.`;
  return k > mostCoefficients ? `The end-to-end filter has ${k} coefficients, and experiments run with at most ${mostCoefficients}.` : null;
}

/** k = 1 + Σ (k_l − 1) S_l */
function coefficients(filterSizes: readonly number[], strides: readonly number[]): number {
  let [k, stride] = [1, 1];
  filterSizes.forEach((size, l) => {
    if (size > 1) k += (size - 1) * stride;
    stride *= strides[l]!;
  });
  return k;
}

function settingRefusal(setting: Setting, value: unknown): string | null {
  const name = `“${setting.title}”`;
  if (setting.kind === 'choice') return setting.options.some(({ id }) => id === value) ? null : `${name} must be one of: ${setting.options.map(({ title }) => title).join(', ')}.`;
  const { least, most, integer } = setting;
  if (integer ? isWhole(value, least, most) : typeof value === 'number' && value >= least && value <= most) return null;
  return `${name} must be a ${integer ? 'whole ' : ''}number from ${least} to ${most}.`;
}
