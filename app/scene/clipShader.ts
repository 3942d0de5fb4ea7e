import { Vector3 } from 'three';
import type { Box, Clip } from '../../src/strata/index.ts';

/** Declarations for a fragment shader whose picture ends at the faces of a box or at the ball in it; `clipped(place)` tells what is outside. */
export const clipDeclarations = /* glsl */ `
  uniform vec3 clipCentre;
  uniform vec3 clipHalf;
  uniform float clipBall;
  bool clipped(vec3 place) {
    vec3 away = abs(place - clipCentre);
    if (clipBall > 0.5) return length(away) > min(clipHalf.x, min(clipHalf.y, clipHalf.z));
    return any(greaterThan(away, clipHalf));
  }`;

/** The uniforms that go with them. */
export function clipUniforms({ min, max }: Box, clip: Clip): Record<'clipCentre' | 'clipHalf' | 'clipBall', { value: unknown }> {
  const [low, high] = [new Vector3(...min), new Vector3(...max)];
  return {
    clipCentre: { value: low.clone().add(high).multiplyScalar(0.5) },
    clipHalf: { value: high.sub(low).multiplyScalar(0.5) },
    clipBall: { value: clip === 'ball' ? 1 : 0 },
  };
}
