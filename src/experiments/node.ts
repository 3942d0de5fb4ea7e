/** What the command line needs of the experiments, and the benchmarks: without the rest of the library it starts at once. */
export { settingsFor } from './experiment.ts';
export { mergeReached, paperProtocol, reachedBlocks, reachedPatternsRunner } from './reachedPatterns.ts';
export { experiments } from './registry.ts';
