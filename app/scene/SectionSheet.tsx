import { useMemo } from 'react';
import { BufferAttribute, BufferGeometry, DataTexture, DoubleSide, LinearFilter, RedFormat, ShaderMaterial } from 'three';
import type { Box, Clip } from '../../src/strata/index.ts';
import type { Palette } from '../ui/palette.ts';
import { clipDeclarations, clipUniforms } from './clipShader.ts';
import { mixColors, screenColor } from './color.ts';
import { renderOrder } from './renderOrder.ts';
import type { DrawnSection } from './sectionView.ts';
import { useDisposed } from './useDisposed.ts';

interface SectionSheetProps {
  readonly drawn: DrawnSection;
  readonly box: Box;
  readonly clip: Clip;
  readonly palette: Palette;
  readonly scale: number;
}

/** A plane through the picture: hatched where it lies in M, empty where it does not, with a line along the edge of M. */
export function SectionSheet({ drawn, box, clip, palette, scale }: SectionSheetProps) {
  const geometry = useMemo(() => parallelogram(drawn), [drawn]);
  const texture = useMemo(() => coverageTexture(drawn), [drawn]);
  const material = useMemo(() => sheetMaterial(texture, box, clip, palette, scale), [texture, box, clip, palette, scale]);
  useDisposed(useMemo(() => [geometry, texture], [geometry, texture]));
  useDisposed(useMemo(() => [material], [material]));
  return <mesh name="section" geometry={geometry} material={material} renderOrder={renderOrder.section} frustumCulled={false} />;
}

function parallelogram({ plane: { corner, u, v } }: DrawnSection): BufferGeometry {
  const at = (s: number, t: number): number[] => [0, 1, 2].map((k) => corner[k]! + s * u[k]! + t * v[k]!);
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from([...at(0, 0), ...at(1, 0), ...at(1, 1), ...at(0, 1)]), 3));
  geometry.setAttribute('uv', new BufferAttribute(Float32Array.from([0, 0, 1, 0, 1, 1, 0, 1]), 2));
  geometry.setIndex([0, 1, 2, 0, 2, 3]);
  return geometry;
}

function coverageTexture({ section: { columns, rows, coverage } }: DrawnSection): DataTexture {
  const texture = new DataTexture(coverage as Uint8Array<ArrayBuffer>, columns, rows, RedFormat);
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearFilter;
  // rows of odd length are not padded to four bytes
  texture.unpackAlignment = 1;
  texture.needsUpdate = true;
  return texture;
}

const vertexShader = /* glsl */ `
  varying vec2 vUv;
  varying vec3 vPlace;
  void main() {
    vUv = uv;
    vPlace = position;
    gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  }`;

/* The hatch stands still on the screen: it is a mark, not a thing. The edge of M is where the coverage is one half. */
const fragmentShader = /* glsl */ `
  uniform sampler2D coverage;
  uniform vec3 fill;
  uniform vec3 ink;
  uniform float pitch;
  varying vec2 vUv;
  varying vec3 vPlace;
  ${clipDeclarations}
  void main() {
    if (clipped(vPlace)) discard;
    float share = texture2D(coverage, vUv).r;
    float blur = max(fwidth(share), 0.02);
    float inside = smoothstep(0.5 - blur, 0.5 + blur, share);
    float along = (gl_FragCoord.x + gl_FragCoord.y) / pitch;
    float hatch = 1.0 - smoothstep(0.08, 0.08 + 1.6 / pitch, abs(fract(along) - 0.5));
    float edge = 1.0 - smoothstep(0.35, 0.5, abs(share - 0.5));
    float alpha = max(inside * mix(0.2, 0.6, hatch), 0.85 * edge);
    gl_FragColor = vec4(mix(mix(fill, ink, hatch), ink, edge), max(alpha, 0.035));
  }`;

const sheetMaterial = (texture: DataTexture, box: Box, clip: Clip, palette: Palette, scale: number): ShaderMaterial =>
  new ShaderMaterial({
    vertexShader,
    fragmentShader,
    uniforms: {
      coverage: { value: texture },
      fill: { value: screenColor(palette.functionSpace) },
      ink: { value: mixColors(palette.functionSpace, palette.trajectory, 0.75) },
      pitch: { value: 9 * scale },
      ...clipUniforms(box, clip),
    },
    side: DoubleSide,
    transparent: true,
    depthWrite: false,
  });
