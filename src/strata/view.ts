import { multiplyForms, type Form } from '../polynomial/form.ts';
import type { Box } from './mesh.ts';
import { along, distance, dot, type Vector3 } from './vector3.ts';

/** How the picture ends: at the faces of the box, or at the largest ball about its centre that fits into it. */
export type Clip = 'box' | 'ball';

/** The part of a line base + s direction inside the view; `faces` name the faces through which it enters and leaves. */
export interface Chord {
  readonly from: number;
  readonly to: number;
  readonly start: Vector3;
  readonly end: Vector3;
  readonly faces: readonly [string, string];
}

/** Three forms in (cos θ : sin θ): a vector that moves with it. */
export type MovingVector = readonly [Form, Form, Form];

/** The convex part of chart space that is drawn. */
export interface View {
  readonly clip: Clip;
  readonly box: Box;
  readonly centre: Vector3;
  /** Size of the view: the ball's radius, or the root mean square of the box's half-widths. */
  readonly radius: number;
  /** The chord that the view cuts out of a line with unit direction; null if they do not meet or only touch. */
  chord(base: Vector3, direction: Vector3): Chord | null;
  /** By what factor the view must be scaled about its centre to touch the line: at most 1 exactly if they meet. */
  gauge(base: Vector3, direction: Vector3): number;
  /** Forms that vanish where a moving line, given by its direction and its moment point × direction, touches the rim; elsewhere they may vanish, too. */
  touching(direction: MovingVector, moment: MovingVector): Form[];
  /** Distance of a point to the rim of the view, negative outside. */
  depth(point: Vector3): number;
}

/** Chords shorter than this, relative to the size of the view, count as touching: a few roundings. */
const shortestChord = 1e-12;

/** Box sides outside this range have no meaning in single precision. */
const smallestSide = 1e-30;
const largestSide = 1e30;

/**
 * The view of a box, cut at its faces or at the inscribed ball.
 *
 * @throws RangeError unless the corners are finite, min < max on each axis, and sides lie between 1e-30 and 1e30.
 */
export function viewOf(box: Box, clip: Clip): View {
  for (let i = 0; i < 3; i++) {
    const [low, high] = [box.min[i]!, box.max[i]!];
    if (box.min.length !== 3 || box.max.length !== 3 || !Number.isFinite(low) || !Number.isFinite(high) || !(low < high))
      throw new RangeError(`picture: box from (${box.min.join(', ')}) to (${box.max.join(', ')})`);
    if (high - low < smallestSide || Math.max(high - low, Math.abs(low), Math.abs(high)) > largestSide)
      throw new RangeError(`picture: box side from ${low} to ${high} is too small or too large to draw`);
  }
  return clip === 'ball' ? ballView(box) : boxView(box);
}

const centreOf = ({ min, max }: Box): Vector3 => [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2, (min[2] + max[2]) / 2];

const halfWidthsOf = ({ min, max }: Box): Vector3 => [(max[0] - min[0]) / 2, (max[1] - min[1]) / 2, (max[2] - min[2]) / 2];

function ballView(box: Box): View {
  const centre = centreOf(box);
  const radius = Math.min(...halfWidthsOf(box));
  const foot = (base: Vector3, direction: Vector3): number => dot(along(centre, base, -1), direction);
  const gauge = (base: Vector3, direction: Vector3): number =>
    distance(along(base, direction, foot(base, direction)), centre) / radius;
  return {
    clip: 'ball',
    box,
    centre,
    radius,
    gauge,
    touching: (direction, moment) => [touchingBall(direction, moment, centre, radius)],
    depth: (point) => radius - distance(point, centre),
    chord(base, direction) {
      const ends = ballEnds(foot(base, direction), distance(base, centre), gauge(base, direction), radius);
      if (ends === null || ends[1] - ends[0] <= shortestChord * radius) return null;
      const [from, to] = ends;
      return { from, to, start: along(base, direction, from), end: along(base, direction, to), faces: ['rim', 'rim'] };
    },
  };
}

/**
 * The two zeros of |base + s direction − centre|² = radius², foot ± half, without cancellation: the smaller one from their
 * product, the power of the base. A base on the rim (the apex) then is an end exactly, even where the line is a tangent.
 */
function ballEnds(foot: number, fromCentre: number, gauge: number, radius: number): [number, number] | null {
  const power = (fromCentre - radius) * (fromCentre + radius);
  const square = fromCentre < 2 * radius ? foot * foot - power : radius * radius * (1 - gauge) * (1 + gauge);
  if (!(square > 0)) return null;
  const large = foot < 0 ? foot - Math.sqrt(square) : foot + Math.sqrt(square);
  const small = power / large;
  return large < small ? [large, small] : [small, large];
}

