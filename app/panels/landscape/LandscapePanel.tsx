import './landscape.css';
import type { SliceWindow } from '../../../src/landscape/targetSlice.ts';
import { setDisplay } from '../../state/actions.ts';
import { architectureOf } from '../../state/derive.ts';
import type { MapChoice } from '../../state/mapChoice.ts';
import { useAppState } from '../../state/store.ts';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { LandscapeMap } from './LandscapeMap.tsx';
import { PlaneFields } from './PlaneFields.tsx';
import { defaultPlane, planeFits } from './targetPlane.ts';

/** For every target on a plane, how many critical points the loss has: where the numbers change, and where the target stands. */
export function LandscapePanel() {
  const { filterSizes, strides, metric, target } = useAppState((s) => s.view);
  const a = useAppState((s) => architectureOf(s.view));
  const map = useAppState((s) => s.display.map);
  const k = a.ambientDimension;
  if (k < 3) return <p className="note landscape-panel">Targets with fewer than three coefficients have no map: every network of this size reaches all of them.</p>;
  const fits = map.plane !== null && planeFits(map.plane, k);
  const choice = map.plane !== null && fits ? map.plane : defaultPlane(k);
  // the window of a plane that does not fit is not one of the plane that is shown instead
  const window = map.plane !== null && !fits ? null : map.window;
  const setMap = (part: Partial<MapChoice>): void => setDisplay({ map: { ...map, ...part } });
  return (
    <div className="landscape-panel">
      <PlaneFields choice={choice} target={target} onChange={(plane) => setMap({ plane, window: null })} />
      <SegmentedControl
        label="The map tells apart"
        layout="row"
        items={[
          { id: 'points', label: 'critical points' },
          { id: 'endings', label: 'ends of training' },
        ]}
        value={map.reading}
        onChange={(reading) => setMap({ reading })}
      />
      <LandscapeMap
        key={[filterSizes, strides].join(' ')}
        choice={choice}
        reading={map.reading}
        window={window === null ? null : { s: [window[0], window[1]], t: [window[2], window[3]] }}
        onWindow={(next) => setMap({ window: next === null ? null : rounded(next) })}
        subject={{ filterSizes, strides, metric, target }}
      />
    </div>
  );
}

/** A window as a link holds it: its sides to a ten-thousandth of its size. */
function rounded({ s, t }: SliceWindow): readonly [number, number, number, number] {
  const unit = 10 ** (Math.floor(Math.log10(Math.min(s[1] - s[0], t[1] - t[0]))) - 4);
  const near = (value: number): number => Number((Math.round(value / unit) * unit).toPrecision(12));
  return [near(s[0]), near(s[1]), near(t[0]), near(t[1])];
}
