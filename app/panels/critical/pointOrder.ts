import type { ListedPoint } from '../../state/criticalReading.ts';

/** What the table may be ordered by. */
export type OrderBy = 'kind' | 'roots' | 'loss' | 'networks';

export interface PointOrder {
  readonly by: OrderBy;
  readonly descending: boolean;
}

const places = ['target', 'pure', 'boundary', 'spurious', 'elsewhere'] as const;
const kinds = ['minimum', 'degenerate', 'saddle', 'maximum'] as const;

const keys: Readonly<Record<OrderBy, (listed: ListedPoint) => readonly number[]>> = {
  kind: ({ place, kind }) => [places.indexOf(place) === 4 ? 1 : 0, kinds.indexOf(kind), places.indexOf(place)],
  roots: ({ stratum }) => [-stratum.dimension],
  loss: () => [],
  networks: ({ point }) => [-point.parameters.length],
};

/** The points in another order; equal ones by their loss, then as they were. */
export function orderedPoints(points: readonly ListedPoint[], { by, descending }: PointOrder): ListedPoint[] {
  const sign = descending ? -1 : 1;
  return [...points].sort((one, other) => {
    const [a, b] = [keys[by](one), keys[by](other)];
    for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return sign * (a[i]! - b[i]!);
    const byId = by === 'roots' && one.stratum.id !== other.stratum.id ? (one.stratum.id < other.stratum.id ? -1 : 1) : 0;
    return sign * (byId || one.loss - other.loss) || one.index - other.index;
  });
}