function boxView(box: Box): View {
  const centre = centreOf(box);
  const half = halfWidthsOf(box);
  const radius = Math.hypot(...half) / Math.sqrt(3);
  return {
    clip: 'box',
    box,
    centre,
    radius,
    gauge: (base, direction) => boxGauge(base, direction, centre, half),
    touching: (direction, moment) => meetingEdges(direction, moment, box),
    depth: (point) => Math.min(...[0, 1, 2].map((i) => Math.min(point[i]! - box.min[i]!, box.max[i]! - point[i]!))),
    chord: (base, direction) => boxChord(base, direction, box, radius),
  };
}

/** |m − c × d|² − r² |d|²: the square of the line's distance to the centre is |m − c × d|² / |d|². */
function touchingBall(direction: MovingVector, moment: MovingVector, centre: Vector3, radius: number): Form {
  const result = Array.from({ length: 2 * direction[0].length - 1 }, () => 0);
  for (let i = 0; i < 3; i++) {
    const [j, k] = [(i + 1) % 3, (i + 2) % 3];
    const arm = moment[i]!.map((m, l) => m - centre[j]! * direction[k]![l]! + centre[k]! * direction[j]![l]!);
    const [arms, lengths] = [multiplyForms(arm, arm), multiplyForms(direction[i]!, direction[i]!)];
    for (let l = 0; l < result.length; l++) result[l]! += arms[l]! - radius * radius * lengths[l]!;
  }
  return result;
}

/** a · m + (e × a) · d for the twelve edges through a corner e along an axis a: 0 where the line meets the edge's line. */
function meetingEdges(direction: MovingVector, moment: MovingVector, { min, max }: Box): Form[] {
  return [0, 1, 2].flatMap((k) => {
    const [i, j] = [(k + 1) % 3, (k + 2) % 3];
    return [min[i]!, max[i]!].flatMap((x) => [min[j]!, max[j]!].map((y) => moment[k]!.map((m, l) => m + y * direction[i]![l]! - x * direction[j]![l]!)));
  });
}

/** Names of the faces through which a line enters and leaves along an axis, by the sign of its direction. */
const entered = ['0+', '0-', '1+', '1-', '2+', '2-'] as const;
const left = ['0-', '0+', '1-', '1+', '2-', '2+'] as const;

/** Slab by slab; end points are put exactly on their face. */
function boxChord(base: Vector3, direction: Vector3, box: Box, radius: number): Chord | null {
  let [from, to] = [-Infinity, Infinity];
  let [first, last] = [0, 0];
  for (let i = 0; i < 3; i++) {
    const [low, high] = [box.min[i]!, box.max[i]!];
    const [b, d] = [base[i]!, direction[i]!];
    if (d === 0) {
      if (b < low || b > high) return null;
      continue;
    }
    const forward = d > 0;
    const enter = ((forward ? low : high) - b) / d;
    const leave = ((forward ? high : low) - b) / d;
    if (enter > from) {
      from = enter;
      first = 2 * i + (forward ? 1 : 0);
    }
    if (leave < to) {
      to = leave;
      last = 2 * i + (forward ? 1 : 0);
    }
  }
  if (!(to - from > shortestChord * radius)) return null;
  const start = onFace(along(base, direction, from), first >> 1, (first & 1) === 1 ? box.min : box.max, box);
  const end = onFace(along(base, direction, to), last >> 1, (last & 1) === 1 ? box.max : box.min, box);
  return { from, to, start, end, faces: [entered[first]!, left[last]!] };
}

/** The point moved into the box, and exactly onto one of its faces: that of a corner, across an axis. */
function onFace(point: Vector3, axis: number, corner: Vector3, { min, max }: Box): Vector3 {
  const place = (i: 0 | 1 | 2): number => (i === axis ? corner[i] : Math.min(max[i], Math.max(min[i], point[i])));
  return [place(0), place(1), place(2)];
}

/** Least value over s of max_i |base_i + s direction_i − centre_i| / half_i: the lowest point of six lines' upper envelope. */
function boxGauge(base: Vector3, direction: Vector3, centre: Vector3, half: Vector3): number {
  const heights: number[] = [];
  const slopes: number[] = [];
  for (let i = 0; i < 3; i++) {
    const [height, slope] = [(base[i]! - centre[i]!) / half[i]!, direction[i]! / half[i]!];
    heights.push(height, -height);
    slopes.push(slope, -slope);
  }
  let least = Infinity;
  for (let i = 0; i < 6; i++)
    for (let j = 0; j < i; j++) {
      if (slopes[i]! === slopes[j]!) continue;
      const s = (heights[j]! - heights[i]!) / (slopes[i]! - slopes[j]!);
      let top = -Infinity;
      for (let l = 0; l < 6; l++) top = Math.max(top, heights[l]! + s * slopes[l]!);
      if (top < least) least = top;
    }
  return least;
}
