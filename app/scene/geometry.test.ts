import fc from 'fast-check';
import { Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { expectNear, expectNumberNear } from '../../src/testing/near.ts';
import { chainSegments, indexedSegments } from './chainSegments.ts';
import { conePicture, coneStratum } from './fixtures.testing.ts';
import { fit } from './fit.ts';
import { mixOrbits, orbitAt, readOrbit, writeOrbit } from './orbit.ts';
import { fitPoints, spreadPoints } from './pictureGeometry.ts';
import { plainTex } from './plainTex.ts';
import { markSpecs, markTexts, moveMarks, namedMarks, pictureSpecs } from './labelSpecs.ts';
import { ticks, tickText } from './ticks.ts';

const unit = fc.double({ min: -1, max: 1, noNaN: true });
const frame = { right: new Vector3(1, 0, 0), up: new Vector3(0, 1, 0), back: new Vector3(0, 0, 1) };

describe('fit', () => {
  it('holds all points, and is as near as it can be: opposite sides are touched', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(unit, unit, unit), { maxLength: 20 }), (places) => {
        const points = Float32Array.from([...places.flat(), 0.5, 0, 0, -0.5, 0, 0]);
        const [tx, ty] = [0.4, 0.25];
        const { distance, x, y } = fit(points, new Vector3(), frame, tx, ty);
        const sides = [0, 0, 0, 0];
        for (let i = 0; i < points.length; i += 3) {
          const depth = distance - points[i + 2]!;
          const [u, v] = [(points[i]! - x) / (tx * depth), (points[i + 1]! - y) / (ty * depth)];
          [u, -u, v, -v].forEach((side, k) => (sides[k] = Math.max(sides[k]!, side)));
        }
        expect(Math.max(...sides)).toBeLessThan(1 + 1e-6);
        expect(Math.max(Math.min(sides[0]!, sides[1]!), Math.min(sides[2]!, sides[3]!))).toBeGreaterThan(1 - 1e-6);
      }),
      { seed: 20250613, numRuns: 200 },
    );
  });

  it('answers for no points at all', () => {
    expect(fit(new Float32Array(0), new Vector3(), frame, 0.3, 0.3)).toEqual({ distance: 1, x: 0, y: 0 });
  });
});

describe('orbits', () => {
  const up = new Vector3(Math.SQRT1_2, 0, Math.SQRT1_2);

  it('are read from a position and written back to it, about any vertical', () => {
    fc.assert(
      fc.property(unit, unit, unit, (x, y, z) => {
        const position = new Vector3(x + 2, y, z);
        const orbit = orbitAt();
        orbit.target.set(0.1, 0.2, -0.3);
        readOrbit(position, up, orbit);
        const back = new Vector3();
        writeOrbit(orbit, up, back);
        expectNear(back.toArray(), position.toArray(), 1e-9);
      }),
      { seed: 20250614, numRuns: 100 },
    );
  });

  it('are mixed the short way round', () => {
    const [from, to, mid] = [orbitAt(), orbitAt(), orbitAt()];
    from.spherical.set(2, 1, 3);
    to.spherical.set(8, 1, -3);
    mixOrbits(from, to, 0.5, mid);
    expectNumberNear(Math.abs(mid.spherical.theta), Math.PI, 1e-9);
    expectNumberNear(mid.spherical.radius, 4, 1e-9);
  });
});

