import { affineValue, type ProjectivePoint } from '../../polynomial/projectiveRoot.ts';
import { rootDivisor } from '../../polynomial/rootDivisor.ts';
import { factorUncertainty } from '../../numeric/tolerance.ts';
import type { SlicePosition, SpecialSlice } from './specialSlice.ts';
import { inSumAndDifference } from './turned.ts';

const reasons = {
  doubled: 'wherever a form has a double root it has a second multiple root with it',
  planes: 'forms that have a root of the common factor twice have a second one twice',
} as const;

/** Sentences on what is special about a slice, for the legend. */
export function positionNotes(position: SlicePosition): string[] {
  if (position.kind === 'general') return [];
  if (position.kind === 'unknown')
    return [`This slice is in special position: ${reasons[position.reason]}. Its strata are not drawn.`];
  return [...factorNotes(position.special), ...strideNotes(position.special), ...planeNotes(position.special)];
}

function factorNotes({ factor, turned }: SpecialSlice): string[] {
  if (factor.length === 1) return [];
  const { real, pairs } = rootDivisor(turned ? inSumAndDifference(factor) : factor, { uncertainty: 10 * factorUncertainty });
  const roots = [...real, ...pairs];
  const shared = `All forms of this slice have the ${roots.length === 1 && real.length === 1 ? 'root' : 'roots'} ${roots.map((root) => `${printed(root)}${inWords(root.multiplicity)}`).join(', ')} (x : y).`;
  return roots.some(({ multiplicity }) => multiplicity > 1) ? [`The whole slice lies in the discriminant. ${shared}`] : [shared];
}

function strideNotes({ stride, factor, turned }: SpecialSlice): string[] {
  if (stride === 1) return [];
  const [x, y, ends] = turned ? ['(x + y)', '(x − y)', '1 and −1'] : ['x', 'y', '0 and infinity'];
  const powers = `${x}${superscript(stride)}, ${y}${superscript(stride)}`;
  return [`All forms of this slice are forms in ${powers}${factor.length > 1 ? ' times their common factor' : ''}: their roots other than ${ends} come in groups of ${stride}.`];
}

function planeNotes({ marks }: SpecialSlice): string[] {
  const planes = marks.filter(({ order, roots }) => order > 1 && roots.every(({ multiplicity }) => multiplicity === 0)).length;
  return planes === 0 ? [] : [`This slice holds ${planes === 1 ? 'a plane' : `${planes} planes`} of forms with one fixed multiple root.`];
}

/** A part of a root below this is printed as 0. */
const rounding = 1e-9;

const inWords = (multiplicity: number): string => (multiplicity === 1 ? '' : ` (${multiplicity}-fold)`);

const superscript = (n: number): string => String(n).replaceAll(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)));

function printed(point: ProjectivePoint): string {
  const { re, im } = affineValue(point);
  const short = (value: number): string => String((Math.abs(value) < rounding ? 0 : Number(value.toPrecision(3))) + 0).replace('-', '−');
  if (re === Infinity) return '1 : 0';
  return im === 0 ? `${short(re)} : 1` : `${Math.abs(re) < rounding ? '' : `${short(re)} `}± ${short(Math.abs(im))} i : 1`;
}
