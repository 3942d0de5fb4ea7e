import { describe, expect, it } from 'vitest';
import { architecture } from '../../network/architecture.ts';
import { membership } from '../../network/membership.ts';
import { rng } from '../../numeric/rng.ts';
import { dilateForm, euclideanNorm, multiplyForms, type Form } from '../../polynomial/form.ts';
import { formatRootPattern } from '../../polynomial/formatRootPattern.ts';
import { chordalDistance, isUpper, type ProjectivePoint } from '../../polynomial/projectiveRoot.ts';
import { curvesOf } from '../curves.ts';
import { randomPoint } from '../laws/completenessLaws.testing.ts';
import { distanceToStratum } from '../laws/distances.testing.ts';
import { lawReport, usualEffort } from '../laws/lawReport.testing.ts';
import { angleOf, readPattern, rootsOf } from '../laws/roots.testing.ts';
import { structuredFit } from '../laws/structuredFit.testing.ts';
import { picture } from '../index.ts';
import { sceneOf } from '../pictureLaws.testing.ts';
import { placeOf } from '../kinds/place.ts';
import { divideByRoot } from '../quotient.ts';
import { sweepRulings, type SweptRulings } from '../rulings.ts';
import { formAt } from '../slice.ts';
import { along, distance, type Vector3 } from '../vector3.ts';
import { viewOf } from '../view.ts';
import { apart } from './angles.ts';
import { coreRulings } from './coreRulings.ts';
import { markedPlane } from './markedPlanes.ts';
import { sliceOf, specialCases } from './specialCases.testing.ts';
import { positionOf, type SpecialSlice } from './specialSlice.ts';

/** Chordal distance below which roots of rounded forms are one: a four-fold root is known to about this. */
const oneRoot = 2e-3;

/** Forms on pieces shorter than this, relative to the view, have roots too near to each other to be told apart. */
const shortest = 0.05;

/** Bounds on the work: more rulings than this are the sign of noise. */
const mostRulings = 2500;

function sweepsOf(special: SpecialSlice, view: ReturnType<typeof viewOf>): SweptRulings[] {
  return [coreRulings(special), ...special.marks.map((mark) => markedPlane(special, mark, view.centre, 2 * view.radius))].map((family) => sweepRulings(family, view, 'draft'));
}

/** The pattern of a form whose multiple roots are known to rounding, or null if other roots are too near to each other. */
function patternNear(form: Form): string | null {
  const strict = clusteredPattern(form, oneRoot / 10);
  return strict === clusteredPattern(form, oneRoot) ? strict : null;
}

/** Multiplicities of clusters of the roots that come out of floating point; real are those next to the real line. */
function clusteredPattern(form: Form, apart: number): string {
  const groups: ProjectivePoint[][] = [];
  for (const root of rootsOf(form)) {
    const near = groups.filter((group) => group.some((other) => chordalDistance(root, other) <= apart));
    for (const group of near) groups.splice(groups.indexOf(group), 1);
    groups.push([root, ...near.flat()]);
  }
  const isOnLine = (group: readonly ProjectivePoint[]): boolean => group.some((root) => chordalDistance(root, { ...root, im: -root.im }) <= apart);
  const sizes = (all: readonly ProjectivePoint[][]): number[] => all.map((group) => group.length).sort((p, q) => p - q);
  return formatRootPattern({ real: sizes(groups.filter(isOnLine)), complex: sizes(groups.filter((group) => !isOnLine(group) && isUpper(group[0]!))) });
}

const specials = specialCases().map((one) => [one.name, one] as const);

