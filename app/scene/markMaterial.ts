import { AlwaysDepth, ShaderMaterial, Vector2 } from 'three';
import type { Palette } from '../ui/palette.ts';
import { mixColors, screenColor } from './color.ts';

/** star: target; ring: start; disc: end of a run, minimum, special point; arrow: running; diamond: saddle; crossed: spurious. */
export type MarkShape = 'disc' | 'star' | 'arrow' | 'diamond' | 'ring' | 'crossed';

export interface MarkLook {
  readonly shape: MarkShape;
  readonly color: string;
  /** Radius in CSS pixels. */
  readonly radius: number;
  readonly halo?: boolean;
}

const shapes: Readonly<Record<MarkShape, number>> = { disc: 0, star: 1, arrow: 2, diamond: 3, ring: 4, crossed: 5 };

/** A square that faces the reader, of constant size in pixels. */
const vertexShader = /* glsl */ `
  uniform vec2 resolution;
  uniform float reach;
  uniform float pull;
  varying vec2 vPixel;
  void main() {
    vec4 seen = modelViewMatrix * vec4(0.0, 0.0, 0.0, 1.0);
    seen.xyz *= 1.0 - pull;
    vec4 clip = projectionMatrix * seen;
    vPixel = position.xy * reach;
    clip.xy += 2.0 * vPixel / resolution * clip.w;
    gl_Position = clip;
  }`;

/*
 * Signed distances in pixels, so that a mark is crisp at every pixel ratio. Layers from below: halo, paper rim (sets the mark off from
 * any surface), outline, filling. What is off the slice is hollow, and its outline is broken into dashes.
 */
const fragmentShader = /* glsl */ `
  uniform int shape;
  uniform float radius;
  uniform float off;
  uniform float angle;
  uniform float halo;
  uniform float opacity;
  uniform vec3 fill;
  uniform vec3 edge;
  uniform vec3 paper;
  uniform vec3 glow;
  uniform float stroke;
  varying vec2 vPixel;

  float star(vec2 p, float r) {
    const vec2 k1 = vec2(0.809016994, -0.587785252);
    const vec2 k2 = vec2(-0.809016994, -0.587785252);
    p.x = abs(p.x);
    p -= 2.0 * max(dot(k1, p), 0.0) * k1;
    p -= 2.0 * max(dot(k2, p), 0.0) * k2;
    p.x = abs(p.x);
    p.y -= r;
    vec2 ba = 0.47 * vec2(0.587785252, 0.809016994) - vec2(0.0, 1.0);
    float h = clamp(dot(p, ba) / dot(ba, ba), 0.0, r);
    return length(p - ba * h) * sign(p.y * ba.x - p.x * ba.y);
  }
  float arrow(vec2 p, float r) {
    p.y = abs(p.y);
    float flank = dot(p - vec2(r, 0.0), vec2(0.42, 0.907));
    float notch = dot(p - vec2(-0.45 * r, 0.0), vec2(-0.86, -0.51));
    return max(flank, notch);
  }
  float body(vec2 p) {
    if (shape == 1) return star(p, radius);
    if (shape == 2) return arrow(p, radius);
    if (shape == 3) return (abs(p.x) + abs(p.y) - radius) * 0.7071;
    return length(p) - radius;
  }
  void main() {
    float soft = 0.75 * fwidth(vPixel.x);
    vec2 p = vPixel;
    float c = cos(angle), s = sin(angle);
    vec2 turned = vec2(c * p.x + s * p.y, c * p.y - s * p.x);
    float d = body(shape == 2 ? turned : p);
    vec4 ink = vec4(0.0);
    float glowing = (1.0 - off) * halo * 0.42 * (1.0 - smoothstep(0.55 * radius, 2.0 * radius, length(p)));
    ink = vec4(glow, glowing);
    float over;
    over = 0.9 * (1.0 - smoothstep(-soft, soft, d - 1.6));
    ink = mix(ink, vec4(paper, 1.0), over);
    over = 1.0 - smoothstep(-soft, soft, d);
    ink = mix(ink, vec4(edge, 1.0), over);
    float inner = d + mix(stroke, max(stroke, 1.7), off);
    if (shape == 5) inner = max(inner, 1.1 - min(abs(p.x + p.y), abs(p.x - p.y)) * 0.7071);
    over = 1.0 - smoothstep(-soft, soft, inner);
    ink = mix(ink, vec4(mix(fill, paper, off), 1.0), over);
    float gap = off * step(0.66, fract(atan(p.y, p.x) * 1.2732395));
    ink = mix(ink, vec4(paper, ink.a), gap * step(d, 0.0) * (1.0 - over));
    if (ink.a * opacity < 0.004) discard;
    gl_FragColor = vec4(ink.rgb, ink.a * opacity);
  }`;

/** Material of a mark; `hidden` is the faint copy that is seen through surfaces. */
export function markMaterial(look: MarkLook, palette: Palette, hidden: boolean): ShaderMaterial {
  const { shape, color, radius, halo = false } = look;
  const hollow = shape === 'ring' || shape === 'crossed';
  const material = new ShaderMaterial({
    vertexShader,
    fragmentShader,
    uniforms: {
      resolution: { value: new Vector2(1, 1) },
      reach: { value: halo ? 2.1 * radius : radius + 4 },
      pull: { value: 0.012 },
      shape: { value: shapes[shape] },
      radius: { value: radius },
      angle: { value: 0 },
      halo: { value: halo ? 1 : 0 },
      opacity: { value: 1 },
      off: { value: 0 },
      fill: { value: hollow ? screenColor(palette.surface) : screenColor(color) },
      edge: { value: shape === 'star' ? mixColors(color, palette.ink, 0.45) : screenColor(color) },
      paper: { value: screenColor(palette.surface) },
      glow: { value: screenColor(color) },
      stroke: { value: hollow ? 0.3 * radius : shape === 'star' ? 1.1 : 0 },
    },
    transparent: true,
    depthWrite: false,
  });
  if (hidden) material.depthFunc = AlwaysDepth;
  return material;
}

/** Sets how strongly a mark is drawn, and whether as something off the slice. */
export function setStrength(material: ShaderMaterial, opacity: number, off: boolean): void {
  material.uniforms['opacity']!.value = opacity;
  material.uniforms['off']!.value = off ? 1 : 0;
}
