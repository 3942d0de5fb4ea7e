import { circleDerivative } from '../polynomial/circleDerivative.ts';
import { evaluateForm, type Form } from '../polynomial/form.ts';
import { polyphaseSections } from '../polynomial/polyphase.ts';
import { realRootCount, realRoots } from '../polynomial/realRoots.ts';
import { divideByRoot, rootsGained, wronskian, zeroOfPencil } from './quotient.ts';
import { lineOf, valueAt, type Breakpoint, type Ruling, type RulingFamily } from './ruling.ts';
import { displacement, formAt, type Slice } from './slice.ts';
import { conditionOn, conditionsOf, dependentAngles, independent, sizeOf, type Condition, type Conditions } from './special/hyperrootConditions.ts';
import { hyperrootMeetings, type HyperrootMeetings } from './special/hyperrootMeetings.ts';
import { along, dot, length, scaled, unit, type Vector3 } from './vector3.ts';

/** Below this size, relative to its largest value on the piece, a normal has no correct digits: there the surface is singular. */
const vanishingNormal = 1e-7;

/** A half of the slope below this, relative to its size elsewhere in the slice, is rounding: there the half stands still. */
const rounding = 1e-13;

/**
 * The forms with a factor βx² − αy² in a slice, as a family of lines: ℓ_θ holds those with the hyperroot (x² : y²) = (α : β) =
 * (cos θ : sin θ). Both polyphase sections of P, the even and the odd one, vanish at the hyperroot: two linear equations.
 *
 * On ℓ_θ the form is P = (βx² − αy²) R_s with R_s = c + s m. Its breakpoints: R_s has a hyperroot too (self-intersection; where it
 * is the same one, a pinch point), and the real double roots of R_s. The label is the number of real roots of R_s, as far as it
 * matters: `realRoots` of them are needed for P to be in M. With N₀, N₁ the normals of the two equations at θ and E₀', E₁' the
 * derivatives of their left sides, the surface has the normal E₁' N₀ − E₀' N₁, which turns along ℓ_θ.
 *
 * @param neededRoots Number of real roots that R needs for the form to be in M, o₁.
 * @throws RangeError for degree below 2.
 * @source GeoLCN, Proposition 2.2 and Example 4.12; the rulings are derived in geometry.md, section 2
 */
export function hyperrootRulings(slice: Slice, neededRoots: number): RulingFamily {
  const degree = slice.origin.length - 1;
  if (degree < 2) throw new RangeError(`hyperrootRulings: forms of degree ${degree} have no factor in x², y²`);
  const conditions = conditionsOf(slice);
  const dependent = degree < 3 ? [] : dependentAngles(conditions);
  const [even, odd] = independent(conditions, dependent);
  const meetings = hyperrootMeetings([even, odd]);
  const context: Context = {
    slice,
    even,
    odd,
    turning: [even.map(circleDerivative), odd.map(circleDerivative)],
    meetings,
    fixed: [...dependent, ...(meetings?.doubled ?? [])],
    sizes: sectionSizes(conditions),
    neededRoots,
  };
  return {
    from: 0,
    to: Math.PI,
    closed: true,
    reverses: (even[0]!.length + odd[0]!.length) % 2 === 1,
    twisted: degree > 2,
    density: degree / 2,
    at: (theta) => hyperrootRuling(context, theta),
    sheet: (label) => ({ id: label >= neededRoots ? 'in M' : 'closure', pattern: null }),
    keeps: ({ kind }, below, above) => kind === 'hyperroot' || kind === 'zero' || below >= neededRoots !== above >= neededRoots,
  };
}

/** What the rulings of a slice share. */
interface Context {
  readonly slice: Slice;
  /** Conditions that are independent at every θ, and their derivatives. */
  readonly even: Condition;
  readonly odd: Condition;
  readonly turning: readonly [Condition, Condition];
  readonly meetings: HyperrootMeetings | null;
  /** Hyperroots that some form on every ruling has: their forms fill planes, or lines that meet all others. */
  readonly fixed: readonly number[];
  readonly sizes: readonly [number, number];
  readonly neededRoots: number;
}

