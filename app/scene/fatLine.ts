import { AlwaysDepth, NotEqualStencilFunc, ReplaceStencilOp } from 'three';
import { LineMaterial } from 'three/addons/lines/LineMaterial.js';
import { LineSegmentsGeometry } from 'three/addons/lines/LineSegmentsGeometry.js';

export interface LineLook {
  readonly color: string;
  /** In CSS pixels. */
  readonly width: number;
  /** Length of a dash in chart units; absent: solid. */
  readonly dash?: number;
}

/**
 * Fat lines that lie on a surface must not sink into it: scaling a vertex towards the eye leaves its pixel where it is and brings it
 * nearer by some pixels' worth of depth.
 */
export const towardsEye = 0.004;

/** A line that hides what is behind it. */
export function lineMaterial({ color, width, dash }: LineLook, pull = towardsEye): LineMaterial {
  const material = new LineMaterial({ color, linewidth: width, ...(dash === undefined ? {} : { dashed: true, dashSize: dash, gapSize: 0.7 * dash }) });
  const [start, end] = ['vec4 start = modelViewMatrix * vec4( instanceStart, 1.0 );', 'vec4 end = modelViewMatrix * vec4( instanceEnd, 1.0 );'];
  material.vertexShader = material.vertexShader
    .replace(start, `${start} start.xyz *= ${(1 - pull).toFixed(6)};`)
    .replace(end, `${end} end.xyz *= ${(1 - pull).toFixed(6)};`);
  return material;
}

/** The same line seen faintly through whatever hides it; the stencil keeps overlapping joints from adding up to beads. */
export function hiddenLineMaterial(look: LineLook, opacity: number): LineMaterial {
  const material = lineMaterial(look);
  material.transparent = true;
  material.opacity = opacity;
  material.depthFunc = AlwaysDepth;
  material.depthWrite = false;
  material.stencilWrite = true;
  material.stencilRef = 1;
  material.stencilFunc = NotEqualStencilFunc;
  material.stencilZPass = ReplaceStencilOp;
  return material;
}

/** Segments given as flat pairs of points. */
export function segmentsGeometry(pairs: Float32Array): LineSegmentsGeometry {
  const geometry = new LineSegmentsGeometry();
  geometry.setPositions(pairs);
  return geometry;
}
