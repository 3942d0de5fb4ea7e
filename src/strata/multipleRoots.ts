import { circleDerivative } from '../polynomial/circleDerivative.ts';
import { evaluateForm, type Form } from '../polynomial/form.ts';
import { solveLinear } from '../numeric/solve.ts';
import { formAt, type Slice } from './slice.ts';
import type { Vector3 } from './vector3.ts';

/** A root at angle (cos : sin), wanted with a multiplicity. */
export interface WantedRoot {
  readonly angle: number;
  readonly multiplicity: number;
  /** True if the angle is given exactly and no unknown. */
  readonly fixed?: boolean;
}

/** Newton steps; quadratic convergence needs four from an event's place. */
const mostSteps = 12;

/** A step below this, relative to the size of the unknowns, ends the iteration: a few roundings, or more where the roots are close together. */
const smallestStep = 1e-14;
const acceptedStep = 1e-11;
const patientSteps = 5;

/**
 * The point at which forms have common roots of the wanted multiplicities, near a given place: Newton's method on P(φ_i) = … =
 * P^(m_i − 1)(φ_i) = 0, for every form P, in the position and the angles φ_i.
 *
 * @param sections One slice for each form, all with the same coordinates: the slice itself for roots of its forms, its polyphase
 *   sections for hyperroots. Equations must be as many as unknowns: Σ m_i sections = 3 + number of roots that are not fixed.
 * @returns null if the iteration does not settle.
 * @source derived
 */
export function multipleRootPoint(sections: readonly Slice[], near: Vector3, roots: readonly WantedRoot[]): { position: Vector3; angles: number[] } | null {
  const deepest = Math.max(...roots.map(({ multiplicity }) => multiplicity));
  const directions = sections.map((slice) => slice.directions.map((form) => derivativesOf(form, deepest)));
  const free = roots.filter(({ fixed }) => fixed !== true);
  const unknowns = [...near, ...free.map(({ angle }) => angle)];
  const angleOf = (root: WantedRoot): number => (root.fixed === true ? root.angle : unknowns[3 + free.indexOf(root)]!);
  for (let step = 0; step < mostSteps; step++) {
    const position: Vector3 = [unknowns[0]!, unknowns[1]!, unknowns[2]!];
    const matrix: number[][] = [];
    const rightSide: number[] = [];
    sections.forEach((slice, r) => {
      const form = derivativesOf(formAt(slice, position), deepest + 1);
      roots.forEach((root) => {
        const [x, y] = [Math.cos(angleOf(root)), Math.sin(angleOf(root))];
        for (let order = 0; order < root.multiplicity; order++) {
          const byAngle = free.map((other) => (other === root ? evaluateForm(form[order + 1]!, x, y) : 0));
          matrix.push([...directions[r]!.map((derivatives) => evaluateForm(derivatives[order]!, x, y)), ...byAngle]);
          rightSide.push(-evaluateForm(form[order]!, x, y));
        }
      });
    });
    const solved = solveLinear(matrix, rightSide);
    if (solved.status !== 'solved') return null;
    let [moved, size] = [0, 1];
    solved.solution.forEach((delta, i) => {
      unknowns[i]! += delta;
      moved = Math.max(moved, Math.abs(delta));
      size = Math.max(size, Math.abs(unknowns[i]!));
    });
    if (!Number.isFinite(moved)) return null;
    if (moved <= smallestStep * size || (step >= patientSteps && moved <= acceptedStep * size)) return { position: [unknowns[0]!, unknowns[1]!, unknowns[2]!], angles: roots.map(angleOf) };
  }
  return null;
}

const derivativesOf = (form: Form, highest: number): Form[] => {
  const all: Form[] = [form];
  for (let order = 0; order < highest; order++) all.push(circleDerivative(all.at(-1)!));
  return all;
};
