import { BackSide, ClampToEdgeWrapping, DataTexture, DoubleSide, FrontSide, LessEqualDepth, LinearFilter, Matrix3, RGBAFormat, ShaderMaterial, Vector3 } from 'three';
import type { Side } from 'three';
import type { Palette, Theme } from '../ui/palette.ts';
import { mixColors, screenColor } from './color.ts';
import { rampPixels } from './lossRamp.ts';
import type { LossScale } from './lossView.ts';

export interface SurfaceLook {
  readonly color: string;
  readonly opacity: number;
  /** Distance of the hatch lines in chart units; 0 for none. */
  readonly hatchPitch: number;
}

const vertexShader = /* glsl */ `
  varying vec3 vNormal;
  varying vec3 vEye;
  varying vec3 vPlace;
  void main() {
    vec4 seen = modelViewMatrix * vec4(position, 1.0);
    vNormal = normalMatrix * normal;
    vEye = -seen.xyz;
    vPlace = position;
    gl_Position = projectionMatrix * seen;
  }`;

/*
 * A matte body under one soft light above the reader's shoulder. The normal is turned to the eye by its own sign, not by the winding,
 * so a surface whose orientation flips (the two nappes of a cone) is lit alike on both. Towards the silhouette the tone runs into
 * the rim colour, and a translucent surface gets denser, as glass does.
 *
 * By loss: the colour is that of the loss at this very place, with little shading, so that it can be compared with the scale; lines mark
 * eighths of it.
 */
const fragmentShader = /* glsl */ `
  uniform vec3 color;
  uniform vec3 shade;
  uniform vec3 tint;
  uniform vec3 rim;
  uniform vec3 hatch;
  uniform float opacity;
  uniform float pitch;
  uniform float body;
  uniform float byLoss;
  uniform mat3 quadratic;
  uniform vec3 best;
  uniform float least;
  uniform vec2 logRange;
  uniform sampler2D ramp;
  varying vec3 vNormal;
  varying vec3 vEye;
  varying vec3 vPlace;
  void main() {
    vec3 eye = normalize(vEye);
    vec3 normal = normalize(vNormal);
    float facing = dot(normal, eye);
    normal *= facing < 0.0 ? -1.0 : 1.0;
    facing = abs(facing);
    float key = 0.5 + 0.5 * dot(normal, normalize(vec3(-0.42, 0.26, 0.87)));
    float light = clamp(1.3 * key + 0.15 * facing - 0.42, 0.0, 1.0);
    vec3 tone = light < body ? mix(shade, color, light / body) : mix(color, tint, (light - body) / (1.0 - body));
    float edge = pow(1.0 - facing, 3.5);
    float alpha = opacity < 1.0 ? mix(opacity, min(1.0, 1.9 * opacity), edge) : 1.0;
    if (byLoss > 0.5) {
      vec3 away = vPlace - best;
      float level = log(max(least + dot(away, quadratic * away), 1e-30));
      tone = texture2D(ramp, vec2(clamp((level - logRange.x) / (logRange.y - logRange.x), 0.004, 0.996), 0.5)).rgb * (0.86 + 0.14 * light);
      float steps = 8.0 * (level - logRange.x) / (logRange.y - logRange.x);
      float width = fwidth(steps);
      float contour = 1.0 - smoothstep(0.5 * width, 1.4 * width, abs(fract(steps + 0.5) - 0.5));
      tone = mix(tone, rim, 0.5 * contour * (1.0 - smoothstep(0.3, 0.6, width)));
      alpha = max(alpha, 0.72);
    } else {
      tone = mix(tone, rim, 0.5 * edge);
    }
    if (pitch > 0.0 && byLoss < 0.5) {
      float along = dot(vPlace, vec3(0.577, 0.577, -0.577)) / pitch;
      float width = fwidth(along);
      float line = 1.0 - smoothstep(0.6 * width, 1.5 * width, abs(fract(along) - 0.5));
      line *= 1.0 - smoothstep(0.25, 0.5, width);
      tone = mix(tone, hatch, 0.55 * line);
      alpha = mix(alpha, max(alpha, 0.7), line);
    }
    gl_FragColor = vec4(tone, alpha);
  }`;

