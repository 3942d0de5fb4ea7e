import type { Architecture } from '../../network/architecture.ts';
import { isZeroForm } from '../../polynomial/form.ts';
import { formAt, type Slice } from '../slice.ts';
import { checkFilter, checkPosition, cube, nowhere, placed, type ChartDefinition } from './chart.ts';

export interface TorusQuotientChart {
  readonly kind: 'torusQuotient';
  /** Coefficient of x²y² in the slice. */
  readonly c: number;
  /** Coefficient of y⁴ in the slice. */
  readonly e: 1 | -1;
}

/**
 * Quartic forms A x⁴ + B x³y + C x²y² + D xy³ + E y⁴ up to a factor (of either sign) and the scaling x -> λx, in the slice C = c, E = e.
 *
 * Divided by E/e, and scaled with λ² = c/C if c and C then have one sign: (A λ⁴, B λ³, D λ). That form lies in the slice, and as
 * both operations keep M, it belongs to M exactly if w does. For other filters only the factor is taken out; they stand at their
 * foot on the slice, at the distance |C − c|: their normal forms lie in another slice.
 *
 * @source GeoLCN, Example 4.12 (the hypersurface); slices and normal forms derived here
 */
export const torusQuotient: ChartDefinition<TorusQuotientChart> = {
  id: 'torusQuotient',
  title: 'Torus quotient',
  faithful: 'upToScale',
  applies: ({ reduced }) => reduced.degrees.join() === '2,1' && reduced.cumulativeStrides.join() === '1,2',
  defaultChart: (a) => torusQuotientSlices(a)[0]!,
  refusal: (_, chart) => sliceRefusal(chart),
  honesty: (_, { c, e }) =>
    c === 0
      ? `Membership is exact for filters with C = 0; forgotten are size and sign (w is divided by ${quotient(e)}), so filters with E = 0 are at infinity; filters with C ≠ 0 stand beside the slice, at the distance |C|.`
      : `Membership is exact where C and ${e * c > 0 ? 'E have the same sign' : 'E have opposite signs'}; forgotten are size, sign and the scale of x, so distances mean nothing; the other filters stand beside the slice, those with E = 0 at infinity.`,
  axes: () => ['A', 'B', 'D'],
  defaultBox: () => cube(1.5),
  toPosition(chart, filter) {
    checkFilter('toPosition', filter, 5);
    const { c, e } = chart;
    checkChart(chart);
    if (isZeroForm(filter)) return nowhere('nowhere: the zero filter has no direction');
    if (filter[4] === 0) return nowhere('at infinity: its last coefficient E is 0');
    const factor = filter[4]! / e;
    const [A, B, C, D] = filter.slice(0, 4).map((w) => w / factor) as [number, number, number, number];
    const sameSign = Math.sign(C) * Math.sign(c) > 0;
    const scale = sameSign ? Math.sqrt(c / C) : 1;
    // a curve of filters is broken where E or C changes sign: one of the two normalisations does not exist there
    const branch = 3 * Math.sign(factor) + Math.sign(C);
    return placed([A * scale ** 4 + 0, B * scale ** 3 + 0, D * scale + 0], sameSign ? 0 : Math.abs(C - c), branch);
  },
  toFilter(chart, position) {
    checkPosition('toFilter', position);
    return formAt(sliceOf(chart), [position[0]!, position[1]!, position[2]!]);
  },
  slice: (chart) => sliceOf(chart),
};

/**
 * Slices C = c, E = e that are worth offering, the best first. They meet every orbit with E ≠ 0: C/E of one sign, of the other, and 0.
 * Where the quadratic factor must have real roots, C = −1 shows both what its double line has inside M and what on the boundary.
 */
export function torusQuotientSlices({ reduced }: Architecture): TorusQuotientChart[] {
  const umbrella: TorusQuotientChart = { kind: 'torusQuotient', c: 0, e: -1 };
  const plus: TorusQuotientChart = { kind: 'torusQuotient', c: 1, e: 1 };
  const minus: TorusQuotientChart = { kind: 'torusQuotient', c: -1, e: 1 };
  return reduced.evenFilterCounts[0] === 2 ? [minus, umbrella, plus] : [plus, umbrella, minus];
}

const quotient = (e: number): string => (e === 1 ? 'E' : '−E');

const sliceOf = (chart: TorusQuotientChart): Slice => {
  checkChart(chart);
  const { c, e } = chart;
  return {
    origin: [0, 0, c, 0, e],
    directions: [
      [1, 0, 0, 0, 0],
      [0, 1, 0, 0, 0],
      [0, 0, 0, 1, 0],
    ],
  };
};

function sliceRefusal({ c, e }: TorusQuotientChart): string | null {
  if (!Number.isFinite(c)) return `C = ${c} is not a finite number`;
  return e === 1 || e === -1 ? null : `E = ${String(e)} is neither 1 nor −1`;
}

function checkChart(chart: TorusQuotientChart): void {
  const refusal = sliceRefusal(chart);
  if (refusal !== null) throw new RangeError(`torusQuotient: ${refusal}`);
}
