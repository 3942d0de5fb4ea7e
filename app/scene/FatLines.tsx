import { useMemo } from 'react';
import type { LineMaterial } from 'three/addons/lines/LineMaterial.js';
import { LineSegments2 } from 'three/addons/lines/LineSegments2.js';
import type { LineSegmentsGeometry } from 'three/addons/lines/LineSegmentsGeometry.js';
import { renderOrder } from './renderOrder.ts';

interface FatLinesProps {
  readonly name: string;
  readonly geometry: LineSegmentsGeometry;
  readonly material: LineMaterial;
  /** For the parts behind a surface. */
  readonly hidden?: LineMaterial;
  readonly dashed?: boolean;
  readonly order?: number;
  /** Set if the line can be pointed at. */
  readonly stratum?: string;
}

/** Fat lines over a geometry and materials that their owner disposes of. */
export function FatLines({ name, geometry, material, hidden, dashed = false, order = renderOrder.lines, stratum }: FatLinesProps) {
  const line = useMemo(() => fatLine(geometry, material, dashed), [geometry, material, dashed]);
  const faint = useMemo(() => (hidden ? fatLine(geometry, hidden, false) : null), [geometry, hidden]);
  return (
    <>
      <primitive object={line} name={name} renderOrder={order} userData={stratum === undefined ? {} : { stratum }} />
      {faint ? <primitive object={faint} name={`${name} hidden`} renderOrder={renderOrder.hiddenLines} /> : null}
    </>
  );
}

function fatLine(geometry: LineSegmentsGeometry, material: LineMaterial, dashed: boolean): LineSegments2 {
  const line = new LineSegments2(geometry, material);
  if (dashed) line.computeLineDistances();
  // Bounds would have to be computed anew for every chunk of a trajectory; one line more or less costs nothing.
  line.frustumCulled = false;
  return line;
}
