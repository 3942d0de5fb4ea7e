import { rng } from '../../numeric/rng.ts';
import { endToEndFilter } from '../../network/endToEndFilter.ts';
import type { Architecture, Filter } from '../../network/architecture.ts';
import { euclideanNorm, type Form } from '../../polynomial/form.ts';
import type { Slice } from '../slice.ts';
import { nextUnitVector } from './orthonormal.ts';
import { cosine, genericPhase, harmonicForm, interlaced, substituted } from './harmonicForm.ts';

/** A slice, half the side of the cube about its origin that shows it best, and the rule behind it in one sentence. */
export interface SliceView extends Slice {
  readonly half: number;
  readonly rule: string;
}

/**
 * The slice that an architecture of degree 3 or more starts with: chosen by a rule, for a picture that holds every kind of stratum.
 *
 * Thick M: cos nθ + X cos (k+2)θ + Y sin (k+2)θ + Z cos(kθ − phase). Every double root gives one line of the discriminant, a graph over
 * Z, and the forms with n real roots are a bounded body with cuspidal edges and swallowtail points; k + 2 ≤ n − 2 is the number of real
 * roots that M asks for, if that is possible. Codimension 1: the same for the common roots of the even and the odd part, `conoid`.
 * Higher codimension: through a filter of M, in directions from a fixed seed.
 */
export function defaultSlice(a: Architecture): SliceView {
  if (a.reduced.degrees.length === 1) return body(a);
  return a.ambientDimension === a.dimension + 1 ? conoid(a) : throughFunctionSpace(a);
}

function body({ degree: n, reduced }: Architecture): SliceView {
  const needed = reduced.evenFilterCounts[0]!;
  const quarter = Math.PI / 2;
  const rule = 'On the circle (x, y) = (cos θ, sin θ) the forms are';
  if (n === 3)
    return {
      origin: harmonicForm(3, 3),
      directions: [harmonicForm(3, 1), harmonicForm(3, 1, quarter), harmonicForm(3, 3, quarter)],
      half: 5.4,
      rule: `${rule} cos 3θ + X cos θ + Y sin θ + Z sin 3θ.`,
    };
  // where frequency k prevails a form has about k real roots: forms on both sides of the boundary of M are in view
  const wanted = Math.max(n % 2, needed < 2 ? n - 4 : Math.min(n - 4, needed - 2));
  // frequencies 4 and 6 together bring many points of higher multiplicity close to each other (tried for all n up to 10)
  const k = wanted === 4 && n >= 8 ? 2 : wanted;
  // two roots of multiplicity 3, or four of 2, belong to no generic slice, but to one with a mirror symmetry
  const lean = n >= 6 && k === 0 ? harmonicForm(n, n - 2, genericPhase(n, n - 2)) : null;
  // the slice of three harmonics is mapped to itself by turns; forms fixed by them have roots of higher multiplicity still
  const spare = n < 7 ? null : sparesOf(n).find((j) => j !== k && j !== k + 2 && (lean === null || j !== n - 2))!;
  const odd = spare === null ? null : harmonicForm(n, spare, oddPhase);
  return {
    origin: harmonicForm(n, n).map((c, i) => c + (lean?.[i] ?? 0) / 2 + (odd?.[i] ?? 0) / 4),
    directions: [harmonicForm(n, k + 2), harmonicForm(n, k + 2, quarter), harmonicForm(n, k, genericPhase(n, k))],
    // the body of forms with n real roots reaches 5.0, 4.8, 3.4, 3.4, 4.3 for n = 4, …, 8 and k = n − 4, and less for the others
    half: n <= 5 ? 5.4 : n <= 8 || k < n - 4 ? 4.4 : 3.3,
    rule: `${rule} cos ${n}θ + X cos ${k + 2}θ + Y sin ${k + 2}θ + Z${k === 0 ? '' : ` cos(${times(k)} − φ)`}${lean ? ` + ½ cos(${n - 2}θ − ψ)` : ''}${spare === null ? '' : ` + ¼ cos(${times(spare)} − 1)`}${k === 0 ? '' : ' with a fixed φ'}${lean ? ' with a fixed ψ' : ''}.`,
  };
}

const times = (j: number): string => `${j === 1 ? '' : j}θ`;

/** A phase without relation to the others, in radians. */
const oddPhase = 1;

/** The frequencies above 0 that forms of degree n have, the lowest first. */
const sparesOf = (n: number): number[] => Array.from({ length: Math.floor(n / 2) }, (_, i) => (n % 2) + 2 * i).filter((j) => j > 0);

