import { useMemo, useState } from 'react';
import { cellAt, firstBlock } from '../../../src/landscape/countMap.ts';
import { hookStrata } from '../../../src/landscape/hookCounter.ts';
import type { LandscapeProblem } from '../../../src/landscape/landscape.ts';
import { type SliceWindow, onTargetSlice, placeOfTarget, targetAt } from '../../../src/landscape/targetSlice.ts';
import { RegionMap, type MovePhase } from '../../plots/RegionMap.tsx';
import { setDragging, setTarget } from '../../state/actions.ts';
import { architectureOf } from '../../state/derive.ts';
import { useAppState } from '../../state/store.ts';
import { useThrottled } from '../../state/useThrottled.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { FitIcon, MinusIcon, PlusIcon } from '../../ui/icons.tsx';
import type { MapReading, PlaneChoice } from '../../state/mapChoice.ts';
import { readingSentence, targetSentence } from './countsText.ts';
import { drawnCurves } from './curveText.ts';
import { groupedMap } from './mapGroups.ts';
import { MapLegend } from './MapLegend.tsx';
import { methodSentence } from './methodText.ts';
import { axisNames, cellsOf, firstWindow, holds, planeOf, zoomedWindow } from './targetPlane.ts';
import { countsAtTarget } from './targetCounts.ts';
import { useLandscape } from './useLandscape.ts';

/** Cells along the shorter side of a map: where counts take microseconds, and where they take milliseconds. */
const cells = { quick: 256, slow: 96 } as const;

/** Milliseconds between maps while the plane moves. */
const followInterval = 150;

interface LandscapeMapProps {
  readonly choice: PlaneChoice;
  readonly reading: MapReading;
  /** null: as the plane is first seen. */
  readonly window: SliceWindow | null;
  readonly onWindow: (window: SliceWindow | null) => void;
  readonly subject: Pick<LandscapeProblem, 'metric'> & LandscapeProblem['architecture'] & { readonly target: readonly number[] };
}

/** The map itself, with the target on it, and what it says. */
export function LandscapeMap({ choice, reading, window: given, onWindow: setWindow, subject: { filterSizes, strides, metric, target } }: LandscapeMapProps) {
  const a = useAppState((s) => architectureOf(s.view));
  // a plane through the target is the same while the target moves on it
  const planeText = JSON.stringify(rounded(planeOf(choice, target)));
  const slice = useMemo(() => JSON.parse(planeText) as LandscapeProblem['slice'], [planeText]);
  const foot = placeOfTarget(slice, target);
  // a foot is not the target
  const where = foot !== null && foot.distance <= onTargetSlice ? foot : null;
  const choiceText = JSON.stringify(choice);
  const [held, setHeld] = useState({ of: choiceText, window: firstWindow(choice, target, foot?.place ?? [0, 0]) });
  if (held.of !== choiceText) setHeld({ of: choiceText, window: firstWindow(choice, target, foot?.place ?? [0, 0]) });
  const window = given ?? held.window;

  const quick = hookStrata(a)?.complete === true;
  const problem = useMemo((): LandscapeProblem => ({ architecture: { filterSizes, strides }, metric, slice, window, ...cellsOf(window, quick ? cells.quick : cells.slow) }), [filterSizes, strides, metric, slice, window, quick]);
  const { shown, status, progress, remainingSeconds, message, stop, again } = useLandscape(useThrottled(problem, followInterval));
  const [hovered, setHovered] = useState<number | null>(null);
  const map = shown?.map ?? null;
  const grouped = useMemo(() => (map === null ? null : groupedMap(map, reading)), [map, reading]);
  const curves = useMemo(() => drawnCurves(shown?.curves.curves ?? [], a.degree, metric), [shown?.curves, a, metric]);
  const groups = grouped?.groups ?? [];
  const counts = countsAtTarget(a, metric, target);
  const [xName, yName] = axisNames(choice);
  const atTarget = shown === null || grouped === null || where === null ? undefined : groups[grouped.raster.cells[cellAt(shown.map, shown.problem.window, where.place) ?? -1] ?? -1];
  const ofCell = atTarget === undefined ? '' : `About the target: ${atTarget.sentence}.`;
  const place = where?.place ?? null;
  const inSight = place !== null && holds(window, place);
  const scale = where?.scale ?? 1;

  const move = (s: number, t: number, phase: MovePhase): void => {
    if (phase === 'start') setDragging(true);
    // a plane in general position needs more digits to stay the same
    const digits = choice.kind === 'random' ? 10 : 5;
    if (phase !== 'end') setTarget(targetAt(slice, [roundedTo(5, s), roundedTo(5, t)]).map((u) => roundedTo(digits, scale * u)));
    if (phase === 'end') setDragging(false);
  };
  const label = `Map of targets by ${xName} and ${yName}. ${groups.map(({ sentence, share }) => `${sentence}: ${Math.round(100 * share)} % of the map`).join('; ')}.`;
  return (
    <>
      <RegionMap
        className={shown !== null && shown.problem !== problem ? 'landscape-stale' : ''}
        raster={grouped?.raster ?? null}
        groups={groups}
        curves={curves}
        outlined={shown?.curves.complete === false}
        x={shown?.problem.window.s ?? window.s}
        y={shown?.problem.window.t ?? window.t}
        xLabel={xName}
        yLabel={yName}
        label={label}
        point={place === null ? null : { label: 'Target', x: place[0], y: place[1] }}
        onMove={move}
        onHover={setHovered}
        emptyText="computing the map"
      />
      <div className="row landscape-tools">
        <IconButton icon={<PlusIcon />} label="Closer" onPress={() => setWindow(zoomedWindow(window, place, 0.5))} />
        <IconButton icon={<MinusIcon />} label="Farther" onPress={() => setWindow(zoomedWindow(window, place, 2))} />
        <IconButton icon={<FitIcon />} label="Whole map" onPress={() => setWindow(null)} />
        <div className="landscape-work">
          {status === 'computing' && (map === null || remainingSeconds !== null) && <ProgressBar label="map" value={progress} remainingSeconds={remainingSeconds} onStop={stop} />}
        </div>
      </div>
      {(status === 'failed' || status === 'stopped') && message !== null && (
        <Notice kind={status === 'failed' ? 'error' : 'info'} action={{ label: status === 'failed' ? 'Try again' : 'Compute it anew', onPress: again }}>
          {message}
        </Notice>
      )}
      <p className="landscape-reading">{hovered !== null && groups[hovered] !== undefined ? `Under the pointer: ${groups[hovered].sentence}.` : counts === null ? ofCell : targetSentence(counts)}</p>
      {!inSight && <p className="note">{place !== null ? 'The target stands outside this window.' : target.length === 3 ? 'The line of this target does not meet the plane.' : 'The target does not lie on this plane, so it is not on the map.'}</p>}
      <MapLegend groups={groups} curves={curves} active={hovered} />
      <p className="note">
        {readingSentence(reading)} {shown === null ? '' : methodSentence(shown.curves, shown.map.asked, firstBlock(shown.problem.columns, shown.problem.rows))}
      </p>
    </>
  );
}

/** Numbers come from a pointer: five digits after the point are finer than a pixel and keep links short. */
const roundedTo = (digits: number, value: number): number => Math.round(value * 10 ** digits) / 10 ** digits + 0;

/** The plane without the roundings of the target that it was put through. */
const rounded = ({ origin, directions }: LandscapeProblem['slice']): LandscapeProblem['slice'] => ({ origin: origin.map((c) => Math.round(c * 1e7) / 1e7 + 0), directions });
