import { evaluateForm, type Form } from '../../polynomial/form.ts';
import { formatRootPattern } from '../../polynomial/formatRootPattern.ts';
import { divideByRoot } from '../quotient.ts';
import { lineOf, valueAt, type Ruling, type RulingFamily, type SheetLabel } from '../ruling.ts';
import { displacement, formAt } from '../slice.ts';
import { along, cross, length, scaled, unit, type Vector3 } from '../vector3.ts';
import { zeroOf } from '../zeroOf.ts';
import { conditionAt } from './conditions.ts';
import { directionAcross } from './directionAcross.ts';
import { noRoots, patternAbove, withMark, withSimple } from './patterns.ts';
import { pencilBreakpoints, signsAt, withOrders, type Reference } from './pencilBreakpoints.ts';
import { countRoots, labelOf, readLabel } from './rootCounts.ts';
import { isSigned, type Mark, type SpecialSlice } from './specialSlice.ts';

/** Lines of a plane, as shares of its reach, that stand for all of them. */
const samples = [0.3819, -0.6271];

/**
 * The plane of forms that vanish at a mark, ruled by parallel lines; the parameter is their distance. Its breakpoints are those of other
 * rulings: the multiplicity at the mark grows, the form vanishes at another mark, or it has a double root. A plane through the zero filter
 * is ruled by the lines through it instead, on which root patterns do not change; the parameter is their angle.
 *
 * @param reach Parallel lines reach this far to both sides of the point of the plane next to `centre`.
 */
export function markedPlane(special: SpecialSlice, mark: Mark, centre: Vector3, reach: number): RulingFamily {
  const { core, marks } = special;
  const signed = isSigned(special);
  const normal = unit(mark.plane.normal);
  const zero = zeroOf(core);
  const foot = zero ?? along(centre, normal, -valueAt(mark.plane, centre) / length(mark.plane.normal));
  const first = directionAcross(normal, linesIn(special, mark));
  const across = cross(normal, first);
  const lineAt = (parameter: number): Pick<Ruling, 'base' | 'direction'> =>
    zero === null ? { base: along(foot, across, parameter), direction: first } : { base: zero, direction: along(scaled(first, Math.cos(parameter)), across, Math.sin(parameter)) };
  const [x, y] = [Math.cos(mark.angle), Math.sin(mark.angle)];
  const quotient = (form: Form): Form => Array.from({ length: mark.order }).reduce<Form>((rest) => divideByRoot(rest, x, y), form);
  const pencilOn = ({ base, direction }: Pick<Ruling, 'base' | 'direction'>): [Form, Form] => [quotient(formAt(core, base)), quotient(displacement(core, direction))];
  const limits = zero === null ? { from: -reach, to: reach } : { from: 0, to: Math.PI };
  const references = withOrders(
    [
      { kind: 'triple', angle: mark.angle, order: 1 },
      ...marks.filter((other) => other !== mark).map(({ angle, order }): Reference => ({ kind: 'fixed', angle, order })),
    ],
    samples.map((share) => pencilOn(lineAt(share * limits.to))),
  );
  const sheets = new Map<number, SheetLabel>();
  return {
    ...limits,
    closed: zero !== null,
    reverses: zero !== null,
    twisted: false,
    at(parameter) {
      const line = lineAt(parameter);
      const [constant, slope] = pencilOn(line);
      const [c, m] = [evaluateForm(constant, x, y), evaluateForm(slope, x, y)];
      const quotientAt = (s: number): Form => (zero === null ? constant.map((value, k) => value + s * slope[k]!) : slope);
      return {
        theta: mark.angle,
        ...line,
        breakpoints: zero === null ? pencilBreakpoints(constant, slope, references, signed) : [{ s: 0, kind: 'zero', angle: mark.angle, change: 0, mark: signsAt(slope, references) % 2 === 1 }],
        labelAt: (s) => labelOf(countRoots(quotientAt(s), signed)),
        normalAt: (_s, inside): Vector3 => (turnsNormal(mark, signed, c + inside * m > 0) ? scaled(normal, -1) : normal),
      };
    },
    sheet(label) {
      let sheet = sheets.get(label);
      if (sheet === undefined) {
        const pattern = patternAbove(special, withSimple(withMark(noRoots, mark, mark.order), readLabel(label)));
        sheet = { id: formatRootPattern(pattern), pattern };
        sheets.set(label, sheet);
      }
      return sheet;
    },
    keeps: () => true,
    // curves in planes are drawn with the discriminant of the core, or as special lines
    curvePattern: () => null,
  };
}

/**
 * Normals point to the side of more real roots, if there is one: near P = (…)^k q the form P + εQ has two real roots in place of k = 2 at the
 * mark iff εQ q < 0 there, and its root moves from X/Y < 0 to X/Y > 0 iff εQ q > 0 at infinity, or < 0 at 0.
 */
function turnsNormal({ order, angle }: Mark, signed: boolean, positive: boolean): boolean {
  if (order % 2 === 0) return positive;
  if (!signed) return false;
  return angle === 0 ? !positive : angle === Math.PI / 2 && positive;
}

/** Directions of the lines in which the planes of other marks meet this one, and of that on which the multiplicity grows. */
const linesIn = ({ core, marks }: SpecialSlice, mark: Mark): Vector3[] =>
  marks.flatMap((other) => {
    const line = lineOf(mark.plane, other === mark ? conditionAt(core, mark.angle, mark.order) : other.plane);
    return line === null ? [] : [line.direction];
  });
