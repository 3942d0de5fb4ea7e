import { useMemo } from 'react';
import { BackSide, FrontSide, Matrix4, ShaderMaterial, SphereGeometry } from 'three';
import type { Side } from 'three';
import type { Box, Clip } from '../../src/strata/index.ts';
import type { Palette, Theme } from '../ui/palette.ts';
import { clipDeclarations, clipUniforms } from './clipShader.ts';
import { mixColors, screenColor } from './color.ts';
import type { DrawnLevel } from './lossView.ts';
import { renderOrder } from './renderOrder.ts';
import { useDisposed } from './useDisposed.ts';

interface LossLevelsProps {
  readonly levels: readonly DrawnLevel[];
  readonly box: Box;
  readonly clip: Clip;
  readonly palette: Palette;
  readonly theme: Theme;
}

/** Fine enough for a round silhouette; the normals are exact in any case. */
const sphere = new SphereGeometry(1, 96, 64);

/** Level ellipsoids of the loss: shells of glass around the best filter of the slice. */
export function LossLevels({ levels, ...look }: LossLevelsProps) {
  return levels.map((level, i) => <Shell key={i} index={i} level={level} {...look} />);
}

function Shell({ level, index, box, clip, palette, theme }: Omit<LossLevelsProps, 'levels'> & { readonly level: DrawnLevel; readonly index: number }) {
  const materials = useMemo(() => [shellMaterial(box, clip, palette, theme, BackSide), shellMaterial(box, clip, palette, theme, FrontSide)] as const, [box, clip, palette, theme]);
  useDisposed(materials);
  const matrix = useMemo(() => {
    const { centre, axes } = level.ellipsoid;
    const [a, b, c] = axes as readonly [readonly number[], readonly number[], readonly number[]];
    return new Matrix4().set(a[0]!, a[1]!, a[2]!, centre[0], b[0]!, b[1]!, b[2]!, centre[1], c[0]!, c[1]!, c[2]!, centre[2], 0, 0, 0, 1);
  }, [level.ellipsoid]);
  const common = { geometry: sphere, matrix, matrixAutoUpdate: false, frustumCulled: false } as const;
  return (
    <>
      <mesh name={`level ${index}`} {...common} material={materials[0]} renderOrder={renderOrder.translucentBack} />
      <mesh name={`level ${index} front`} {...common} material={materials[1]} renderOrder={renderOrder.shells} />
    </>
  );
}

const vertexShader = /* glsl */ `
  varying vec3 vPlace;
  varying vec3 vNormal;
  varying vec3 vEye;
  void main() {
    vec4 place = modelMatrix * vec4(position, 1.0);
    vPlace = place.xyz;
    vec4 seen = viewMatrix * place;
    // the normal of the image of a sphere: inverse transpose
    vNormal = mat3(viewMatrix) * (transpose(inverse(mat3(modelMatrix))) * position);
    vEye = -seen.xyz;
    gl_Position = projectionMatrix * seen;
  }`;

/* Clear in the middle, dense at the rim; a thin line where the view cuts the shell off is left to the eye. */
const fragmentShader = /* glsl */ `
  uniform vec3 color;
  uniform vec3 rim;
  uniform float strength;
  varying vec3 vPlace;
  varying vec3 vNormal;
  varying vec3 vEye;
  ${clipDeclarations}
  void main() {
    if (clipped(vPlace)) discard;
    float facing = abs(dot(normalize(vNormal), normalize(vEye)));
    float edge = pow(1.0 - facing, 2.5);
    float line = 1.0 - smoothstep(0.0, 2.0 * fwidth(facing), facing);
    gl_FragColor = vec4(mix(color, rim, max(edge, line)), strength * mix(0.13, 0.5, edge) + 0.3 * line);
  }`;

function shellMaterial(box: Box, clip: Clip, palette: Palette, theme: Theme, side: Side): ShaderMaterial {
  return new ShaderMaterial({
    vertexShader,
    fragmentShader,
    uniforms: {
      color: { value: screenColor(palette.target) },
      rim: { value: mixColors(palette.target, theme === 'dark' ? '#ffffff' : palette.ink, 0.25) },
      strength: { value: side === BackSide ? 0.6 : 1 },
      ...clipUniforms(box, clip),
    },
    side,
    transparent: true,
    depthWrite: false,
  });
}
