import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Counts } from '../../../src/landscape/counts.ts';
import { countMap, type CountMap } from '../../../src/landscape/countMap.ts';
import { hookCounter } from '../../../src/landscape/hookCounter.ts';
import { figureOneSlice, placeOfTarget, targetAt } from '../../../src/landscape/targetSlice.ts';
import { architecture } from '../../../src/network/architecture.ts';
import { rng } from '../../../src/numeric/rng.ts';
import { countLines, groupKey, groupSentence, shortCounts, targetSentence } from './countsText.ts';
import { curveLabel } from './curveText.ts';
import { LandscapePanel } from './LandscapePanel.tsx';
import { groupedMap } from './mapGroups.ts';
import { MapLegend } from './MapLegend.tsx';
import { methodSentence } from './methodText.ts';
import { PlaneFields } from './PlaneFields.tsx';
import { cellsOf, defaultPlane, firstWindow, holds, planeFits, planeOf, planeSentence, zoomedWindow } from './targetPlane.ts';

const html = (node: ReactNode): string => renderToStaticMarkup(node);
const nothing = (): void => undefined;
const counts = (part: Partial<Counts>): Counts => ({ reached: false, minima: 1, saddles: 1, degenerate: 0, endings: 1, incomplete: false, ...part });
const window = firstWindow({ kind: 'figure' }, [0.68, 0.1, 0.6], [0.5, 0]);

/** Figure 1, coarsely. */
function figureMap(): CountMap {
  const counter = hookCounter(architecture({ filterSizes: [2, 2], strides: [1, 1] }), 'euclidean')!;
  return [...countMap(counter, figureOneSlice, window, 64, 96)].at(-1)!;
}

describe('counts in words', () => {
  it('say numbers as people do', () => {
    expect(countLines(counts({ minima: 2, saddles: 0 }), 'points')).toEqual(['2 minima', 'no saddle']);
    expect(countLines(counts({ reached: true }), 'points')).toEqual(['u ∈ M', '1 minimum', '1 saddle']);
    expect(countLines(counts({ reached: true, minima: 0, saddles: 0 }), 'points')).toEqual(['u ∈ M', 'no other point']);
    expect(groupSentence(counts({ reached: true, endings: 2 }), 'endings')).toBe('2 local minima, u one of them');
    expect(groupSentence(counts({ endings: null }), 'endings')).toBe('number of local minima not decided');
    expect(targetSentence(counts({ minima: 2, saddles: 2, endings: 2 }))).toBe('This target is not in M. Critical points with a repeated root: 2 minima, 2 saddles. Training can end at 2 filters.');
    expect(targetSentence(counts({ reached: true, minima: 0, saddles: 0 }))).toBe('This target is in M: training can reach it. There is no other critical point. Training can end at one filter.');
  });

  it('say what is not known', () => {
    expect(groupSentence(counts({ degenerate: 1, incomplete: true }), 'points')).toBe('1 minimum, 1 saddle, 1 not decided, perhaps more');
    expect(countLines(counts({ incomplete: true }), 'points').at(-1)).toBe('or more');
    expect(shortCounts(counts({ endings: null }), 'endings')).toBe('?');
  });

  it('have a short form that tells apart what the reading tells apart', () => {
    const random = rng(3);
    const digit = (): number => random.integer(3);
    for (const reading of ['points', 'endings'] as const)
      for (let i = 0; i < 300; i++) {
        const pair = [0, 1].map(() => {
          const reached = digit() > 0;
          return counts({ reached, minima: digit(), saddles: digit(), degenerate: digit(), endings: Number(reached) + digit() });
        });
        const [p, q] = pair as [Counts, Counts];
        expect(shortCounts(p, reading) === shortCounts(q, reading)).toBe(groupKey(p, reading) === groupKey(q, reading));
      }
  });

  it('name the curves, with the equations that are printed only where they hold', () => {
    const caustic = { kind: 'caustic', multiplicity: 2, pieces: [new Float64Array(6)] } as const;
    expect(curveLabel(caustic, 2, 'euclidean')).toBe('caustic (6.9): two critical points meet');
    expect(curveLabel(caustic, 2, 'bombieri')).not.toContain('6.9');
    expect(curveLabel({ ...caustic, pieces: [new Float64Array(2)] }, 2, 'bombieri')).toContain('shrunk to a point');
    expect(curveLabel(caustic, 3, 'euclidean')).toBe('caustic: two critical points with a double root meet');
    expect(curveLabel({ ...caustic, kind: 'passage' }, 3, 'euclidean')).toBe('the double root of a critical point becomes triple');
    expect(curveLabel({ ...caustic, kind: 'passage', multiplicity: 3 }, 3, 'euclidean')).toBe('a critical point with a triple root goes through 0');
    expect(curveLabel({ ...caustic, kind: 'passage' }, 2, 'euclidean')).toBe('a critical point goes through 0: u₂² = u₁u₃');
  });

  it('say how far a map can be trusted', () => {
    expect(methodSentence({ curves: [], complete: true }, 1234, 8)).toBe('The curves are exact; the regions come from 1,234 targets.');
    expect(methodSentence({ curves: [], complete: false }, 10, 4)).toContain('smaller than 4 of them can be missed');
  });
});

