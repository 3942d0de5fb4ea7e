import { distinctExperiment } from './distinctExperiment.ts';
import type { Experiment } from './experiment.ts';
import { reachedExperiment } from './reachedExperiment.ts';
import { stridesExperiment } from './stridesExperiment.ts';

/** All experiments: page, command line and tests know them from here. */
export const experiments: readonly Experiment[] = [reachedExperiment, distinctExperiment, stridesExperiment];

/** The experiment with an id; null if there is none. */
export const experimentOf = (id: string): Experiment | null => experiments.find((one) => one.id === id) ?? null;
