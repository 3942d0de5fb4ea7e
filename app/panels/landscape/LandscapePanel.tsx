import './landscape.css';
import { useState } from 'react';
import { architectureOf } from '../../state/derive.ts';
import { useAppState } from '../../state/store.ts';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import type { MapReading } from './countsText.ts';
import { LandscapeMap } from './LandscapeMap.tsx';
import { PlaneFields } from './PlaneFields.tsx';
import { defaultPlane, planeFits, type PlaneChoice } from './targetPlane.ts';

/** The plane and the reading that were chosen last: they stay while another tab is open. */
const chosen: { plane: PlaneChoice | null; reading: MapReading } = { plane: null, reading: 'points' };

/** For every target on a plane, how many critical points the loss has: where the numbers change, and where the target stands. */
export function LandscapePanel() {
  const { filterSizes, strides, metric, target } = useAppState((s) => s.view);
  const a = useAppState((s) => architectureOf(s.view));
  const k = a.ambientDimension;
  const [asked, setAsked] = useState<PlaneChoice | null>(chosen.plane);
  const [reading, setReading] = useState<MapReading>(chosen.reading);
  const choice = asked !== null && planeFits(asked, k) ? asked : defaultPlane(k);
  if (k < 3) return <p className="note landscape-panel">Targets with fewer than three coefficients have no map: every network of this size reaches all of them.</p>;
  return (
    <div className="landscape-panel">
      <PlaneFields
        choice={choice}
        size={k}
        onChange={(next) => {
          chosen.plane = next;
          setAsked(next);
        }}
      />
      <SegmentedControl
        label="The map tells apart"
        layout="row"
        items={[
          { id: 'points', label: 'critical points' },
          { id: 'endings', label: 'ends of training' },
        ]}
        value={reading}
        onChange={(next) => {
          chosen.reading = next;
          setReading(next);
        }}
      />
      <LandscapeMap key={[filterSizes, strides].join(' ')} choice={choice} reading={reading} subject={{ filterSizes, strides, metric, target }} />
    </div>
  );
}
