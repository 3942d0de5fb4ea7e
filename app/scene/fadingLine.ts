import type { LineMaterial } from 'three/addons/lines/LineMaterial.js';
import { drawOnce, hiddenLineMaterial, lineMaterial } from './fatLine.ts';
import type { LineLook } from './fatLine.ts';

/**
 * A fat line whose strength is given at each point (attributes instanceFadeStart and instanceFadeEnd). Below full strength only its two
 * rims are drawn, without caps: a hollow line, as the marks off the slice are hollow. Strength 0 is not drawn.
 */
export function fadingLineMaterial(look: LineLook): LineMaterial {
  const material = fading(lineMaterial(look));
  material.transparent = true;
  drawOnce(material, 2);
  return material;
}

/** The same where something hides it. */
export const hiddenFadingLineMaterial = (look: LineLook, opacity: number): LineMaterial => fading(hiddenLineMaterial(look, opacity));

function fading(material: LineMaterial): LineMaterial {
  const start = 'float aspect = resolution.x / resolution.y;';
  const alpha = 'float alpha = opacity;';
  material.vertexShader = material.vertexShader
    .replace('void main() {', 'attribute float instanceFadeStart;\nattribute float instanceFadeEnd;\nvarying float vFade;\nvoid main() {')
    .replace(start, `${start}\nvFade = ( position.y < 0.5 ) ? instanceFadeStart : instanceFadeEnd;`);
  material.fragmentShader = material.fragmentShader
    .replace('void main() {', 'varying float vFade;\nvoid main() {')
    .replace(alpha, `float alpha = opacity * vFade;\nif ( vFade <= 0.0 || ( vFade < 0.999 && ( abs( vUv.x ) < 0.42 || abs( vUv.y ) > 1.0 ) ) ) discard;`);
  return material;
}
