import { editStartByHand, newSeed, setSeed, setStartCoefficient } from '../state/actions.ts';
import { startFilters } from '../state/derive.ts';
import { useAppState } from '../state/store.ts';
import { IconButton } from '../ui/Button.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Panel } from '../ui/Panel.tsx';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { LayerChip } from '../ui/Swatch.tsx';
import { DiceIcon } from '../ui/icons.tsx';

/** Where the run starts: standard normal filters by seed, or filters by hand. */
export function StartFields() {
  const view = useAppState((s) => s.view);
  const { start } = view;
  const filters = startFilters(view);
  return (
    <Panel title="Start" level={3}>
      <SegmentedControl
        label="Filters at the start"
        labelHidden
        items={[
          { id: 'seed', label: 'random, by seed' },
          { id: 'filters', label: 'by hand' },
        ]}
        value={start.kind}
        onChange={(kind) => (kind === 'seed' ? setSeed(1) : editStartByHand())}
      />
      {start.kind === 'seed' && (
        <div className="row">
          <NumberField integer layout="row" label="Seed" value={start.seed} min={0} max={2 ** 32 - 1} onChange={setSeed} />
          <IconButton icon={<DiceIcon />} label="Next seed" shortcut="N" onPress={newSeed} />
        </div>
      )}
      <div className="filters">
        {filters.map((w, l) => (
          <div key={l} className="filter-row" role="group" aria-label={`Start filter of layer ${l + 1}`}>
            <LayerChip layer={l + 1} />
            {start.kind === 'filters' ? (
              w.map((c, i) => <NumberField key={i} label={`Layer ${l + 1}, coefficient ${i + 1}`} labelHidden value={c} step={0.05} onChange={(value) => setStartCoefficient(l, i, value)} />)
            ) : (
              <span className="tabular filter-values">{w.map((c) => c.toFixed(3).replace('-', '−')).join('  ')}</span>
            )}
          </div>
        ))}
      </div>
    </Panel>
  );
}
