import { describe, expect, it } from 'vitest';
import { rng, type Rng } from '../numeric/rng.ts';
import type { Form } from '../polynomial/form.ts';
import { clipRuling } from './clippedRuling.ts';
import { discriminantRulings } from './discriminantRulings.ts';
import { hyperrootRulings } from './hyperrootRulings.ts';
import { passagesOf } from './passages.ts';
import type { RulingFamily } from './ruling.ts';
import { sweepRulings } from './rulings.ts';
import type { Slice } from './slice.ts';
import { coreRulings } from './special/coreRulings.ts';
import { hyperrootPositionOf } from './special/hyperrootPosition.ts';
import { positionOf } from './special/specialSlice.ts';
import { viewOf, type View } from './view.ts';

/** A slice through a random point with three free coefficients or three random directions, and a view somewhere in it. */
function randomScene(degree: number, random: Rng): { slice: Slice; view: View } {
  const size = degree + 1;
  const form = (): Form => Array.from({ length: size }, () => Math.round(10 * random.normal()) / 10);
  const axes = new Set<number>();
  while (axes.size < 3) axes.add(random.integer(size));
  const unitForms = [...axes].map((axis) => Array.from({ length: size }, (_, k) => (k === axis ? 1 : 0)));
  const directions = random.uniform() < 0.5 ? unitForms : [form(), form(), form()];
  const half = 4 * 10 ** (-1.2 * random.uniform());
  const centre = [0, 1, 2].map(() => random.normal());
  const corner = (sign: number): [number, number, number] => [centre[0]! + sign * half, centre[1]! + sign * half, centre[2]! + sign * half];
  return {
    slice: { origin: form(), directions: [directions[0]!, directions[1]!, directions[2]!] },
    view: viewOf({ min: corner(-1), max: corner(1) }, random.uniform() < 0.5 ? 'box' : 'ball'),
  };
}

/** The family that is drawn in a slice; null where its strata are no single family. */
function familyIn(slice: Slice, strided: boolean): RulingFamily | null {
  if (strided) {
    const position = hyperrootPositionOf(slice);
    return position.kind === 'general' && position.moving && position.planes.length === 0 ? hyperrootRulings(slice, 1) : null;
  }
  const position = positionOf(slice);
  if (position.kind === 'unknown') return null;
  return position.kind === 'general' ? discriminantRulings(slice) : coreRulings(position.special);
}

/** Families of degree 4 to 8 in random slices. */
function scenes(seeds: readonly number[]): { name: string; family: RulingFamily; view: View }[] {
  return seeds.flatMap((seed) => {
    const degree = 4 + (seed % 5);
    const { slice, view } = randomScene(degree, rng(seed));
    const strided = seed % 3 === 0;
    const family = familyIn(slice, strided);
    return family === null ? [] : [{ name: `${strided ? 'hyperroots' : 'discriminant'}, degree ${degree}, seed ${seed}`, family, view }];
  });
}

/** The numbers from 1 to n. */
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

describe('the passages of a ruling through the view', () => {
  it.each(scenes(upTo(30)))('are those that rulings in small steps have: $name', ({ family, view }) => {
    const passages = passagesOf(family.equations!, view);
    for (let i = 0; i < 500; i++) {
      const theta = (Math.PI * (i + 0.5)) / 500;
      const ruling = family.at(theta)!;
      const gauge = view.gauge(ruling.base, ruling.direction);
      if (Math.abs(gauge - 1) < 1e-5) continue;
      const around = passages.find(({ from, to }) => (theta > from && theta < to) || (theta + Math.PI > from && theta + Math.PI < to));
      if (around !== undefined) expect(around.visible, `at ${theta}`).toBe(gauge < 1);
      else expect(passages, `at ${theta}`).toEqual([]);
    }
  });

  it('that are too short for any grid are found, and drawn', () => {
    const values = [0.2, 0, 0.5, 0, -0.2, -1.4, 1.4, -0.1, 0];
    const free = [1, 3, 8].map((axis) => values.map((_, k) => (k === axis ? 1 : 0)));
    const family = discriminantRulings({ origin: values, directions: [free[0]!, free[1]!, free[2]!] });
    const view = viewOf({ min: [-2, -2, -2], max: [2, 2, 2] }, 'ball');
    const short = passagesOf(family.equations!, view).filter(({ from, to, visible }) => visible && to - from < 1e-3);
    expect(short.length).toBeGreaterThan(0);
    const { rulings } = sweepRulings(family, view, 'default');
    for (const { from, to } of short) expect(rulings.filter(({ theta, cuts }) => theta > from && theta < to && cuts.length > 0).length).toBeGreaterThan(4);
  });
});

describe('the order of breakpoints between two neighbouring rulings', () => {
  it.each(scenes([...upTo(20), 503, 804, 959, 967]))('is that of one of them: $name', ({ family, view }) => {
    const { rulings } = sweepRulings(family, view, 'default');
    const missed: number[] = [];
    for (let i = 1; i < rulings.length; i++) {
      const [left, right] = [rulings[i - 1]!, rulings[i]!];
      if (right.theta - left.theta < 1e-8) continue;
      for (const share of [0.15, 0.5, 0.85]) {
        const theta = left.theta + share * (right.theta - left.theta);
        const { order } = clipRuling(family, theta, family.at(theta), view);
        if (order !== left.order && order !== right.order) missed.push(theta);
      }
    }
    expect(missed).toEqual([]);
  });
});
