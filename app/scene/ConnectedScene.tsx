import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { formatRootPattern } from '../../src/polynomial/formatRootPattern.ts';
import { rootPattern } from '../../src/polynomial/rootPattern.ts';
import { isZeroForm } from '../../src/polynomial/form.ts';
import { endToEndFilter } from '../../src/network/endToEndFilter.ts';
import { definitionOf } from '../../src/strata/charts/index.ts';
import { toPosition } from '../../src/strata/index.ts';
import { setDragging, setSight, setTarget, setTargetPosition } from '../state/actions.ts';
import { chosenChart } from '../state/chosenChart.ts';
import { RunRecord } from '../state/computed.ts';
import { startAtParameters } from '../state/criticalActions.ts';
import { openPoint, pointAt } from '../state/criticalStore.ts';
import { architectureOf, sameArchitecture, startFilters } from '../state/derive.ts';
import { setStart, toggleProbe, useProbing } from '../state/reading.ts';
import { pictureCommands } from '../state/sceneCommands.ts';
import { useAppState } from '../state/store.ts';
import { useCaption } from '../state/useCaption.ts';
import { useTheme } from '../state/theme.ts';
import { trajectoryFollower } from '../state/trajectoryPositions.ts';
import { useMediaQuery } from '../ui/useMediaQuery.ts';
import { PickCard } from './PickCard.tsx';
import { readPlace, startAt } from './placeReading.ts';
import { ReadingLegend } from './ReadingLegend.tsx';
import { Scene } from './Scene.tsx';
import type { DragPhase, Hit, Marker, PointedBy, Position, ProbeAct, SceneCommands } from './sceneProps.ts';
import { StageTools } from './StageTools.tsx';
import { useCard, useReadingOf } from './useCard.ts';
import { pointOfMark, useCriticalMarks } from './useCriticalMarks.ts';
import type { MarkedFilter } from './useCard.ts';
import { useLossView } from './useLossView.ts';
import { noSection, useSection } from './useSection.ts';
import { chartView } from './view.ts';

interface ConnectedSceneProps {
  readonly onLost: (lost: boolean) => void;
}

const noRun = new RunRecord(0);
const noTrajectory = { positions: new Float32Array(0), count: 0, version: 0 };
const noStrata: readonly [] = [];
const probeHint = 'Click: target here. Shift click: start here. Wheel: nearer, farther.';

