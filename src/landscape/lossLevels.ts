import type { Box, Picture } from '../strata/mesh.ts';
import { leastLoss } from './leastLoss.ts';
import { lossAt, type LossOnSlice } from './lossOnSlice.ts';

/** A level of the loss worth drawing, with what it is the loss of. */
export interface LossLevel {
  readonly value: number;
  readonly meanings: readonly LevelMeaning[];
}

/** current: loss of the filter that training has reached; boundary: least loss on the boundary of M as it is drawn; functionSpace: on M itself (thin M). */
export type LevelMeaning = 'current' | 'boundary' | 'functionSpace' | 'tenth' | 'half';

/** Levels closer than this, relative to each other, are drawn as one. */
const sameLevel = 0.02;

/**
 * Levels for a picture: the loss reached, and the least losses on what is drawn of ∂M and of a thin M (the ellipsoid of such a level
 * touches the surface where the loss is least on it). Where none of them is above the minimum on the slice, the levels that enclose a
 * tenth and half of the box.
 *
 * The least losses are those of the meshes, whose triangles are chords of the surfaces.
 *
 * @param current Loss of the present filter, which need not lie in the slice; null if there is none.
 */
export function lossLevels(onSlice: LossOnSlice, picture: Picture, current: number | null): LossLevel[] {
  const least = (role: 'boundary' | 'functionSpace'): number =>
    Math.min(...picture.strata.filter((stratum) => stratum.kind === 'surface' && stratum.role === role).map((stratum) => leastLoss(onSlice, stratum)), Infinity);
  const candidates: [LevelMeaning, number][] = [
    ['current', current ?? Infinity],
    ['boundary', least('boundary')],
    ['functionSpace', least('functionSpace')],
  ];
  const above = candidates.filter(([, value]) => visible(value, onSlice, picture.box));
  const chosen = above.length > 0 ? above : shares(onSlice, picture.box);
  const levels: { value: number; meanings: LevelMeaning[] }[] = [];
  for (const [meaning, value] of chosen) {
    const same = levels.find((level) => Math.abs(level.value - value) <= sameLevel * value);
    if (same === undefined) levels.push({ value, meanings: [meaning] });
    else same.meanings.push(meaning);
  }
  return levels.sort((a, b) => a.value - b.value);
}

/** An ellipsoid smaller than a thousandth of the box is a point, and one that encloses the box is not seen. */
function visible(value: number, onSlice: LossOnSlice, box: Box): boolean {
  const size = Math.max(...box.max.map((high, i) => high - box.min[i]!)) / 2;
  const stiffest = Math.max(...onSlice.quadratic.map((row, i) => row[i]!));
  const corners = Array.from({ length: 8 }, (_, i) => lossAt(onSlice, [0, 1, 2].map((k) => ((i >> k) & 1 ? box.max : box.min)[k]!) as [number, number, number]));
  return value - onSlice.minimum > stiffest * (1e-3 * size) ** 2 && value < Math.max(...corners);
}

/** Losses below which a tenth and half of the box lie. */
function shares(onSlice: LossOnSlice, { min, max }: Box): [LevelMeaning, number][] {
  const steps = 9;
  const at = (i: number, k: 0 | 1 | 2): number => min[k] + ((i + 0.5) / steps) * (max[k] - min[k]);
  const values: number[] = [];
  for (let i = 0; i < steps ** 3; i++)
    values.push(lossAt(onSlice, [at(i % steps, 0), at(Math.floor(i / steps) % steps, 1), at(Math.floor(i / steps ** 2), 2)]));
  values.sort((a, b) => a - b);
  return [
    ['tenth', values[Math.floor(values.length / 10)]!],
    ['half', values[Math.floor(values.length / 2)]!],
  ];
}
