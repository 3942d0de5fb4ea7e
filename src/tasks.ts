import type { CriticalPointMemory } from './critical/index.ts';
import { parseForm } from './expression/parseForm.ts';
import type { CounterOf, LandscapePortion, LandscapeRequest } from './landscape/landscape.ts';
import { type Section, type SectionRequest, section } from './landscape/section.ts';
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

/**
 * Everything the worker can be asked for: name → pure function of plain data. Typed arrays in the answers are transferred.
 */
export const tasks = {
  /** The strata of an architecture in a chart. */
  picture: ({ choice, request }: { readonly choice: ArchitectureChoice; readonly request: PictureRequest }): Picture =>
    picture(architecture(choice), request),
  /** The part of a plane that lies in the function space. */
  section: ({ choice, request }: { readonly choice: ArchitectureChoice; readonly request: SectionRequest }): Section => section(architecture(choice), request),
  /** The next portion of a map of how many critical points targets have. */
  landscape: nextPortion,
  /** The next steps of a training run. */
  train: ({ problem, state, steps }: TrainingRequest): TrainingChunk => {
    const full = withArchitecture(problem);
    return advanceTraining(full, state ?? startTraining(full), steps);
  },
  /** A form typed by a person. */
  parseForm: ({ text, degree }: { readonly text: string; readonly degree: number }) => parseForm(text, degree),
};

export type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
export type TaskInput<N extends TaskName> = Parameters<Tasks[N]>[0];
export type TaskOutput<N extends TaskName> = Awaited<ReturnType<Tasks[N]>>;
