import { discriminant } from '../../polynomial/discriminant.ts';
import { euclideanNorm, isZeroForm, type Form } from '../../polynomial/form.ts';
import { realRoots } from '../../polynomial/realRoots.ts';
import type { Quality } from '../quality.ts';
import { along, type Vector3 } from '../vector3.ts';
import type { View } from '../view.ts';
import type { Patch, PatchPoint } from './patch.ts';
import { patchColumns } from './patchCells.ts';
import { normalOf, principalDirections } from './principalDirections.ts';
import { productJet, type FactorKind } from './productJet.ts';

/** A linear image of the space of filters: w goes to (r_i · (w − origin))_i. */
export interface LinearImage {
  readonly origin: Form;
  readonly rows: readonly [Form, Form, Form];
}

/** Products of factors of given kinds, and the factors through which a patch goes. */
export interface ProductFamily {
  readonly kinds: readonly FactorKind[];
  readonly factors: readonly Form[];
  /** Whether the real roots of the factors decide what a point is called; the patch is cut where their numbers change. */
  readonly byRealRoots: boolean;
}

/** Steps aside, in cells, for the normal at a point where the image of the patch has a pinch. */
const aside = 1e-3;

/** Half-widths of a patch: at most this much of the view's size, and at most the length of all factors together. */
const reachInView = 1.5;

/**
 * The two-parameter patch f + s e₁ + t e₂ of a family of products through given factors f, as a surface in a linear image:
 * e₁ and e₂ are the directions of parameter space that move the image most. Normals are those of the exact differential.
 *
 * @returns null if nothing moves the image.
 */
export function imagePatch(family: ProductFamily, image: LinearImage, view: View, quality: Quality): { patch: Patch; factorsAt: (u: number, v: number) => number[][] } | null {
  const { kinds, factors } = family;
  const project = (form: Form): Vector3 => image.rows.map((row) => row.reduce((sum, c, k) => sum + c * form[k]!, 0)) as unknown as Vector3;
  const found = principalDirections(parameterImages(kinds, factors).map(project));
  if (found === null) return null;
  const directions = found.directions.map((flat) => likeFactors(flat, factors)) as [number[][], number[][]];
  const size = euclideanNorm(factors.flat());
  const reach = found.speeds.map((speed) => (speed > 0 ? Math.min((reachInView * view.radius) / speed, size) : size)) as [number, number];
  const count = patchColumns[quality] / 2;
  const share = (u: number): number => (2 * u) / count - 1;
  const factorsAt = (u: number, v: number): number[][] =>
    factors.map((f, i) => f.map((c, j) => c + reach[0] * share(u) * directions[0][i]![j]! + reach[1] * share(v) * directions[1][i]![j]!));
  const start = project(image.origin);
  const pointAt = (u: number, v: number): { position: Vector3; normal: Vector3 | null } => {
    const jet = productJet(kinds, factorsAt(u, v), directions);
    return { position: along(project(jet.value), start, -1), normal: normalOf(project(jet.along[0]), project(jet.along[1])) };
  };
  const patch: Patch = {
    columns: count,
    rows: count,
    canonical: (u, v) => [u, v],
    at(u, v): PatchPoint {
      const { position, normal } = pointAt(u, v);
      if (normal !== null) return { position, normal };
      const near = [[1, 1], [-1, 1], [1, -1], [-1, -1]].map(([a, b]) => pointAt(u + aside * a!, v + aside * b!).normal);
      return { position, normal: near.find((n) => n !== null) ?? [0, 0, 1] };
    },
    side: 1,
    label: (u, v) => (family.byRealRoots ? rootCounts(kinds, factorsAt(u, v)) : ''),
    cuts: family.byRealRoots ? kinds.flatMap((kind, i) => countChanges(kind).map((value) => (u: number, v: number) => value(factorsAt(u, v)[i]!))) : [],
    rulingSteps: { u: null, v: null },
    endsAtBorder: true,
  };
  return { patch, factorsAt };
}

/** Where each parameter moves the product: the columns of its Jacobian. */
function parameterImages(kinds: readonly FactorKind[], factors: readonly Form[]): (readonly number[])[] {
  const zero = factors.map((f) => f.map(() => 0));
  return factors.flatMap((f, i) =>
    f.map((_, j) => {
      const direction = zero.map((g, h) => (h === i ? g.map((_c, k) => (k === j ? 1 : 0)) : g));
      return productJet(kinds, factors, [direction, zero]).along[0];
    }),
  );
}

function likeFactors(flat: readonly number[], factors: readonly Form[]): number[][] {
  let at = 0;
  return factors.map((f) => flat.slice(at, (at += f.length)));
}

/** Functions that vanish where the number of real roots of a factor changes, or, at strides above 1, of positive and of negative ones. */
function countChanges({ degree, stride }: FactorKind): ((factor: Form) => number)[] {
  const unitOf = (factor: Form): Form => (isZeroForm(factor) ? factor : factor.map((c) => c / euclideanNorm(factor)));
  const meeting = degree < 2 ? [] : [(factor: Form) => discriminant(unitOf(factor))];
  const atEnds = degree < 1 || stride === 1 ? [] : [(factor: Form) => unitOf(factor)[0]!, (factor: Form) => unitOf(factor).at(-1)!];
  return [...meeting, ...atEnds];
}

/** Numbers of real roots of the factors; positive and negative ones apart at strides above 1, where they split differently. */
const rootCounts = (kinds: readonly FactorKind[], factors: readonly Form[]): string =>
  kinds
    .map(({ stride }, i) => {
      const angles = realRoots(factors[i]!);
      return stride === 1 ? angles.length : `${angles.filter((angle) => angle < Math.PI / 2).length}+${angles.filter((angle) => angle > Math.PI / 2).length}`;
    })
    .join(' ');
