import { Color, GreaterDepth, NotEqualStencilFunc, ReplaceStencilOp } from 'three';
import { LineMaterial } from 'three/addons/lines/LineMaterial.js';
import { LineSegmentsGeometry } from 'three/addons/lines/LineSegmentsGeometry.js';

export interface LineLook {
  readonly color: string;
  /** In CSS pixels. */
  readonly width: number;
  /** Colour of the middle, and its share of the width: a double line, or a line in a casing. */
  readonly core?: { readonly color: string; readonly share: number };
  /** Lengths of a dash and of the gap after it, in CSS pixels; absent: solid. */
  readonly dashed?: { readonly dash: number; readonly gap: number };
}

/**
 * Fat lines that lie on a surface must not sink into it: scaling a vertex towards the eye leaves its pixel where it is and brings it
 * nearer by some pixels' worth of depth.
 */
const towardsEye = 0.004;

/** A line that hides what is behind it. */
export function lineMaterial({ color, width, core, dashed }: LineLook): LineMaterial {
  const material = new LineMaterial({ color, linewidth: width, ...(dashed === undefined ? {} : { dashed: true, dashSize: dashed.dash, gapSize: dashed.gap }) });
  const [start, end] = ['vec4 start = modelViewMatrix * vec4( instanceStart, 1.0 );', 'vec4 end = modelViewMatrix * vec4( instanceEnd, 1.0 );'];
  material.vertexShader = material.vertexShader
    .replace(start, `${start} start.xyz *= ${1 - towardsEye};`)
    .replace(end, `${end} end.xyz *= ${1 - towardsEye};`);
  if (core !== undefined) addCore(material, core.color, core.share);
  return material;
}

/** By the coordinate across the line, also in the caps: where segments overlap they agree on it. */
function addCore(material: LineMaterial, color: string, share: number): void {
  const ink = 'vec4 diffuseColor = vec4( diffuse, alpha );';
  Object.assign(material.uniforms, { coreColor: { value: new Color(color) }, coreShare: { value: share } });
  material.fragmentShader = material.fragmentShader
    .replace('void main() {', 'uniform vec3 coreColor;\nuniform float coreShare;\nvoid main() {')
    .replace(ink, `float across = abs( vUv.x ); float blur = fwidth( across );
      vec4 diffuseColor = vec4( mix( coreColor, diffuse, smoothstep( coreShare - blur, coreShare + blur, across ) ), alpha );`);
}

/** The parts of the same line that something hides, seen faintly; the stencil keeps overlapping joints from adding up to beads. */
export function hiddenLineMaterial(look: LineLook, opacity: number): LineMaterial {
  const material = lineMaterial(look);
  material.transparent = true;
  material.opacity = opacity;
  material.depthFunc = GreaterDepth;
  material.depthWrite = false;
  drawOnce(material, 1);
  return material;
}

/** No pixel is drawn twice by materials with this number. */
export function drawOnce(material: LineMaterial, number: number): void {
  material.stencilWrite = true;
  material.stencilRef = number;
  material.stencilFunc = NotEqualStencilFunc;
  material.stencilZPass = ReplaceStencilOp;
}

/** Segments given as flat pairs of points. */
export function segmentsGeometry(pairs: Float32Array): LineSegmentsGeometry {
  const geometry = new LineSegmentsGeometry();
  geometry.setPositions(pairs);
  return geometry;
}