describe('chained segments', () => {
  it('walk along a shuffled curve from end to end', () => {
    const pairs = Float32Array.from([[1, 2], [4, 3], [0, 1], [2, 3]].flatMap(([a, b]) => [a!, 0, 0, b!, 0, 0]));
    const xs = [...chainSegments(pairs, 1)].filter((_, i) => i % 3 === 0);
    const onwards = xs[0] === 0 ? xs : xs.toReversed();
    expect(onwards).toEqual([0, 1, 1, 2, 2, 3, 3, 4]);
  });

  it('close a closed curve and lose no segment', () => {
    const corners = [[0, 0], [1, 0], [1, 1], [0, 1]];
    const pairs = Float32Array.from([2, 0, 3, 1].flatMap((i) => [...corners[i]!, 0, ...corners[(i + 1) % 4]!, 0]));
    const chained = chainSegments(pairs, 1);
    expect(chained).toHaveLength(24);
    for (let i = 0; i < 3; i++) expectNear(chained.slice(6 * i + 3, 6 * i + 6), chained.slice(6 * i + 6, 6 * i + 9));
  });

  it('come from an index, or from the points in their order', () => {
    const positions = Float32Array.from([0, 0, 0, 1, 0, 0, 2, 0, 0]);
    expectNear(indexedSegments(positions, undefined), [0, 0, 0, 1, 0, 0, 1, 0, 0, 2, 0, 0]);
    expectNear(indexedSegments(positions, Uint32Array.from([2, 0])), [2, 0, 0, 0, 0, 0]);
  });
});

describe('what the view and the labels go by', () => {
  it('spreads points over a surface that lie on it', () => {
    const points = spreadPoints(coneStratum(), 400);
    expect(Math.abs(points.length / 3 - 400)).toBeLessThan(3);
    for (let i = 0; i < points.length; i += 3) expectNumberNear(points[i + 1]! ** 2, 4 * points[i]! * points[i + 2]!, 2e-3);
  });

  it('fits axes and strata, also without a picture', () => {
    const { box } = conePicture();
    expect(fitPoints(null, box)).toHaveLength(18);
    expect(fitPoints(conePicture(), box)).toHaveLength(18 + coneStratum().positions.length + 9 + 3);
  });

  it('counts ticks in round steps and leaves out the origin', () => {
    expect(ticks(-1, 1, 2).map(({ value, numbered }) => [value, numbered])).toEqual([[-1, true], [-0.5, false], [0.5, false], [1, true]]);
    expect(ticks(0.1, 0.35, 0.25, 5).map(({ value }) => value)).toEqual([0.1, 0.15, 0.2, 0.25, 0.3, 0.35]);
    expect(ticks(1, 1, 0)).toEqual([]);
    expect(tickText(-0.5)).toBe('−0.5');
  });

  it('speaks TeX names plainly', () => {
    expect([plainTex('A'), plainTex('\\frac{B}{A}'), plainTex('w_{1}'), plainTex('C/\\lVert w\\rVert')]).toEqual(['A', 'B/A', 'w 1', 'C/|w|']);
  });
});

describe('names in the picture', () => {
  it('are given once for a region in several parts, and once for strata alike', () => {
    const { strata, ...rest } = conePicture();
    const again = { ...strata[0]!, id: 'cone again' };
    const specs = pictureSpecs({ ...rest, strata: [...strata, again] }, new Set());
    const texts = specs.filter(({ kind }) => kind === 'region' || kind === 'stratum').map(({ text, pattern }) => `${text} ${pattern}`);
    expect(texts).toEqual(['M: real roots 11|0', 'outside M: no real roots 0|1', 'boundary of M 2|0', 'singular locus 0|2']);
    expect(specs.find(({ text }) => text.startsWith('outside'))!.anchors).toHaveLength(6);
  });

  it('leave out what is switched off', () => {
    const kinds = new Set(pictureSpecs(conePicture(), new Set(['axes', 'regions', 'cone'])).map(({ kind, id }) => `${kind} ${id}`));
    expect([...kinds]).toEqual(['point apex 0', 'stratum name axis']);
  });

  it('say of a mark off the chart how far it is off, and follow it', () => {
    const target = { position: [1, 2, 3] as const, distance: 0.3127, label: 'target' };
    const marks = namedMarks({ target, start: null, current: target, runEnded: false, criticalPoints: [] });
    const specs = markSpecs(markTexts(marks, 1));
    expect(specs.map(({ id, text, note }) => [id, text, note])).toEqual([['target', 'target', '0.31 off the slice']]);
    moveMarks(specs, marks);
    expectNear(specs[0]!.anchors, [1, 2, 3]);
  });
});
