/** What the command line needs of the experiments: without the rest of the library it starts at once. */
export { distinctBlocks, distinctProtocol, distinctSolutionsRunner, mergeDistinct } from './distinctSolutions.ts';
export { distinctTable, publishedHistogram } from './distinctTable.ts';
export { mergeReached, paperArchitectures, paperProtocol, reachedBlocks, reachedPatternsRunner } from './reachedPatterns.ts';
export { publishedRows, reachedTable } from './reachedTable.ts';
