import { circleDerivative } from '../polynomial/circleDerivative.ts';
import { evaluateForm, type Form } from '../polynomial/form.ts';
import { formatRootPattern, type RootPattern } from '../polynomial/formatRootPattern.ts';
import { realRootCount } from '../polynomial/realRoots.ts';
import { doubleRootQuotient, meetingAngles, rootsGained, wronskian, zeroOfPencil } from './quotient.ts';
import { lineOf, type Breakpoint, type MovingEquation, type RulingFamily } from './ruling.ts';
import { displacement, formAt, type Equation, type Slice } from './slice.ts';
import { settledFamily } from './special/settledFamily.ts';
import { wholeSlice } from './special/specialSlice.ts';
import { scaled, unit, type Vector3 } from './vector3.ts';
import { zeroOf } from './zeroOf.ts';

/** Two double roots closer than this, in radians, are ordered against the triple root by theory: below, δ² is lost in rounding. */
const nearFourfold = 1e-4;

/** A value below this, relative to the form, is 0: a few roundings. On lines next to one whose forms share a root it is small, but known. */
const noSlope = 2 ** -50;

/** Breakpoints farther apart than this, relative to the numbers on the line, are told apart by their order. */
const nearGap = 1e-8;

/**
 * The discriminant in a slice as a family of lines: ℓ_θ holds the forms with a double root at (α:β) = (cos θ : sin θ),
 * cut out by the two linear equations P(α, β) = 0 and dP/dθ = 0 (equivalently P_x = P_y = 0).
 *
 * On ℓ_θ the form is P = (βx − αy)² q_s with q_s = c + s m. Its breakpoints: q_s(α, β) = 0 (a triple root), and the real double
 * roots of q_s, which stand where the Wronskian of c and m vanishes. The label is the number of real roots of q_s. The tangent
 * plane along ℓ_θ is P(α, β) = 0, so the normal is constant along it; it is oriented to the side of more real roots: near P
 * the form P + εQ has two real roots in place of the double root iff εQ(α, β) q(α, β) < 0.
 *
 * For slices in special position see special/coreRulings.
 *
 * @throws RangeError for degree below 2.
 * @source GeoLCN, Corollary 4.5 and Example 2.4 (the discriminant); the rulings are derived in geometry.md, section 1
 */
export function discriminantRulings(slice: Slice): RulingFamily {
  const degree = slice.origin.length - 1;
  if (degree < 2) throw new RangeError(`discriminantRulings: forms of degree ${degree} have no double roots`);
  const forms = [slice.origin, ...slice.directions];
  const derivatives = forms.map(circleDerivative);
  // rounding must not hide on some lines of a cone that they meet
  const zero = zeroOf(slice);
  const family: RulingFamily = {
    from: 0,
    to: Math.PI,
    closed: true,
    reverses: false,
    twisted: false,
    density: degree / 4,
    equations: partialEquations(forms),
    at(theta) {
      const [alpha, beta] = [Math.cos(theta), Math.sin(theta)];
      const value = equationAt(forms, alpha, beta);
      const found = lineOf(value, equationAt(derivatives, alpha, beta));
      if (found === null) return null;
      const line = zero === null ? found : { base: zero, direction: found.direction };
      const slope = doubleRootQuotient(displacement(slice, line.direction), alpha, beta);
      const constant = zero === null ? doubleRootQuotient(formAt(slice, line.base), alpha, beta) : slope.map(() => 0);
      const [c, m] = [evaluateForm(constant, alpha, beta), evaluateForm(slope, alpha, beta)];
      const normal = unit(value.normal);
      return {
        theta,
        ...line,
        breakpoints: breakpointsOf(constant, slope, theta, c, m),
        parityAt: (s) => c + s * m > 0,
        labelAt: (s) => realRootCount(constant.map((x, k) => x + s * slope[k]!)),
        normalAt: (_s, inside): Vector3 => (c + inside * m > 0 ? scaled(normal, -1) : normal),
      };
    },
    sheet(label) {
      // more roots than there can be: rounding next to a root of high multiplicity
      if (label < 0 || label > degree - 2) return { id: 'none', pattern: null };
      const pattern = patternBeside([2], label, degree - 2);
      return { id: formatRootPattern(pattern), pattern };
    },
    keeps: () => true,
  };
  return settledFamily(family, wholeSlice(slice));
}