describe.each(specials)('%s', (_, one) => {
  const { architecture: a, request } = one;
  const slice = sliceOf(one);
  const view = viewOf(request.box, request.clip ?? 'box');
  const position = positionOf(slice);
  if (position.kind !== 'special') throw new RangeError('not a special slice');
  const { special } = position;
  const sweeps = sweepsOf(special, view);

  it('is swept with few rulings', () => {
    for (const { rulings } of sweeps) expect(rulings.length).toBeLessThan(mostRulings);
  });

  it('has on every piece of a ruling the root pattern, and the membership, that its label says', () => {
    let checked = 0;
    for (const { family, rulings } of sweeps)
      for (const { ruling, cuts, labels } of rulings.filter(({ ruling }, i) => i % 3 === 0 && isApart(rulings, i) && special.marks.every(({ angle }) => family !== sweeps[0]!.family || Math.abs(apart(ruling?.theta ?? 0, angle)) > 0.01)))
        labels.forEach((label, i) => {
          const [from, to] = [cuts[i]!.s, cuts[i + 1]!.s];
          if (to - from < shortest * view.radius) return;
          const at = along(ruling!.base, ruling!.direction, from + 0.47 * (to - from));
          const { id, pattern } = family.sheet(label);
          const found = patternNear(formAt(slice, at));
          if (found === null) return;
          checked++;
          expect(found).toBe(id);
          const roots = family.closed && family === sweeps[0]!.family ? 2 : special.marks.find(({ angle }) => angle === ruling!.theta)!.order;
          expect(membership(a, productAt(special, at, ruling!.theta, roots)).inFunctionSpace).toBe(placeOf(a, pattern!).inFunctionSpace);
        });
    expect(checked).toBeGreaterThan(20);
  });

  it('has on its curves the root pattern that they say', () => {
    for (const swept of sweeps)
      for (const curve of curvesOf(swept, 1e-4 * view.radius)) {
        const pattern = swept.family.curvePattern!(curve);
        if (pattern === null) continue;
        const said = formatRootPattern(pattern);
        const found = Array.from({ length: curve.positions.length / 3 }, (_, i) => patternNear(formAt(slice, curve.positions.slice(3 * i, 3 * i + 3) as unknown as Vector3))).filter((one) => one !== null);
        // ends of curves, and what is next to them, are points of patterns that are more special
        const usual = found.filter((other) => multiple(other) === multiple(said));
        expect(usual.filter((other) => other !== said)).toEqual([]);
        if (found.length > 20) expect(usual.length).toBeGreaterThan(found.length / 2);
      }
  });

  it('keeps those laws of pictures that hold in special slices too', () => {
    const { patterns, flags, regions, seams, curveEnds } = lawReport(sceneOf(one.name, a, request), { ...usualEffort, vertices: 12, triangles: 1, segments: 0, starts: 0 });
    expect({ patterns, flags, regions, seams, curveEnds }).toEqual({});
  }, 30_000);

  it('shows every form with a multiple root that random searches find', () => {
    const { strata } = picture(a, request);
    const random = rng(75);
    const measures = strata.filter(({ pattern }) => pattern !== undefined).map((stratum) => ({ stratum, measure: distanceToStratum(stratum) }));
    let found = 0;
    for (let trial = 0; trial < 60; trial++) {
      const hit = multipleRootNear(random);
      if (hit === null) continue;
      const pattern = patternNear(formAt(slice, hit));
      if (pattern === null || !measures.some(({ stratum }) => stratum.pattern === pattern || multiple(stratum.pattern!) === multiple(pattern))) continue;
      found++;
      const nearest = Math.min(...measures.filter(({ stratum }) => stratum.pattern === pattern).map(({ measure }) => measure(hit)), Infinity);
      expect(nearest, `${pattern} at ${hit.join(', ')}`).toBeLessThan(5e-4 * view.radius);
    }
    expect(found).toBeGreaterThan(2);
  }, 30_000);

  /** A form of the slice, well inside the view, in which two roots of a random one have come together off the roots that all forms share. */
  function multipleRootNear(random: ReturnType<typeof rng>): Vector3 | null {
    const start = randomPoint({ view } as Parameters<typeof randomPoint>[0], random);
    const { origin, directions } = special.core;
    const lattice = { origin, directions };
    const roots = rootsOf(formAt(lattice, start));
    const chosen = roots[random.integer(roots.length)]!;
    if (isUpper(chosen) || roots.every((root) => root === chosen || chordalDistance(root, chosen) > 0.9)) return null;
    const factor: Form = [Math.sin(angleOf(chosen)), -Math.cos(angleOf(chosen))];
    const fit = structuredFit(lattice, start, [{ stride: 1, multiplicity: 2 }], [factor], 1e-15 * euclideanNorm(origin), view.radius);
    const size = euclideanNorm(formAt(lattice, fit.position));
    if (!(fit.distance <= 1e-12 * size) || size < 1e-2 || view.depth(fit.position) < 0.02 * view.radius || distance(fit.position, start) > 2 * view.radius) return null;
    return fit.position;
  }
});

/** True for rulings that stand in no event, where whole rulings may be special. */
const isApart = (rulings: SweptRulings['rulings'], i: number): boolean =>
  [i - 1, i + 1].every((other) => rulings[other] !== undefined && Math.abs(rulings[other].theta - rulings[i]!.theta) > 1e-3);

/** The form at a position with its root of the core at θ multiplied out: there rounding does not split it. */
function productAt({ core, factor, stride }: SpecialSlice, at: Vector3, theta: number, multiplicity: number): Form {
  let rest: Form = formAt(core, at);
  for (let i = 0; i < multiplicity; i++) rest = divideByRoot(rest, Math.cos(theta), Math.sin(theta));
  for (let i = 0; i < multiplicity; i++) rest = multiplyForms(rest, [Math.sin(theta), -Math.cos(theta)]);
  // what is zero but for rounding would split roots at 0 and infinity
  const size = euclideanNorm(rest);
  return multiplyForms(factor, dilateForm(rest.map((c) => (Math.abs(c) < 1e-14 * size ? 0 : c)), stride));
}

/** The multiple roots of a pattern. */
function multiple(pattern: string): string {
  const { real, complex } = readPattern(pattern);
  return `${real.filter((m) => m > 1).join('.')}|${complex.filter((m) => m > 1).join('.')}`;
}

describe('curves on which several things happen on every ruling have the pattern of all of them', () => {
  it('y² (X x⁵ + Y x⁴y + x²y³ + Z y⁵) for X = 0: y³ times even quartics with two double roots, real or conjugate', () => {
    const along = (k: number): number[] => Array.from({ length: 8 }, (_, i) => (i === k ? 1 : 0));
    const { strata } = picture(architecture({ filterSizes: [4, 4, 2], strides: [1, 1, 1] }), {
      chart: { kind: 'slice', origin: along(5), directions: [along(2), along(3), along(7)] },
      quality: 'default',
      box: { min: [-1, -1, -1], max: [1, 1, 1] },
      clip: 'ball',
    });
    // c₃ x⁴ + x²y² + c₇ y⁴ is a square for 4 c₃ c₇ = 1
    for (const [id, sign] of [['triple-223-0', -1], ['isolated-3-2', 1]] as const) {
      const stratum = strata.find((one) => one.id === id)!;
      for (const t of [0.35, 0.5, 0.8]) expect(distanceToStratum(stratum)([0, sign * t, sign / (4 * t)])).toBeLessThan(2e-4);
      for (let i = 0; i < stratum.positions.length; i += 3) expect(Math.abs(stratum.positions[i]!)).toBeLessThan(1e-6);
    }
    expect(strata.filter(({ kind }) => kind === 'points').map(({ id }) => id)).toEqual(['point-25-0']);
  });
});
