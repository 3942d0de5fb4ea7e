import type { Picture, RegionLabel, Stratum } from '../../src/strata/mesh.ts';
import { axisEnds, emptyBox, spreadPoints } from './pictureGeometry.ts';
import { axisTicks } from './ChartFrame.tsx';
import { distanceText, isOff } from './offSlice.ts';
import { roleStyles } from './roleStyle.ts';
import type { CriticalMark, Marker } from './sceneProps.ts';
import { tickText } from './ticks.ts';

/** A name in the picture: what it says and where it belongs. */
export interface LabelSpec {
  readonly id: string;
  readonly kind: 'axis' | 'tick' | 'region' | 'stratum' | 'point' | 'mark';
  readonly text: string;
  readonly tex?: string;
  readonly pattern?: string;
  readonly note?: string;
  /** Name of the colour, as in the style sheet. */
  readonly tone: string;
  /** One point; or several, of which the outermost in direction `towards` (right, down) on screen is taken, or the nearest to the eye that nothing hides. */
  readonly anchors: Float32Array;
  readonly towards?: readonly [number, number];
}

/** Anything with a name that moves: the target, the ends of a run, critical points. */
export interface NamedMark {
  readonly id: string;
  readonly marker: Marker;
  readonly tone: string;
}

export interface MarkSource {
  readonly target: Marker | null;
  readonly start: Marker | null;
  readonly current: Marker | null;
  readonly runEnded: boolean;
  readonly criticalPoints: readonly CriticalMark[];
}

/** The marks that carry a name; a running point has none, it would chase its own label. */
export function namedMarks({ target, start, current, runEnded, criticalPoints }: MarkSource): NamedMark[] {
  const named = (id: string, marker: Marker | null, tone: string): NamedMark[] => (marker && marker.label !== '' ? [{ id, marker, tone }] : []);
  return [
    ...named('target', target, 'target'),
    ...(runEnded ? named('current', current, 'trajectory') : []),
    ...named('start', start, 'trajectory'),
    ...criticalPoints.flatMap((mark) => named(`critical ${mark.index}`, mark, mark.kind)),
  ];
}

/** What the names of marks say, as text: equal texts need no new labels, however the marks have moved. */
export const markTexts = (marks: readonly NamedMark[], extent: number, projected = false): string =>
  JSON.stringify(marks.map(({ id, marker: { label, distance }, tone }) => [id, label, tone, isOff(distance, extent) ? distanceText(distance, projected) : '']));

/** Labels for `markTexts`, still without a place: `moveMarks` gives it. */
export const markSpecs = (texts: string): LabelSpec[] =>
  (JSON.parse(texts) as [string, string, string, string][]).map(([id, text, tone, note]) => ({
    id,
    kind: 'mark',
    text,
    tone,
    anchors: new Float32Array(3),
    ...(note === '' ? {} : { note }),
  }));

/** Writes the places of the marks into the anchors of their labels. */
export function moveMarks(specs: readonly LabelSpec[], marks: readonly NamedMark[]): void {
  specs.forEach(({ anchors }, i) => anchors.set(marks[i]!.marker.position));
}

/** Names that belong to the picture itself. */
export const pictureSpecs = (picture: Picture | null, hidden: ReadonlySet<string>): LabelSpec[] => [
  ...(hidden.has('axes') ? [] : axisNames(picture)),
  ...(hidden.has('regions') ? [] : regionNames(picture)),
  ...pointNames(picture, hidden),
  ...stratumNames(picture, hidden),
  ...(hidden.has('axes') ? [] : tickNumbers(picture)),
];

const rank: Readonly<Record<LabelSpec['kind'], number>> = { axis: 0, mark: 1, region: 2, point: 3, stratum: 4, tick: 5 };

/** The most wanted first: those that come first get the better places. */
export const rankSpecs = (specs: readonly LabelSpec[]): LabelSpec[] => [...specs].sort((a, b) => rank[a.kind] - rank[b.kind]);

