import { coefficientText } from '../../network/coefficientName.ts';
import { principalAxes } from '../../numeric/principalAxes.ts';
import type { Architecture } from '../../network/architecture.ts';
import { euclideanNorm } from '../../polynomial/form.ts';
import { completed, coordinateDirection } from '../charts/orthonormal.ts';
import { projection, type ProjectionChart } from '../charts/projection.ts';
import type { Box } from '../mesh.ts';
import { oriented } from './basis.ts';
import { checkSubjects, type ChosenProjection, type SliceSubjects } from './choice.ts';
import { leastShare } from './principalSlice.ts';
import { drawable, filtersOf } from './sliceBox.ts';
import { listed, percent } from './words.ts';

/** How a projection is chosen: plain JSON. */
export type ProjectionChoice =
  | { readonly kind: 'coordinates'; readonly shown: readonly [number, number, number] }
  | { readonly kind: 'principal' };

/** Why a projection cannot be chosen like this; null if it can. */
export function projectionRefusal({ degree, ambientDimension: k }: Architecture, choice: ProjectionChoice): string | null {
  if (degree < 3) return `filters of ${k} coefficients need no projection`;
  if (choice.kind === 'principal') return null;
  if (choice.kind !== 'coordinates') return `there is no projection "${String((choice as { kind: unknown }).kind)}"`;
  const { shown } = choice;
  return shown.length === 3 && new Set(shown).size === 3 && shown.every((i) => Number.isInteger(i) && i >= 0 && i < k)
    ? null
    : `(${shown.join(', ')}) are not three different places of ${k} coefficients`;
}

/**
 * The projection that a choice comes to: onto three coefficients, or onto the principal axes of the run about its mean.
 * Without a run, the latter is the projection that the architecture starts with.
 *
 * @throws RangeError for a choice that `projectionRefusal` refuses, and subjects of a wrong size.
 */
export function chosenProjection(a: Architecture, choice: ProjectionChoice, subjects: SliceSubjects, previous?: ProjectionChart): ChosenProjection {
  const refusal = projectionRefusal(a, choice);
  if (refusal !== null) throw new RangeError(`chosenProjection: ${refusal}`);
  checkSubjects(a, subjects);
  return choice.kind === 'coordinates' ? ontoCoordinates(a, choice.shown, subjects) : ontoPrincipalAxes(a, subjects, previous);
}

function ontoCoordinates({ ambientDimension: k }: Architecture, shown: readonly [number, number, number], subjects: SliceSubjects): ChosenProjection {
  const [i, j, l] = shown;
  const rows = [coordinateDirection(k, i), coordinateDirection(k, j), coordinateDirection(k, l)] as const;
  const chart: ProjectionChart = { kind: 'projection', origin: new Array<number>(k).fill(0), rows };
  return {
    chart,
    box: projectionBox(chart, subjects),
    share: null,
    note: `Projected onto the coefficients ${listed(shown.map(coefficientText))}; the others are left out.`,
  };
}

function ontoPrincipalAxes(a: Architecture, subjects: SliceSubjects, previous: ProjectionChart | undefined): ChosenProjection {
  const { rows, count, size } = subjects.trajectory;
  if (count === 0) {
    const chart = projection.defaultChart(a);
    return { chart, box: projectionBox(chart, subjects), share: null, note: 'There is no run yet: projected onto the first, the middle and the last coefficient.' };
  }
  const { mean, axes, shares, spread } = principalAxes(rows, count, size);
  const before = previous && ({ kind: 'slice', origin: previous.origin, directions: previous.rows } as const);
  const used = oriented(axes.slice(0, 3).filter((_axis, i) => shares[i]! > leastShare), before);
  const { vectors, added } = completed(used, size, 3);
  const share = spread === 0 ? null : Math.min(1, shares.slice(0, used.length).reduce((sum, s) => sum + s, 0));
  const chart: ProjectionChart = { kind: 'projection', origin: mean, rows: [vectors[0]!, vectors[1]!, vectors[2]!] };
  const made = added.length === 0 ? '' : ` The run spans ${['a point', 'a line', 'a plane'][used.length]!} only: completed from ${listed(added.map(coefficientText))}.`;
  const held = share === null ? 'Projected about the one filter of the run.' : `Projected onto the principal axes of the run, which hold ${percent(share)} of its variance.`;
  return { chart, box: projectionBox(chart, subjects), share, note: held + made };
}

/** Cube about the origin that holds the images of all subjects. */
function projectionBox(chart: ProjectionChart, subjects: SliceSubjects): Box {
  const filters = filtersOf(subjects);
  const reach = Math.max(0, ...filters.flatMap((filter) => projection.toPosition(chart, filter).position.map(Math.abs)));
  const scale = Math.max(0, ...filters.map(euclideanNorm)) || 1;
  return drawable(Math.max(1.25 * reach, 0.5 * scale));
}
