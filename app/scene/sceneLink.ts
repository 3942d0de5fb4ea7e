import type { RefObject } from 'react';
import { Vector3 } from 'three';
import type { Rectangle } from './placeLabels.ts';

/** What the keyboard and the axes widget ask of the camera. */
export interface Rig {
  /** Turns by angles in radians: to the right and upwards. */
  readonly turn: (right: number, up: number) => void;
  /** Multiplies the distance. */
  readonly zoom: (factor: number) => void;
  readonly fit: () => void;
  readonly reset: () => void;
  /** Looks along an axis from its positive end; once more from the other end. */
  readonly lookAlong: (axis: 0 | 1 | 2) => void;
  /** While something else is dragged the camera keeps still. */
  readonly hold: (held: boolean) => void;
}

/** What the keyboard asks of the probe, while there is one. */
export interface Probe {
  /** Moves it by steps along right, up and away on screen; `fine` divides them by ten. */
  readonly nudge: (right: number, up: number, away: number, fine: boolean) => void;
  /** Sets the target there, or the start. */
  readonly act: (act: 'target' | 'start') => void;
}

/** A pointer drag of the target, written by the handle's events and read once a frame. */
export interface DragState {
  active: boolean;
  /** True when the pointer has moved since the last frame. */
  moved: boolean;
  alongSight: boolean;
  /** Pixels from the left and top of the stage. */
  x: number;
  y: number;
  /** From the pointer to the centre of the mark when it was grasped, in pixels. */
  readonly grasp: { x: number; y: number };
  readonly position: Vector3;
}

/**
 * What the picture (inside the canvas) and the overlay of page elements (above it) share: elements that are moved in a frame without
 * React, and calls into the camera. Made once for each scene.
 */
export interface SceneLink {
  readonly labels: Map<string, HTMLElement>;
  readonly leaders: Map<string, SVGGElement>;
  readonly sizes: Map<string, { width: number; height: number }>;
  /** Places the labels had, so that they come back to them. */
  readonly slots: Map<string, number>;
  /** Page elements that no label may cover. */
  obstacles: readonly Rectangle[];
  /** Grows when a label appears, goes or changes its size. */
  labelVersion: number;
  root: HTMLElement | null;
  stage: HTMLElement | null;
  handle: HTMLElement | null;
  readonly widget: { readonly lines: (SVGLineElement | null)[]; readonly buttons: (HTMLElement | null)[] };
  rig: Rig | null;
  readonly drag: DragState;
  /** Moves the target by steps along right, up and away on screen; `fine` divides them by ten. */
  nudge: ((right: number, up: number, away: number, fine: boolean) => void) | null;
  /** Ends a drag: the last position is handed over as final. */
  endDrag: (() => void) | null;
  pickNext: ((step: 1 | -1) => void) | null;
  clearPick: (() => void) | null;
  probe: Probe | null;
  toggleProbe: (() => void) | null;
  /** Asks for one frame. */
  invalidate: () => void;
}

export type SceneLinkRef = RefObject<SceneLink>;

export const createSceneLink = (): SceneLink => ({
  labels: new Map(),
  leaders: new Map(),
  sizes: new Map(),
  slots: new Map(),
  obstacles: [],
  labelVersion: 0,
  root: null,
  stage: null,
  handle: null,
  widget: { lines: [null, null, null], buttons: [null, null, null] },
  rig: null,
  drag: { active: false, moved: false, alongSight: false, x: 0, y: 0, grasp: { x: 0, y: 0 }, position: new Vector3() },
  nudge: null,
  endDrag: null,
  pickNext: null,
  clearPick: null,
  probe: null,
  toggleProbe: null,
  invalidate: () => undefined,
});