function axisNames(picture: Picture | null): LabelSpec[] {
  if (!picture) return [];
  return picture.axes.map((tex, i) => ({
    id: `axis ${i}`,
    kind: 'axis',
    text: '',
    tex,
    tone: 'ink',
    anchors: Float32Array.from(axisEnds(picture.box, i as 0 | 1 | 2)[1].toArray()),
  }));
}

function tickNumbers(picture: Picture | null): LabelSpec[] {
  const box = picture?.box ?? emptyBox;
  return ([0, 1, 2] as const).flatMap((i) =>
    axisTicks(box, i)
      .filter(({ numbered }) => numbered)
      .map(({ value }): LabelSpec => ({
        id: `tick ${i} ${value}`,
        kind: 'tick',
        text: tickText(value),
        tone: 'muted',
        anchors: Float32Array.from(axisEnds(box, i)[0].setComponent(i, value).toArray()),
      })),
  );
}

/** Parts of one region share a name: it goes to the part that is nearest to the eye. */
function regionNames(picture: Picture | null): LabelSpec[] {
  const regions = picture?.regions ?? [];
  const same = (a: RegionLabel, b: RegionLabel): boolean => a.text === b.text && a.pattern === b.pattern;
  return regions
    .filter((region, i) => regions.findIndex((other) => same(region, other)) === i)
    .map((region, i) => ({
      id: `region ${i}`,
      kind: 'region',
      text: region.text,
      pattern: region.pattern,
      tone: region.inFunctionSpace ? 'ink' : 'muted',
      anchors: Float32Array.from(regions.filter((other) => same(region, other)).flatMap(({ position }) => position)),
    }));
}

/** Long labels are for the legend: on the picture a point has what comes before the first colon or comma. */
const longestName = 32;

/** Most points of one stratum that are named one by one: more names would hide the picture. */
const mostNamedPoints = 2;

function pointNames(picture: Picture | null, hidden: ReadonlySet<string>): LabelSpec[] {
  return shown(picture, hidden, 'points').flatMap((stratum) => {
    const brief = stratum.label.split(/[:;,(]/)[0]!.trim();
    const name = brief.length <= longestName ? brief : roleStyles[stratum.role].name;
    const count = stratum.positions.length / 3;
    const named = Math.min(mostNamedPoints, count);
    return Array.from({ length: named }, (_, i): LabelSpec => ({
      id: `${stratum.id} ${i}`,
      kind: 'point',
      // the last name says how many points go without
      text: i + 1 === named && count > named ? `${name}, one of ${count}` : name,
      ...(stratum.pattern === undefined || stratum.pattern === brief ? {} : { pattern: stratum.pattern }),
      tone: roleStyles[stratum.role].color,
      anchors: stratum.positions.slice(3 * i, 3 * i + 3),
    }));
  });
}

/** Directions (right, down) in which the names of successive strata are led out of the picture. */
const outward: readonly (readonly [number, number])[] = [[-0.9, 0.45], [0.95, 0.3], [-0.95, -0.3], [0.9, -0.45]];

/** One name for each look and pattern, led out from the silhouette. */
function stratumNames(picture: Picture | null, hidden: ReadonlySet<string>): LabelSpec[] {
  const named = new Map<string, Stratum>();
  for (const stratum of [...shown(picture, hidden, 'surface'), ...shown(picture, hidden, 'curve')]) {
    const key = `${stratum.role} ${stratum.pattern ?? ''}`;
    const saidByRegion = !hidden.has('regions') && stratum.pattern !== undefined && picture?.regions.some(({ pattern }) => pattern === stratum.pattern);
    if (!named.has(key) && !saidByRegion) named.set(key, stratum);
  }
  return [...named.values()].map((stratum, i) => ({
    id: `name ${stratum.id}`,
    kind: 'stratum',
    text: roleStyles[stratum.role].name,
    ...(stratum.pattern === undefined ? {} : { pattern: stratum.pattern }),
    tone: roleStyles[stratum.role].color,
    anchors: spreadPoints(stratum, 160),
    towards: outward[i % outward.length]!,
  }));
}

const shown = (picture: Picture | null, hidden: ReadonlySet<string>, kind: Stratum['kind']): Stratum[] =>
  (picture?.strata ?? []).filter((stratum) => stratum.kind === kind && !hidden.has(stratum.id));
