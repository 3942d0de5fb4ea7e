import { useEffect, useMemo } from 'react';
import { useThree } from '@react-three/fiber';
import type { Picture } from '../../src/strata/mesh.ts';
import type { Palette } from '../ui/palette.ts';
import { Camera } from './Camera.tsx';
import { ChartFrame } from './ChartFrame.tsx';
import { LabelFrame } from './Labels.tsx';
import type { LabelSpec } from './labelSpecs.ts';
import { Markers } from './Markers.tsx';
import { LossLevels } from './LossLevels.tsx';
import { Mark } from './Mark.tsx';
import { OverlayFrame } from './OverlayFrame.tsx';
import { Picker } from './Picker.tsx';
import { boxExtent, emptyBox, fitPoints, joined, spreadPoints } from './pictureGeometry.ts';
import { ProbePoint } from './ProbePoint.tsx';
import { projectorScale } from './roleStyle.ts';
import type { SceneLinkRef } from './sceneLink.ts';
import type { SceneProps } from './sceneProps.ts';
import { SectionSheet } from './SectionSheet.tsx';
import { Strata } from './Strata.tsx';
import { TargetHandle } from './TargetHandle.tsx';
import { Trajectory } from './Trajectory.tsx';
import { defaultView } from './view.ts';

export interface SceneContentProps extends Omit<SceneProps, 'caption' | 'stale' | 'onLost' | 'children'> {
  readonly linkRef: SceneLinkRef;
  readonly palette: Palette;
  readonly specs: readonly LabelSpec[];
}

const none: readonly [] = [];
const nothing = (): void => undefined;

/** Everything inside the canvas. */
export function SceneContent(props: SceneContentProps) {
  const { picture, hidden, target, start, current, runEnded, trajectory, criticalPoints = none, theme, projector, palette, linkRef, specs } = props;
  const box = picture?.box ?? emptyBox;
  const extent = boxExtent(box);
  const scale = projector ? projectorScale : 1;
  const points = useMemo(() => fitPoints(picture, picture?.box ?? emptyBox), [picture]);
  const cloud = useMemo(() => crowdOf(picture, hidden), [picture, hidden]);
  const { onPick, onTargetDrag, toConstraint, reducedMotion, clip = 'box', levels = none, section = null, pinned = null, lossScale = null } = props;
  const { probing = false, onProbe = nothing, onProbeAct = nothing } = props;
  const view = props.view ?? defaultView(picture?.axes);
  const look = { palette, extent, scale };
  return (
    <>
      <Ground linkRef={linkRef} color={palette.surface} />
      <Camera linkRef={linkRef} view={view} box={box} points={points} marks={[target, start, current]} filled={picture !== null} reducedMotion={reducedMotion} sight={props.sight ?? null} onSight={props.onSight} />
      {hidden.has('axes') ? null : <ChartFrame box={box} palette={palette} scale={scale} />}
      {picture ? <Strata picture={picture} hidden={hidden} theme={theme} lossScale={lossScale} {...look} /> : null}
      {section ? <SectionSheet drawn={section} box={box} clip={clip} palette={palette} scale={scale} /> : null}
      <LossLevels levels={levels} box={box} clip={clip} palette={palette} theme={theme} />
      <Trajectory trajectory={trajectory} palette={palette} extent={extent} scale={scale} />
      <Markers start={start} current={current} runEnded={runEnded} trajectory={trajectory} criticalPoints={criticalPoints} {...look} />
      {target ? <TargetHandle target={target} linkRef={linkRef} onTargetDrag={onTargetDrag} {...(toConstraint ? { toConstraint } : {})} {...look} /> : null}
      {pinned ? <Mark name="pinned" shape="ring" color={palette.ink} radius={7 * scale} palette={palette} position={pinned} rank={4} /> : null}
      {probing ? <ProbePoint linkRef={linkRef} box={box} onProbe={onProbe} onProbeAct={onProbeAct} {...look} /> : <Picker linkRef={linkRef} onPick={onPick} />}
      <LabelFrame specs={specs} cloud={cloud} trajectory={trajectory} linkRef={linkRef} scale={scale} />
      <OverlayFrame linkRef={linkRef} filled={picture !== null} />
    </>
  );
}

/** Paper under the picture, and the way for the overlay to ask for a frame. */
function Ground({ linkRef, color }: { readonly linkRef: SceneLinkRef; readonly color: string }) {
  const invalidate = useThree((state) => state.invalidate);
  useEffect(() => {
    const link = linkRef.current;
    link.invalidate = () => invalidate();
    return () => {
      link.invalidate = () => undefined;
    };
  }, [linkRef, invalidate]);
  return <color attach="background" args={[color]} />;
}

/** Where the labels should rather not lie. */
const crowdOf = (picture: Picture | null, hidden: ReadonlySet<string>): Float32Array =>
  joined((picture?.strata ?? []).filter(({ id }) => !hidden.has(id)).map((stratum) => spreadPoints(stratum, stratum.kind === 'surface' ? 2000 : 120)));
