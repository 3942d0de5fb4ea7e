/** A label that wants a place near its anchor; all lengths in pixels. `placeLabels` writes the last four fields. */
export interface LabelBox {
  anchorX: number;
  anchorY: number;
  /** False if the anchor cannot be seen from here: the label is then left out. */
  anchored: boolean;
  /** True if something drawn lies before the anchor; only handed on. */
  behind: boolean;
  width: number;
  height: number;
  /** Where its leader line ends: so many pixels before the anchor. */
  readonly rim: number;
  /** Least distance from the anchor. */
  readonly clearance: number;
  /** Greatest distance from the anchor; beyond a few pixels a leader line is drawn. */
  readonly reach: number;
  /** True if the label may lie on its anchor (the name of an empty region). */
  readonly centred: boolean;
  /** Pixels of leader line that it is worth not to lie over the picture. */
  readonly shyness: number;
  /** Direction on screen that is preferred, or 0, 0. */
  preferX: number;
  preferY: number;
  /** Index of the place it had, kept for the next time so that labels do not jump; −1 at first. */
  slot: number;
  placed: boolean;
  left: number;
  top: number;
}

/** Which cells of the stage the picture covers: row by row, 1 for covered. */
export interface Crowding {
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
  readonly covered: Uint8Array;
}

/** What no label may cover. */
export interface Obstacles {
  /** Flat x, y, radius; the first `count` are valid. */
  readonly discs: Float32Array;
  count: number;
  /** Page elements over the picture. */
  rectangles: readonly Rectangle[];
}

/** In pixels from the left and top of the stage. */
export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const directions = 16;
const rings = [0, 10, 24, 44, 72, 108, 150, 200, 260, 320];
const gap = 3;
const edge = 4;

/**
 * Greedy places for labels, first come first served: near the anchor, on the stage, over no earlier label and no mark, and rather
 * beside the picture than over it. A label without room is not placed. Nothing is allocated.
 */
export function placeLabels(boxes: readonly LabelBox[], width: number, height: number, crowding: Crowding, obstacles: Obstacles): void {
  for (let i = 0; i < boxes.length; i++) boxes[i]!.placed = false;
  for (let i = 0; i < boxes.length; i++) {
    const box = boxes[i]!;
    if (!box.anchored || box.width === 0) continue;
    const reach = Math.max(Math.min(40, box.reach), box.reach * Math.min(1, Math.min(width, height) / 640));
    let best = Infinity;
    let bestSlot = -1;
    for (let slot = box.centred ? 0 : 1; slot <= rings.length * directions; slot++) {
      if (!moveTo(box, slot, reach)) break;
      const cost = costOf(box, slot, crowding);
      if (cost < best && fits(box, boxes, i, width, height, obstacles)) {
        best = cost;
        bestSlot = slot;
      }
    }
    box.slot = bestSlot;
    if (bestSlot < 0) continue;
    moveTo(box, bestSlot, reach);
    box.placed = true;
  }
}

/** Slot 0 lies on the anchor, the others on rings about it; false once the ring is out of reach. */
function moveTo(box: LabelBox, slot: number, reach: number): boolean {
  if (slot === 0) {
    box.left = box.anchorX - box.width / 2;
    box.top = box.anchorY - box.height / 2;
    return true;
  }
  const ring = Math.floor((slot - 1) / directions);
  const radius = box.clearance + rings[ring]!;
  if (ring > 0 && radius > reach) return false;
  const angle = (2 * Math.PI * ((slot - 1) % directions)) / directions;
  const x = Math.cos(angle);
  const y = Math.sin(angle);
  box.left = box.anchorX + x * radius + ((x - 1) / 2) * box.width;
  box.top = box.anchorY + y * radius + ((y - 1) / 2) * box.height;
  return true;
}

/** In pixels of leader line: far, over the picture, against the wish, and away from the last place all cost. */
function costOf(box: LabelBox, slot: number, crowding: Crowding): number {
  const x = box.left + box.width / 2 - box.anchorX;
  const y = box.top + box.height / 2 - box.anchorY;
  const ring = slot === 0 ? 0 : rings[Math.floor((slot - 1) / directions)]!;
  const length = Math.hypot(x, y) || 1;
  const against = slot === 0 ? 0 : 1 - (x * box.preferX + y * box.preferY) / length;
  return 0.6 * ring + box.shyness * coveredShare(box, crowding) + 9 * against + (slot === box.slot ? -14 : 0);
}

function coveredShare({ left, top, width, height }: LabelBox, { cell, columns, rows, covered }: Crowding): number {
  const from = Math.max(0, Math.floor(left / cell));
  const to = Math.min(columns - 1, Math.floor((left + width) / cell));
  const above = Math.max(0, Math.floor(top / cell));
  const below = Math.min(rows - 1, Math.floor((top + height) / cell));
  let all = 0;
  let hit = 0;
  for (let row = above; row <= below; row++) {
    for (let column = from; column <= to; column++) {
      all++;
      hit += covered[row * columns + column]!;
    }
  }
  return all === 0 ? 0 : hit / all;
}

function fits(box: LabelBox, boxes: readonly LabelBox[], earlier: number, width: number, height: number, { discs, count, rectangles }: Obstacles): boolean {
  const { left, top } = box;
  const right = left + box.width;
  const bottom = top + box.height;
  if (left < edge || top < edge || right > width - edge || bottom > height - edge) return false;
  for (let i = 0; i < earlier; i++) {
    const other = boxes[i]!;
    if (!other.placed) continue;
    if (left < other.left + other.width + gap && other.left < right + gap && top < other.top + other.height + gap && other.top < bottom + gap) return false;
  }
  for (let i = 0; i < rectangles.length; i++) {
    const other = rectangles[i]!;
    if (left < other.right + gap && other.left < right + gap && top < other.bottom + gap && other.top < bottom + gap) return false;
  }
  for (let i = 0; i < count; i++) {
    const x = discs[3 * i]! - Math.min(Math.max(discs[3 * i]!, left), right);
    const y = discs[3 * i + 1]! - Math.min(Math.max(discs[3 * i + 1]!, top), bottom);
    if (Math.hypot(x, y) < discs[3 * i + 2]!) return false;
  }
  return true;
}
