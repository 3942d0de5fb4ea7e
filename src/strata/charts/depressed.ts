import { isZeroForm } from '../../polynomial/form.ts';
import { isThick } from '../kinds/kind.ts';
import { formAt, type Slice } from '../slice.ts';
import { checkFilter, checkPosition, nowhere, placed, type ChartDefinition } from './chart.ts';

export interface DepressedChart {
  readonly kind: 'depressed';
}

const depressedQuartics: Slice = {
  origin: [1, 0, 0, 0, 0],
  directions: [
    [0, 0, 1, 0, 0],
    [0, 0, 0, 1, 0],
    [0, 0, 0, 0, 1],
  ],
};

/**
 * Quartic forms up to a factor and a translation x -> x + ty: x⁴ + p x²y² + q xy³ + r y⁴.
 *
 * With w divided by w₀: p = w₂ − 3/8 w₁², q = w₃ − w₁w₂/2 + w₁³/8, r = w₄ − w₁w₃/4 + w₁²w₂/16 − 3/256 w₁⁴. Translations keep
 * root patterns, and with them membership, only if every cumulative stride is 1.
 *
 * @source GeoLCN, Example 3.3 and Figure 2 (the chart); the reduction of a general quartic derived here
 */
export const depressed: ChartDefinition<DepressedChart> = {
  id: 'depressed',
  title: 'Depressed quartics',
  faithful: 'upToScale',
  applies: (a) => a.degree === 4 && isThick(a),
  defaultChart: () => ({ kind: 'depressed' }),
  refusal: () => null,
  honesty: () =>
    'Root patterns and membership are exact; forgotten are the leading coefficient (P and −P share a point) and the translation, so distances and angles mean nothing; filters with leading coefficient 0 are at infinity.',
  axes: () => ['p', 'q', 'r'],
  defaultBox: () => ({ min: [-3, -3.3, -1], max: [1.6, 3.3, 2.6] }),
  toPosition(_, filter) {
    checkFilter('toPosition', filter, 5);
    const lead = filter[0]!;
    if (lead === 0)
      return nowhere(isZeroForm(filter) ? 'nowhere: the zero filter has no direction' : 'at infinity: its leading coefficient is 0');
    const [b, c, d, e] = filter.slice(1).map((w) => w / lead) as [number, number, number, number];
    // the form at x − h y: Horner's scheme in h, so that no power of b overflows before it is multiplied
    const h = b / 4;
    const p = c - 6 * h * h;
    const q = d - 2 * h * (c - 4 * h * h);
    const r = e - h * (d - h * (c - 3 * h * h));
    return placed([p + 0, q + 0, r + 0], 0, Math.sign(lead));
  },
  toFilter(_, position) {
    checkPosition('toFilter', position);
    return formAt(depressedQuartics, [position[0]!, position[1]!, position[2]!]);
  },
  slice: () => depressedQuartics,
};
