import { Vector3 } from 'three';
import type { Camera } from 'three';
import { widgetMiddle, widgetSize } from './AxesWidget.tsx';
import type { LabelSpec } from './labelSpecs.ts';
import { placeLabels } from './placeLabels.ts';
import type { Crowding, LabelBox, Obstacles } from './placeLabels.ts';
import type { SceneLink } from './sceneLink.ts';

/** Places of a set of labels on a stage, computed again whenever the camera moves. */
export interface LabelPlacer {
  readonly boxes: readonly LabelBox[];
  /** `path`: flat x, y, z of the run so far, which the names should not cover either; its first `count` points are valid. */
  readonly place: (camera: Camera, width: number, height: number, path: Float32Array, count: number) => void;
}

const cell = 12;
const mostPoints = 20_000;
const hiddenPenalty = 10;
const seen = new Vector3();

/** Also knows how far the nearest point drawn in each cell is. */
interface Relief extends Crowding {
  readonly nearest: Float32Array;
}

/**
 * @param cloud Points spread over the drawn strata, flat x, y, z: where they fall on the stage, the picture is.
 * @param scale Factor for the room that marks take.
 */
export function createLabelPlacer(specs: readonly LabelSpec[], cloud: Float32Array, link: Pick<SceneLink, 'sizes' | 'slots' | 'obstacles'>, scale: number): LabelPlacer {
  const { sizes, slots } = link;
  const boxes = specs.map((spec) => boxOf(spec, scale, slots.get(spec.id) ?? -1));
  const marks = specs.map((spec, i) => ({ spec, box: boxes[i]! })).filter(({ spec }) => spec.kind === 'mark' || spec.kind === 'point');
  const obstacles: Obstacles = { discs: new Float32Array(3 * (marks.length + 1)), count: 0, rectangles: link.obstacles };
  let crowding: Relief = { cell, columns: 0, rows: 0, covered: new Uint8Array(0), nearest: new Float32Array(0) };

  const place: LabelPlacer['place'] = (camera, width, height, path, count) => {
    const columns = Math.ceil(width / cell);
    const rows = Math.ceil(height / cell);
    if (columns !== crowding.columns || rows !== crowding.rows) crowding = { cell, columns, rows, covered: new Uint8Array(columns * rows), nearest: new Float32Array(columns * rows) };
    crowding.covered.fill(0);
    crowding.nearest.fill(Infinity);
    cover(crowding, cloud, cloud.length / 3, camera, width, height, true);
    cover(crowding, path, count, camera, width, height, false);
    for (let i = 0; i < specs.length; i++) anchor(boxes[i]!, specs[i]!, sizes, crowding, camera, width, height);
    // The axes widget stands in the lower left corner.
    obstacles.discs[0] = widgetMiddle;
    obstacles.discs[1] = height - widgetMiddle;
    obstacles.discs[2] = widgetSize / 2 + 2;
    obstacles.count = 1;
    obstacles.rectangles = link.obstacles;
    for (let i = 0; i < marks.length; i++) {
      const { box, spec } = marks[i]!;
      if (!box.anchored) continue;
      obstacles.discs[3 * obstacles.count] = box.anchorX;
      obstacles.discs[3 * obstacles.count + 1] = box.anchorY;
      obstacles.discs[3 * obstacles.count + 2] = (spec.id === 'target' ? 14 : 9) * scale;
      obstacles.count++;
    }
    placeLabels(boxes, width, height, crowding, obstacles);
    for (let i = 0; i < specs.length; i++) slots.set(specs[i]!.id, boxes[i]!.slot);
  };
  return { boxes, place };
}

function boxOf({ kind, id }: LabelSpec, scale: number, slot: number): LabelBox {
  const clearance = { axis: 7, tick: 5, region: 16, stratum: 18, point: 11, mark: id === 'target' ? 17 : 12 }[kind] * (kind === 'tick' ? 1 : scale);
  const reach = { axis: 30, tick: 6, region: 330, stratum: 150, point: 120, mark: 160 }[kind];
  // a leader ends at the rim of a mark, but inside a region
  const rim = kind === 'mark' || kind === 'point' ? clearance - 4 : 0;
  return { rim, anchorX: 0, anchorY: 0, anchored: false, behind: false, width: 0, height: 0, clearance, reach, centred: kind === 'region', shyness: kind === 'region' ? 700 : 190, preferX: 0, preferY: 0, slot, placed: false, left: 0, top: 0 };
}

function cover({ columns, rows, covered, nearest }: Relief, points: Float32Array, count: number, camera: Camera, width: number, height: number, hides: boolean): void {
  const step = Math.ceil(count / mostPoints);
  for (let i = 0; i < count; i += step) {
    const distance = seen.fromArray(points, 3 * i).distanceTo(camera.position);
    seen.project(camera);
    const column = Math.floor(((0.5 + 0.5 * seen.x) * width) / cell);
    const row = Math.floor(((0.5 - 0.5 * seen.y) * height) / cell);
    if (column < 0 || row < 0 || column >= columns || row >= rows) continue;
    const at = row * columns + column;
    covered[at] = 1;
    if (hides) nearest[at] = Math.min(nearest[at]!, distance);
  }
}

/** Puts the anchor where it is seen, the size to what was measured, and the wish outward from the middle of the stage. */
function anchor(box: LabelBox, { id, anchors, towards }: LabelSpec, sizes: SceneLink['sizes'], { columns, nearest }: Relief, camera: Camera, width: number, height: number): void {
  const size = sizes.get(id);
  box.width = size?.width ?? 0;
  box.height = size?.height ?? 0;
  box.anchored = false;
  let furthest = -Infinity;
  for (let i = 0; i < anchors.length; i += 3) {
    const distance = seen.fromArray(anchors, i).distanceTo(camera.position);
    seen.project(camera);
    const x = (0.5 + 0.5 * seen.x) * width;
    const y = (0.5 - 0.5 * seen.y) * height;
    if (seen.z > 1 || x < 0 || y < 0 || x > width || y > height) continue;
    const behind = 0.985 * distance > nearest[Math.floor(y / cell) * columns + Math.floor(x / cell)]!;
    const far = towards ? x * towards[0] + y * towards[1] : -distance - (behind ? hiddenPenalty * distance : 0);
    if (far <= furthest) continue;
    furthest = far;
    box.anchored = true;
    box.anchorX = x;
    box.anchorY = y;
    box.behind = behind && !towards;
  }
  const x = towards ? towards[0] : box.anchorX - width / 2;
  const y = towards ? towards[1] : box.anchorY - height / 2;
  const length = Math.hypot(x, y) || 1;
  box.preferX = x / length;
  box.preferY = y / length;
}
