import { circleDerivative } from '../polynomial/circleDerivative.ts';
import { evaluateForm, type Form } from '../polynomial/form.ts';
import { formatRootPattern, type RootPattern } from '../polynomial/formatRootPattern.ts';
import { realRootCount, realRoots } from '../polynomial/realRoots.ts';
import { doubleRootQuotient, rootsGained, wronskian, zeroOfPencil } from './quotient.ts';
import { lineOf, planesSine, valueAt, type Breakpoint, type BreakpointKind, type Ruling, type RulingFamily, type SheetLabel } from './ruling.ts';
import { patternWithFactor, splitPencil, type SplitPencil } from './staticFactor.ts';
import { displacement, formAt, type Equation, type Slice } from './slice.ts';
import { along, cross, length, scaled, unit, type Vector3 } from './vector3.ts';

/** Two double roots closer than this, in radians, are ordered against the triple root by theory: below, δ² is lost in rounding. */
const nearFourfold = 1e-4;

/**
 * The discriminant in a slice as a family of lines: ℓ_θ holds the forms with a double root at (α:β) = (cos θ : sin θ),
 * cut out by the two linear equations P(α, β) = 0 and dP/dθ = 0 (equivalently P_x = P_y = 0).
 *
 * On ℓ_θ the form is P = (βx − αy)² q_s with q_s = c + s m. Its breakpoints: q_s(α, β) = 0 (a triple root), and the real double
 * roots of q_s, which stand where the Wronskian of c and m vanishes. The label is the number of real roots of q_s. The tangent
 * plane along ℓ_θ is P(α, β) = 0, so the normal is constant along it; it is oriented to the side of more real roots: near P
 * the form P + εQ has two real roots in place of the double root iff εQ(α, β) q(α, β) < 0.
 *
 * In special slices (even forms, forms with a common factor, a slice through zero whose forms have more double roots) c and m share
 * a factor for every θ. Then it is split off, and labels stand for root patterns found with it.
 *
 * @throws RangeError for degree below 2.
 * @source GeoLCN, Corollary 4.5 and Example 2.4 (the discriminant); the rulings are derived in geometry.md, section 1
 */
export function discriminantRulings(slice: Slice): RulingFamily {
  const pencils = pencilsOf(slice);
  return {
    from: 0,
    to: Math.PI,
    closed: true,
    reverses: false,
    twisted: false,
    degenerate: pencils.degenerate,
    at: (theta) => {
      const [alpha, beta] = [Math.cos(theta), Math.sin(theta)];
      const [value, derivative] = pencils.equationsAt(theta);
      const line = lineOf(value, derivative);
      return line === null ? null : pencils.rulingOn(line, theta, alpha, beta, value);
    },
    sheet: pencils.sheet,
    keeps: () => true,
  };
}

/**
 * A plane of forms with a double root at one place: where the two equations of ℓ_θ are dependent (leading coefficients of a slice that
 * vanish together, say), the plane P(α, β) = 0 belongs to the discriminant. It is ruled by parallel lines; the parameter is their distance.
 *
 * @returns null if the two equations are independent, or have no solution, at this θ.
 */
export function doubleRootPlane(slice: Slice, theta: number, centre: Vector3, reach: number): RulingFamily | null {
  const pencils = pencilsOf(slice);
  const [alpha, beta] = [Math.cos(theta), Math.sin(theta)];
  const equations = pencils.equationsAt(theta);
  const sizes = equations.map(({ normal }) => length(normal));
  const main = equations[sizes[0]! >= sizes[1]! ? 0 : 1]!;
  if (length(main.normal) === 0 || planesSine(equations[0], equations[1]) > dependent) return null;
  const normal = unit(main.normal);
  const foot = along(centre, normal, -valueAt(main, centre) / length(main.normal));
  const span = reach * length(main.normal);
  if (equations.some((equation) => Math.abs(valueAt(equation, foot)) > dependent * (span + Math.abs(equation.constant)))) return null;
  const direction = unit(cross(normal, obliqueTo(normal)));
  const across = cross(normal, direction);
  return {
    from: -reach,
    to: reach,
    closed: false,
    reverses: false,
    twisted: false,
    degenerate: pencils.degenerate,
    at: (distance) => pencils.rulingOn({ base: along(foot, across, distance), direction }, theta, alpha, beta, main),
    sheet: pencils.sheet,
    keeps: () => true,
  };
}

/** Sine of the angle between the two planes in which ℓ_θ lies. */
export function discriminantSine(slice: Slice): (theta: number) => number {
  const { equationsAt } = pencilsOf(slice);
  return (theta) => planesSine(...equationsAt(theta));
}

/** Relative size below which two equations count as dependent. */
const dependent = 1e-10;

/** A direction that is not parallel to a given one, nor to a coordinate plane. */
const obliqueTo = ([x, y, z]: Vector3): Vector3 => (Math.abs(x) <= Math.abs(y) && Math.abs(x) <= Math.abs(z) ? [1, 0.21, 0.37] : Math.abs(y) <= Math.abs(z) ? [0.37, 1, 0.21] : [0.21, 0.37, 1]);

/** Angles at which a slice is tried for factors that all forms of a ruling share. */
const probes = [0.4321, 1.2345, 2.3456];

interface Pencils {
  readonly degenerate: boolean;
  equationsAt(theta: number): [Equation, Equation];
  rulingOn(line: Pick<Ruling, 'base' | 'direction'>, theta: number, alpha: number, beta: number, tangent: Equation): Ruling;
  sheet(label: number): SheetLabel;
}