/** The scene over the state of the page: what was chosen and computed becomes positions in the chart. */
export function ConnectedScene({ onLost }: ConnectedSceneProps) {
  const view = useAppState((s) => s.view);
  const picture = useAppState((s) => s.picture);
  const run = useAppState((s) => s.run);
  const projector = useAppState((s) => s.display.projector);
  const sight = useAppState((s) => s.display.sight);
  const chosen = useAppState(chosenChart);
  const theme = useTheme();
  const caption = useCaption();
  const reducedMotion = useMediaQuery('(prefers-reduced-motion: reduce)');
  const [follow] = useState(trajectoryFollower);
  const commands = useRef<SceneCommands>(null);
  useEffect(() => {
    pictureCommands.current = { fit: () => commands.current?.fit(), reset: () => commands.current?.reset() };
    return () => void (pictureCommands.current = null);
  }, []);

  const a = architectureOf(view);
  const chart = chosen?.chart ?? null;
  const { target, strides, hidden } = view;
  const fits = run !== null && sameArchitecture(run.problem.architecture, view);
  const record = fits ? run.record : noRun;
  const trajectory = chart !== null && record.count > 0 ? follow(record, chart, run?.version ?? 0) : noTrajectory;
  const theta = run?.state?.theta;
  const ended = run?.state != null && run.state.status !== 'running';
  const current = useMemo(() => (fits && theta !== undefined ? endToEndFilter(theta, strides) : null), [fits, theta, strides]);
  const first = startFilters(view);
  const start = useMemo(() => endToEndFilter(first, strides), [first, strides]);

  const missing: string[] = [];
  const at = (name: string, filter: readonly number[], label: string): Marker | null => {
    if (chart === null || filter.length !== a.ambientDimension) return null;
    const place = toPosition(chart, filter);
    if (place.missing !== undefined) missing.push(`${name} has no place in this chart: ${place.missing}.`);
    return place.missing === undefined ? { position: place.position, distance: place.distance, label } : null;
  };
  const critical = useCriticalMarks(a, chart, chosen?.box ?? null);
  missing.push(...critical.missing);
  const marks = {
    ...critical.filters,
    target: { title: 'Target', filter: target, marker: at('The target', target, `target ${patternOf(target)}`) },
    start: { title: 'Start of the run', filter: start, marker: at('The start', start, 'start') },
    ...(current === null ? {} : { current: { title: ended ? 'End of the run' : 'Now', filter: current, marker: at('The present filter', current, ended ? 'end of the run' : 'now') } }),
  } satisfies Record<string, MarkedFilter> & { current?: MarkedFilter };

  const shown = chart === null ? null : picture.value;
  const thin = a.reduced.degrees.length > 1;
  const firstView = useMemo(() => chartView(chart, a.degree, thin), [chart, a.degree, thin]);
  const hiddenSet = useMemo(() => new Set(hidden), [hidden]);
  const dragging = useRef(false);
  const { card, point, close } = useCard(dragging);
  const onPick = useCallback(
    (hit: Hit | null, by: PointedBy): void => {
      const index = pointOfMark(hit?.mark ?? null);
      pointAt(index);
      if (index !== null && by !== 'hover') openPoint(index);
      point(hit, by);
    },
    [point],
  );
  const onTargetDrag = useCallback((position: [number, number, number], phase: DragPhase) => {
    dragging.current = phase !== 'end';
    setDragging(phase !== 'end');
    setTargetPosition(position);
  }, []);

  const probing = useProbing() && chart !== null;
  const reading = useReadingOf(card, a, chart, shown?.strata ?? noStrata, marks);
  const lossView = useLossView(chart, shown, view, current);
  const planeView = useMemo(() => (sight === null ? firstView : { up: firstView.up, from: sight.from }), [firstView, sight]);
  const drawnSection = useSection(a, chart, chosen?.box ?? null, planeView);
  const [toolsOpen, openTools] = useState(false);

  const onProbeAct = (position: [number, number, number], act: ProbeAct): void => {
    if (chart === null) return;
    if (act === 'target') setTargetPosition(position);
    else {
      const found = startAt(a, chart, readPlace(a, chart, position), position);
      if ('theta' in found) setStart(found.theta);
    }
  };
  /** The critical parameters that a marked point comes from. */
  const parametersHere = () => {
    const index = pointOfMark(card?.hit.mark ?? null);
    return index === null ? null : (critical.points[index]?.point.parameters[0]?.theta ?? null);
  };
  const startHere = (): string | null => {
    if (chart === null || reading === null || card === null) return null;
    const parameters = parametersHere();
    if (parameters !== null) {
      startAtParameters(parameters);
      return 'The run starts here.';
    }
    const found = startAt(a, chart, reading, card.hit.position);
    if ('refusal' in found) return found.refusal;
    setStart(found.theta);
    return 'The run starts here.';
  };
  const targetHere = (): void => {
    if (reading?.filter != null) setTarget(reading.filter);
    close();
  };
  const readsTarget = card?.hit.mark === 'target';
  const readsStart = card?.hit.mark === 'start';
  const probeRefusal = chart === null ? 'There is no picture.' : definitionOf(chart).toFilter === undefined ? 'Positions of this chart do not determine filters.' : null;

  return (
    <Scene
      picture={shown}
      stale={picture.stale}
      hidden={hiddenSet}
      target={marks.target.marker}
      start={marks.start.marker}
      current={marks.current?.marker ?? null}
      runEnded={ended}
      trajectory={trajectory}
      {...(chart?.kind === 'sphere' && a.degree === 2 ? { toConstraint: onSphere } : {})}
      onTargetDrag={onTargetDrag}
      criticalPoints={critical.marks}
      onPick={onPick}
      pinned={card !== null && card.by !== 'hover' && card.hit.mark === null ? card.hit.position : null}
      probing={probing && probeRefusal === null}
      onProbe={point}
      onProbeAct={onProbeAct}
      onToggleProbe={toggleProbe}
      levels={lossView.levels}
      lossScale={lossView.scale}
      section={drawnSection}
      clip={chosen?.clip ?? 'box'}
      view={firstView}
      theme={theme}
      projector={projector}
      reducedMotion={reducedMotion}
      caption={caption}
      onLost={onLost}
      commands={commands}
      sight={sight}
      onSight={setSight}
    >
      {card !== null && reading !== null && (
        <PickCard
          key={card.by === 'hover' ? 'hover' : `${card.hit.stratum} ${card.hit.mark} ${card.hit.position.join()}`}
          hit={card.hit}
          reading={reading}
          stays={card.by !== 'hover'}
          hint={probing ? probeHint : ''}
          onTarget={reading.filter === null || readsTarget ? null : targetHere}
          onStart={readsStart || chart === null || reading.filter === null ? null : startHere}
          onClose={close}
        />
      )}
      {shown !== null && chosen !== null && (
        <StageTools
          axes={shown.axes}
          box={chosen.box}
          refusals={{ probe: probeRefusal, levels: lossView.noLevels, colors: lossView.noColors, section: noSection(a, chart) }}
          isOpen={toolsOpen}
          onOpenChange={openTools}
        />
      )}
      <ReadingLegend scale={lossView.scale} levels={lossView.levels} section={drawnSection !== null} missing={missing} />
    </Scene>
  );
}

const patternOf = (filter: readonly number[]): string => (isZeroForm(filter) ? '' : formatRootPattern(rootPattern(filter)));

/** A dragged point goes back to the sphere along its ray. */
function onSphere([x, y, z]: Position): Position {
  const size = Math.hypot(x, y, z);
  return size === 0 ? [1, 0, 0] : [x / size, y / size, z / size];
}
