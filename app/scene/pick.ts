import { Vector2, Vector3 } from 'three';
import type { Camera, Intersection, Object3D, Raycaster } from 'three';
import { LineSegments2 } from 'three/addons/lines/LineSegments2.js';

/** What lies under a place of the stage. */
export interface Picked {
  stratum: string | null;
  /** Id of a mark that is no stratum: the target, say. */
  mark: string | null;
  readonly position: Vector3;
}

/** How near (in pixels) a mark or a curve has to be; fingers are less exact than a mouse. */
export interface Reach {
  readonly mark: number;
  readonly line: number;
}

export const mouseReach: Reach = { mark: 11, line: 8 };
export const fingerReach: Reach = { mark: 22, line: 16 };

const ndc = new Vector2();
const place = new Vector3();

/** Everything that can be pointed at now: surfaces and curves by their own shape, marks by their middle. */
export function pickables(scene: Object3D): { bodies: Object3D[]; marks: Object3D[] } {
  const [bodies, marks]: [Object3D[], Object3D[]] = [[], []];
  scene.traverseVisible((object) => {
    if (object.userData['stratum'] === undefined) return;
    (object.userData['mark'] === undefined ? bodies : marks).push(object);
  });
  return { bodies, marks };
}

/**
 * The named point, curve or surface under (ndcX, ndcY), in this order of preference; what lies clearly behind a surface that hides it does not
 * count.
 *
 * @returns false if there is nothing; otherwise `into` holds the answer.
 */
export function pick(scene: Object3D, raycaster: Raycaster, camera: Camera, size: { width: number; height: number }, ndcX: number, ndcY: number, reach: Reach, into: Picked): boolean {
  const { bodies, marks } = pickables(scene);
  raycaster.setFromCamera(ndc.set(ndcX, ndcY), camera);
  raycaster.params.Line2 = { threshold: 2 * reach.line };
  const hits = raycaster.intersectObjects(bodies, false);
  const front = hits.find(({ object }) => !(object instanceof LineSegments2));
  const wall = hits.find(({ object }) => object.userData['opaque'] === true);
  const limit = wall ? 1.03 * wall.distance : Infinity;

  let nearest = reach.mark;
  let found = false;
  for (const mark of marks) {
    mark.getWorldPosition(place);
    if (place.distanceTo(camera.position) > limit) continue;
    into.position.copy(place);
    place.project(camera);
    const away = Math.hypot(((place.x - ndcX) * size.width) / 2, ((place.y - ndcY) * size.height) / 2);
    if (away > nearest) continue;
    nearest = away;
    found = true;
    into.stratum = mark.userData['stratum'] as string | null;
    into.mark = mark.userData['mark'] as string | null;
    bestPlace.copy(into.position);
  }
  if (found) {
    into.position.copy(bestPlace);
    return true;
  }
  const hit = hits.find((one) => one.object instanceof LineSegments2 && one.distance <= limit) ?? front;
  if (!hit) return false;
  into.stratum = hit.object.userData['stratum'] as string | null;
  into.mark = null;
  into.position.copy(pointOf(hit));
  return true;
}

const bestPlace = new Vector3();

/** On a curve: its own nearest point, not the one on the ray. */
const pointOf = (hit: Intersection): Vector3 => ('pointOnLine' in hit && hit.pointOnLine instanceof Vector3 ? hit.pointOnLine : hit.point);