/** Given multiplicities of real roots, and beside them `real` simple ones and conjugate pairs up to the remaining degree. */
export const patternBeside = (multiple: readonly number[], real: number, degree: number): RootPattern => ({
  real: [...Array.from({ length: real }, () => 1), ...[...multiple].sort((a, b) => a - b)],
  complex: Array.from({ length: (degree - real) / 2 }, () => 1),
});

/** The equations P_x = 0 and P_y = 0 of forms: together they say the same as P = 0 and dP/dθ = 0, in a degree less. */
export const partialEquations = (forms: readonly Form[]): readonly [MovingEquation, MovingEquation] => [
  forms.map((form) => form.slice(0, -1).map((c, k) => (form.length - 1 - k) * c)),
  forms.map((form) => form.slice(1).map((c, k) => (k + 1) * c)),
];

/** The linear condition that forms vanish at (α, β), read on a slice given by its origin and directions. */
function equationAt(forms: readonly Form[], alpha: number, beta: number): Equation {
  const normal: Vector3 = [evaluateForm(forms[1]!, alpha, beta), evaluateForm(forms[2]!, alpha, beta), evaluateForm(forms[3]!, alpha, beta)];
  return { constant: evaluateForm(forms[0]!, alpha, beta), normal };
}

function breakpointsOf(constant: Form, slope: Form, theta: number, c: number, m: number): Breakpoint[] {
  const zero = zeroOfPencil(constant, slope);
  if (zero !== null) return [{ s: zero, kind: 'zero', angle: theta, change: 0, mark: m > 0 }];
  const meeting = wronskian(constant, slope);
  const found: Breakpoint[] = [];
  if (m !== 0) {
    const mark = meeting.length > 0 && evaluateForm(meeting, Math.cos(theta), Math.sin(theta)) > 0;
    found.push({ s: -c / m + 0, kind: 'triple', angle: theta, change: 0, mark });
  }
  for (const angle of meetingAngles(meeting)) {
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    const change = evaluateForm(slope, x, y);
    // a root that all forms of the line share is passed by others there, without a gain
    if (Math.abs(change) <= noSlope * Math.hypot(...slope)) continue;
    const s = -evaluateForm(constant, x, y) / change + 0;
    if (Number.isFinite(s)) found.push({ s, kind: 'double', angle, change: rootsGained(constant, slope, s, x, y), mark: false });
  }
  found.sort((a, b) => a.s - b.s);
  const size = Math.hypot(...constant) / Math.hypot(...slope);
  for (let i = 1; i < found.length; i++) {
    const [first, second] = [found[i - 1]!, found[i]!];
    if (isWrongOrder(first, second, theta, size)) {
      const s = (first.s + second.s) / 2;
      [found[i - 1], found[i]] = [
        { ...second, s },
        { ...first, s },
      ];
    }
  }
  return found;
}

/**
 * True if rounding has turned round two breakpoints that stand at one place. Next to a four-fold root see areNearFourfold. Next to a triple
 * root of the quotient two double roots stand at s = ±K δ³, and there are more roots between them: the gain comes first.
 */
function isWrongOrder(first: Breakpoint, second: Breakpoint, theta: number, size: number): boolean {
  if (areNearFourfold(first, second, theta) && second.s - first.s < nearGap * (size + Math.abs(first.s))) return (second.kind === 'triple') !== ((first.kind === 'double' ? first : second).change > 0);
  if (first.kind !== 'double' || second.kind !== 'double' || first.change > 0 || second.change < 0) return false;
  const apart = Math.abs(first.angle - second.angle);
  return Math.min(apart, Math.PI - apart) < nearFourfold && second.s - first.s < nearTriple * (1 + Math.abs(first.s));
}

/** Two breakpoints this near, next to a triple root of the quotient, are ordered by theory: below, δ³ is lost in rounding. */
const nearTriple = 1e-11;

/**
 * True if a triple root and a double root stand so near a four-fold root that rounding decides their order. With the other root
 * at θ + δ they are K δ² apart, where K has the sign of the double root's gain; so the gain decides instead.
 */
function areNearFourfold(first: Breakpoint, second: Breakpoint, theta: number): boolean {
  if ((first.kind === 'triple') === (second.kind === 'triple')) return false;
  const apart = Math.abs((first.kind === 'double' ? first : second).angle - theta);
  return Math.min(apart, Math.PI - apart) < nearFourfold;
}
