import { circleDerivative } from '../polynomial/circleDerivative.ts';
import { evaluateForm, type Form } from '../polynomial/form.ts';
import { realRoots } from '../polynomial/realRoots.ts';
import { hyperrootLine, sectionSizes, type FurtherHyperroot, type HyperrootLine } from './hyperrootLine.ts';
import { lineOf, valueAt, type Breakpoint, type Ruling, type RulingFamily } from './ruling.ts';
import type { Slice } from './slice.ts';
import { apart } from './special/angles.ts';
import { splitCommonFactor } from './special/commonFactor.ts';
import { conditionOn, conditionsOf, dependentAngles, independent, type Condition } from './special/hyperrootConditions.ts';
import { hyperrootMeetings, type HyperrootMeetings } from './special/hyperrootMeetings.ts';
import { along, dot, length, scaled, unit, type Vector3 } from './vector3.ts';

/** Below this size, relative to its largest value on the piece, a normal has no correct digits: there the surface is singular. */
const vanishingNormal = 1e-7;

/** Below this, relative to the numbers that it is made of, the normal vanishes on all of a ruling; the ruling this far in θ stands for it then. */
const vanishingEdge = 1e-13;
const besideEdge = 1e-7;

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
    dependent,
    fixed: [...dependent, ...(meetings?.doubled ?? [])],
    sizes: sectionSizes(conditions),
    neededRoots,
    common: splitCommonFactor([slice.origin, ...slice.directions]).factor,
  };
  return {
    from: 0,
    to: Math.PI,
    closed: true,
    reverses: (even[0]!.length + odd[0]!.length) % 2 === 1,
    twisted: degree > 2,
    density: degree / 2,
    equations: [even, odd],
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
  /** Hyperroots whose forms fill planes. */
  readonly dependent: readonly number[];
  /** Hyperroots that some form on every ruling has: their forms fill planes, or lines that meet all others. */
  readonly fixed: readonly number[];
  readonly sizes: readonly [number, number];
  readonly neededRoots: number;
  /** The greatest common divisor of all forms of the slice. */
  readonly common: Form;
}

function hyperrootRuling(context: Context, theta: number, beside = false): Ruling | null {
  const { slice, neededRoots, sizes, common } = context;
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
    const largest = Math.max(length(even.normal), length(odd.normal)) * Math.max(...turning.map((equation) => Math.abs(equation.constant) + length(equation.normal) * (1 + Math.abs(inside))));
    // a cuspidal edge: every form of the line has its hyperroot twice, and the normal there is the limit of those beside it
    if (length(nearby) <= vanishingEdge * largest && !beside) return hyperrootRuling(context, theta + besideEdge, true)?.normalAt(s, inside) ?? unit(odd.normal);
    return unit(length(here) > vanishingNormal * length(nearby) ? here : along(here, nearby, vanishingNormal));
  };
  const ruling = { ...hyperrootLine({ slice, line, theta, neededRoots, sizes, common, normalAt, further: () => hyperrootsOn(context, theta, line) }), waist: () => waistOf(normal) };
  return beside ? ruling : { ...ruling, breakpoints: inTheLimit(context, ruling) };
}

/** Nearer than this to a fixed hyperroot, a line's crossing with the forms that have it is 0/0: it is where those of the lines at this distance, and at twice this, say. */
const limitWidth = 1e-5;

/** A crossing that moves by more than this between those two, relative to the numbers on the line, is on its way to infinity. */
const limitMove = 1e-2;

/** The breakpoints of a ruling, with those at a fixed hyperroot put where they are in the limit. */
function inTheLimit(context: Context, { theta, breakpoints }: Ruling): readonly Breakpoint[] {
  const angle = context.fixed.find((other) => Math.abs(apart(theta, other)) < limitWidth);
  const own = breakpoints.find((breakpoint) => breakpoint.kind === 'hyperroot' && breakpoint.angle === angle);
  if (angle === undefined || own === undefined) return breakpoints;
  const off = apart(theta, angle);
  const crossing = (distance: number): number | undefined =>
    hyperrootRuling(context, theta - off + (off < 0 ? -distance : distance), true)?.breakpoints.find((other) => other.kind === 'hyperroot' && other.angle === angle)?.s;
  const [near, far] = [crossing(limitWidth), crossing(2 * limitWidth)];
  if (near === undefined || far === undefined || !(Math.abs(far - near) <= limitMove * (1 + Math.abs(near)))) return breakpoints;
  const s = near + (Math.abs(off) / limitWidth - 1) * (far - near);
  return breakpoints.map((breakpoint) => (breakpoint === own ? { ...own, s } : breakpoint)).sort((a, b) => a.s - b.s);
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

function hyperrootsOn(context: Context, theta: number, line: HyperrootLine['line']): FurtherHyperroot[] {
  const { meetings, fixed, dependent } = context;
  const meeting = meetings?.at(theta) ?? [];
  const mark = meeting.length > 0 && evaluateForm(meeting, Math.cos(theta), Math.sin(theta)) > 0;
  const isNear = (angle: number, other: number): boolean => Math.abs(Math.sin(angle - other)) < nearPlane;
  return [
    ...fixed.map((angle) => ({ angle, mark: Math.sin(theta - angle) > 0, fixed: true, own: true })),
    ...realRoots(meeting).map((angle): FurtherHyperroot => {
      const other = { angle, mark, fixed: false, own: theta <= angle };
      // there both sections say little else than how far the line is from the plane
      return dependent.some((place) => isNear(angle, place)) && !isNear(angle, theta) ? { ...other, s: meetingPoint(context, line, angle) } : other;
    }),
  ];
}

/** Angles nearer than this to that of a plane, and to each other, are handled with care. */
const nearPlane = 1e-3;

/** Where a line meets the line of another hyperroot, by the conditions that are independent everywhere. */
function meetingPoint({ even, odd }: Context, { base, direction }: HyperrootLine['line'], angle: number): number {
  const [one, other] = [even, odd].map((condition) => {
    const equation = conditionOn(condition, angle);
    return { value: valueAt(equation, base), slope: dot(equation.normal, direction), size: length(equation.normal) };
  });
  const { value, slope } = Math.abs(one!.slope) * other!.size > Math.abs(other!.slope) * one!.size ? one! : other!;
  return -value / slope;
}