function hyperrootRuling(context: Context, theta: number): Ruling | null {
  const { slice, neededRoots } = context;
  const [even, odd] = [conditionOn(context.even, theta), conditionOn(context.odd, theta)];
  const line = lineOf(even, odd);
  if (line === null) return null;
  const turning = context.turning.map((condition) => conditionOn(condition, theta));
  const normal = (s: number): Vector3 => {
    const point = along(line.base, line.direction, s);
    return along(scaled(even.normal, valueAt(turning[1]!, point)), odd.normal, -valueAt(turning[0]!, point));
  };
  const normalAt = (s: number, inside: number): Vector3 => {
    // degree 2: the plane of forms in x², y², whose two sides can be told apart
    if (slice.origin.length === 3) return unit(odd.normal);
    const [here, nearby] = [normal(s), normal(inside)];
    return unit(length(here) > vanishingNormal * length(nearby) ? here : along(here, nearby, vanishingNormal));
  };
  return { ...hyperrootLine({ slice, line, theta, neededRoots, sizes: context.sizes, normalAt, further: () => hyperrootsOn(context, theta) }), waist: () => waistOf(normal) };
}

/** The normal A + sB is shortest at the waist; from there it has turned by 45° where |A + sB| has grown by √2. */
function waistOf(normal: (s: number) => Vector3): { s: number; width: number } {
  const A = normal(0);
  const B = along(normal(1), A, -1);
  const square = dot(B, B);
  if (square === 0) return { s: 0, width: Infinity };
  const s = -dot(A, B) / square;
  return { s, width: length(along(A, B, s)) / Math.sqrt(square) };
}

/** A further hyperroot that a form of a line has. */
export interface FurtherHyperroot {
  readonly angle: number;
  /** A sign that turns where it passes the line's own hyperroot. */
  readonly mark: boolean;
  /** True if the curve of such forms is taken from this line, not from the line of the other hyperroot. */
  readonly own: boolean;
}

function hyperrootsOn({ meetings, fixed }: Context, theta: number): FurtherHyperroot[] {
  const meeting = meetings?.at(theta) ?? [];
  const mark = meeting.length > 0 && evaluateForm(meeting, Math.cos(theta), Math.sin(theta)) > 0;
  return [
    ...fixed.map((angle) => ({ angle, mark: Math.sin(theta - angle) > 0, own: true })),
    ...realRoots(meeting).map((angle) => ({ angle, mark, own: theta <= angle })),
  ];
}

/** Largest coefficients of the even and odd sections in a slice's directions. */
export const sectionSizes = (conditions: Conditions): [number, number] => [sizeOf(conditions[0].slice(1)), sizeOf(conditions[1].slice(1))];

/** A line in a slice, all of whose forms have the hyperroot (cos θ : sin θ). */
export interface HyperrootLine {
  readonly slice: Slice;
  readonly line: Pick<Ruling, 'base' | 'direction'>;
  readonly theta: number;
  readonly neededRoots: number;
  /** See sectionSizes. */
  readonly sizes: readonly [number, number];
  readonly normalAt: Ruling['normalAt'];
  /** Further hyperroots of forms on the line, whose quotients by the factor are c + s m. */
  readonly further: (constant: Form, slope: Form) => readonly FurtherHyperroot[];
}

