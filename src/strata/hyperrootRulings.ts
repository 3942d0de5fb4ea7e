import { circleDerivative } from '../polynomial/circleDerivative.ts';
import { evaluateForm, type Form } from '../polynomial/form.ts';
import { polyphaseSections } from '../polynomial/polyphase.ts';
import { realRootCount, realRoots } from '../polynomial/realRoots.ts';
import { divideByRoot, rootsGained, wronskian, zeroOfPencil } from './quotient.ts';
import { lineOf, valueAt, type Breakpoint, type Ruling, type RulingFamily } from './ruling.ts';
import { displacement, formAt, type Equation, type Slice } from './slice.ts';
import { along, dot, length, scaled, unit, type Vector3 } from './vector3.ts';

/** Below this size, relative to its largest value on the piece, a normal has no correct digits: there the surface is singular. */
const vanishingNormal = 1e-7;

/** A half of the slope below this, relative to the whole, is rounding: where the slice moves only one half, the other stands still along its rulings. */
const rounding = 1e-13;

/** The even and odd coefficients of a pencil c + s m: four forms in X = x², Y = y². */
interface Halves {
  readonly even: readonly [Form, Form];
  readonly odd: readonly [Form, Form];
}

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
  const sections = [slice.origin, ...slice.directions].map((form) => polyphaseSections(form, 2));
  const halves = [0, 1].map((r) => sections.map((section) => section[r]!));
  const derivatives = halves.map((half) => half.map(circleDerivative));
  return {
    from: 0,
    to: Math.PI,
    closed: true,
    reverses: degree % 2 === 0,
    twisted: degree > 2,
    density: degree / 2,
    at: (theta) => hyperrootRuling(slice, halves, derivatives, theta, neededRoots),
    sheet: (label) => ({ id: label >= neededRoots ? 'in M' : 'closure', pattern: null }),
    keeps: ({ kind }, below, above) => kind === 'hyperroot' || kind === 'zero' || below >= neededRoots !== above >= neededRoots,
  };
}

function hyperrootRuling(slice: Slice, halves: readonly Form[][], derivatives: readonly Form[][], theta: number, neededRoots: number): Ruling | null {
  const [alpha, beta] = [Math.cos(theta), Math.sin(theta)];
  const [even, odd] = [equationAt(halves[0]!, alpha, beta), equationAt(halves[1]!, alpha, beta)];
  const line = lineOf(even, odd);
  if (line === null) return null;
  const turning = [0, 1].map((r) => equationAt(derivatives[r]!, alpha, beta));
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
  return { ...hyperrootLine(slice, line, theta, neededRoots, normalAt), waist: () => waistOf(normal) };
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

/** A line of forms with the hyperroot (cos θ : sin θ), cut where the rest has further hyperroots or real double roots. */
export function hyperrootLine(slice: Slice, line: Pick<Ruling, 'base' | 'direction'>, theta: number, neededRoots: number, normalAt: Ruling['normalAt']): Ruling {
  const [alpha, beta] = [Math.cos(theta), Math.sin(theta)];
  const constant = hyperrootQuotient(formAt(slice, line.base), alpha, beta);
  const slope = hyperrootQuotient(displacement(slice, line.direction), alpha, beta);
  return {
    theta,
    ...line,
    breakpoints: breakpointsOf(constant, slope, theta, neededRoots),
    curveLabel: ({ s, angle, kind }) => {
      if (kind !== 'hyperroot') return '';
      const rest = hyperrootQuotient(constant.map((c, k) => c + s * slope[k]!), Math.cos(angle), Math.sin(angle));
      return `${signOf(theta)}${signOf(angle)}${realRootCount(rest)}`;
    },
    labelAt: (s) => (neededRoots < 2 ? neededRoots : realRootCount(constant.map((c, k) => c + s * slope[k]!))),
    normalAt,
  };
}

/** Whether x² : y² = cos θ : sin θ has real roots in x : y. */
const signOf = (theta: number): string => (theta < Math.PI / 2 ? '+' : '-');

function equationAt(forms: readonly Form[], alpha: number, beta: number): Equation {
  const normal: Vector3 = [evaluateForm(forms[1]!, alpha, beta), evaluateForm(forms[2]!, alpha, beta), evaluateForm(forms[3]!, alpha, beta)];
  return { constant: evaluateForm(forms[0]!, alpha, beta), normal };
}

/** Quotient of a form by βx² − αy², for a form that has this factor. */
export function hyperrootQuotient(form: Form, alpha: number, beta: number): number[] {
  const halves = polyphaseSections(form, 2).map((section) => divideByRoot(section, alpha, beta));
  return Array.from({ length: form.length - 2 }, (_, k) => halves[k % 2]![Math.floor(k / 2)]!);
}

function breakpointsOf(constant: Form, slope: Form, theta: number, neededRoots: number): Breakpoint[] {
  const zero = zeroOfPencil(constant, slope);
  if (zero !== null) return [{ s: zero, kind: 'zero', angle: theta, change: 0, mark: false }];
  const c = polyphaseSections(constant, 2);
  const m = polyphaseSections(slope, 2).map((half) => (sizeOf(half) > rounding * sizeOf(slope) ? half : half.map(() => 0)));
  const halves: Halves = { even: [c[0]!, m[0]!], odd: [c[1] ?? [], m[1] ?? []] };
  const found = [...furtherHyperroots(halves, theta)];
  if (neededRoots >= 2)
    for (const angle of realRoots(wronskian(constant, slope))) {
      const [x, y] = [Math.cos(angle), Math.sin(angle)];
      const s = -evaluateForm(constant, x, y) / evaluateForm(slope, x, y) + 0;
      if (Number.isFinite(s)) found.push({ s, kind: 'rootsMeet', angle, change: rootsGained(constant, slope, s, x, y), mark: false });
    }
  return found.sort((a, b) => a.s - b.s);
}

/** R_s has a hyperroot where both halves vanish: s eliminated, at the zeros of c₀m₁ − c₁m₀. */
function furtherHyperroots({ even: [c0, m0], odd: [c1, m1] }: Halves, theta: number): Breakpoint[] {
  if (c1.length === 0) return [];
  const meeting = difference(product(c0, m1), product(c1, m0));
  const mark = evaluateForm(meeting, Math.cos(theta), Math.sin(theta)) > 0;
  return realRoots(meeting).flatMap((angle) => {
    const [X, Y] = [Math.cos(angle), Math.sin(angle)];
    const [e, o] = [evaluateForm(m0, X, Y), evaluateForm(m1, X, Y)];
    // a half that does not change along the ruling says nothing about s
    const s = Math.abs(e) * sizeOf(m1) > Math.abs(o) * sizeOf(m0) ? -evaluateForm(c0, X, Y) / e : -evaluateForm(c1, X, Y) / o;
    return Number.isFinite(s) ? [{ s: s + 0, kind: 'hyperroot' as const, angle, change: 0, mark }] : [];
  });
}

const sizeOf = (form: Form): number => Math.max(Number.MIN_VALUE, ...form.map(Math.abs));

function product(p: Form, q: Form): number[] {
  const result = Array.from({ length: p.length + q.length - 1 }, () => 0);
  p.forEach((x, i) => q.forEach((y, j) => (result[i + j]! += x * y)));
  return result;
}

const difference = (p: Form, q: Form): number[] => p.map((x, k) => x - q[k]!);
