import { polyphaseSections } from '../../polynomial/polyphase.ts';
import { realRootCount } from '../../polynomial/realRoots.ts';
import type { Architecture } from '../../network/architecture.ts';
import type { RulingEvent } from '../events.ts';
import { hyperrootQuotient } from '../hyperrootLine.ts';
import type { Stratum } from '../mesh.ts';
import { multipleRootPoint, type WantedRoot } from '../multipleRoots.ts';
import { areApart, modulo } from '../points.ts';
import { formAt, type Slice } from '../slice.ts';
import { distance, type Vector3 } from '../vector3.ts';
import { type FactorPlace, placeOfFactors, placeWords } from './hyperrootPlace.ts';
import { isHypersurface } from './hyperrootSurface.ts';
import type { PictureContext, StratumKind } from './kind.ts';
import { hyperrootPosition, hyperrootSweeps } from './swept.ts';

/** Farthest that the polished point may be from the event, and nearest that two different points may be, relative to the view. */
const farthestFromEvent = 1e-4;
const nearestPoints = 1e-8;

/** Angles closer than this, modulo π, are one hyperroot at a pinch. */
const sameAngle = 1e-3;

/** Special points of a hypersurface M̄: pinch points (the two factors in x², y² are one) and points with three such factors. */
export const hyperrootPoints: StratumKind = {
  id: 'hyperrootPoints',
  title: 'Pinch points and triple points',
  source: 'GeoLCN, Example 4.12; SparseFact, reduced boundary',
  applies: (a) => isHypersurface(a) && a.degree >= 4,
  build(context) {
    const { slice, architecture: a } = context;
    const sweeps = hyperrootSweeps(context);
    if (sweeps.length === 0 || slice === null) return [];
    const position = hyperrootPosition(context);
    // points on planes of a fixed hyperroot are events of the moving ones, too; the parameter of a plane is not its hyperroot
    const events = (position?.kind === 'general' && position.moving ? sweeps.slice(0, 1) : sweeps).flatMap((swept) => swept.events.map((event) => ({ ...event, theta: swept.family.at(event.theta)?.theta ?? event.theta })));
    const strata: Stratum[] = [];
    for (const [id, name, candidates] of shapes) {
      const found = pointsOf(context, slice, events, candidates).map((point) => ({ ...point, place: placeOfPoint(a, slice, point) }));
      for (const place of ['boundary', 'inside', 'closure'] as const) {
        const own = found.filter((point) => point.place === place);
        if (own.length === 0) continue;
        strata.push({
          id: `${id}-${place}`,
          kind: 'points',
          label: `${name}, ${place === 'inside' ? 'inside M' : placeWords[place]}`,
          role: 'special',
          inFunctionSpace: place !== 'closure',
          onBoundary: place === 'boundary',
          source: hyperrootPoints.source,
          positions: new Float32Array(own.flatMap(({ position }) => [...position])),
        });
      }
    }
    return strata;
  },
};

interface FactorPoint {
  readonly position: Vector3;
  /** Angles of its factors in x², y², repeated by multiplicity. */
  readonly angles: readonly number[];
}

function placeOfPoint(a: Architecture, slice: Slice, { position, angles }: FactorPoint): FactorPlace['place'] {
  let rest = formAt(slice, position);
  for (const angle of angles) rest = hyperrootQuotient(rest, Math.cos(angle), Math.sin(angle));
  return placeOfFactors(a, angles, realRootCount(rest), new Set(angles).size < angles.length).place;
}

const shapes: readonly (readonly [string, string, (event: RulingEvent) => WantedRoot[][]])[] = [
  [
    'pinch',
    'Pinch point: a double factor in x², y²',
    ({ theta, before, after }) =>
      [...before, ...after].some(({ kind, angle }) => kind === 'hyperroot' && modulo(angle - theta) < sameAngle) ? [[{ angle: theta, multiplicity: 2 }]] : [],
  ],
  [
    'triple',
    'Triple point: three factors in x², y²',
    ({ theta, before, after }) => {
      const side = before.length >= after.length ? before : after;
      const others = side.filter(({ kind, angle }) => kind === 'hyperroot' && modulo(angle - theta) > sameAngle);
      return others.flatMap(({ angle }, i) => others.slice(i + 1).map((other) => [theta, angle, other.angle].map((at) => ({ angle: at, multiplicity: 1 }))));
    },
  ],
];

function pointsOf({ view }: PictureContext, slice: Slice, events: readonly RulingEvent[], candidates: (event: RulingEvent) => WantedRoot[][]): FactorPoint[] {
  const sections = [0, 1].map((r): Slice => {
    const section = (form: readonly number[]): number[] => polyphaseSections(form, 2)[r]!;
    return { origin: section(slice.origin), directions: [section(slice.directions[0]), section(slice.directions[1]), section(slice.directions[2])] };
  });
  const found: FactorPoint[] = [];
  for (const event of events)
    for (const roots of candidates(event)) {
      const polished = multipleRootPoint(sections, event.point, roots);
      if (polished === null || !areApart(polished.angles) || distance(polished.position, event.point) > farthestFromEvent * view.radius) continue;
      if (view.depth(polished.position) < 0 || found.some((other) => distance(other.position, polished.position) < nearestPoints * view.radius)) continue;
      const angles = roots.flatMap(({ multiplicity }, i) => Array.from({ length: multiplicity }, () => reduced(polished.angles[i]!)));
      found.push({ position: polished.position, angles });
    }
  return found;
}

/** The angle modulo π, in [0, π). */
const reduced = (angle: number): number => ((angle % Math.PI) + Math.PI) % Math.PI;
