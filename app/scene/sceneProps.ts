import type { RefObject } from 'react';
import type { Picture } from '../../src/strata/mesh.ts';
import type { Theme } from '../ui/palette.ts';

/** A place in the coordinates of the chart. */
export type Position = readonly [number, number, number];

/** A filter drawn in the chart: its foot on the chart, and how far off the chart it is. */
export interface Marker {
  readonly position: Position;
  /** Distance of the filter from the chart; 0 for a filter that lies on it. */
  readonly distance: number;
  readonly label: string;
}

/** A critical point of the loss, drawn as a disc, a diamond or a crossed ring. */
export interface CriticalMark extends Marker {
  readonly kind: 'minimum' | 'saddle' | 'spurious';
}

/** Flat x, y, z in chart coordinates; the first `count` points are valid and `version` grows with every change. */
export interface TrajectoryData {
  readonly positions: Float32Array;
  readonly count: number;
  readonly version: number;
}

/** What the pointer, a tap or the keyboard points at. `stratum` is null for a named point that is no stratum. */
export interface Hit {
  readonly position: [number, number, number];
  readonly stratum: string | null;
  readonly clientX: number;
  readonly clientY: number;
}

export type DragPhase = 'start' | 'move' | 'end';

/** Where the camera stands at first: `up` is vertical on screen, `from` points from the picture to the eye. */
export interface View {
  readonly up: Position;
  readonly from: Position;
}

/** Moves of the camera that the page may ask for, for its own keys and buttons. */
export interface SceneCommands {
  readonly fit: () => void;
  readonly reset: () => void;
  readonly lookAlong: (axis: 0 | 1 | 2) => void;
}

/** Where the user looks from: direction from the picture to the eye in chart coordinates, and distance as a multiple of the fitted one. */
export interface Sight {
  readonly from: Position;
  readonly zoom: number;
}

export interface SceneProps {
  /** null while the first picture is still computed: the axes stay, nothing flashes. */
  readonly picture: Picture | null;
  readonly stale: boolean;
  /** Ids of strata that are switched off; also 'rulings', 'axes' and 'regions'. */
  readonly hidden: ReadonlySet<string>;
  readonly target: Marker | null;
  readonly start: Marker | null;
  readonly current: Marker | null;
  readonly runEnded: boolean;
  readonly trajectory: TrajectoryData;
  readonly criticalPoints?: readonly CriticalMark[];
  /** Puts a dragged point back on the chart, for charts that are not all of space. */
  readonly toConstraint?: (position: Position) => Position;
  /** Called at most once a frame while the target is dragged. The array is the receiver's to keep. */
  readonly onTargetDrag: (position: [number, number, number], phase: DragPhase) => void;
  readonly onPick: (hit: Hit | null) => void;
  readonly theme: Theme;
  readonly projector: boolean;
  readonly reducedMotion: boolean;
  readonly caption: string;
  readonly onLost: (lost: boolean) => void;
  /** Default: `defaultView(picture.axes)`. */
  readonly view?: View;
  /** null: the first view of the chart. A change that did not come from `onSight` moves the camera. */
  readonly sight?: Sight | null;
  /** Called when the camera has come to rest; null where it stands as at first. */
  readonly onSight?: (sight: Sight | null) => void;
  /** Filled in while the scene is there. */
  readonly commands?: RefObject<SceneCommands | null>;
}
