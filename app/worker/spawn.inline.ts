import EveryWorker from './everyWorker.ts?worker&inline';

/** Starts the computing worker of the single file: a classic worker from inside the page, since a page opened from disk can start no other. */
export const spawn = (): Worker => new EveryWorker({ name: 'convariety' });

/** Starts one of the workers that run experiments. */
export const spawnForExperiments = (): Worker => new EveryWorker({ name: 'experiment' });
