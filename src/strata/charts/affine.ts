import type { Filter } from '../../network/architecture.ts';
import { euclideanNorm, isZeroForm, maxNorm, type Form } from '../../polynomial/form.ts';
import { unitRoundoff } from '../../numeric/tolerance.ts';
import type { Box } from '../mesh.ts';
import { formAt, type Slice } from '../slice.ts';
import { checkFilter, checkPosition, cube, nowhere, placed, type ChartDefinition } from './chart.ts';
import { coordinateDirection, inner, unitVector } from './orthonormal.ts';

export interface AffineChart {
  readonly kind: 'affine';
  /** The linear functional φ whose forms with φ · w = 1 are shown; the leading coefficient if absent. */
  readonly form?: Filter;
}

const size = 4;
const names = ['A', 'B', 'C', 'D'] as const;
const leading: Filter = [1, 0, 0, 0];

/** A scalar product of four terms is off by at most this, relative to the sum of their sizes. */
const roundings = 4 * unitRoundoff;

/**
 * Cubic forms up to a factor: w / (φ · w), in the affine space φ · w = 1.
 *
 * Its origin is φ/|φ|², its axes are the columns of the reflection that takes φ to its largest coordinate; for φ the leading
 * coefficient the position is (B, C, D)/A.
 *
 * @source GeoLCN, Figure 2 (leading coefficient 1); any other functional derived here
 */
export const affine: ChartDefinition<AffineChart> = {
  id: 'affine',
  title: 'Affine chart',
  faithful: 'upToScale',
  applies: ({ degree }) => degree === 3,
  defaultChart: () => ({ kind: 'affine' }),
  refusal: (_, { form = leading }) => functionalRefusal(form),
  honesty: (_, chart) =>
    isLeading(chart)
      ? 'Size and sign of a filter are forgotten: w and tw share a point; filters with leading coefficient 0 are at infinity.'
      : `Size and sign of a filter are forgotten: w and tw share a point; filters with ${functionalName(chart.form!)} = 0 are at infinity.`,
  axes(_, { form = leading }) {
    const pivot = form.findIndex((c) => c !== 0);
    if (form[pivot] !== 1 || form.some((c, k) => k !== pivot && c !== 0)) return ['X', 'Y', 'Z'];
    const [x, y, z] = names.filter((_name, k) => k !== pivot).map((name) => `${name}/${names[pivot]!}`);
    return [x!, y!, z!];
  },
  defaultBox: ({ reduced }, chart) =>
    isLeading(chart) ? (reduced.degrees.length === 1 ? wedgeBox : cube(1.5)) : cube(2.5 / euclideanNorm(chart.form!)),
  toPosition({ form = leading }, filter) {
    checkFilter('toPosition', filter, size);
    if (isZeroForm(filter)) return nowhere('nowhere: the zero filter has no direction');
    const [x, y, z] = slice(form).directions;
    const scale = maxNorm(filter);
    const w = filter.map((c) => c / scale);
    const value = inner(form, w);
    if (Math.abs(value) <= roundings * form.reduce((sum, c, k) => sum + Math.abs(c * w[k]!), 0))
      return nowhere(`at infinity: its ${isLeading({ kind: 'affine', form }) ? 'leading coefficient' : functionalName(form)} is 0`);
    return placed([inner(x, w) / value + 0, inner(y, w) / value + 0, inner(z, w) / value + 0], 0, Math.sign(value));
  },
  toFilter({ form = leading }, position) {
    checkPosition('toFilter', position);
    return formAt(slice(form), [position[0]!, position[1]!, position[2]!]);
  },
  slice: ({ form = leading }) => slice(form),
};

/** The cuspidal wedge of cubics x³ + b x²y + c xy² + d y³, more of it on the side of M, where c is smaller. */
const wedgeBox: Box = { min: [-3, -4, -2.75], max: [3, 2.5, 2.75] };

const isLeading = ({ form = leading }: AffineChart): boolean => form.every((c, k) => c === leading[k]);

function functionalRefusal(form: Form): string | null {
  if (form.length !== size || !form.every(Number.isFinite)) return `(${form.join(', ')}) is not a functional of ${size} finite coefficients`;
  return isZeroForm(form) ? 'the functional of an affine chart is zero' : null;
}

/** "A + 2D", for the legend. */
function functionalName(form: Form): string {
  const terms = form.flatMap((c, k) => (c === 0 ? [] : [`${c < 0 ? '−' : '+'} ${Math.abs(c) === 1 ? '' : `${Number(Math.abs(c).toPrecision(4))}`}${names[k]!}`]));
  return terms.join(' ').replace(/^\+ /, '').replace(/^− /, '−');
}

/** Slices by their functionals: a trajectory asks for the same one thousands of times. */
const slices = new WeakMap<Form, Slice>();

/**
 * The affine space φ · w = 1: origin φ/|φ|² and an orthonormal basis of the kernel of φ.
 *
 * @throws RangeError for a functional that is zero or has not four finite coefficients.
 */
function slice(form: Form): Slice {
  const known = slices.get(form);
  if (known) return known;
  const refusal = functionalRefusal(form);
  if (refusal !== null) throw new RangeError(`affine: ${refusal}`);
  const unit = unitVector(form)!;
  const length = euclideanNorm(form);
  const pivot = unit.reduce((best, c, k) => (Math.abs(c) > Math.abs(unit[best]!) ? k : best), 0);
  // Householder: v = φ/|φ| ± e_pivot with the sign that does not cancel; |v|² = 2 (1 + |φ_pivot|/|φ|)
  const v = unit.map((c, k) => (k === pivot ? c + (c < 0 ? -1 : 1) : c));
  const half = 1 + Math.abs(unit[pivot]!);
  const [x, y, z] = [0, 1, 2, 3].filter((i) => i !== pivot).map((i) => coordinateDirection(size, i).map((c, k) => c - (v[i]! * v[k]!) / half + 0));
  const made: Slice = { origin: unit.map((c) => c / length + 0), directions: [x!, y!, z!] };
  slices.set(form, made);
  return made;
}
