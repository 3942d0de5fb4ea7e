import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { regionMapHeight, toneClass } from './drawRegionMap.ts';
import { RegionMap } from './RegionMap.tsx';

const nothing = (): void => undefined;

describe('a map of regions', () => {
  it('has equal scales: a window twice as high as wide has frames twice as high as wide, at every size of letters', () => {
    const frame = (y: readonly [number, number], zoom: number): number => regionMapHeight({ x: [0, 1], y, width: 330, zoom });
    for (const zoom of [1, 1.5]) {
      const inner = 330 - 56 * zoom;
      expect(frame([-1, 1], zoom) - frame([0, 1], zoom)).toBeCloseTo(inner, 9);
      expect(frame([0, 1], zoom)).toBeCloseTo(inner + 58 * zoom, 9);
    }
    expect(regionMapHeight({ x: [0, 1], y: [0, 1], width: 0, zoom: 1 })).toBeGreaterThan(0);
  });

  it('marks groups by their tone, and paler ones', () => {
    expect(toneClass({ tone: 3, pale: false })).toBe('region-tone region-tone-3');
    expect(toneClass({ tone: 0, pale: true })).toBe('region-tone region-tone-0 region-pale');
  });

  it('speaks for itself and says when there is nothing to see', () => {
    const map = (
      <RegionMap raster={null} groups={[]} curves={[]} x={[0, 1]} y={[0, 1]} xLabel="u₁" yLabel="u₂" label="Map of targets." point={{ label: 'Target', x: 0.5, y: 0.5 }} onMove={nothing} emptyText="computing the map" />
    );
    const markup = renderToStaticMarkup(map);
    expect(markup).toMatch(/role="img" aria-label="Map of targets\."/);
    expect(markup).toContain('computing the map');
    // there is no place for the star before the axes are drawn
    expect(markup).not.toContain('<button');
  });
});
