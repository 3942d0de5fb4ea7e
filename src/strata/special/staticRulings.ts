import { evaluateForm, maxNorm, type Form } from '../../polynomial/form.ts';
import { rootDivisor } from '../../polynomial/rootDivisor.ts';
import { factorUncertainty } from '../../numeric/tolerance.ts';
import { doubleRootQuotient } from '../quotient.ts';
import { rankDrops } from '../rankDrops.ts';
import { lineOf, type Ruling } from '../ruling.ts';
import { displacement, formAt } from '../slice.ts';
import type { Vector3 } from '../vector3.ts';
import { zeroOf } from '../zeroOf.ts';
import { apart } from './angles.ts';
import { splitCommonFactor } from './commonFactor.ts';
import { vanishingAt } from './conditions.ts';
import { coincidences } from './coincidences.ts';
import { conjugateCoincidences } from './conjugateCoincidences.ts';
import { angleOf } from './marks.ts';
import type { Mark, SpecialSlice } from './specialSlice.ts';
import { turningCondition } from './turningCondition.ts';

/** A root that all forms of a static ruling have. */
export interface StaticRoot {
  readonly angle: number;
  readonly multiplicity: number;
  /** The mark that it stands at, if any. */
  readonly mark: Mark | null;
}

/**
 * A ruling of the discriminant on which every form has a further multiple root: its own root three times, or a second root twice. Then it is
 * a curve stratum itself; its forms are f (c + s m) with a fixed f. The lines of forms with a fixed pair of conjugate double roots are such ones, too.
 */
export interface StaticRuling {
  readonly line: Pick<Ruling, 'base' | 'direction'>;
  /** Real roots of f. */
  readonly roots: readonly StaticRoot[];
  /** Multiplicities above one of the conjugate pairs of f. */
  readonly pairs: readonly number[];
  readonly constant: Form;
  readonly slope: Form;
}

/** A value below this, relative to forms of length one, is rounding. */
const vanishing = 1e-14;

/** Roots of a computed factor nearer than this are one; so are rulings. */
const sameAngle = 1e-7;

/** Coordinates of a line below this, relative to the largest, are rounding. */
const rounding = 1e-15 * 8;

/** Lines farther away than this, relative to the slice's origin, are lines at infinity. */
const farthest = 1e6;

const known = new WeakMap<object, readonly StaticRuling[]>();

/**
 * The static rulings of the core of a special slice, remembered for each core; none in slices through the zero filter, where the forms of a
 * ruling are multiples of one form.
 *
 * @source derived: ℓ_θ is static if the pencil P / (βx − αy)² of its forms has the root θ, or a double root φ (then ℓ_φ = ℓ_θ)
 */
export function staticRulings(special: SpecialSlice): readonly StaticRuling[] {
  const before = known.get(special.core);
  if (before !== undefined) return before;
  const found = zeroOf(special.core) === null ? search(special) : [];
  known.set(special.core, found);
  return found;
}

