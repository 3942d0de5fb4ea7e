import InlineWorker from './worker.ts?worker&inline';

/** Starts the computing worker of the single file: a classic worker from inside the page, since a page opened from disk can start no other. */
export const spawn = (): Worker => new InlineWorker({ name: 'convariety' });
