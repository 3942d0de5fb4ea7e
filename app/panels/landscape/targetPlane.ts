import { coefficientText } from '../../../src/network/coefficientName.ts';
import { cellMultiple } from '../../../src/landscape/countMap.ts';
import { coefficientSlice, figureOneSlice, randomTargetSlice, type SlicePlace, type SliceWindow, type TargetSlice } from '../../../src/landscape/targetSlice.ts';
import type { PlaneChoice } from '../../state/mapChoice.ts';

/** The plane of Figure 1 is one of targets with three coefficients; a given one has as many as it was given with, and two directions that are no multiples. */
export function planeFits(choice: PlaneChoice, k: number): boolean {
  if (choice.kind === 'figure') return k === 3;
  if (choice.kind === 'random') return true;
  return choice.kind === 'coefficients' ? choice.pair.every((i) => i < k) : choice.origin.length === k && spread(choice.directions) > 1e-9;
}

/** sin² of the angle between two directions; 0 if one of them is zero. */
function spread([a, b]: readonly [readonly number[], readonly number[]]): number {
  const inner = (x: readonly number[], y: readonly number[]): number => x.reduce((sum, c, i) => sum + c * y[i]!, 0);
  const sizes = inner(a, a) * inner(b, b);
  return sizes === 0 ? 0 : 1 - inner(a, b) ** 2 / sizes;
}

/** The plane that a number of coefficients begins with. */
export const defaultPlane = (k: number): PlaneChoice => (k === 3 ? { kind: 'figure' } : { kind: 'coefficients', pair: [0, k - 1] });

export function planeOf(choice: PlaneChoice, target: readonly number[]): TargetSlice {
  if (choice.kind === 'figure') return figureOneSlice;
  if (choice.kind === 'given') return { origin: choice.origin, directions: choice.directions };
  return choice.kind === 'random' ? randomTargetSlice(target, choice.seed) : coefficientSlice(target, ...choice.pair);
}

/** Names of the two coordinates of a plane. */
export function axisNames(choice: PlaneChoice): readonly [string, string] {
  if (choice.kind === 'figure') return ['u₁', 'u₂'];
  return choice.kind === 'random' || choice.kind === 'given' ? ['s', 't'] : [coefficientText(choice.pair[0]), coefficientText(choice.pair[1])];
}

/** The plane in one sentence. */
export function planeSentence(choice: PlaneChoice, k: number): string {
  if (choice.kind === 'figure') return 'Targets (u₁, u₂, u₃) with u₃ = 1 − u₁. Each point stands for a line of targets through 0: the counts are the same on all of it.';
  if (choice.kind === 'random') return 'Targets on a plane through u in two random directions.';
  if (choice.kind === 'given') return `Targets o + s a + t b for given o, a and b.${k === 3 ? ' Each point stands for a line of targets through 0: the counts are the same on all of it.' : ''}`;
  const rest = Array.from({ length: k }, (_, i) => i).filter((i) => !choice.pair.includes(i));
  return rest.length === 0 ? 'All targets.' : `Targets that differ from u in ${choice.pair.map(coefficientText).join(' and ')} only.`;
}

/** All of the ellipse of Figure 1, with room for words beside it. */
const figureWindow: SliceWindow = { s: [-0.15, 1.15], t: [-1.05, 1.05] };

/** Half sides of windows are 1, 2 or 5 times a power of ten. */
function roundSize(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  return [1, 2, 5, 10].map((m) => m * power).find((candidate) => candidate >= size * (1 - 1e-12)) ?? 10 * power;
}

/** The window that a plane is first seen in: around 0, half as wide again as needed for the place of the target. */
export function firstWindow(choice: PlaneChoice, target: readonly number[], place: SlicePlace): SliceWindow {
  if (choice.kind === 'figure') return figureWindow;
  const size = roundSize(1.4 * (Math.max(Math.abs(place[0]), Math.abs(place[1]), 0.5 * Math.max(...target.map(Math.abs))) || 1));
  return { s: [-size, size], t: [-size, size] };
}

/** A window `factor` times as wide about a place that is inside, else about its own middle; the place keeps where it stands in the window. */
export function zoomedWindow(window: SliceWindow, place: SlicePlace | null, factor: number): SliceWindow {
  const about = place !== null && holds(window, place) ? place : null;
  const side = ([from, to]: readonly [number, number], at: number): readonly [number, number] => [at + factor * (from - at), at + factor * (to - at)];
  return { s: side(window.s, about?.[0] ?? (window.s[0] + window.s[1]) / 2), t: side(window.t, about?.[1] ?? (window.t[0] + window.t[1]) / 2) };
}

/** Whether a place is in a window, its edge included though numbers are rounded. */
export function holds({ s, t }: SliceWindow, [u, v]: SlicePlace): boolean {
  const between = (value: number, [from, to]: readonly [number, number]): boolean => Math.abs(value - (from + to) / 2) <= 0.501 * (to - from);
  return between(u, s) && between(v, t);
}

/** Cells of a map with about `cells` of them along its shorter side: multiples of 16 that are nearly squares. */
export function cellsOf({ s, t }: SliceWindow, cells: number): { columns: number; rows: number } {
  const ratio = (t[1] - t[0]) / (s[1] - s[0]);
  const multiple = (n: number): number => Math.min(1024, cellMultiple * Math.max(1, Math.round(n / cellMultiple)));
  return { columns: multiple(cells * Math.max(1, 1 / ratio)), rows: multiple(cells * Math.max(1, ratio)) };
}