function pencilsOf(slice: Slice): Pencils {
  const degree = slice.origin.length - 1;
  if (degree < 2) throw new RangeError(`discriminantRulings: forms of degree ${degree} have no double roots`);
  const forms = [slice.origin, ...slice.directions];
  const derivatives = forms.map(circleDerivative);
  const pencilOn = ({ base, direction }: Pick<Ruling, 'base' | 'direction'>, alpha: number, beta: number): [number[], number[]] => [
    doubleRootQuotient(formAt(slice, base), alpha, beta),
    doubleRootQuotient(displacement(slice, direction), alpha, beta),
  ];
  const equationsAt = (theta: number): [Equation, Equation] => {
    const [alpha, beta] = [Math.cos(theta), Math.sin(theta)];
    return [equationAt(forms, alpha, beta), equationAt(derivatives, alpha, beta)];
  };
  const degenerate = probes.every((theta) => {
    const line = lineOf(...equationsAt(theta));
    if (line === null) return false;
    const { factor, constant } = splitPencil(...pencilOn(line, Math.cos(theta), Math.sin(theta)));
    return constant.length > 1 ? factor.length > 1 : hasMultipleRoot(patternWithFactor(factor, Math.cos(theta), Math.sin(theta), 0, 0));
  });
  const patterns: RootPattern[] = [];
  const register = (pattern: RootPattern): number => {
    const known = patterns.findIndex((other) => formatRootPattern(other) === formatRootPattern(pattern));
    return known >= 0 ? known : patterns.push(pattern) - 1;
  };
  return {
    degenerate,
    equationsAt,
    rulingOn(line, theta, alpha, beta, tangent) {
      const [constant, slope] = pencilOn(line, alpha, beta);
      const [c, m] = [evaluateForm(constant, alpha, beta), evaluateForm(slope, alpha, beta)];
      const normal = unit(tangent.normal);
      const normalAt = (_s: number, inside: number): Vector3 => (c + inside * m > 0 ? scaled(normal, -1) : normal);
      if (!degenerate)
        return { theta, ...line, breakpoints: breakpointsOf(constant, slope, theta, c, m), labelAt: (s) => realRootCount(constant.map((x, k) => x + s * slope[k]!)), normalAt };
      const split = splitPencil(constant, slope);
      return {
        theta,
        ...line,
        breakpoints: breakpointsBeside(split, theta, alpha, beta),
        labelAt: (s) => {
          const moving = split.constant.map((x, k) => x + s * split.slope[k]!);
          return register(patternWithFactor(split.factor, alpha, beta, realRootCount(moving), moving.length - 1));
        },
        normalAt,
      };
    },
    sheet(label) {
      const pattern = degenerate ? patterns[label]! : patternBeside([2], label, degree - 2);
      return { id: formatRootPattern(pattern), pattern };
    },
  };
}

const hasMultipleRoot = ({ real, complex }: RootPattern): boolean => real.some((m) => m > 2) || real.filter((m) => m === 2).length > 1 || complex.some((m) => m > 1);

/** Breakpoints of factor · (c + s m): the moving part vanishes at the double root or at a root of the factor, or has a double root itself. */
function breakpointsBeside({ factor, constant, slope }: SplitPencil, theta: number, alpha: number, beta: number): Breakpoint[] {
  const found: Breakpoint[] = [];
  const add = (kind: BreakpointKind, angle: number, x: number, y: number): void => {
    const s = -evaluateForm(constant, x, y) / evaluateForm(slope, x, y);
    if (Number.isFinite(s)) found.push({ s: s + 0, kind, angle, change: 0, mark: false });
  };
  if (constant.length === 1) {
    add('zero', theta, 1, 0);
    return found;
  }
  add('triple', theta, alpha, beta);
  for (const angle of [...realRoots(factor), ...realRoots(wronskian(constant, slope))]) add('double', angle, Math.cos(angle), Math.sin(angle));
  return found.sort((a, b) => a.s - b.s);
}

/** Given multiplicities of real roots, and beside them `real` simple ones and conjugate pairs up to the remaining degree. */
export const patternBeside = (multiple: readonly number[], real: number, degree: number): RootPattern => ({
  real: [...Array.from({ length: real }, () => 1), ...[...multiple].sort((a, b) => a - b)],
  complex: Array.from({ length: (degree - real) / 2 }, () => 1),
});

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
  for (const angle of realRoots(meeting)) {
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    const s = -evaluateForm(constant, x, y) / evaluateForm(slope, x, y) + 0;
    if (Number.isFinite(s)) found.push({ s, kind: 'double', angle, change: rootsGained(constant, slope, s, x, y), mark: false });
  }
  found.sort((a, b) => a.s - b.s);
  for (let i = 1; i < found.length; i++) {
    const [first, second] = [found[i - 1]!, found[i]!];
    if (areNearFourfold(first, second, theta) && (second.kind === 'triple') !== ((first.kind === 'double' ? first : second).change > 0)) {
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
 * True if a triple root and a double root stand so near a four-fold root that rounding decides their order. With the other root
 * at θ + δ they are K δ² apart, where K has the sign of the double root's gain; so the gain decides instead.
 */
function areNearFourfold(first: Breakpoint, second: Breakpoint, theta: number): boolean {
  if ((first.kind === 'triple') === (second.kind === 'triple')) return false;
  const apart = Math.abs((first.kind === 'double' ? first : second).angle - theta);
  return Math.min(apart, Math.PI - apart) < nearFourfold;
}
