import { useMemo } from 'react';
import { useFrame } from '@react-three/fiber';
import type { LineMaterial } from 'three/addons/lines/LineMaterial.js';
import { LineSegments2 } from 'three/addons/lines/LineSegments2.js';
import type { LineSegmentsGeometry } from 'three/addons/lines/LineSegmentsGeometry.js';
import { renderOrder } from './renderOrder.ts';
import { dashFollower } from './screenDashes.ts';

interface FatLinesProps {
  readonly name: string;
  readonly geometry: LineSegmentsGeometry;
  readonly material: LineMaterial;
  /** For the parts behind a surface. */
  readonly hidden?: LineMaterial;
  /** Set if the line can be pointed at. */
  readonly stratum?: string;
}

/** Fat lines over a geometry and materials that their owner disposes of. */
export function FatLines({ name, geometry, material, hidden, stratum }: FatLinesProps) {
  const line = useMemo(() => fatLine(geometry, material), [geometry, material]);
  const faint = useMemo(() => (hidden ? fatLine(geometry, hidden) : null), [geometry, hidden]);
  return (
    <>
      {material.dashed ? <Dashes geometry={geometry} /> : null}
      <primitive object={line} name={name} renderOrder={renderOrder.lines} userData={stratum === undefined ? {} : { stratum }} />
      {faint ? <primitive object={faint} name={`${name} hidden`} renderOrder={renderOrder.hiddenLines} /> : null}
    </>
  );
}

function Dashes({ geometry }: Pick<FatLinesProps, 'geometry'>) {
  const follow = useMemo(() => dashFollower(geometry), [geometry]);
  useFrame(({ camera, size }) => {
    camera.updateMatrixWorld();
    follow(camera, size.width, size.height);
  }, -1);
  return null;
}

function fatLine(geometry: LineSegmentsGeometry, material: LineMaterial): LineSegments2 {
  const line = new LineSegments2(geometry, material);
  // Bounds would have to be computed anew for every chunk of a trajectory; one line more or less costs nothing.
  line.frustumCulled = false;
  return line;
}
