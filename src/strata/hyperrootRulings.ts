import { lineOf, middlesOf, valueAt, zeroOf, type Interval, type Ruling, type RulingFamily } from './ruling.ts';
import { equationOf, type Slice } from './slice.ts';
import { dot, unit } from './vector3.ts';

/**
 * The forms of degree 2 in x², y² as a family of lines: ℓ_θ holds the multiples of βx² − αy², the forms with the hyperroot
 * (x² : y²) = (α : β) = (cos θ : sin θ). Both polyphase parts vanish at the hyperroot: Aα + Cβ = 0 and B = 0.
 *
 * With u the direction, u × ∂w/∂θ = −(−Aβ + Cα) times the normal of B = 0: the strips change side where −Aβ + Cα = 0, at the
 * zero filter. The direction (−β, 0, α) changes sign at θ + π.
 *
 * @throws RangeError unless the forms have degree 2.
 * @source GeoLCN, Proposition 2.2 (P = w₁ · w₂(x², y²)); the rulings are derived in geometry.md, section 2
 */
export function hyperrootRulings(slice: Slice): RulingFamily {
  if (slice.origin.length !== 3) throw new RangeError(`hyperrootRulings: forms of degree ${slice.origin.length - 1} are not ruled yet`);
  return { at: (theta) => hyperrootRuling(slice, theta), reverses: true };
}

function hyperrootRuling(slice: Slice, theta: number): Ruling | null {
  const [alpha, beta] = [Math.cos(theta), Math.sin(theta)];
  const even = equationOf([alpha, 0, beta], slice);
  const odd = equationOf([0, 1, 0], slice);
  const line = lineOf(even, odd);
  if (line === null) return null;
  const turning = equationOf([-beta, 0, alpha], slice);
  const [constant, slope] = [valueAt(turning, line.base), dot(turning.normal, line.direction)];
  const zero = zeroOf(constant, slope);
  const breakpoints = zero === null ? [] : [zero];
  const normal = unit(odd.normal);
  const intervals = middlesOf(breakpoints).map(
    (s): Interval => ({ label: 'x², y²', pattern: null, normal: () => normal, side: constant + s * slope > 0 ? -1 : 1 }),
  );
  return { theta, ...line, breakpoints, intervals };
}
