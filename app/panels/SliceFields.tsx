import { sliceKinds, sliceWays } from '../../src/strata/slices/index.ts';
import { setSeedOfSlice, setSlice, setSliceKind } from '../state/actions.ts';
import { chosenChart } from '../state/chosenChart.ts';
import { architectureOf } from '../state/derive.ts';
import { type SliceKind, projectionOf, sliceOfCoefficients } from '../state/sliceChoice.ts';
import { useAppState } from '../state/store.ts';
import { IconButton } from '../ui/Button.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Select } from '../ui/Select.tsx';
import { DiceIcon } from '../ui/icons.tsx';
import type { ChartBarSpace } from './ChartBar.tsx';
import { AxisFields, CoordinateFields } from './CoordinateFields.tsx';
import { PointFields } from './PointFields.tsx';

/** A projection is chosen in two of the ways. */
const waysOfProjection: readonly SliceKind[] = ['coordinates', 'principal'];

/** Those that need numbers are offered only where they are chosen already, by an example or a link. */
const waysOf = (projected: boolean, chosen: SliceKind): readonly SliceKind[] => (projected ? waysOfProjection : sliceKinds.filter((kind) => kind !== 'given' || kind === chosen));

/** How the slice is chosen, and the fields that this way has. */
export function SliceFields({ space }: { readonly space: ChartBarSpace }) {
  const slice = useAppState((s) => s.view.slice);
  const projected = useAppState((s) => s.view.chart.kind === 'projection');
  const a = useAppState((s) => architectureOf(s.view));
  const projection = projected ? projectionOf(a, slice) : null;
  const kind = projection?.kind ?? slice.kind;
  return (
    <>
      <Select label="Way of choosing the slice" labelHidden layout="row" className="slice-select" items={waysOf(projected, kind).map((id) => ({ id, label: sliceWays[id].title, description: sliceWays[id].purpose }))} value={kind} onChange={setSliceKind} />
      {projection?.kind === 'coordinates' && <AxisFields free={projection.shown} size={a.ambientDimension} onChange={(free) => setSlice({ ...sliceOfCoefficients(a), free })} />}
      {!projected && slice.kind === 'coordinates' && <CoordinateFields slice={slice} space={space} />}
      {!projected && slice.kind === 'points' && <PointFields slice={slice} />}
      {!projected && slice.kind === 'random' && (
        <div className="row">
          <NumberField integer layout="row" label="Seed of the slice" symbol="seed" value={slice.seed} min={0} max={2 ** 32 - 1} onChange={setSeedOfSlice} className="slice-seed" />
          <IconButton icon={<DiceIcon />} label="New seed of the slice" onPress={() => setSeedOfSlice(slice.seed + 1)} />
        </div>
      )}
      <SliceNote />
    </>
  );
}

/** What became of the choice, and how much of the run it shows. Coefficients say that themselves. */
function SliceNote() {
  const note = useAppState((s) => (s.view.slice.kind === 'coordinates' ? '' : (chosenChart(s)?.note ?? '')));
  return (
    <p className="slice-note" title={note}>
      {note}
    </p>
  );
}
