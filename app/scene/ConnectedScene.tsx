import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { formatRootPattern } from '../../src/polynomial/formatRootPattern.ts';
import { rootPattern } from '../../src/polynomial/rootPattern.ts';
import { isZeroForm } from '../../src/polynomial/form.ts';
import { endToEndFilter } from '../../src/network/endToEndFilter.ts';
import { chartsFor, toPosition } from '../../src/strata/index.ts';
import { setDragging, setSight, setTargetPosition } from '../state/actions.ts';
import { RunRecord } from '../state/computed.ts';
import { architectureOf, startFilters } from '../state/derive.ts';
import { pictureCommands } from '../state/sceneCommands.ts';
import { useAppState } from '../state/store.ts';
import { useCaption } from '../state/useCaption.ts';
import { useTheme } from '../state/theme.ts';
import { trajectoryFollower } from '../state/trajectoryPositions.ts';
import { useMediaQuery } from '../ui/useMediaQuery.ts';
import { PickCard } from './PickCard.tsx';
import { Scene } from './Scene.tsx';
import type { DragPhase, Hit, Marker, Position, SceneCommands } from './sceneProps.ts';

interface ConnectedSceneProps {
  readonly onLost: (lost: boolean) => void;
}

const noRun = new RunRecord(0);
const noTrajectory = { positions: new Float32Array(0), count: 0, version: 0 };

/** The scene over the state of the page: what was chosen and computed becomes positions in the chart. */
export function ConnectedScene({ onLost }: ConnectedSceneProps) {
  const view = useAppState((s) => s.view);
  const picture = useAppState((s) => s.picture);
  const run = useAppState((s) => s.run);
  const projector = useAppState((s) => s.display.projector);
  const sight = useAppState((s) => s.display.sight);
  const theme = useTheme();
  const caption = useCaption();
  const reducedMotion = useMediaQuery('(prefers-reduced-motion: reduce)');
  const [hit, setHit] = useState<Hit | null>(null);
  const [follow] = useState(trajectoryFollower);
  const commands = useRef<SceneCommands>(null);
  useEffect(() => {
    pictureCommands.current = { fit: () => commands.current?.fit(), reset: () => commands.current?.reset() };
    return () => void (pictureCommands.current = null);
  }, []);

  const a = architectureOf(view);
  const drawable = chartsFor(a).includes(view.chart);
  const chart = { kind: view.chart };
  const at = (filter: readonly number[], label: string): Marker | null => {
    if (!drawable || filter.length !== a.ambientDimension || isZeroForm(filter)) return drawable && filter.length === a.ambientDimension ? { position: [0, 0, 0], distance: 0, label } : null;
    const { position, distance } = toPosition(chart, filter);
    return { position, distance, label };
  };
  const { target, strides, hidden } = view;
  const record = run !== null && run.record.size === a.ambientDimension ? run.record : noRun;
  const trajectory = drawable && record.count > 0 ? follow(record, view.chart, run?.version ?? 0) : noTrajectory;
  const theta = run?.state?.theta;
  const ended = run?.state != null && run.state.status !== 'running';
  const fits = theta !== undefined && theta.map((w) => w.length).join() === view.filterSizes.join();

  const hiddenSet = useMemo(() => new Set(hidden), [hidden]);
  const dragging = useRef(false);
  const onTargetDrag = useCallback((position: [number, number, number], phase: DragPhase) => {
    dragging.current = phase !== 'end';
    setDragging(phase !== 'end');
    setTargetPosition(position);
  }, []);
  const onPick = useCallback((next: Hit | null) => setHit(dragging.current ? null : next), []);

  return (
    <>
      <Scene
        picture={drawable ? picture.value : null}
        stale={picture.stale}
        hidden={hiddenSet}
        target={at(target, `target ${patternOf(target)}`)}
        start={at(endToEndFilter(startFilters(view), strides), 'start')}
        current={fits ? at(endToEndFilter(theta, strides), ended ? 'end of the run' : 'now') : null}
        runEnded={ended}
        trajectory={trajectory}
        {...(view.chart === 'sphere' ? { toConstraint: onSphere } : {})}
        onTargetDrag={onTargetDrag}
        onPick={onPick}
        theme={theme}
        projector={projector}
        reducedMotion={reducedMotion}
        caption={caption}
        onLost={onLost}
        commands={commands}
        sight={sight}
        onSight={setSight}
      />
      {hit !== null && <PickCard hit={hit} />}
    </>
  );
}

const patternOf = (filter: readonly number[]): string => (isZeroForm(filter) ? '' : formatRootPattern(rootPattern(filter)));

/** A dragged point goes back to the sphere along its ray. */
function onSphere([x, y, z]: Position): Position {
  const size = Math.hypot(x, y, z);
  return size === 0 ? [1, 0, 0] : [x / size, y / size, z / size];
}
