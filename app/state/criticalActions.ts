import type { Theta } from '../../src/network/architecture.ts';
import { euclideanNorm } from '../../src/polynomial/form.ts';
import { rng } from '../../src/numeric/rng.ts';
import { forLinks } from './reading.ts';
import { store } from './store.ts';

/** Starts the run at these filters and shows it to its end. */
export function startAtParameters(filters: Theta): void {
  store.setState(({ view }) => ({ view: { ...view, start: { kind: 'filters', filters: filters.map((w) => w.map(forLinks)) }, progress: 'end' } }));
}

/** Length of the way from the critical parameters to a start near them, against the length of each filter. */
const nearness = 0.02;

/** Starts the run beside these filters, at random by seed: near a saddle one sees it leave. */
export function startNearParameters(filters: Theta, seed: number): void {
  const random = rng(seed);
  startAtParameters(
    filters.map((w) => {
      const direction = w.map(() => random.normal());
      const scale = (nearness * euclideanNorm(w)) / (euclideanNorm(direction) || 1);
      return w.map((c, i) => c + scale * direction[i]!);
    }),
  );
}