describe('planes of targets', () => {
  it('begin with Figure 1 where there is one, and fit the number of coefficients', () => {
    expect(defaultPlane(3)).toEqual({ kind: 'figure' });
    expect(defaultPlane(5)).toEqual({ kind: 'coefficients', pair: [0, 4] });
    expect(planeFits({ kind: 'figure' }, 4)).toBe(false);
    expect(planeFits({ kind: 'coefficients', pair: [0, 4] }, 4)).toBe(false);
    expect(planeSentence({ kind: 'coefficients', pair: [0, 2] }, 4)).toBe('Targets that differ from u in A and C only.');
  });

  it('are seen in a window that holds the target, with room around it, at any scale', () => {
    const random = rng(6);
    for (let i = 0; i < 200; i++) {
      const size = 10 ** (6 * random.uniform() - 3);
      const target = Array.from({ length: 5 }, () => size * random.normal());
      for (const choice of [{ kind: 'coefficients', pair: [1, 3] }, { kind: 'random', seed: i }] as const) {
        const { place } = placeOfTarget(planeOf(choice, target), target)!;
        const seen = firstWindow(choice, target, place);
        expect(holds(seen, [1.3 * place[0], 1.3 * place[1]])).toBe(true);
        expect(seen.s[1]).toBeLessThan(12 * Math.max(...target.map(Math.abs)) + Math.hypot(...place) * 4);
      }
    }
    expect(firstWindow({ kind: 'random', seed: 1 }, [0, 0, 0], [0, 0]).s).toEqual([-2, 2]);
  });

  it('come closer about the target, which keeps its place in the window, or about the middle', () => {
    const near = zoomedWindow({ s: [0, 4], t: [0, 8] }, [1, 2], 0.5);
    expect(near).toEqual({ s: [0.5, 2.5], t: [1, 5] });
    expect(zoomedWindow({ s: [0, 4], t: [0, 8] }, [9, 9], 2)).toEqual({ s: [-2, 6], t: [-4, 12] });
  });

  it('have nearly square cells in multiples of 16', () => {
    expect(cellsOf({ s: [0, 1], t: [0, 1] }, 256)).toEqual({ columns: 256, rows: 256 });
    const { columns, rows } = cellsOf(window, 256);
    expect(columns).toBe(256);
    expect(rows % 16).toBe(0);
    expect(Math.abs(rows / columns / ((window.t[1] - window.t[0]) / (window.s[1] - window.s[0])) - 1)).toBeLessThan(0.04);
    expect(cellsOf({ s: [0, 100], t: [0, 1] }, 256)).toEqual({ columns: 1024, rows: 256 });
  });
});

