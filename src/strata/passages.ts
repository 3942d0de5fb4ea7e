import { evaluateForm, multiplyForms } from '../polynomial/form.ts';
import { realRoots } from '../polynomial/realRoots.ts';
import { lineOf, type MovingEquation } from './ruling.ts';
import type { Equation } from './slice.ts';
import type { MovingVector, View } from './view.ts';

/** An interval of θ in which a line meets the view all the time, or never. Its end may be beyond π, where the family goes on with its first lines. */
export interface Passage {
  readonly from: number;
  readonly to: number;
  readonly visible: boolean;
}

/** Forms of a higher degree are not searched for their zeros. */
const highestDegree = 64;

/** Lines this near to the rim, relative to the size of the view, touch it: where they do so twice at once, or all the time, zeros are split by rounding. */
const touch = 1e-7;

/**
 * The passages of a line through a view, in turn for θ in [0, π); none if the line is always seen, or never.
 *
 * The line in which the planes c₀ + N₀ · x = 0 and c₁ + N₁ · x = 0 meet has the direction N₀ × N₁ and the moment c₀ N₁ − c₁ N₀, forms
 * in (cos θ : sin θ), so that it touches the rim of the view only at zeros of forms: however short a passage is, it is found.
 *
 * @source derived (Plücker's coordinates of the line)
 */
export function passagesOf([first, second]: readonly [MovingEquation, MovingEquation], view: View): Passage[] {
  const minor = (i: number, j: number): number[] => {
    const [p, q] = [multiplyForms(first[i]!, second[j]!), multiplyForms(first[j]!, second[i]!)];
    return p.map((value, k) => value - q[k]!);
  };
  const direction: MovingVector = [minor(2, 3), minor(3, 1), minor(1, 2)];
  const moment: MovingVector = [minor(0, 1), minor(0, 2), minor(0, 3)];
  const angles = view
    .touching(direction, moment)
    .flatMap((form) => (form.length - 1 > highestDegree ? [] : realRoots(form)))
    .sort((a, b) => a - b);
  const gauge = (theta: number): number => {
    const line = lineOf(equationAt(first, theta), equationAt(second, theta));
    return line === null ? Infinity : view.gauge(line.base, line.direction);
  };
  return joined(
    angles.flatMap((from, i): Passage[] => {
      const to = angles[i + 1] ?? angles[0]! + Math.PI;
      const middle = gauge((from + to) / 2);
      return Math.abs(middle - 1) <= touch ? [] : [{ from, to, visible: middle < 1 }];
    }),
  );
}

function equationAt(equation: MovingEquation, theta: number): Equation {
  const value = (i: number): number => evaluateForm(equation[i]!, Math.cos(theta), Math.sin(theta));
  return { constant: value(0), normal: [value(1), value(2), value(3)] };
}

/** Neighbours in which the line is seen, or is not seen, are one passage. */
function joined(pieces: readonly Passage[]): Passage[] {
  const start = pieces.findIndex(({ visible }, i) => visible !== pieces.at(i - 1)!.visible);
  if (start < 0) return [];
  const later = ({ from, to, visible }: Passage): Passage => ({ from: from + Math.PI, to: to + Math.PI, visible });
  const passages: Passage[] = [];
  for (const piece of [...pieces.slice(start), ...pieces.slice(0, start).map(later)]) {
    const last = passages.at(-1);
    if (last?.visible === piece.visible) passages[passages.length - 1] = { ...last, to: piece.to };
    else passages.push(piece);
  }
  return passages;
}