/** Matte, two-sided, lit from the camera; colours are mixed as they are printed, without tone mapping. */
export function surfaceMaterial(look: SurfaceLook, palette: Palette, theme: Theme, side: Side = DoubleSide): ShaderMaterial {
  const { color, opacity, hatchPitch } = look;
  const dark = theme === 'dark';
  const solid = opacity >= 1;
  return new ShaderMaterial({
    vertexShader,
    fragmentShader,
    uniforms: {
      color: { value: dark ? mixColors(color, palette.surface, 0.28) : screenColor(color) },
      shade: { value: dark ? mixColors(color, '#020a0c', 0.7) : mixColors(color, '#05322c', 0.3) },
      tint: { value: mixColors(color, '#ffffff', dark ? 0.1 : 0.56) },
      rim: { value: dark ? mixColors(color, '#ffffff', 0.4) : mixColors(color, palette.ink, 0.45) },
      body: { value: dark ? 0.72 : 0.54 },
      hatch: { value: mixColors(color, palette.ink, dark ? 0.15 : 0.35) },
      opacity: { value: opacity },
      pitch: { value: hatchPitch },
      ...plainLoss(),
    },
    side,
    transparent: !solid,
    depthWrite: solid,
    polygonOffset: true,
    polygonOffsetFactor: 2,
    polygonOffsetUnits: 2,
  });
}

/** Far side and near side of a translucent surface, to be drawn in this order; neither hides anything. */
export function translucentPair(look: SurfaceLook, palette: Palette, theme: Theme): readonly [ShaderMaterial, ShaderMaterial] {
  return [surfaceMaterial(look, palette, theme, BackSide), surfaceMaterial(look, palette, theme, FrontSide)];
}

/** Nearly opaque surfaces: depth first, then colour once per pixel, so that folds of the same surface never add up. */
export function nearlyOpaquePair(look: SurfaceLook, palette: Palette, theme: Theme): readonly [ShaderMaterial, ShaderMaterial] {
  const depth = surfaceMaterial(look, palette, theme);
  depth.colorWrite = false;
  depth.depthWrite = true;
  const color = surfaceMaterial(look, palette, theme);
  color.depthFunc = LessEqualDepth;
  return [depth, color];
}

const plainLoss = () => ({
  byLoss: { value: 0 },
  quadratic: { value: new Matrix3() },
  best: { value: new Vector3() },
  least: { value: 0 },
  logRange: { value: [0, 1] },
  ramp: { value: null as DataTexture | null },
});

let ramp: DataTexture | null = null;

/** The colours of the loss; one texture for all surfaces. */
function rampTexture(): DataTexture {
  if (ramp === null) {
    const pixels = rampPixels();
    ramp = new DataTexture(pixels, pixels.length / 4, 1, RGBAFormat);
    ramp.magFilter = LinearFilter;
    ramp.wrapS = ClampToEdgeWrapping;
    ramp.needsUpdate = true;
  }
  return ramp;
}

/** Colours a surface by the loss, or by its role (null). */
export function setLossScale({ uniforms }: ShaderMaterial, scale: LossScale | null): void {
  uniforms['byLoss']!.value = scale === null ? 0 : 1;
  if (scale === null) return;
  const { onSlice, low, high } = scale;
  const [a, b, c] = onSlice.quadratic as readonly [readonly number[], readonly number[], readonly number[]];
  (uniforms['quadratic']!.value as Matrix3).set(a[0]!, a[1]!, a[2]!, b[0]!, b[1]!, b[2]!, c[0]!, c[1]!, c[2]!);
  (uniforms['best']!.value as Vector3).set(...onSlice.centre);
  uniforms['least']!.value = onSlice.minimum;
  uniforms['logRange']!.value = [Math.log(low), Math.log(high)];
  uniforms['ramp']!.value = rampTexture();
}
