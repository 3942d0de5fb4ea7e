import { useEffect, useRef } from 'react';
import { useFrame, useThree } from '@react-three/fiber';
import type { PerspectiveCamera } from 'three';
import type { Box } from '../../src/strata/mesh.ts';
import { createRig } from './cameraRig.ts';
import type { CameraRig } from './cameraRig.ts';
import type { Marker, Sight, View } from './sceneProps.ts';
import type { SceneLinkRef } from './sceneLink.ts';
import { useLatest } from './useLatest.ts';

interface CameraProps {
  readonly linkRef: SceneLinkRef;
  readonly view: View;
  readonly box: Box;
  /** What a fitted view must hold; only read when a fit is made, so a picture that is dragged does not move the camera. */
  readonly points: Float32Array;
  readonly marks: readonly (Marker | null)[];
  /** False while there is nothing but axes: the first picture is then fitted without an eased move. */
  readonly filled: boolean;
  readonly reducedMotion: boolean;
  readonly sight: Sight | null;
  readonly onSight: ((sight: Sight | null) => void) | undefined;
}

/** Orbit by mouse, touch and keys around the picture; fits, resets and looks along axes with an eased move. */
export function Camera({ linkRef, view, box, points, marks, filled, reducedMotion, sight, onSight }: CameraProps) {
  const camera = useThree((state) => state.camera) as PerspectiveCamera;
  const gl = useThree((state) => state.gl);
  const size = useThree((state) => state.size);
  const invalidate = useThree((state) => state.invalidate);
  const reported = useRef<Sight | null>(null);
  const tell = (next: Sight | null): void => {
    reported.current = next;
    onSight?.(next);
  };
  const latest = useLatest({ points, marks, size, reducedMotion, box, onSight: tell, sight });
  const rig = useRef<CameraRig | null>(null);
  const framed = useRef({ boxKey: '', filled: false });

  const [upX, upY, upZ] = view.up;
  const [fromX, fromY, fromZ] = view.from;
  useEffect(() => {
    const made = createRig(camera, gl.domElement, { up: [upX, upY, upZ], from: [fromX, fromY, fromZ] }, () => latest.current, invalidate);
    rig.current = made;
    if (latest.current.sight !== null) made.see(latest.current.sight);
    const link = linkRef.current;
    link.rig = made;
    return () => {
      rig.current = null;
      link.rig = null;
      made.dispose();
    };
  }, [camera, gl, linkRef, invalidate, latest, upX, upY, upZ, fromX, fromY, fromZ]);

  const boxKey = [...box.min, ...box.max].join();
  useEffect(() => {
    const before = framed.current;
    if (before.boxKey !== boxKey || (filled && !before.filled)) {
      // the first picture is seen as the link says, another one from where the camera stands
      if (!before.filled && latest.current.sight !== null) rig.current?.see(latest.current.sight);
      else rig.current?.reframe(before.filled);
    }
    framed.current = { boxKey, filled: filled || before.filled };
  }, [boxKey, filled, latest]);

  useEffect(() => {
    if (sight === reported.current) return;
    reported.current = sight;
    rig.current?.see(sight);
  }, [sight]);

  useEffect(() => {
    rig.current?.resize(size.width, size.height);
  }, [size.width, size.height]);

  useFrame(() => rig.current?.step(), -2);
  return null;
}
