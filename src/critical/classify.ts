import type { Architecture } from '../network/architecture.ts';
import { dilateForm, multiplyForms, type Form } from '../polynomial/form.ts';
import { formatRootPattern } from '../polynomial/formatRootPattern.ts';
import { inertia, type Inertia } from './inertia.ts';
import { parameterPoints } from './parameterPoints.ts';
import { productHessian } from './productHessian.ts';
import type { ParameterPoint } from './report.ts';
import { rootForms } from './rootForms.ts';
import { factorsOf, type Stratum } from './stratum.ts';

/** A real filter c Π_f P_f^{m_f} of a stratum, and Σ and Σ (w − u), all in the same units. */
export interface StratumFilter {
  readonly forms: readonly Form[];
  readonly scale: number;
  readonly filter: readonly number[];
  readonly metric: readonly (readonly number[])[];
  readonly residual: readonly number[];
}

export interface Classification {
  /** False if roots that the stratum keeps apart are equal: the filter lies on a smaller stratum. */
  readonly inStratum: boolean;
  readonly rootPattern: string;
  readonly index: Inertia;
  /** In the units of the filter. */
  readonly parameters: readonly ParameterPoint[];
}

/** Irreducible factors of length 1 that agree to this have equal roots. */
const equalRoots = 1e-7;

/** A gradient below this, relative to the largest number that enters, is zero. */
const zeroGradient = 1e-9;

/** What kind of critical point a real filter of a stratum is. */
export function classify(a: Architecture, stratum: Stratum, { forms, scale, filter, metric, residual }: StratumFilter): Classification {
  const factors = factorsOf(stratum);
  const groups = stratum.groups.map((_, g) => {
    const own = factors.flatMap((factor, f) => (factor.group === g ? [{ ...rootForms(forms[f]!), multiplicity: factor.multiplicity }] : []));
    return {
      roots: own.flatMap(({ real, pairs, multiplicity }) => [...pairs, ...real].map((form) => ({ form, multiplicity }))),
      pattern: {
        real: own.flatMap(({ real, multiplicity }) => real.map(() => multiplicity)),
        complex: own.flatMap(({ pairs, multiplicity }) => pairs.map(() => multiplicity)),
      },
    };
  });
  const powers = factors.map(({ stride, multiplicity }, f) => ({ form: forms[f]!, stride, power: multiplicity }));
  const pure = isPure(stratum, forms, filter, metric, residual);
  // pairs first: they need most room
  const thetas = parameterPoints(a, groups.map(({ roots }) => ({ roots: [...roots].sort((one, other) => other.form.length - one.form.length) })), filter);
  return {
    inStratum: groups.every(({ roots }) => roots.every(({ form }, i) => !isSquare(form) && roots.every(({ form: other }, j) => j <= i || !areEqual(form, other)))),
    rootPattern: groups.map(({ pattern }) => formatRootPattern(pattern)).join('; '),
    index: inertia(productHessian([...powers, { form: [scale], stride: 1, power: 1 }], metric, residual)),
    parameters: thetas.map((theta) => {
      const index = inertia(productHessian(theta.map((form, l) => ({ form, stride: a.cumulativeStrides[l]!, power: 1 })), metric, residual));
      return { theta, index, kind: kindOf(index), pure };
    }),
  };
}

const kindOf = ([positive, zero, negative]: Inertia): ParameterPoint['kind'] => (zero > 0 ? 'degenerate' : negative === 0 ? 'minimum' : positive === 0 ? 'maximum' : 'saddle');

const areEqual = (one: Form, other: Form): boolean => {
  if (one.length !== other.length) return false;
  const inner = one.reduce((sum, c, i) => sum + c * other[i]!, 0);
  // length of what is left of one beside the other
  return Math.hypot(...one.map((c, i) => c - inner * other[i]!)) < equalRoots;
};

/** A quadratic form whose two roots are equal. */
const isSquare = (form: Form): boolean => form.length === 3 && Math.abs(form[1]! ** 2 - 4 * form[0]! * form[2]!) < equalRoots ** 2;

/**
 * Critical on the function space: all roots of every group are simple, so that μ has full rank for general data; or Σ (w − u) vanishes on the
 * tangent space Σ_g (w / P_g) · (all forms of the degree of P_g in x^S, y^S).
 *
 * @source mathematics.md D7
 */
function isPure(stratum: Stratum, forms: readonly Form[], filter: readonly number[], metric: readonly (readonly number[])[], residual: readonly number[]): boolean {
  if (stratum.groups.every(({ partition }) => partition.every((part) => part === 1))) return true;
  const factors = factorsOf(stratum);
  const size = (numbers: readonly number[]): number => Math.max(...numbers.map(Math.abs));
  const largest = size(metric.map(size)) * Math.max(size(filter), 1);
  return stratum.groups.every(({ stride }, g) => {
    const others = factors.reduce<number[]>((product, factor, f) => {
      if (factor.group === g) return product;
      const dilated = dilateForm(forms[f]!, factor.stride);
      let result = product;
      for (let m = 0; m < factor.multiplicity; m++) result = multiplyForms(result, dilated);
      return result;
    }, [1]);
    for (let shift = 0; shift + others.length <= residual.length; shift += stride)
      if (Math.abs(others.reduce((sum, c, k) => sum + c * residual[k + shift]!, 0)) > zeroGradient * largest * size(others)) return false;
    return true;
  });
}
