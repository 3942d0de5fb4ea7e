import { useLayoutEffect, useRef } from 'react';
import { useFrame } from '@react-three/fiber';
import { Matrix4 } from 'three';
import { Tex } from '../ui/Tex.tsx';
import { createLabelPlacer } from './labelPlacer.ts';
import type { LabelPlacer } from './labelPlacer.ts';
import type { LabelSpec } from './labelSpecs.ts';
import type { LabelBox } from './placeLabels.ts';
import type { SceneLinkRef } from './sceneLink.ts';
import type { TrajectoryData } from './sceneProps.ts';

interface LabelsProps {
  readonly specs: readonly LabelSpec[];
  readonly linkRef: SceneLinkRef;
}

/** The names, as page elements over the canvas. They are placed by `LabelFrame`; the sizes are measured here, when they change. */
export function Labels({ specs, linkRef }: LabelsProps) {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const link = linkRef.current;
    const measured = new ResizeObserver((entries) => {
      for (const { target } of entries) {
        const element = target as HTMLElement;
        link.sizes.set(element.dataset['label']!, { width: element.offsetWidth, height: element.offsetHeight });
      }
      link.labelVersion++;
      link.invalidate();
    });
    link.labels.clear();
    link.leaders.clear();
    for (const element of host.current?.querySelectorAll<HTMLElement>('[data-label]') ?? []) {
      link.labels.set(element.dataset['label']!, element);
      measured.observe(element);
    }
    for (const line of host.current?.querySelectorAll<SVGGElement>('[data-leader]') ?? []) link.leaders.set(line.dataset['leader']!, line);
    link.labelVersion++;
    return () => measured.disconnect();
  }, [specs, linkRef]);
  return (
    <div ref={host} className="scene-labels" aria-hidden="true">
      <svg className="scene-leaders">
        {specs.map(({ id, tone, kind }) =>
          kind === 'tick' || kind === 'axis' ? null : (
          <g key={id} data-leader={id} data-tone={tone}>
            <line />
            <circle r={kind === 'mark' || kind === 'point' ? 0 : 2} />
          </g>
          ),
        )}
      </svg>
      {specs.map(({ id, kind, tone, text, tex, pattern, note }) => (
        <div key={id} className="scene-label" data-label={id} data-kind={kind} data-tone={tone}>
          {tex === undefined ? text : <Tex tex={tex} />}
          {pattern === undefined ? null : <span className="scene-pattern">{pattern}</span>}
          {note === undefined ? null : <span className="scene-note">{note}</span>}
        </div>
      ))}
    </div>
  );
}

interface LabelFrameProps extends LabelsProps {
  readonly trajectory: TrajectoryData;
  readonly cloud: Float32Array;
  readonly scale: number;
}

/** Inside the canvas: moves the names when the camera has moved, and only then. */
export function LabelFrame({ specs, cloud, linkRef, scale, trajectory }: LabelFrameProps) {
  const placerRef = useRef<LabelPlacer | null>(null);
  const lastRef = useRef({ matrix: new Matrix4(), version: -1, width: 0, height: 0 });
  const matrixRef = useRef(new Matrix4());
  useLayoutEffect(() => {
    placerRef.current = createLabelPlacer(specs, cloud, linkRef.current, scale);
    lastRef.current.version = -1;
    linkRef.current.invalidate();
  }, [specs, cloud, linkRef, scale]);

  useFrame(({ camera, size }) => {
    const placer = placerRef.current;
    const last = lastRef.current;
    const matrix = matrixRef.current;
    const { labels, leaders, labelVersion } = linkRef.current;
    camera.updateMatrixWorld();
    matrix.multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse);
    const still = last.version === labelVersion && last.width === size.width && last.height === size.height && matrix.equals(last.matrix);
    if (!placer || still) return;
    last.matrix.copy(matrix);
    last.version = labelVersion;
    last.width = size.width;
    last.height = size.height;
    placer.place(camera, size.width, size.height, trajectory.positions, trajectory.count);
    for (let i = 0; i < specs.length; i++) show(placer.boxes[i]!, labels.get(specs[i]!.id), leaders.get(specs[i]!.id));
  });
  return null;
}

/** Shorter leaders are left out: the label plainly belongs to what it is next to. */
const leaderFrom = 8;

function show(box: LabelBox, label: HTMLElement | undefined, leader: SVGGElement | undefined): void {
  if (label) {
    label.style.visibility = box.placed ? 'visible' : 'hidden';
    if (box.placed) label.style.transform = `translate(${Math.round(box.left)}px, ${Math.round(box.top)}px)`;
  }
  if (!leader) return;
  const x = Math.min(Math.max(box.anchorX, box.left), box.left + box.width);
  const y = Math.min(Math.max(box.anchorY, box.top), box.top + box.height);
  const length = Math.hypot(x - box.anchorX, y - box.anchorY);
  const drawn = box.placed && length > box.rim + leaderFrom;
  leader.style.visibility = drawn ? 'visible' : 'hidden';
  leader.classList.toggle('scene-behind', box.behind);
  if (!drawn) return;
  const free = box.rim / length;
  const line = leader.firstElementChild!;
  const dot = leader.lastElementChild!;
  const endX = (box.anchorX + free * (x - box.anchorX)).toFixed(1);
  const endY = (box.anchorY + free * (y - box.anchorY)).toFixed(1);
  line.setAttribute('x1', String(Math.round(x)));
  line.setAttribute('y1', String(Math.round(y)));
  line.setAttribute('x2', endX);
  line.setAttribute('y2', endY);
  dot.setAttribute('cx', endX);
  dot.setAttribute('cy', endY);
}
