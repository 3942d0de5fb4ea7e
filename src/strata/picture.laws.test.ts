import { describe, expect, it } from 'vitest';
import { architecture } from '../network/architecture.ts';
import { lawReport, usualEffort, type LawEffort } from './laws/lawReport.testing.ts';
import { chartCases, coordinateCases, cube, defaultSliceCases, degenerateCases, foldedCurveCases, heldCoefficientCases, palindromicCases, randomSliceCase, sizesOfDegree, stridedChoiceCases, stridedSizes, torusCases, type PictureCase } from './pictureCases.testing.ts';
import { sceneOf } from './pictureLaws.testing.ts';

/** Enough to catch what is wrong in one place of a hundred, in a fraction of a second for each picture. */
const light: LawEffort = { ...usualEffort, vertices: 10, triangles: 10, segments: 8, starts: 4 };

/** Pictures of high degree cost seconds on slow machines. */
const patience = 60_000;

const expectLaws = ({ name, architecture: a, request, skip = [] }: PictureCase, effort: LawEffort): void =>
  expect(lawReport(sceneOf(name, a, request), effort, skip)).toEqual({});

const named = (cases: readonly PictureCase[]): [string, PictureCase][] => cases.map((one) => [one.name, one]);

describe('pictures keep the laws: patterns, flags, normals, sides, completeness, seams', () => {
  it.each([
    ['(2,2)', [2, 2], [1, 1]],
    ['(3)', [3], [1]],
    ['(1,2), s = (2,1)', [1, 2], [2, 1]],
  ])('quadratics, k = %s', (name, filterSizes, strides) => {
    for (const clip of ['box', 'ball'] as const)
      for (const box of [cube(1.5), { min: [-0.2, 0.1, -0.7], max: [1.3, 2, 0.9] }] as const)
        expectLaws({ name: `${name} ${clip}`, architecture: architecture({ filterSizes, strides }), request: { chart: { kind: 'ambient' }, quality: 'default', box, clip } }, light);
  });

  it.each(named(chartCases()))('%s', (_, one) => expectLaws(one, usualEffort), patience);

  it.each(named(torusCases()))('%s', (_, one) => expectLaws(one, light), patience);

  it.each(named(Object.values(sizesOfDegree).flatMap((all) => all.flatMap((sizes) => (sizes.length > 5 || all.length === 1 ? [1] : [1, 2]).map((seed) => randomSliceCase(sizes, undefined, 100 * sizes.length + seed))))))(
    '%s',
    (_, one) => expectLaws(one, light),
    patience,
  );

  it.each(named(stridedSizes.flatMap(([sizes, strides]) => [501, 502].map((seed) => randomSliceCase(sizes, strides, seed)))))('%s', (_, one) => expectLaws(one, light), patience);
});

describe('pictures of slices that people choose keep the laws', () => {
  it.each(named([...defaultSliceCases(), ...coordinateCases()]))('%s', (_, one) => expectLaws(one, light), patience);
});

describe('pictures whose curves fold between the rulings and chords that are tried first keep the laws', () => {
  it.each(named(foldedCurveCases()))('%s', (_, one) => expectLaws(one, { ...light, starts: 20 }), patience);
});

describe('pictures of slices in special position keep the laws', () => {
  it.each(named([...degenerateCases(), ...heldCoefficientCases(), ...palindromicCases(), ...stridedChoiceCases()]))('%s', (_, one) => expectLaws(one, light), patience);
});
