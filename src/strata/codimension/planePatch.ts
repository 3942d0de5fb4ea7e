import type { Equation } from '../slice.ts';
import type { Patch } from '../patches/patch.ts';
import { along, cross, dot, length, unit, type Vector3 } from '../vector3.ts';
import type { View } from '../view.ts';

const cells = 12;

/** The plane of an equation as a patch that reaches beyond the view. */
export function planePatch({ constant, normal }: Equation, view: View): Patch {
  const n = unit(normal);
  const height = constant / length(normal) + dot(n, view.centre);
  const foot = along(view.centre, n, -height);
  const axis: Vector3 = Math.abs(n[0]) < 0.6 ? [1, 0, 0] : [0, 1, 0];
  const e = unit(cross(n, axis));
  const f = cross(n, e);
  const reach = 1.8 * Math.max(view.radius, ...[0, 1, 2].map((i) => (view.box.max[i]! - view.box.min[i]!) / 2));
  const share = (u: number): number => ((2 * u) / cells - 1) * reach;
  return {
    columns: cells,
    rows: cells,
    canonical: (u, v) => [u, v],
    at: (u, v) => ({ position: along(along(foot, e, share(u)), f, share(v)), normal: n }),
    side: 1,
    label: () => '',
    cuts: [],
    rulingSteps: { u: null, v: null },
  };
}
