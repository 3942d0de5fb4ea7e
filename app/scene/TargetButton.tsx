import { useEffect, useId, useRef } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { nudges } from './nudges.ts';
import type { SceneLinkRef } from './sceneLink.ts';
import type { Marker } from './sceneProps.ts';
import { plainTex } from './plainTex.ts';

interface TargetButtonProps {
  readonly target: Marker;
  readonly axes: readonly string[];
  readonly linkRef: SceneLinkRef;
}

/** The grip of the target: a page element over the star, so that keyboard, screen reader and fingers can take hold of it. */
export function TargetButton({ target, axes, linkRef }: TargetButtonProps) {
  const helpId = useId();
  const grip = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const link = linkRef.current;
    link.handle = grip.current;
    link.labelVersion++;
    link.invalidate();
    return () => {
      link.handle = null;
      link.drag.active = false;
      link.rig?.hold(false);
    };
  }, [linkRef]);

  const follow = (event: PointerEvent<HTMLElement>): void => {
    const { drag, root } = linkRef.current;
    const bounds = root!.getBoundingClientRect();
    drag.x = event.clientX - bounds.left;
    drag.y = event.clientY - bounds.top;
    drag.alongSight = event.shiftKey;
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    const { drag, rig, clearPick } = linkRef.current;
    if (event.button !== 0 || drag.active) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const own = event.currentTarget.getBoundingClientRect();
    drag.grasp.x = own.left + own.width / 2 - event.clientX;
    drag.grasp.y = own.top + own.height / 2 - event.clientY;
    follow(event);
    drag.active = true;
    rig?.hold(true);
    clearPick?.();
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const { drag, invalidate } = linkRef.current;
    if (!drag.active) return;
    follow(event);
    drag.moved = true;
    invalidate();
  };
  const onPointerEnd = (): void => {
    const { drag, rig, endDrag } = linkRef.current;
    if (!drag.active) return;
    drag.active = false;
    drag.moved = false;
    rig?.hold(false);
    endDrag?.();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = nudges[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    linkRef.current.nudge?.(...step, event.shiftKey);
  };
  const place = target.position.map((value, i) => `${plainTex(axes[i] ?? '')} ${value.toFixed(2)}`).join(', ');
  return (
    <>
      <button
        ref={grip}
        type="button"
        className="scene-grip"
        aria-label={`Target: ${place}`}
        aria-roledescription="draggable point"
        aria-describedby={helpId}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerEnd}
        onPointerCancel={onPointerEnd}
        onLostPointerCapture={onPointerEnd}
        onKeyDown={onKeyDown}
      />
      <p id={helpId} className="scene-spoken">
        Arrow keys move the target in the plane of view, Page Up and Page Down along the line of sight; Shift makes the steps ten times finer.
      </p>
    </>
  );
}
