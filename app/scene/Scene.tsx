import './scene.css';
import { useCallback, useEffect, useId, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import type { RootState } from '@react-three/fiber';
import { palettes } from '../ui/palette.ts';
import { AxesWidget } from './AxesWidget.tsx';
import { Labels } from './Labels.tsx';
import { markSpecs, markTexts, moveMarks, namedMarks, pictureSpecs, rankSpecs } from './labelSpecs.ts';
import { boxExtent, emptyBox } from './pictureGeometry.ts';
import { createSceneLink } from './sceneLink.ts';
import type { SceneLinkRef } from './sceneLink.ts';
import type { SceneCommands, SceneProps } from './sceneProps.ts';
import { StageCanvas, contentChannel } from './StageCanvas.tsx';
import { pressStageKey } from './stageKeys.ts';
import { TargetButton } from './TargetButton.tsx';
import { useLatest } from './useLatest.ts';

declare global {
  /** The picture's own state, for tests that read pixels and project points. */
  var convarietyScene: { state: () => RootState } | undefined;
}

const none: readonly [] = [];
/** The picture: strata, run and marks in a canvas that draws only on demand, with names, grip and axes as page elements over it. */
export function Scene(props: SceneProps) {
  const { picture, stale, hidden, target, theme, projector, caption, onLost, probing, onToggleProbe, children } = props;
  const [made] = useState(createSceneLink);
  const linkRef = useRef(made);
  const [canvas, setCanvas] = useState<HTMLCanvasElement | null>(null);
  const stage = useRef<HTMLDivElement>(null);
  const specs = useLabelSpecs(props, linkRef);
  const helpId = useId();
  const [channel] = useState(contentChannel);
  useLayoutEffect(() => channel.set({ ...props, linkRef, palette: palettes[theme], specs }));
  useImperativeHandle(props.commands, () => commandsOf(linkRef), []);
  useLayoutEffect(() => {
    linkRef.current.toggleProbe = onToggleProbe ?? null;
  }, [onToggleProbe]);
  useObstacles(linkRef);
  useWheelWhenActive(stage);
  useContextLoss(canvas, linkRef, onLost);
  useEffect(() => {
    if (!picture) linkRef.current.root?.removeAttribute('data-scene-ready');
  }, [picture]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (pressStageKey(event.key, event.shiftKey, linkRef.current)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const onCreated = useCallback((state: RootState): void => {
    globalThis.convarietyScene = { state: state.get };
    setCanvas(state.gl.domElement);
  }, []);
  return (
    <div className="scene" ref={(root) => void (linkRef.current.root = root)} data-projector={projector || undefined} data-stale={stale || undefined} data-probing={probing || undefined}>
      <div ref={stage} className="scene-stage" role="application" aria-label={caption} aria-describedby={helpId} tabIndex={0} onKeyDown={onKeyDown}>
        <StageCanvas channel={channel} onCreated={onCreated} />
      </div>
      {children}
      <Labels specs={specs} linkRef={linkRef} />
      {target ? <TargetButton target={target} axes={picture?.axes ?? none} linkRef={linkRef} /> : null}
      {picture && !hidden.has('axes') ? <AxesWidget axes={picture.axes} linkRef={linkRef} /> : null}
      <p id={helpId} className="scene-spoken">
        Arrow keys turn the picture, plus and minus zoom, F fits it, 0 resets the view, Enter steps through what is drawn, W moves a probe through space and tells what is there.
      </p>
    </div>
  );
}

const commandsOf = (linkRef: SceneLinkRef): SceneCommands => ({
  fit: () => linkRef.current.rig?.fit(),
  reset: () => linkRef.current.rig?.reset(),
  lookAlong: (axis) => linkRef.current.rig?.lookAlong(axis),
});

/** The names: made anew only when a text changes; a mark that merely moves has its anchor written over. */
function useLabelSpecs({ picture, hidden, target, start, current, runEnded, criticalPoints = none }: SceneProps, linkRef: SceneLinkRef) {
  const marks = useMemo(() => namedMarks({ target, start, current, runEnded, criticalPoints }), [target, start, current, runEnded, criticalPoints]);
  const texts = markTexts(marks, boxExtent(picture?.box ?? emptyBox), picture?.faithful === 'projection');
  const ofPicture = useMemo(() => pictureSpecs(picture, hidden), [picture, hidden]);
  const ofMarks = useMemo(() => markSpecs(texts), [texts]);
  useLayoutEffect(() => {
    moveMarks(ofMarks, marks);
    linkRef.current.labelVersion++;
    linkRef.current.invalidate();
  }, [ofMarks, marks, linkRef]);
  return useMemo(() => rankSpecs([...ofPicture, ...ofMarks]), [ofPicture, ofMarks]);
}

/** Page elements over the picture that are marked as such are measured whenever something was rendered; the names keep clear of them. */
function useObstacles(linkRef: SceneLinkRef): void {
  useLayoutEffect(() => {
    const link = linkRef.current;
    if (!link.root) return;
    const { left, top } = link.root.getBoundingClientRect();
    const now = Array.from(link.root.querySelectorAll('[data-obstacle]'), (element) => {
      const bounds = element.getBoundingClientRect();
      return { left: bounds.left - left, top: bounds.top - top, right: bounds.right - left, bottom: bounds.bottom - top };
    });
    if (JSON.stringify(now) === JSON.stringify(link.obstacles)) return;
    link.obstacles = now;
    link.labelVersion++;
    link.invalidate();
  });
}

/** The wheel zooms once the picture has the focus, or with Ctrl or ⌘; otherwise it is the page's. */
function useWheelWhenActive(stage: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const element = stage.current;
    if (!element) return undefined;
    const onWheel = (event: WheelEvent): void => {
      const active = event.ctrlKey || event.metaKey || element.parentElement!.contains(document.activeElement);
      if (!active) event.stopPropagation();
    };
    element.addEventListener('wheel', onWheel, { capture: true, passive: true });
    return () => element.removeEventListener('wheel', onWheel, { capture: true });
  }, [stage]);
}

/** three sets its state up again after a restored context; what is left to us is to say so and to draw. */
function useContextLoss(canvas: HTMLCanvasElement | null, linkRef: SceneLinkRef, onLost: (lost: boolean) => void): void {
  const report = useLatest(onLost);
  useEffect(() => {
    if (!canvas) return undefined;
    const lost = (event: Event): void => {
      event.preventDefault();
      report.current(true);
    };
    const restored = (): void => {
      report.current(false);
      linkRef.current.invalidate();
    };
    canvas.addEventListener('webglcontextlost', lost);
    canvas.addEventListener('webglcontextrestored', restored);
    return () => {
      canvas.removeEventListener('webglcontextlost', lost);
      canvas.removeEventListener('webglcontextrestored', restored);
    };
  }, [canvas, linkRef, report]);
}
