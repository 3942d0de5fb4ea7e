import { openGaussianRun } from './reachedExperiment.ts';
import { experiment, type Experiment } from './experiment.ts';
import { descentSettings, runsSetting, samplesSetting } from './protocolSettings.ts';
import { refusalOf } from './refusal.ts';
import { mergeStrideEnds, strideEndsBlocks, strideEndsRunner, type StrideEndsCounts, type StrideEndsSettings } from './strideEnds.ts';
import { strideEndsReport } from './strideEndsReport.ts';
import { allStrided, strideEndsTable, type StrideEndsTable } from './strideEndsTable.ts';

const settings = [runsSetting, samplesSetting, ...descentSettings] as const;

const tableOf = (given: StrideEndsSettings, counts: StrideEndsCounts): StrideEndsTable => strideEndsTable(counts, allStrided(given));

/** Filter sizes that are run with strides, and with stride one beside. */
const pairs = [
  { filterSizes: [3, 2], strides: [2, 1] },
  { filterSizes: [3, 2], strides: [3, 1] },
  { filterSizes: [3, 2], strides: [1, 1] },
  { filterSizes: [4, 2], strides: [2, 1] },
  { filterSizes: [4, 2], strides: [1, 1] },
  { filterSizes: [2, 2, 2], strides: [2, 2, 1] },
  { filterSizes: [2, 2, 2], strides: [1, 1, 1] },
] as const;

/** SparseFact: what all strides > 1 mean for critical points. */
export const stridesExperiment: Experiment = experiment<StrideEndsSettings, StrideEndsCounts>({
  id: 'strides',
  command: 'strides',
  title: 'Strides',
  question: 'Where in the function space does gradient descent end: with all strides larger than one, and with stride one?',
  source: 'SparseFact (critical points of networks with all strides larger than one)',
  architectures: pairs,
  settings,
  refusal: (given) => refusalOf(given, { settings, hyperroots: true }),
  blocks: strideEndsBlocks,
  runner: strideEndsRunner,
  merge: mergeStrideEnds,
  report: (given, counts) => strideEndsReport(tableOf(given, counts)),
  table: tableOf,
  open: openGaussianRun,
});
