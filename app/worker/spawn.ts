/** Starts the computing worker of the served build (the URL must stay literal inside new Worker). */
export const spawn = (): Worker => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'convariety' });
