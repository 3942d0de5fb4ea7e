import type { Architecture } from '../../network/architecture.ts';
import { rng } from '../../numeric/rng.ts';
import { crossingOffences } from './completenessLaws.testing.ts';
import type { Scene } from './scene.testing.ts';
import { curveEndOffences, seamOffences } from './seamLaws.testing.ts';
import { pairMultiples, realMultiples, specialPointOffences } from './specialPointLaws.testing.ts';
import { normalOffences, surfaceOffences } from './surfaceLaws.testing.ts';
import { closureOffences, flagOffences, regionOffences, patternOffences } from './vertexLaws.testing.ts';

/** How hard to look. */
export interface LawEffort {
  readonly seed: number;
  /** Vertices of each stratum. */
  readonly vertices: number;
  /** Triangles of each surface. */
  readonly triangles: number;
  /** Random segments through the view. */
  readonly segments: number;
  /** Random starts for each kind of special point. */
  readonly starts: number;
  /** Radii of the view that a mesh may be off the curved surface or curve that it stands for: 1e-3 is half a pixel of a thousand. */
  readonly chord: number;
}

export const usualEffort: LawEffort = { seed: 1, vertices: 24, triangles: 24, segments: 24, starts: 12, chord: 1e-3 };

/** Widest gap in a surface and between the end of a curve and a special point, in radii of the view: a millionth of the sides of a box. */
const seamTolerance = 2e-6;

/** Farthest a special point may be from where it is drawn, in radii of the view. */
const pointTolerance = 1e-6;

/** The laws and what broke them; every offence is a case by itself: picture, stratum, position, what is wrong. */
export type LawReport = Readonly<Record<LawName, readonly string[]>>;

const laws = {
  patterns: (scene: Scene, { vertices }: LawEffort) => patternOffences(scene, vertices),
  closure: (scene: Scene, { vertices }: LawEffort) => (isCodimensionOne(scene.architecture) ? closureOffences(scene, vertices) : []),
  flags: (scene: Scene) => flagOffences(scene),
  regions: (scene: Scene) => regionOffences(scene),
  surfaces: (scene: Scene, { seed, triangles, chord }: LawEffort) => surfaceOffences(scene, rng(seed), triangles, { chord }),
  normals: (scene: Scene, { seed, triangles }: LawEffort) => normalOffences(scene, rng(seed), triangles),
  crossings: (scene: Scene, { seed, segments, chord }: LawEffort) => (isHypersurface(scene.architecture) ? crossingOffences(scene, rng(seed), segments, chord).offences : []),
  specialPoints: (scene: Scene, effort: LawEffort) => specialPoints(scene, realMultiples, effort),
  multiplePairs: (scene: Scene, effort: LawEffort) => specialPoints(scene, pairMultiples, effort),
  seams: (scene: Scene) => seamOffences(scene, seamTolerance).offences,
  curveEnds: (scene: Scene) => curveEndOffences(scene, seamTolerance),
} satisfies Record<string, (scene: Scene, effort: LawEffort) => string[]>;

const specialPoints = (scene: Scene, multiples: readonly string[], { seed, starts, chord }: LawEffort): string[] =>
  isThick(scene.architecture) ? specialPointOffences(scene, multiples, rng(seed), starts, { curve: chord, point: pointTolerance }).offences : [];

export type LawName = keyof typeof laws;

export const lawNames = Object.keys(laws) as LawName[];

const isThick = ({ reduced }: Architecture): boolean => reduced.degrees.length === 1;
const isCodimensionOne = ({ reduced: { degrees, cumulativeStrides } }: Architecture): boolean => degrees.length === 2 && degrees[1] === 1 && cumulativeStrides[1] === 2;
const isHypersurface = (a: Architecture): boolean => isThick(a) || isCodimensionOne(a);

/** What breaks one law in a picture. */
export const offencesOf = (law: LawName, scene: Scene, effort: LawEffort = usualEffort): readonly string[] => laws[law](scene, effort);

/** What breaks the laws in a picture; only laws with offences are listed. */
export const lawReport = (scene: Scene, effort: LawEffort = usualEffort, skip: readonly LawName[] = []): Partial<LawReport> =>
  Object.fromEntries(lawNames.filter((law) => !skip.includes(law)).map((law) => [law, offencesOf(law, scene, effort)] as const).filter(([, offences]) => offences.length > 0));
