import { describe, expect, it } from 'vitest';
import { realRootCount } from '../polynomial/realRoots.ts';
import { conjugatePairs } from './conjugatePairs.ts';
import { islandCases, type PictureCase } from './pictureCases.testing.ts';
import { quadraticCurve } from './quadraticCurve.ts';
import { distance, type Vector3 } from './vector3.ts';
import { viewOf } from './view.ts';

/** Points of the true curve may be this far from the ends of the segments drawn, relative to the view. */
const nearEnough = 0.1;

/** Chords so close to each other that islands of these cases are between no two of them. */
const chords = Array.from({ length: 6000 }, (_, i) => -1 + (i + 0.5) / 3000);

describe('curves of forms with a conjugate pair of double roots', () => {
  it.each(islandCases().map((one): [string, PictureCase] => [one.name, one]))('are found wherever a chord meets them, with the number of real roots that is there: %s', (_, { request }) => {
    const slice = request.chart.kind === 'slice' ? request.chart : null;
    const view = viewOf(request.box, request.clip ?? 'box');
    const { curves } = conjugatePairs(slice!, 'square', view, 'default', 1e-3 * view.radius);
    const quadratic = quadraticCurve(slice!, 'square');
    const missing: Vector3[] = [];
    for (const u of chords)
      for (const near of quadratic.chordZeros(u)) {
        const point = quadratic.pointAt(u, quadratic.zeroNear(u, near, 1e-6) ?? near);
        if (point === null || view.depth(point.position) < 0.02 * view.radius) continue;
        const label = realRootCount(point.quotient);
        const { positions = [] } = curves.find((curve) => curve.label === label) ?? {};
        let nearest = Infinity;
        for (let i = 0; i < positions.length; i += 3) nearest = Math.min(nearest, distance(point.position, [positions[i]!, positions[i + 1]!, positions[i + 2]!]));
        if (!(nearest <= nearEnough * view.radius)) missing.push(point.position);
      }
    expect(missing).toEqual([]);
  });
});