/**
 * Slice for M of codimension 1: forms whose even and odd part p₀, p₁ (read in x², y²) have a common real root.
 *
 * With N₀, N₁ their degrees and angles φ on the circle of hyperroots: p₀ = cos N₀φ + Z cos((N₀−2)φ − phase) and
 * p₁ = X cos N₁φ + Y sin N₁φ + ½ cos((N₁−2)φ − another phase): with the same one p₁ = X p₀ on a curve, where all hyperroots meet. Every hyperroot φ gives one horizontal line, and for N₀ = 2, N₁ = 1 the
 * surface is Plücker's conoid Z (X² + Y²) = X² − Y²: the double line, both pinch points and both handles are in view. The angle is
 * measured so that just as many of the N₀ roots of p₀ are squares as the other layers need, who then have the real roots they ask
 * for if the last layer takes one that is none, and not if it takes a square.
 */
function conoid({ degree: n, reduced }: Architecture): SliceView {
  const [even, odd] = [Math.floor(n / 2), Math.floor((n - 1) / 2)];
  const squares = Math.max(1, Math.min(even - 1, Math.floor(reduced.evenFilterCounts[0]! / 2)));
  // the arc of squares ends in the middles between two roots of cos N₀φ; for two roots the circle's coordinates are x², y² themselves
  const arc = even < 2 ? Math.PI / 2 : (Math.PI * squares) / even;
  const harmonic = (N: number, k: number, phase = 0): Form => substituted(harmonicForm(N, k, phase), [1, 0], [cosine(arc), Math.sin(arc)]);
  // at odd multiples of π/N the two harmonics of p₀ would have a zero in common: a plane of forms with one hyperroot
  const second = (N: number, turn = 0): Form => harmonic(N, N - 2, N === 2 ? 0 : Math.PI / (2 * N) + turn);
  const quarter = Math.PI / 2;
  return {
    origin: interlaced(n, harmonic(even, even), odd < 2 ? null : second(odd, oddPhase).map((c) => c / 2)),
    directions: [
      interlaced(n, null, harmonic(odd, odd)),
      interlaced(n, null, harmonic(odd, odd, quarter)),
      interlaced(n, even < 2 ? harmonic(even, even, quarter) : second(even), null),
    ],
    half: n <= 5 ? 1.75 : 2,
    rule: 'Z moves the even part of the form, X and Y the odd part, as harmonics on the circle of common roots in (x² : y²).',
  };
}

/** Through a filter of M: nothing of M would be in view of most slices. Codimension 2: a curve through the origin. */
function throughFunctionSpace(a: Architecture): SliceView {
  const origin = filterOfFunctionSpace(a);
  const random = rng(1);
  const basis: number[][] = [];
  while (basis.length < 3) {
    const next = nextUnitVector(Array.from(origin, random.normal), basis, 0.1);
    if (next !== null) basis.push(next);
  }
  return { origin, directions: [basis[0]!, basis[1]!, basis[2]!], half: euclideanNorm(origin), rule: 'Through a filter of M, in a random direction (seed 1).' };
}

/** Half the side of the box if this is the slice that the architecture starts with; null for any other. */
export function defaultHalf(a: Architecture, { origin, directions }: Slice): number | null {
  const first = defaultSlice(a);
  const same = (form: Form, other: Form): boolean => form.length === other.length && form.every((c, k) => c === other[k]);
  return same(origin, first.origin) && directions.every((d, i) => same(d, first.directions[i]!)) ? first.half : null;
}

/** A filter of M without symmetries: every layer has real roots, equally spaced, turned by an angle of its own. */
export function filterOfFunctionSpace({ degrees, strides }: Architecture): number[] {
  const filters = degrees.map((d, l) => harmonicForm(d, d, 0.4 + l));
  const filter = endToEndFilter(filters, strides);
  const size = euclideanNorm(filter);
  return filter.map((c) => c / size);
}

/** Three coefficients to vary and values for the others, such that strata of every kind are near. */
export function defaultCoordinates(a: Architecture): { readonly free: readonly [number, number, number]; readonly values: Filter } {
  const { degree: n, ambientDimension: k } = a;
  // codimension 1: the umbrella's slice C = E = 1 for degree 4, and what corresponds to it
  if (k === a.dimension + 1) return { free: [0, 1, 3], values: new Array<number>(k).fill(1) };
  const values = k === a.dimension ? chebyshevForm(n) : filterOfFunctionSpace(a);
  return { free: [k - 3, k - 2, k - 1], values };
}

/** Monic form with n real roots between −√2 and √2, 2^{1−n/2} T_n(x/√2): recursion p_{n+1} = x p_n − p_{n−1}/2 with p_1 = x, p_2 = x² − 1. */
export function chebyshevForm(n: number): number[] {
  let [before, form]: [number[], number[]] = [[2], [1, 0]];
  for (let i = 1; i < n; i++) [before, form] = [form, [...form, 0].map((c, j) => c - (j < 2 ? 0 : before[j - 2]! / 2))];
  return form;
}
