import type { ReactNode, RefObject } from 'react';
import type { Clip, Picture } from '../../src/strata/index.ts';
import type { Theme } from '../ui/palette.ts';
import type { LossScale, DrawnLevel } from './lossView.ts';
import type { DrawnSection } from './sectionView.ts';

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
  /** Its number among all critical points: the mark is called "critical 3". */
  readonly index: number;
  /** From no critical parameters of this architecture: drawn fainter. */
  readonly isFaint: boolean;
  /** The table beside the picture points at it: drawn larger. */
  readonly isPointed: boolean;
}

/** Flat x, y, z in chart coordinates; the first `count` points are valid and `version` grows with every change. */
export interface TrajectoryData {
  readonly positions: Float32Array;
  readonly count: number;
  readonly version: number;
  /** Distance of each point from what the chart can show; absent: all 0. Points off it are drawn fainter, and hollow. */
  readonly distances?: Float32Array;
  /** 1 at a point where the chart jumps: no segment leads to it. Absent: the run is one piece. */
  readonly breaks?: Uint8Array;
}

/** What the pointer, a tap or the keyboard points at. `stratum` is null for a mark that is no stratum. */
export interface Hit {
  readonly position: [number, number, number];
  readonly stratum: string | null;
  /** Id of a mark that is no stratum: target, start, current, critical 0, … */
  readonly mark: string | null;
  /** Pixels from the left and top of the stage. */
  readonly x: number;
  readonly y: number;
}

/** How something was pointed at: what is hovered goes again with the pointer, the rest stays. */
export type PointedBy = 'hover' | 'tap' | 'key';

/** What the probe is asked to do with the place it is at. */
export type ProbeAct = 'target' | 'start';

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
  readonly onPick: (hit: Hit | null, by: PointedBy) => void;
  /** Place that is pointed at for longer: it gets a small ring. */
  readonly pinned?: Position | null;
  /** While true the pointer moves a probe through space instead of pointing at strata. */
  readonly probing?: boolean;
  readonly onProbe?: (hit: Hit | null, by: PointedBy) => void;
  readonly onProbeAct?: (position: [number, number, number], act: ProbeAct) => void;
  readonly onToggleProbe?: () => void;
  /** Level ellipsoids of the loss. */
  readonly levels?: readonly DrawnLevel[];
  /** Colours of the surfaces; null: those of their roles. */
  readonly lossScale?: LossScale | null;
  readonly section?: DrawnSection | null;
  /** How the picture ends. Default: 'box'. */
  readonly clip?: Clip;
  /** Page elements over the picture that belong to it, in the order of the Tab key after it. */
  readonly children?: ReactNode;
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
