import { distinctBlocks, distinctProtocol, distinctSolutionsRunner, mergeDistinct, type DistinctSolutionsSettings } from './distinctSolutions.ts';
import { distinctTable, publishedHistogram, type DistinctTable } from './distinctTable.ts';
import { mergeReached, paperProtocol, reachedBlocks, reachedPatternsRunner, type ReachedPatternsSettings } from './reachedPatterns.ts';
import { publishedRows, reachedTable, type ReachedTable } from './reachedTable.ts';

/**
 * Root patterns that gradient descent reaches from random starts on random data, by the patterns of target and start, beside the published
 * shares; everything that is left out of the settings is the paper's protocol, with 10,000 data sets and seed 1.
 *
 * @throws RangeError for impossible architectures and settings.
 * @source GeoLCN, section 7.1 and Table 1
 */
export function reachedPatterns(settings: Partial<ReachedPatternsSettings> & Pick<ReachedPatternsSettings, 'filterSizes'>): ReachedTable {
  const whole = { strides: settings.filterSizes.map(() => 1), runs: 10_000, seed: 1, ...paperProtocol, ...settings };
  const run = reachedPatternsRunner(whole);
  return reachedTable(mergeReached(Array.from({ length: reachedBlocks(whole) }, (_, block) => run(block))), publishedRows(whole.filterSizes, whole.strides));
}

/**
 * Numbers of distinct end-to-end filters that gradient descent reaches from random starts, target by target, beside the published shares;
 * everything that is left out of the settings is the paper's protocol, with the Euclidean metric and seed 1.
 *
 * How its targets were drawn the paper does not say: here they are standard normal, or least-squares targets of Gaussian data.
 *
 * @throws RangeError for impossible architectures, metrics and settings.
 * @source GeoLCN, section 7.2 and Table 2
 */
export function distinctSolutions(settings: Partial<DistinctSolutionsSettings> & Pick<DistinctSolutionsSettings, 'filterSizes'>): DistinctTable {
  const whole = { strides: settings.filterSizes.map(() => 1), metric: 'euclidean', seed: 1, ...distinctProtocol, ...settings } as const;
  const run = distinctSolutionsRunner(whole);
  return distinctTable(mergeDistinct(Array.from({ length: distinctBlocks(whole) }, (_, block) => run(block))), publishedHistogram(whole.filterSizes, whole.strides, whole.metric));
}
