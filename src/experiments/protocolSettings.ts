import type { Setting } from './experiment.ts';

type NumberSetting = Extract<Setting, { readonly kind: 'number' }>;
type ChoiceSetting = Extract<Setting, { readonly kind: 'choice' }>;

export const wholeNumber = (id: string, title: string, standard: number, most: number, help: string): NumberSetting => ({ kind: 'number', id, title, help, standard, least: 1, most, integer: true });

const decimal = (id: string, title: string, standard: number, [least, most]: readonly [number, number], help: string): NumberSetting => ({ kind: 'number', id, title, help, standard, least, most, integer: false });

/** The choice whose first option is the standard one. */
export const choice = (id: string, title: string, help: string, options: ChoiceSetting['options']): ChoiceSetting => ({ kind: 'choice', id, title, help, standard: options[0]!.id, options });

export const toleranceSetting = (standard: number, help: string): NumberSetting => decimal('tolerance', 'Tolerance', standard, [0, 0.1], help);

export const runsSetting = wholeNumber('runs', 'Runs', 10_000, 10_000_000, 'Number of data sets, each with one random start.');

export const samplesSetting = wholeNumber('samples', 'Samples', 10, 1000, 'Samples in a data set: at least as many as the end-to-end filter has coefficients.');

/** How gradient descent goes on and ends; the standard values are the paper's. */
export const descentSettings: readonly Setting[] = [
  decimal('stepSize', 'Step size', 0.01, [1e-6, 1], 'Factor of the gradient in each step.'),
  decimal('stop', 'Stop', 1e-14, [1e-24, 1e-6], 'A run has converged once the square of the gradient is at most this.'),
  wholeNumber('maxSteps', 'Most steps', 15_000, 10_000_000, 'A run that has not converged by then is given up.'),
  choice('mode', 'Steps', 'Whether every step is made, or the ends of runs are computed where they are certain enough: a few in ten thousand then end otherwise.', [
    { id: 'brute', title: 'all made' },
    { id: 'fast', title: 'ends computed' },
  ]),
];