function search(special: SpecialSlice): StaticRuling[] {
  const { core } = special;
  const forms = [core.origin, ...core.directions];
  const turning = turningCondition(special);
  const lineAt = (theta: number): Pick<Ruling, 'base' | 'direction'> | null => {
    const second = turning.at(theta);
    return second === null ? null : lineOf(vanishingAt(forms, Math.cos(theta), Math.sin(theta)), second);
  };
  /** Orthonormal basis of the quotients of a ruling. */
  const pencilAt = (theta: number): readonly [Form, Form] | null => {
    const line = lineAt(theta);
    if (line === null) return null;
    const [x, y] = [Math.cos(theta), Math.sin(theta)];
    return orthonormal(doubleRootQuotient(formAt(core, line.base), x, y), doubleRootQuotient(displacement(core, line.direction), x, y));
  };
  const ownValue = (theta: number): number => {
    const pencil = pencilAt(theta);
    if (pencil === null) return 1;
    const value = Math.hypot(...pencil.map((form) => evaluateForm(form, Math.cos(theta), Math.sin(theta))));
    return value < vanishing ? 0 : value;
  };
  const found: StaticRuling[] = [];
  const angles = [...rankDrops(ownValue), ...(core.origin.length < 5 ? [] : coincidences(pencilAt))];
  for (const theta of angles) {
    if (found.some(({ roots }) => roots.some(({ angle, multiplicity }) => multiplicity > 1 && Math.abs(apart(angle, theta)) < 10 * sameAngle))) continue;
    const line = lineAt(theta);
    const one = line === null ? null : sharedOn(special, cleaned(line), theta);
    if (one !== null && isStaticAt(one, theta)) found.push(one);
  }
  if (core.origin.length < 6) return found;
  for (const line of conjugateCoincidences(core)) {
    const one = sharedOn(special, cleaned(line), 0);
    // on a line with real double roots besides the pair is known already
    if (one !== null && one.pairs.length > 0 && one.roots.every(({ multiplicity }) => multiplicity < 2)) found.push(one);
  }
  return found;
}

function orthonormal(constant: Form, slope: Form): readonly [Form, Form] | null {
  const size = Math.hypot(...slope);
  if (size === 0) return null;
  const second = slope.map((value) => value / size);
  const share = constant.reduce((sum, value, k) => sum + value * second[k]!, 0);
  const rest = constant.map((value, k) => value - share * second[k]!);
  const left = Math.hypot(...rest);
  return left === 0 ? null : [rest.map((value) => value / left), second];
}

/** The line without rounding in coordinates that are zero. */
function cleaned({ base, direction }: Pick<Ruling, 'base' | 'direction'>): Pick<Ruling, 'base' | 'direction'> {
  const clean = (v: Vector3): Vector3 => {
    const least = rounding * Math.max(1, ...v.map(Math.abs));
    return v.map((x) => (Math.abs(x) <= least ? 0 : x)) as unknown as Vector3;
  };
  return { base: clean(base), direction: clean(direction) };
}

/** The form without rounding in coefficients that are zero: powers of x and y are common factors only if they are so exactly. */
function withoutRounding(form: Form): Form {
  const least = rounding * maxNorm(form);
  return form.map((c) => (Math.abs(c) <= least ? 0 : c));
}

/** True if all forms with these roots have θ three times, or twice and another one twice. */
function isStaticAt({ roots, pairs }: StaticRuling, theta: number): boolean {
  const multiple = roots.filter(({ multiplicity }) => multiplicity > 1);
  const own = multiple.find(({ angle }) => Math.abs(apart(angle, theta)) < sameAngle);
  return own !== undefined && (own.multiplicity > 2 || multiple.length + pairs.length > 1);
}

/** What the forms of a line share; null if that are less than three roots. */
function sharedOn({ core, marks }: SpecialSlice, line: Pick<Ruling, 'base' | 'direction'>, theta: number): StaticRuling | null {
  if (Math.hypot(...displacement(core, line.base)) > farthest * Math.hypot(...core.origin)) return null;
  const { factor, quotients } = splitCommonFactor([formAt(core, line.base), displacement(core, line.direction)].map(withoutRounding));
  if (factor.length < 4) return null;
  const { real, pairs } = rootDivisor(factor, { uncertainty: 10 * factorUncertainty, tolerance: sameAngle });
  const roots = real.map((root): StaticRoot => {
    const angle = angleOf(root);
    const mark = marks.find((other) => Math.abs(apart(other.angle, angle)) < sameAngle) ?? null;
    return { angle: mark?.angle ?? (Math.abs(apart(theta, angle)) < sameAngle ? theta : angle), multiplicity: root.multiplicity, mark };
  });
  return { line, roots, pairs: pairs.map(({ multiplicity }) => multiplicity).filter((m) => m > 1), constant: quotients[0]!, slope: quotients[1]! };
}
