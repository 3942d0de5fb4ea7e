/** Starts the computing worker of the served build (the URL must stay literal inside new Worker). */
export const spawn = (): Worker => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'convariety' });

/** Starts one of the workers that run experiments. */
export const spawnForExperiments = (): Worker => new Worker(new URL('./experimentWorker.ts', import.meta.url), { type: 'module', name: 'experiment' });
