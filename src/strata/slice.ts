import type { Form } from '../polynomial/form.ts';
import type { Vector3 } from './vector3.ts';

/** Affine slice w = origin + X a + Y b + Z c of the space of forms; directions (a, b, c) need not be orthonormal. */
export interface Slice {
  readonly origin: Form;
  readonly directions: readonly [Form, Form, Form];
}

/** One linear equation on a slice: constant + normal · (X, Y, Z) = 0. */
export interface Equation {
  readonly constant: number;
  readonly normal: Vector3;
}

/** The linear functional w -> Σ_k row_k w_k, read on the slice. */
export function equationOf(row: readonly number[], { origin, directions }: Slice): Equation {
  const value = (form: Form): number => row.reduce((sum, r, k) => sum + r * form[k]!, 0);
  return { constant: value(origin), normal: [value(directions[0]), value(directions[1]), value(directions[2])] };
}

/** The form at a position of the slice. */
export const formAt = ({ origin, directions: [a, b, c] }: Slice, [X, Y, Z]: Vector3): number[] =>
  origin.map((o, k) => o + X * a[k]! + Y * b[k]! + Z * c[k]!);

/** The form that moving in a direction of the slice adds: formAt without the origin. */
export const displacement = ({ directions: [a, b, c] }: Slice, [X, Y, Z]: Vector3): number[] =>
  a.map((value, k) => X * value + Y * b[k]! + Z * c[k]!);