describe('groups of a map', () => {
  const map = figureMap();

  it('are those of Figure 1, largest first, with shares that sum to one', () => {
    const { groups, raster } = groupedMap(map, 'points');
    expect(groups.map(({ short }) => short)).toEqual(['u, 2 + 0', '2 + 0', '1 + 1', '2 + 2']);
    expect(groups.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(new Set(raster.cells)).toEqual(new Set([0, 1, 2, 3]));
    expect(groups.map(({ pale }) => pale)).toEqual([true, false, false, false]);
  });

  it('are joined where the reading does not tell them apart', () => {
    const { groups } = groupedMap(map, 'endings');
    expect(groups.map(({ short }) => short)).toEqual(['1', 'u', '2']);
  });

  it('have tones that differ across each curve and do not depend on the map', () => {
    const tone = (short: string): number => groupedMap(map, 'points').groups.find((group) => group.short === short)!.tone;
    expect(new Set([tone('2 + 0'), tone('1 + 1'), tone('2 + 2')]).size).toBe(3);
    const single = { ...map, classes: [map.classes.at(-1)!], cells: new Uint8Array(map.cells.length) };
    const [only] = groupedMap(single, 'points').groups;
    expect(only!.tone).toBe(tone(only!.short));
  });

  it('stand in the legend with their shares and the names of the curves', () => {
    const { groups } = groupedMap(map, 'points');
    const markup = html(<MapLegend groups={groups} curves={[{ id: 'c', label: 'caustic', look: 'caustic', pieces: [new Float64Array(4)], points: [[0, 0], [1, 1]] }]} active={1} />);
    expect(markup.match(/<li/g)).toHaveLength(5);
    expect(markup).toContain('caustic; 2 cusps in sight');
    expect(markup.match(/data-active/g)).toHaveLength(1);
    const long = Array.from({ length: 11 }, (_, i) => ({ ...groups[0]!, id: String(i) }));
    expect(html(<MapLegend groups={long} curves={[]} active={null} />)).toContain('3 more kinds');
  });
});

describe('the panel', () => {
  it('offers Figure 1 for targets with three coefficients only, and cites it', () => {
    expect(html(<PlaneFields choice={{ kind: 'figure' }} target={[1, 0, 1]} onChange={nothing} />)).toMatch(/GeoLCN, Figure 1 and Example 6\.5/);
    const markup = html(<PlaneFields choice={{ kind: 'coefficients', pair: [0, 4] }} target={[1, 1, 1, 1, 1]} onChange={nothing} />);
    expect(markup).toContain('Coefficient upwards');
    expect(markup).not.toContain('Figure 1');
  });

  it('shows a given plane as three rows; one whose directions are multiples is none', () => {
    const plane = { kind: 'given', origin: [0, 0, 1, 0], directions: [[1, 0, -1, 0], [0, 1, 0, 0]] } as const;
    expect(html(<PlaneFields choice={plane} target={[1, 0, 1, 0]} onChange={nothing} />)).toContain('0, 0, 1, 0\n1, 0, -1, 0\n0, 1, 0, 0');
    expect(planeFits(plane, 4)).toBe(true);
    expect(planeFits(plane, 3)).toBe(false);
    expect(planeFits({ ...plane, directions: [[1, 0, 2, 0], [-2, 0, -4, 0]] }, 4)).toBe(false);
    expect(planeFits({ ...plane, directions: [[1, 0, 2, 0], [0, 0, 0, 0]] }, 4)).toBe(false);
  });

  it('draws its frame and its controls before anything is computed', () => {
    const markup = html(<LandscapePanel />);
    for (const name of ['Plane of targets', 'critical points', 'ends of training', 'Closer', 'Farther', 'Whole map', 'computing the map']) expect(markup).toContain(name);
    expect(markup).toContain('Training can end at 2 filters');
  });

  it('moves a target of Figure 1 along its own line: the place changes, the size stays', () => {
    const target = [0.68, 0.1, 0.6];
    const { scale } = placeOfTarget(figureOneSlice, target)!;
    const moved = targetAt(figureOneSlice, [0.3, -0.2]).map((u) => scale * u);
    const again = placeOfTarget(figureOneSlice, moved)!;
    expect(again.scale).toBeCloseTo(scale, 12);
    expect(again.place[0]).toBeCloseTo(0.3, 12);
  });
});
