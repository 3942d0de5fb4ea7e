import { useRef } from 'react';
import { useFrame } from '@react-three/fiber';
import { Vector3 } from 'three';
import type { Camera } from 'three';
import { widgetSize } from './AxesWidget.tsx';
import type { SceneLink, SceneLinkRef } from './sceneLink.ts';

interface OverlayFrameProps {
  readonly linkRef: SceneLinkRef;
  /** False while there is no picture to show. */
  readonly filled: boolean;
}

const place = new Vector3();

/** Inside the canvas: keeps the grip over the star and turns the axes widget, and says when the first picture has been drawn. */
export function OverlayFrame({ linkRef, filled }: OverlayFrameProps) {
  const drawn = useRef(0);
  useFrame(({ camera, size, invalidate }) => {
    const link = linkRef.current;
    if (link.handle) {
      place.copy(link.drag.position).project(camera);
      const x = (0.5 + 0.5 * place.x) * size.width;
      const y = (0.5 - 0.5 * place.y) * size.height;
      link.handle.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
      link.handle.style.visibility = place.z < 1 ? 'visible' : 'hidden';
    }
    for (let i = 0; i < 3; i++) turnAxis(link, i, camera);
    drawn.current = filled ? drawn.current + 1 : 0;
    // The names are measured after the first frame and placed in the next.
    if (drawn.current === 1) invalidate();
    if (drawn.current === 2) link.root?.setAttribute('data-scene-ready', 'true');
    if (drawn.current === 0) link.root?.removeAttribute('data-scene-ready');
  });
  return null;
}

function turnAxis({ widget }: SceneLink, i: number, camera: Camera): void {
  const line = widget.lines[i];
  const button = widget.buttons[i];
  if (!line || !button) return;
  place.set(0, 0, 0).setComponent(i, 1).transformDirection(camera.matrixWorldInverse);
  const middle = widgetSize / 2;
  const reach = middle - 13;
  line.setAttribute('x2', (middle + (reach - 8) * place.x).toFixed(1));
  line.setAttribute('y2', (middle - (reach - 8) * place.y).toFixed(1));
  button.style.transform = `translate(${(middle + reach * place.x).toFixed(1)}px, ${(middle - reach * place.y).toFixed(1)}px)`;
  button.style.zIndex = place.z > 0 ? '2' : '1';
  button.style.opacity = (0.78 + 0.22 * place.z).toFixed(2);
}
