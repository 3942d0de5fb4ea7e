import { polyphaseSections } from '../../polynomial/polyphase.ts';
import { evaluateForm, type Form } from '../../polynomial/form.ts';
import { realRootCount } from '../../polynomial/realRoots.ts';
import { divideByRoot, meetingAngles, rootsGained, wronskian } from '../quotient.ts';
import { lineOf, planesSine, valueAt, type Breakpoint, type Ruling, type RulingFamily } from '../ruling.ts';
import { displacement, formAt, type Equation, type Slice } from '../slice.ts';
import { along, cross, dot, length, scaled, unit, type Vector3 } from '../vector3.ts';
import { equationsAt, hyperrootSystem, type HyperrootSystem } from './hyperrootSystem.ts';

/** Directions kept to orient the others: neighbours differ by far less than a right angle. */
const orientations = 1440;

/** Sines below this have too few digits: the line is taken a little beside. */
const flatSine = 1e-7;
const beside = 1e-6;

/** A normal below this, relative to another one on its ruling, is zero: there the surface has an apex. */
const vanishingNormal = 1e-7;

/**
 * The forms of a slice with a hyperroot of stride S, where the S equations are consistent and of rank 2 for every θ: a ruled surface
 * although the closure has codimension above 1 (cones of matrices of rank one, say).
 *
 * ℓ_θ is cut out by the two equations that are farthest from dependent at θ. With u its direction and ẇ the solution of the
 * differentiated equations N_i · ẇ = −(N_i' · w + c_i') orthogonal to u, the normal is u × ẇ.
 *
 * @param neededRoots Number of real roots that the other factor needs for the form to be in M, o₁.
 * @source derived
 */
export function hyperrootFamily(slice: Slice, stride: number, neededRoots: number): RulingFamily {
  const system = hyperrootSystem(slice, stride);
  const directions = orientedDirections(system);
  const oriented = (theta: number, line: Line): Line => {
    const nearest = directions[Math.min(orientations, Math.max(0, Math.round((theta * orientations) / Math.PI)))]!;
    return dot(nearest, line.direction) < 0 ? { ...line, direction: scaled(line.direction, -1) } : line;
  };
  return {
    from: 0,
    to: Math.PI,
    closed: true,
    reverses: dot(directions[0]!, directions[orientations]!) < 0,
    twisted: true,
    at(theta) {
      const line = lineAt(system, theta);
      return line === null ? null : rulingOf(slice, system, theta, oriented(theta, line), neededRoots);
    },
    sheet: (label) => ({ id: label >= neededRoots ? 'in M' : 'closure', pattern: null }),
    keeps: ({ kind }, below, above) => kind === 'zero' || below >= neededRoots !== above >= neededRoots,
  };
}

type Line = NonNullable<ReturnType<typeof lineOf>>;

interface Pair {
  readonly first: number;
  readonly second: number;
  readonly sine: number;
}

function bestPair(equations: readonly Equation[]): Pair {
  let best: Pair = { first: 0, second: 1, sine: -1 };
  for (let i = 0; i < equations.length; i++)
    for (let j = 0; j < i; j++) {
      const sizes = length(equations[i]!.normal) * length(equations[j]!.normal);
      const sine = sizes > 0 ? planesSine(equations[j]!, equations[i]!) * Math.min(1, sizes) : 0;
      if (sine > best.sine) best = { first: j, second: i, sine };
    }
  return best;
}

/** The line at θ, or one a little beside where all pairs of equations are dependent. */
function lineAt(system: HyperrootSystem, theta: number): Line | null {
  const equations = equationsAt(system.rows, theta);
  const { first, second, sine } = bestPair(equations);
  if (sine > flatSine) return lineOf(equations[first]!, equations[second]!);
  const moved = equationsAt(system.rows, theta + beside);
  const pair = bestPair(moved);
  return pair.sine > 0 ? lineOf(moved[pair.first]!, moved[pair.second]!) : null;
}

/** Directions at even steps of θ, each on the side of the one before. */
function orientedDirections(system: HyperrootSystem): Vector3[] {
  const found: Vector3[] = [];
  for (let i = 0; i <= orientations; i++) {
    const before = found.at(-1) ?? null;
    const direction = lineAt(system, (Math.PI * i) / orientations)?.direction ?? before ?? [0, 0, 1];
    found.push(before !== null && dot(before, direction) < 0 ? scaled(direction, -1) : direction);
  }
  return found;
}

function rulingOf(slice: Slice, system: HyperrootSystem, theta: number, line: Line, neededRoots: number): Ruling {
  const { base, direction } = line;
  const equations = equationsAt(system.rows, theta);
  const derivatives = equationsAt(system.derivatives, theta);
  const { first, second } = bestPair(equations);
  const [m, n] = [equations[first]!.normal, equations[second]!.normal];
  const [mm, mn, nn] = [dot(m, m), dot(m, n), dot(n, n)];
  const gram = mm * nn - mn * mn;
  const normal = (s: number): Vector3 => {
    const point = along(base, direction, s);
    const [p, q] = [-valueAt(derivatives[first]!, point), -valueAt(derivatives[second]!, point)];
    const velocity = along(scaled(m, (p * nn - q * mn) / gram), n, (q * mm - p * mn) / gram);
    return cross(direction, velocity);
  };
  const [alpha, beta] = [Math.cos(theta), Math.sin(theta)];
  const constant = quotientBy(formAt(slice, base), system.stride, alpha, beta);
  const slope = quotientBy(displacement(slice, direction), system.stride, alpha, beta);
  const apex = apexOf(normal(0), along(normal(1), normal(0), -1));
  const breakpoints: Breakpoint[] = apex === null ? [] : [{ s: apex, kind: 'zero', angle: theta, change: 0, mark: false }];
  if (neededRoots >= 2) breakpoints.push(...meetings(constant, slope));
  return {
    theta,
    base,
    direction,
    breakpoints: breakpoints.sort((a, b) => a.s - b.s),
    labelAt: (s) => (neededRoots < 2 ? neededRoots : realRootCount(constant.map((c, k) => c + s * slope[k]!))),
    normalAt(s, inside) {
      const [here, nearby] = [normal(s), normal(inside)];
      return unit(length(here) > vanishingNormal * length(nearby) ? here : nearby);
    },
  };
}

/** The s at which N₀ + s N₁ = 0, if there is one. */
function apexOf(constant: Vector3, slope: Vector3): number | null {
  const square = dot(slope, slope);
  if (!(square > 0)) return null;
  const s = -dot(constant, slope) / square + 0;
  return length(along(constant, slope, s)) <= vanishingNormal * Math.max(length(constant), Math.sqrt(square)) ? s : null;
}

/** Quotient of a form by βx^S − αy^S, for a form that has this factor. */
export function quotientBy(form: Form, stride: number, alpha: number, beta: number): number[] {
  const sections = polyphaseSections(form, stride).map((section) => divideByRoot(section, alpha, beta));
  return Array.from({ length: form.length - stride }, (_, k) => sections[k % stride]![Math.floor(k / stride)]!);
}

/** Where two real roots of the quotient c + s m meet. */
const meetings = (constant: Form, slope: Form): Breakpoint[] =>
  meetingAngles(wronskian(constant, slope)).flatMap((angle) => {
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    const s = -evaluateForm(constant, x, y) / evaluateForm(slope, x, y) + 0;
    return Number.isFinite(s) ? [{ s, kind: 'rootsMeet' as const, angle, change: rootsGained(constant, slope, s, x, y), mark: false }] : [];
  });
