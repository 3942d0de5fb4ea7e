import type { CriticalPoint, CriticalPointReport, ParameterPoint, StratumReport } from '../../src/critical/index.ts';
import { type Architecture, architecture } from '../../src/network/architecture.ts';
import { complexFactorizations } from '../../src/network/complexFactorizations.ts';
import { membershipOfTheta } from '../../src/network/membershipOfTheta.ts';
import type { CriticalSubject } from './criticalStore.ts';
import { remembered } from './remembered.ts';

/**
 * Where a critical point stands: the target itself; pure, critical for the loss on the function space; on the boundary of M; spurious, inside M
 * but critical only in parameter space; elsewhere, critical on its stratum but from no critical parameters of this architecture.
 */
export type Place = 'target' | 'pure' | 'boundary' | 'spurious' | 'elsewhere';

/** A real critical point as the page speaks of it. */
export interface ListedPoint {
  /** Its number in the list of all real points. */
  readonly index: number;
  readonly stratum: StratumReport;
  readonly point: CriticalPoint;
  readonly filter: readonly number[];
  readonly loss: number;
  readonly place: Place;
  /** Of the parameters; where there are none, on the stratum. If some are a minimum, training can end here. */
  readonly kind: ParameterPoint['kind'];
  readonly mark: 'minimum' | 'saddle' | 'spurious';
}

/** All real points of a report, stratum by stratum and by their loss. */
export const listedPoints = remembered((report: CriticalPointReport, subject: CriticalSubject): readonly ListedPoint[] => {
  const a = architecture(subject);
  return report.strata
    .flatMap((stratum) => stratum.points.flatMap((point) => (point.real ? [{ stratum, point }] : [])))
    .map(({ stratum, point }, index) => {
      const filter = point.filter.map(([re]) => re);
      const place = isTarget(subject.target, filter) || stratum.dimension === a.ambientDimension ? 'target' : placeOf(a, point);
      const kind = kindOf(point);
      return {
        index,
        stratum,
        point,
        filter,
        loss: point.loss ?? 0,
        place,
        kind,
        mark: place === 'spurious' ? 'spurious' : kind === 'minimum' ? 'minimum' : 'saddle',
      };
    });
});

/** Coefficients that agree to this, against the largest, are those of the target, which may lie on any stratum. */
const targetItself = 1e-9;

const isTarget = (target: readonly number[], filter: readonly number[]): boolean =>
  Math.max(...filter.map((c, i) => Math.abs(c - target[i]!))) <= targetItself * Math.max(...target.map(Math.abs));

function placeOf(a: Architecture, { reachable, parameters }: CriticalPoint): Exclude<Place, 'target'> {
  const [first] = parameters;
  if (!reachable || first === undefined) return 'elsewhere';
  if (first.pure) return 'pure';
  return membershipOfTheta(a, first.theta).onBoundary ? 'boundary' : 'spurious';
}

function kindOf({ parameters, index }: CriticalPoint): ParameterPoint['kind'] {
  for (const kind of ['minimum', 'degenerate', 'saddle', 'maximum'] as const) if (parameters.some((parameter) => parameter.kind === kind)) return kind;
  const [up, flat, down] = index ?? [0, 0, 0];
  return flat > 0 ? 'degenerate' : down === 0 ? 'minimum' : up === 0 ? 'maximum' : 'saddle';
}

/** Complex critical parameters up to rescaling that come from one point of a stratum. */
export function parametersOver(a: Architecture, { partitions, strides }: StratumReport): number {
  return partitions.reduce((product, partition, g) => product * complexFactorizations(partition, a.degrees.filter((_, l) => a.cumulativeStrides[l] === strides[g])), 1);
}

/**
 * Filters that agree to this in all coefficients, against the largest and at least absolutely, are the same.
 *
 * @source GeoLCN, section 7.2
 */
export const sameFilter = 1e-4;

/** The point that a run has reached, the nearest one that the architecture reaches; and how far it is, coefficient by coefficient. */
export function nearestReached(points: readonly ListedPoint[], filter: readonly number[]): { readonly nearest: ListedPoint; readonly distance: number; readonly isReached: boolean } | null {
  let nearest: ListedPoint | null = null;
  let distance = Infinity;
  for (const listed of points) {
    if (!listed.point.reachable) continue;
    const away = Math.max(...listed.filter.map((c, i) => Math.abs(c - filter[i]!)));
    if (away < distance) [nearest, distance] = [listed, away];
  }
  if (nearest === null) return null;
  return { nearest, distance, isReached: distance <= sameFilter * Math.max(1, ...nearest.filter.map(Math.abs)) };
}
