import { useState } from 'react';
import { setHeldCoefficient, setSlice } from '../state/actions.ts';
import type { SliceChoice } from '../state/sliceChoice.ts';
import { Select } from '../ui/Select.tsx';
import { Slider } from '../ui/Slider.tsx';
import { Tex } from '../ui/Tex.tsx';
import type { ChartBarSpace } from './ChartBar.tsx';
import { coefficientName } from '../../src/network/coefficientName.ts';

/** Beyond this many sliders over the picture they take turns. */
const mostSliders = { strip: 4, line: 1, sheet: Infinity } as const;

/** Sliders reach at least this far to either side; a value beyond it takes its track along. */
const leastReach = 3;

interface CoordinateFieldsProps {
  readonly slice: SliceChoice & { readonly kind: 'coordinates' };
  readonly space: ChartBarSpace;
}

/** Which three coefficients are the axes, and a slider for each of the others. */
export function CoordinateFields({ slice, space }: CoordinateFieldsProps) {
  const { free, values } = slice;
  const held = values.flatMap((_, i) => (free.includes(i) ? [] : [i]));
  const [turn, setTurn] = useState(held.at(-1) ?? 0);
  const all = held.length <= mostSliders[space];
  const shown = all ? held : [held.includes(turn) ? turn : held.at(-1)!];
  return (
    <>
      <AxisFields free={free} size={values.length} onChange={(next) => setSlice({ ...slice, free: next })} />
      {held.length > 0 && (
        <div className="slice-sliders">
          {!all && (
            <Select
              label="Coefficient of the slider"
              labelHidden
              layout="row"
              items={held.map((i) => ({ ...coefficientItem(i), description: `held at ${values[i]}` }))}
              value={String(shown[0])}
              onChange={(id) => setTurn(Number(id))}
            />
          )}
          {shown.map((i) => (
            <HeldSlider key={i} index={i} value={values[i]!} named={all} />
          ))}
        </div>
      )}
    </>
  );
}

type Axes = readonly [number, number, number];

interface AxisFieldsProps {
  readonly free: Axes;
  /** Number of coefficients. */
  readonly size: number;
  readonly onChange: (free: Axes) => void;
}

/** Three coefficients, in their order. */
export function AxisFields({ free, size, onChange }: AxisFieldsProps) {
  const setAxis = (axis: number, index: number): void => {
    const [i, j, k] = free.map((old, at) => (at === axis ? index : old)).sort((a, b) => a - b) as [number, number, number];
    onChange([i, j, k]);
  };
  return (
    <div className="slice-axes" role="group" aria-label="Axes">
      <span aria-hidden="true">axes</span>
      {free.map((index, axis) => (
        <Select
          key={axis}
          label={`Axis ${axis + 1}`}
          labelHidden
          layout="row"
          items={Array.from({ length: size }, (_, i) => ({ ...coefficientItem(i), isDisabled: i !== index && free.includes(i) }))}
          value={String(index)}
          onChange={(id) => setAxis(axis, Number(id))}
        />
      ))}
    </div>
  );
}

const coefficientItem = (i: number) => ({ id: String(i), label: <Tex tex={coefficientName(i)} />, text: coefficientName(i) });

function HeldSlider({ index, value, named }: { readonly index: number; readonly value: number; readonly named: boolean }) {
  const reach = Math.max(leastReach, Math.ceil(Math.abs(value)));
  return (
    <Slider
      className="slice-slider"
      label={`Slice coefficient ${coefficientName(index)}`}
      symbol={named ? <Tex tex={`${coefficientName(index)} =`} /> : '='}
      value={value}
      min={-reach}
      max={reach}
      step={0.01}
      onChange={(next) => setHeldCoefficient(index, next)}
    />
  );
}
