import { Fragment } from 'react';
import { addLayer, limits, removeLayer, setFilterSize, setStride } from '../state/actions.ts';
import { useAppState } from '../state/store.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { LayerChip } from '../ui/Swatch.tsx';
import { Tex } from '../ui/Tex.tsx';
import { CloseIcon, PlusIcon } from '../ui/icons.tsx';

/** Filter sizes and strides, layer by layer; the last stride does not matter for the filter and is not offered. */
export function ArchitectureEditor() {
  const filterSizes = useAppState((s) => s.view.filterSizes);
  const strides = useAppState((s) => s.view.strides);
  const last = filterSizes.length - 1;
  return (
    <div className="architecture-editor" role="group" aria-label="Architecture">
      {filterSizes.map((size, l) => (
        <Fragment key={l}>
          {l > 0 && <span className="architecture-arrow" aria-hidden="true">→</span>}
          <div className="architecture-layer" role="group" aria-label={`Layer ${l + 1}`}>
            <LayerChip layer={l + 1} />
            <NumberField compact integer layout="row" label={`Filter size of layer ${l + 1}`} symbol={<Tex tex={`k_{${l + 1}}`} />} value={size} min={1} max={limits.filterSize} onChange={(k) => setFilterSize(l, k)} />
            {l < last && (
              <NumberField compact integer layout="row" label={`Stride of layer ${l + 1}`} symbol={<Tex tex={`s_{${l + 1}}`} />} value={strides[l]!} min={1} max={limits.stride} onChange={(s) => setStride(l, s)} />
            )}
            {last > 0 && <IconButton icon={<CloseIcon />} label={`Remove layer ${l + 1}`} onPress={() => removeLayer(l)} />}
          </div>
        </Fragment>
      ))}
      <Button variant="quiet" isDisabled={filterSizes.length >= limits.layers} onPress={addLayer} label="Add a layer">
        <PlusIcon /> layer
      </Button>
    </div>
  );
}
