import { describe, expect, it } from 'vitest';
import { architecture } from '../network/architecture.ts';
import type { Counts, TargetCounter } from './counts.ts';
import { countsKey } from './counts.ts';
import { advanceCountMap, cellAt, cellPlace, countMap, countMapProgress, startCountMap, type CountMap } from './countMap.ts';
import { hookCounter } from './hookCounter.ts';
import { boxPlaces, classShares, mapRegions } from './mapRegions.ts';
import { figureOneSlice, targetAt, type SliceWindow } from './targetSlice.ts';

const window: SliceWindow = { s: [-0.15, 1.15], t: [-1.05, 1.05] };
const figure = hookCounter(architecture({ filterSizes: [2, 2], strides: [1, 1] }), 'euclidean')!;
const counts = (minima: number): Counts => ({ reached: false, minima, saddles: 0, degenerate: 0, endings: null, incomplete: false });
const disc: TargetCounter = ([x, y]) => counts(Math.hypot(x! - 0.52, y! + 0.1) < 0.4 ? 2 : 1);

function whole(counter: TargetCounter, columns: number, rows: number, portion?: number): CountMap {
  let last = startCountMap(columns, rows);
  for (last of countMap(counter, figureOneSlice, window, columns, rows, [], portion));
  return last;
}

describe('maps of counts', () => {
  it('agree with the counts in every cell of Figure 1 and ask for few of them', () => {
    const map = whole(figure, 96, 160);
    const wrong = Array.from(map.cells.keys()).filter((cell) => countsKey(figure(targetAt(figureOneSlice, cellPlace(map, window, cell)))) !== countsKey(map.classes[map.cells[cell]!]!));
    expect(wrong).toEqual([]);
    expect(map.asked).toBeLessThan(0.5 * 96 * 160);
  });

  it('have the areas of the regions: half an ellipse of axes 1/2 and 1 lies outside its circle', () => {
    const map = whole(figure, 256, 416);
    const shares = new Map(classShares(map).map((share, at) => [`${map.classes[at]!.reached} ${map.classes[at]!.minima}+${map.classes[at]!.saddles}`, share * 1.3 * 2.1]));
    expect(Math.abs(shares.get('false 2+0')! - Math.PI / 4)).toBeLessThan(2e-3);
    expect(Math.abs(shares.get('false 1+1')! + shares.get('false 2+2')! - Math.PI / 4)).toBeLessThan(2e-3);
  });

  it('do not depend on the portions in which they are computed', () => {
    const one = whole(disc, 48, 80, 1e9);
    for (const portion of [1, 17, 400]) expect(whole(disc, 48, 80, portion)).toEqual(one);
  });

  it('come nearer to their end with every portion and ask for as many targets as they say', () => {
    let [asked, before] = [0, -1];
    const counter: TargetCounter = (u) => (asked++, disc(u));
    for (const map of countMap(counter, figureOneSlice, window, 64, 64, [], 100)) {
      expect(map.asked).toBe(asked);
      const progress = countMapProgress(map);
      expect(progress).toBeGreaterThanOrEqual(before - 0.21);
      before = progress;
    }
    expect(before).toBe(1);
  });

  it('never ask for more than a portion', () => {
    let asked = 0;
    advanceCountMap(startCountMap(64, 64), (u) => (asked++, disc(u)), figureOneSlice, window, 7);
    expect(asked).toBe(7);
  });

  it('follow a thin region that leaves a wide one to its end', () => {
    // a strip narrower than a block of the first round
    const strip: TargetCounter = ([x, y]) => counts(Math.abs(y! - 0.013) < 0.012 || x! < 0.1 ? 2 : 1);
    const map = whole(strip, 256, 416);
    const plain = map.cells.map((_, cell) => (strip(targetAt(figureOneSlice, cellPlace(map, window, cell))).minima === 2 ? 1 : 0));
    expect(map.cells.every((own, cell) => (map.classes[own]!.minima === 2) === (plain[cell] === 1))).toBe(true);
  });

  it('find a region that only its curve tells of', () => {
    const dot: TargetCounter = ([x, y]) => counts(Math.hypot(x! - 0.4031, y! - 0.2031) < 0.006 ? 2 : 1);
    const circle = Float64Array.from(Array.from({ length: 41 }, (_, i) => [0.4031 + 0.006 * Math.cos((2 * Math.PI * i) / 40), 0.2031 + 0.006 * Math.sin((2 * Math.PI * i) / 40)]).flat());
    const withCurve = [...countMap(dot, figureOneSlice, window, 256, 416, [circle])].at(-1)!;
    expect(whole(dot, 256, 416).classes).toHaveLength(1);
    expect(withCurve.classes).toHaveLength(2);
    const wrong = Array.from(withCurve.cells.keys()).filter((cell) => withCurve.classes[withCurve.cells[cell]!]!.minima !== dot(targetAt(figureOneSlice, cellPlace(withCurve, window, cell))).minima);
    expect(wrong).toEqual([]);
  });

  it('find the cell of a place, and refuse sizes that do not halve evenly', () => {
    const map = startCountMap(64, 32);
    expect([map.block, map.columns, map.rows]).toEqual([1, 64, 32]);
    expect(startCountMap(512, 400)).toMatchObject({ block: 16, columns: 32, rows: 25 });
    for (const cell of [0, 1, 5, 7]) expect(cellAt(map, window, cellPlace(map, window, cell))).toBe(cell);
    expect(cellAt(map, window, [2, 0])).toBeNull();
    for (const [columns, rows] of [[0, 16], [17, 16], [16, 2048], [16.5, 16]] as const) expect(() => startCountMap(columns, rows)).toThrow(RangeError);
  });
});