/** The line cut where the rest has further hyperroots or real double roots. */
export function hyperrootLine({ slice, line, theta, neededRoots, sizes, normalAt, further }: HyperrootLine): Ruling {
  const [alpha, beta] = [Math.cos(theta), Math.sin(theta)];
  const constant = hyperrootQuotient(formAt(slice, line.base), alpha, beta);
  const slope = hyperrootQuotient(displacement(slice, line.direction), alpha, beta);
  const zero = zeroOfPencil(constant, slope);
  const others = zero === null && slope.length > 1 ? further(constant, slope) : [];
  return {
    theta,
    ...line,
    breakpoints:
      zero === null
        ? [...others.flatMap((other) => crossingAt(constant, slope, sizes, other)), ...(neededRoots >= 2 ? rootMeetings(constant, slope) : [])].sort((a, b) => a.s - b.s)
        : [{ s: zero, kind: 'zero', angle: theta, change: 0, mark: false }],
    curveLabel: ({ s, angle, kind }) => {
      if (kind !== 'hyperroot') return '';
      const rest = hyperrootQuotient(constant.map((c, k) => c + s * slope[k]!), Math.cos(angle), Math.sin(angle));
      return `${signOf(theta)}${signOf(angle)}${realRootCount(rest)}`;
    },
    owns: ({ kind, angle }) => kind !== 'hyperroot' || others.some((other) => other.angle === angle && other.own),
    labelAt: (s) => (neededRoots < 2 ? neededRoots : realRootCount(constant.map((c, k) => c + s * slope[k]!))),
    normalAt,
  };
}

/** Whether x² : y² = cos θ : sin θ has two real roots x : y, one twice, or none. */
const signOf = (theta: number): string => (theta === 0 || theta === Math.PI / 2 ? '0' : theta < Math.PI / 2 ? '+' : '-');

/** Quotient of a form by βx² − αy², for a form that has this factor. */
export function hyperrootQuotient(form: Form, alpha: number, beta: number): number[] {
  const halves = polyphaseSections(form, 2).map((section) => divideByRoot(section, alpha, beta));
  return Array.from({ length: form.length - 2 }, (_, k) => halves[k % 2]![Math.floor(k / 2)]!);
}

/** Real double roots of c + s m. */
function rootMeetings(constant: Form, slope: Form): Breakpoint[] {
  return realRoots(wronskian(constant, slope)).flatMap((angle): Breakpoint[] => {
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    const s = -evaluateForm(constant, x, y) / evaluateForm(slope, x, y) + 0;
    return Number.isFinite(s) ? [{ s, kind: 'rootsMeet', angle, change: rootsGained(constant, slope, s, x, y), mark: false }] : [];
  });
}

/** The s at which both halves of c + s m vanish at a hyperroot. A half that stands still there says nothing about s. */
function crossingAt(constant: Form, slope: Form, sizes: HyperrootLine['sizes'], { angle, mark }: FurtherHyperroot): Breakpoint[] {
  const [X, Y] = [Math.cos(angle), Math.sin(angle)];
  const [e, o] = polyphaseSections(slope, 2).map((half) => evaluateForm(half, X, Y));
  const r = Math.abs(e!) * sizes[1] > Math.abs(o!) * sizes[0] ? 0 : 1;
  const change = r === 0 ? e! : o!;
  if (!(Math.abs(change) > rounding * sizes[r]!)) return [];
  return [{ s: -evaluateForm(polyphaseSections(constant, 2)[r]!, X, Y) / change + 0, kind: 'hyperroot', angle, change: 0, mark }];
}

/** The angles at which both halves of some c + s m vanish: s eliminated, the zeros of c₀m₁ − c₁m₀, without those given. */
export function commonZeros(constant: Form, slope: Form, without: readonly number[]): { angles: number[]; valueAt: (theta: number) => number } {
  const [[c0, c1], [m0, m1]] = [polyphaseSections(constant, 2), polyphaseSections(slope, 2)];
  if (c1 === undefined || m1 === undefined) return { angles: [], valueAt: () => 0 };
  const meeting = product(c0!, m1).map((x, k) => x - product(c1, m0!)[k]!);
  const rest = without.reduce<Form>((form, angle) => (form.length > 1 ? divideByRoot(form, Math.cos(angle), Math.sin(angle)) : form), meeting);
  return { angles: realRoots(rest), valueAt: (theta) => evaluateForm(meeting, Math.cos(theta), Math.sin(theta)) };
}

function product(p: Form, q: Form): number[] {
  const result = Array.from({ length: p.length + q.length - 1 }, () => 0);
  p.forEach((x, i) => q.forEach((y, j) => (result[i + j]! += x * y)));
  return result;
}
