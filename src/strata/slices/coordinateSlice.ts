import { coefficientText } from '../../network/coefficientName.ts';
import type { Filter } from '../../network/architecture.ts';
import { defaultCoordinates } from '../charts/defaultSlice.ts';
import { coordinateDirection } from '../charts/orthonormal.ts';
import { filterRefusal, type SliceWay } from './choice.ts';
import { sliceBox } from './sliceBox.ts';
import { listed } from './words.ts';

export interface CoordinateChoice {
  readonly kind: 'coordinates';
  /** Places of the three coefficients that vary, highest power of x first. */
  readonly free: readonly [number, number, number];
  /** A whole filter; its entries at `free` are not used. */
  readonly values: Filter;
}

/** Three coefficients vary, the others keep their values. */
export const coordinateSlice: SliceWay<CoordinateChoice> = {
  id: 'coordinates',
  title: 'Three coefficients',
  purpose: 'Three coefficients are the axes; the others are held at values of your choice.',
  refusal({ ambientDimension: k }, { free, values }) {
    if (free.length !== 3 || new Set(free).size !== 3 || !free.every((i) => Number.isInteger(i) && i >= 0 && i < k))
      return `(${free.join(', ')}) are not three different places of ${k} coefficients`;
    return filterRefusal(values, k);
  },
  defaultChoice: (a) => ({ kind: 'coordinates', ...defaultCoordinates(a) }),
  slice({ ambientDimension: k }, { free, values }, subjects) {
    const [a, b, c] = free;
    const origin = values.map((value, i) => (free.includes(i) ? 0 : value));
    const chart = {
      kind: 'slice',
      origin,
      directions: [coordinateDirection(k, a), coordinateDirection(k, b), coordinateDirection(k, c)],
    } as const;
    const held = origin.flatMap((value, i) => (free.includes(i) ? [] : [`${coefficientText(i)} = ${Number(value.toPrecision(4))}`]));
    return {
      chart,
      box: sliceBox(chart, subjects, { neighbourhood: 1 }),
      share: null,
      note: `The coefficients ${listed(free.map(coefficientText))} vary; held are ${listed(held)}.`,
    };
  },
};
