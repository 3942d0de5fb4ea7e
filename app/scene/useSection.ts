import { useEffect, useMemo, useState } from 'react';
import type { Architecture } from '../../src/network/architecture.ts';
import { definitionOf } from '../../src/strata/charts/index.ts';
import type { Box, Chart } from '../../src/strata/index.ts';
import { useReading } from '../state/reading.ts';
import type { SectionAxis } from '../state/view.ts';
import { WorkerSlot } from '../worker/client.ts';
import { offsetRange, sectionPlane } from './sectionView.ts';
import type { DrawnSection } from './sectionView.ts';
import type { View } from './sceneProps.ts';

const slot = new WorkerSlot();

/** Cells along a side: at once, and once the plane stands still. */
const draft = 144;
const final = 480;

/** Why M cannot be cut here; null if it can. */
export function noSection(a: Architecture, chart: Chart | null): string | null {
  if (chart === null) return 'There is no picture.';
  if (a.reduced.degrees.length !== 1) return 'M is thin here: a plane meets it in curves, it has no inside to hatch.';
  if (definitionOf(chart).toFilter === undefined) return 'Positions of this chart do not determine filters.';
  return null;
}

/** The section of M that is asked for: computed by the worker, the newest plane wins, and the last one stays until it is there. */
export function useSection(a: Architecture, chart: Chart | null, box: Box | null, view: View): DrawnSection | null {
  const asked = useReading((r) => r.section);
  const [drawn, setDrawn] = useState<(DrawnSection & { readonly of: object }) | null>(null);
  const plane = useMemo(() => (asked === null || box === null ? null : sectionPlane(asked.axis, inRange(asked.axis, asked.offset, box), box, view.from, view.up)), [asked, box, view]);
  const possible = plane !== null && noSection(a, chart) === null;
  const of = useMemo(() => ({ a, chart }), [a, chart]);

  useEffect(() => {
    if (!possible || chart === null || plane === null) return undefined;
    let current = true;
    const choice = { filterSizes: a.filterSizes, strides: a.strides };
    const compute = async (cells: number): Promise<boolean> => {
      const outcome = await slot.run('section', { choice, request: { chart, plane, columns: cells, rows: cells } });
      if (!current || outcome.status !== 'ready') return false;
      setDrawn({ plane, section: outcome.value, of });
      return true;
    };
    void compute(draft).then((done) => done && current && compute(final));
    return () => void (current = false);
  }, [possible, a, chart, plane, of]);

  return possible && drawn?.of === of ? drawn : null;
}

/** An offset kept from another chart may lie outside the box. */
function inRange(axis: SectionAxis, offset: number, box: Box): number {
  const [low, high] = offsetRange(axis, box);
  return Math.min(high, Math.max(low, offset));
}
