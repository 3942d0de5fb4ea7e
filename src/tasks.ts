import type { CriticalPointMemory, CriticalPointReport, CriticalPointsProgress } from './critical/index.ts';
import type { CounterOf, LandscapePortion, LandscapeRequest } from './landscape/landscape.ts';
import { type Section, type SectionRequest, section } from './landscape/section.ts';
import type { Metric } from './loss/metrics.ts';
import { architecture, type ArchitectureChoice } from './network/architecture.ts';
import { type Picture, type PictureRequest, picture } from './strata/index.ts';
import type { TrainingProblem, TrainingState } from './training/problem.ts';
import { type TrainingChunk, advanceTraining, startTraining } from './training/trainer.ts';

/** A training problem as it travels to the worker: the architecture as chosen, the rest is recomputed there. */
export type PlainProblem = Omit<TrainingProblem, 'architecture'> & { readonly architecture: ArchitectureChoice };

/** A stretch of a run: from the start if `state` is null. */
export interface TrainingRequest {
  readonly problem: PlainProblem;
  readonly state: TrainingState | null;
  readonly steps: number;
}

/** A search for all critical points of the square loss. */
export interface CriticalPointsRequest {
  readonly choice: ArchitectureChoice;
  readonly target: readonly number[];
  readonly metric: Metric;
}

/** Is told how far a task is, between its steps. */
type Report<Progress> = (progress: Progress) => void;

const withArchitecture = (problem: PlainProblem): TrainingProblem => ({ ...problem, architecture: architecture(problem.architecture) });

/** What maps of targets need is fetched when the first one is asked for. */
const landscapeParts = () => Promise.all([import('./landscape/landscape.ts'), import('./landscape/countsOfReport.ts'), import('./critical/index.ts')]);

/** The next portion of a map. Where no shorter way is known, each target is solved from the solutions for the last one. */
async function nextPortion(request: LandscapeRequest): Promise<LandscapePortion> {
  const [{ advanceLandscape }, { countsOfReport }, { criticalPoints }] = await landscapeParts();
  const counterOf: CounterOf = (a, metric) => {
    const memory: CriticalPointMemory = new Map();
    return (target) => countsOfReport(criticalPoints(a, { target, metric }, memory), a.ambientDimension);
  };
  return advanceLandscape(request, counterOf);
}

/** Solutions of the last search for each of the architectures and metrics searched last: the next target is reached from them. */
const searched = new Map<string, CriticalPointMemory>();

/** Memories that are kept: a few kilobytes each. */
const keptMemories = 8;

function memoryOf({ choice: { filterSizes, strides }, metric }: CriticalPointsRequest): CriticalPointMemory {
  const key = JSON.stringify([filterSizes, strides, metric]);
  const memory = searched.get(key) ?? new Map();
  searched.delete(key);
  searched.set(key, memory);
  if (searched.size > keptMemories) searched.delete(searched.keys().next().value!);
  return memory;
}

async function searchedPoints(request: CriticalPointsRequest, report: Report<CriticalPointsProgress> = () => undefined): Promise<CriticalPointReport> {
  const { loadStarts, searchCriticalPoints } = await import('./critical/index.ts');
  const { choice, target, metric } = request;
  const a = architecture(choice);
  await loadStarts(a);
  const search = searchCriticalPoints(a, { target, metric }, memoryOf(request));
  for (;;) {
    const { done, value } = search.next();
    if (done === true) return value;
    report(value);
  }
}

/**
 * Everything the worker can be asked for: name → function of plain data, the same answer for the same question. Typed arrays in the answers are transferred.
 */
export const tasks = {
  /** The strata of an architecture in a chart. */
  picture: ({ choice, request }: { readonly choice: ArchitectureChoice; readonly request: PictureRequest }): Picture =>
    picture(architecture(choice), request),
  /** The part of a plane that lies in the function space. */
  section: ({ choice, request }: { readonly choice: ArchitectureChoice; readonly request: SectionRequest }): Section => section(architecture(choice), request),
  /** All critical points of the square loss on the strata of a function space. */
  criticalPoints: searchedPoints,
  /** The next portion of a map of how many critical points targets have. */
  landscape: nextPortion,
  /** The next steps of a training run. */
  train: ({ problem, state, steps }: TrainingRequest): TrainingChunk => {
    const full = withArchitecture(problem);
    return advanceTraining(full, state ?? startTraining(full), steps);
  },
  /** A form typed by a person. */
  parseForm: async ({ text, degree }: { readonly text: string; readonly degree: number }) => (await import('./expression/parseForm.ts')).parseForm(text, degree),
};

export type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
export type TaskInput<N extends TaskName> = Parameters<Tasks[N]>[0];
export type TaskOutput<N extends TaskName> = Awaited<ReturnType<Tasks[N]>>;
/** What a task tells on its way; unknown for tasks that tell nothing. */
export type TaskProgress<N extends TaskName> = Tasks[N] extends (input: never, report?: Report<infer Progress>) => unknown ? Progress : never;
