import { experiment, type ExperimentCounts, type ExperimentSettings, type Experiment, type Setting } from '../../src/experiments/experiment.ts';
import { refusalOf } from '../../src/experiments/refusal.ts';
import { rng } from '../../src/numeric/rng.ts';

interface FakeCounts extends ExperimentCounts {
  readonly heads: number;
  /** Depends on the order of additions in its last bits. */
  readonly sum: number;
}

type FakeSettings = ExperimentSettings & { readonly runs: number; readonly coin: string };

const coinSettings: readonly Setting[] = [
  { kind: 'number', id: 'runs', title: 'Throws', help: '', standard: 200, least: 1, most: 10_000, integer: true },
  { kind: 'choice', id: 'coin', title: 'Coin', help: '', standard: 'fair', options: [{ id: 'fair', title: 'fair' }, { id: 'bent', title: 'bent' }] },
];

/** Throws coins, ten a block: as fast as tests want, and with sums that tell in which order they were made. */
export const coins: Experiment = experiment<FakeSettings, FakeCounts>({
  id: 'coins',
  command: 'coins',
  title: 'Coins',
  question: 'How often is it heads?',
  source: 'nobody, "Coins"',
  architectures: [
    { filterSizes: [2, 2], strides: [1, 1] },
    { filterSizes: [3, 2], strides: [1, 1] },
  ],
  settings: coinSettings,
  refusal: (given) => refusalOf(given, { settings: coinSettings }),
  blocks: ({ runs }) => Math.ceil(runs / 10),
  runner: ({ filterSizes, runs, seed, coin }) => (block) => {
    const random = rng(seed * 1_000_000 + filterSizes[0]! * 1000 + block);
    const size = Math.min(10, runs - 10 * block);
    let [heads, sum] = [0, 0];
    for (let i = 0; i < size; i++) {
      const value = random.uniform();
      if (value < (coin === 'fair' ? 0.5 : 0.7)) heads++;
      sum += value;
    }
    return { runs: size, steps: size, heads, sum, seconds: { data: 0, kernel: 0, classes: 0 } };
  },
  merge: (parts) =>
    parts.reduce((one, other) => ({
      runs: one.runs + other.runs,
      steps: one.steps + other.steps,
      heads: one.heads + other.heads,
      sum: one.sum + other.sum,
      seconds: one.seconds,
    })),
  report: (_, { runs, heads, sum }) => ({
    runs,
    converged: runs,
    diverged: 0,
    maxSteps: 0,
    differing: null,
    notes: [],
    columns: [
      { id: 'coin', title: 'Coin', help: '' },
      { id: 'side', title: 'Side', help: '' },
      { id: 'share', title: 'Share', help: '' },
      { id: 'value', title: 'Mean value', help: '' },
    ],
    rows: (['heads', 'tails, "the back"'] as const).map((side, i) => ({
      id: side,
      cells: [
        i === 0 ? { kind: 'pattern', pattern: '1|0' } : null,
        { kind: 'text', text: side },
        { kind: 'share', share: { count: i === 0 ? heads : runs - heads, of: runs, share: (i === 0 ? heads : runs - heads) / runs, interval: [0, 1], published: i === 0 ? 0.5 : null, differs: false } },
        { kind: 'mean', mean: sum / runs, published: null },
      ],
      example: i === 0 ? 3 : null,
      differs: false,
    })),
    bars: [],
  }),
  table: (_, { heads }) => ({ heads }),
  open: ({ filterSizes, strides }) => ({ filterSizes, strides, target: [1, 0, 1], metric: 'euclidean', start: [[1, 0], [1, 0]], stepSize: 0.01, stop: 1e-14, maxSteps: 100 }),
});

/** What a part of the experiment comes to, block after block. */
export function straightCounts(settings: ExperimentSettings): ExperimentCounts {
  const run = coins.runner(settings);
  return coins.merge(Array.from({ length: coins.blocks(settings) }, (_, block) => run(block)));
}