describe('regions of a map', () => {
  const raster = (...rows: string[]) => ({ columns: rows[0]!.length, rows: rows.length, cells: Uint8Array.from(rows.join(''), Number) });

  it('are connected along sides, largest first', () => {
    const { ids, regions } = mapRegions(raster('0011', '0100', '0100'));
    expect(Array.from(ids)).toEqual([0, 0, 2, 2, 0, 3, 1, 1, 0, 3, 1, 1]);
    expect(regions).toEqual([{ counts: 0, share: 4 / 12 }, { counts: 0, share: 4 / 12 }, { counts: 1, share: 2 / 12 }, { counts: 1, share: 2 / 12 }]);
  });

  it('hold a box where it fits, in the roomiest place, and nowhere else', () => {
    const map = raster('000000', '000000', '011110', '011110', '011110', '000000');
    const regions = mapRegions(map);
    const inner = regions.regions.findIndex(({ counts: c }) => c === 1);
    expect(boxPlaces(regions, 6, 4, 3)[inner]).toBeNull();
    const place = boxPlaces(regions, 6, 3, 3)[inner]!;
    expect([place % 6, Math.floor(place / 6)]).toEqual([2, 3]);
    expect(boxPlaces(regions, 6, 5, 1)[inner]).toBeNull();
    expect(boxPlaces(regions, 6, 6, 2)[1 - inner]).toBeNull();
  });

  it('hold boxes that lie in them entirely', () => {
    const map = whole(figure, 128, 208);
    const regions = mapRegions(map);
    for (const [width, height] of [[30, 12], [12, 30], [3, 3]] as const)
      boxPlaces(regions, 128, width, height).forEach((place, id) => {
        if (place === null) return;
        const [i, j] = [place % 128, Math.floor(place / 128)];
        for (let y = Math.ceil(j + 0.5 - height / 2); y < Math.floor(j + 0.5 + height / 2); y++) for (let x = Math.ceil(i + 0.5 - width / 2); x < Math.floor(i + 0.5 + width / 2); x++) expect(regions.ids[x + 128 * y]).toBe(id);
      });
  });
});
