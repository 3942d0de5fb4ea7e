import { membership } from '../../network/membership.ts';
import { dilateForm, maxNorm, multiplyForms, type Form } from '../../polynomial/form.ts';
import { zeroOfPencil } from '../quotient.ts';
import { lineOf, type Ruling } from '../ruling.ts';
import { displacement, formAt, type Equation } from '../slice.ts';
import { splitCommonFactor } from '../special/commonFactor.ts';
import { hyperfactorOf } from '../special/hyperrootMultiples.ts';
import { pencilBreakpoints, type Reference } from '../special/pencilBreakpoints.ts';
import { along, type Vector3 } from '../vector3.ts';
import type { FactorPlace } from './hyperrootPlace.ts';
import type { PictureContext } from './kind.ts';
import { hyperrootPosition } from './swept.ts';

/** A piece of a line. */
interface LinePiece {
  readonly positions: number[];
  readonly index: number[];
  readonly place: FactorPlace;
}

const seams: readonly Reference[] = [0, Math.PI / 2].map((angle) => ({ kind: 'fixed', angle, order: 1 }));

/** Coefficients below this, relative to the largest, are zeros with rounding. */
const roundedZero = 1e-12;

/** The lines in which planes of forms h(x², y²) K cross each other, or planes of forms with a fixed hyperroot, in pieces by the place of their forms. */
export function crossingLines(context: PictureContext): LinePiece[] {
  const position = hyperrootPosition(context);
  if (position?.kind !== 'general') return [];
  const { planes, multiples } = position;
  return multiples.flatMap(({ plane, factor }, i) => [...planes, ...multiples.slice(0, i)].flatMap((other) => piecesOf(context, plane, other.plane, factor)));
}

function piecesOf(context: PictureContext, plane: Equation, other: Equation, factor: Form): LinePiece[] {
  const { slice, view } = context;
  const line = lineOf(plane, other);
  const chord = line === null ? null : view.chord(line.base, line.direction);
  if (slice === null || line === null || chord === null) return [];
  const h = (form: Form): Form => hyperfactorOf(form, factor);
  const ends: { s: number; point: Vector3 }[] = [
    { s: chord.from, point: chord.start },
    ...cutsOf(h(formAt(slice, line.base)), h(displacement(slice, line.direction)))
      .filter((s) => s > chord.from && s < chord.to)
      .map((s) => ({ s, point: along(line.base, line.direction, s) })),
    { s: chord.to, point: chord.end },
  ];
  return ends.slice(1).map(({ s, point }, i): LinePiece => {
    const before = ends[i]!;
    return { positions: [...before.point, ...point], index: [0, 1], place: placeAt(context, h(formAt(slice, pointOn(line, (s + before.s) / 2))), factor) };
  });
}

const pointOn = ({ base, direction }: Pick<Ruling, 'base' | 'direction'>, s: number): Vector3 => along(base, direction, s);

/** Where hyperroots of c + s m meet or pass 0 or infinity, and where the form is zero. */
function cutsOf(constant: Form, slope: Form): number[] {
  const zero = zeroOfPencil(constant, slope);
  if (zero !== null) return [zero];
  const [c, m] = splitCommonFactor([constant, slope]).quotients as [Form, Form];
  return m.length < 2 ? [] : pencilBreakpoints(c, m, seams, true).map(({ s }) => s);
}

function placeAt({ architecture }: PictureContext, h: Form, factor: Form): FactorPlace {
  const size = maxNorm(h);
  const exact = h.map((c) => (Math.abs(c) <= roundedZero * size ? 0 : c));
  const { inFunctionSpace, onBoundary } = membership(architecture, multiplyForms(dilateForm(exact, 2), factor));
  return { inFunctionSpace, onBoundary, place: !inFunctionSpace ? 'closure' : onBoundary ? 'boundary' : 'inside' };
}
