/** What the command line needs of the experiments: without the rest of the library it starts at once. */
export { mergeReached, paperArchitectures, paperProtocol, reachedBlocks, reachedPatternsRunner } from './reachedPatterns.ts';
export { publishedRows, reachedTable } from './reachedTable.ts';
