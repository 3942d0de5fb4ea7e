import type { Form } from '../polynomial/form.ts';
import type { ProjectivePoint } from '../polynomial/projectiveRoot.ts';
import { rootDivisor } from '../polynomial/rootDivisor.ts';

/** Real irreducible factors of a real form with distinct roots: linear forms, and quadratic ones without real roots. */
export interface RootForms {
  readonly real: readonly Form[];
  readonly pairs: readonly Form[];
}

/** Splits a form into real irreducible ones, of Euclidean length 1; a constant is dropped. Roots that count as equal come as often as they count. */
export function rootForms(form: Form): RootForms {
  if (form.length === 2) return { real: [unit(form)], pairs: [] };
  if (form.length === 3) return ofQuadratic(form as readonly [number, number, number]);
  const { real, pairs } = rootDivisor(form);
  const repeated = (roots: readonly (ProjectivePoint & { readonly multiplicity: number })[], formOf: (root: ProjectivePoint) => Form): Form[] =>
    roots.flatMap((root) => Array.from({ length: root.multiplicity }, () => unit(formOf(root))));
  return {
    // x − z y, or (y/x) x − y
    real: repeated(real, ({ re, inverted }) => (inverted ? [re, -1] : [1, -re])),
    pairs: repeated(pairs, ({ re, im, inverted }) => (inverted ? [re * re + im * im, -2 * re, 1] : [1, -2 * re, re * re + im * im])),
  };
}

function ofQuadratic(form: readonly [number, number, number]): RootForms {
  const [a, b, c] = unit(form) as [number, number, number];
  const discriminant = b * b - 4 * a * c;
  if (discriminant < 0) return { real: [], pairs: [[a, b, c]] };
  // one root from each end, so that neither loses digits: x = q/a and y/x = q/c, q = −(b ± √disc)/2
  const q = -(b + (b < 0 ? -1 : 1) * Math.sqrt(discriminant)) / 2;
  const double = a === 0 ? [0, 1] : [1, 0];
  return { real: q === 0 ? [double, double] : [unit([a, -q]), unit([q, -c])], pairs: [] };
}

function unit(form: Form): number[] {
  const size = Math.hypot(...form);
  return form.map((c) => c / size);
}
