import { architecture, type Architecture } from '../network/architecture.ts';
import { rng } from '../numeric/rng.ts';
import { multiplyForms, type Form } from '../polynomial/form.ts';
import type { Chart } from './charts/index.ts';
import { defaultBox, defaultChart, type PictureRequest } from './index.ts';
import type { LawName } from './laws/lawReport.testing.ts';
import type { Box } from './mesh.ts';
import { chosenSlice, noSubjects, type SliceChoice } from './slices/index.ts';

/** A picture to try the laws on. */
export interface PictureCase {
  readonly name: string;
  readonly architecture: Architecture;
  readonly request: PictureRequest;
  /** Laws that say nothing here: a slice that lies in the discriminant or in the closure as a whole has no crossings with it. */
  readonly skip?: readonly LawName[];
}

/** A picture of a slice that lies in the hypersurface as a whole. */
const within = (one: PictureCase): PictureCase => ({ ...one, skip: ['crossings', 'surfaces', 'normals', 'specialPoints', 'multiplePairs'] });

const build = (filterSizes: readonly number[], strides: readonly number[] = filterSizes.map(() => 1)): Architecture => architecture({ filterSizes, strides });

const nameOf = ({ filterSizes, strides, cumulativeStrides }: Architecture): string =>
  cumulativeStrides.some((S) => S > 1) ? `(${filterSizes.join(',')}) s (${strides.join(',')})` : `(${filterSizes.join(',')})`;

export const cube = (half: number): Box => ({ min: [-half, -half, -half], max: [half, half, half] });

/** The chart of a kind that an architecture starts with, in its own box. */
export function startingCase(filterSizes: readonly number[], strides: readonly number[] | undefined, kind: Chart['kind']): PictureCase {
  const a = build(filterSizes, strides);
  const chart = defaultChart(a, kind);
  return { name: `${nameOf(a)} ${kind}`, architecture: a, request: { chart, quality: 'default', box: defaultBox(a, chart) } };
}

/** A slice of the space of filters; `clip` is 'ball' unless told otherwise. */
export function sliceCase(name: string, filterSizes: readonly number[], strides: readonly number[] | undefined, forms: readonly [Form, Form, Form, Form], box: Box = cube(0.86), clip: 'box' | 'ball' = 'ball'): PictureCase {
  const a = build(filterSizes, strides);
  const [origin, ...directions] = forms;
  return { name: `${nameOf(a)} ${name}`, architecture: a, request: { chart: { kind: 'slice', origin, directions }, quality: 'default', box, clip } };
}

/** A random slice with orthonormal directions through a random point at distance 1, in a box or a ball by turns. */
export function randomSliceCase(filterSizes: readonly number[], strides: readonly number[] | undefined, seed: number): PictureCase {
  const { ambientDimension } = build(filterSizes, strides);
  return sliceCase(`random slice ${seed}`, filterSizes, strides, orthonormal(ambientDimension, seed), cube(0.86), seed % 2 === 0 ? 'ball' : 'box');
}

/** Four orthonormal vectors from a seed. */
export function orthonormal(size: number, seed: number): [Form, Form, Form, Form] {
  const random = rng(seed);
  const found: number[][] = [];
  while (found.length < 4) {
    const v = Array.from({ length: size }, () => random.normal());
    for (const u of found) {
      const share = v.reduce((sum, x, k) => sum + x * u[k]!, 0);
      u.forEach((x, k) => (v[k]! -= share * x));
    }
    const length = Math.hypot(...v);
    if (length > 1e-3) found.push(v.map((x) => x / length));
  }
  return found as [Form, Form, Form, Form] & number[][];
}

/** Every form of a slice of lower degree times a fixed form. */
export const multiples = (factor: Form, forms: readonly [Form, Form, Form, Form]): [Form, Form, Form, Form] =>
  forms.map((form) => multiplyForms(factor, form)) as [number[], number[], number[], number[]];

/** Every form of a slice times a number. */
export const scaledForms = (forms: readonly [Form, Form, Form, Form], t: number): [Form, Form, Form, Form] => multiples([t], forms);

/** The coordinate vector with 1 at k. */
export const coordinate = (size: number, k: number): Form => Array.from({ length: size }, (_, i) => (i === k ? 1 : 0));

export const zero = (size: number): Form => Array.from({ length: size }, () => 0);

/** The standard pictures of stride-one architectures. */
export const chartCases = (): PictureCase[] => [
  ...[[3, 2, 2], [4, 2], [2, 2, 2, 2], [3, 3], [5]].map((sizes) => startingCase(sizes, undefined, 'depressed')),
  ...[[2, 2, 2], [3, 2]].map((sizes) => startingCase(sizes, undefined, 'affine')),
];

/** Filter sizes of stride-one architectures for random slices, by degree. */
export const sizesOfDegree: Readonly<Record<number, readonly (readonly number[])[]>> = {
  3: [[2, 2, 2], [3, 2]],
  4: [[3, 2, 2], [2, 2, 2, 2]],
  5: [[2, 2, 2, 2, 2], [3, 3, 2]],
  6: [[4, 2, 2, 2], [4, 4]],
  7: [[2, 2, 2, 2, 2, 2, 2]],
  8: [[3, 3, 2, 2, 2, 2]],
  9: [[4, 4, 4]],
  10: [[5, 2, 2, 2, 2, 3]],
};

/** Strided architectures whose closure is a hypersurface. */
export const stridedSizes: readonly (readonly [readonly number[], readonly number[]])[] = [
  [[3, 2], [2, 1]],
  [[2, 2, 2], [1, 2, 1]],
  [[4, 2], [2, 1]],
  [[2, 2, 2, 2], [1, 1, 2, 1]],
  [[2, 2], [2, 1]],
  [[5, 2], [2, 1]],
];

/** The slices that people start with. */
export const defaultSliceCases = (): PictureCase[] =>
  [
    ...[[2, 2, 2], [3, 2, 2], [2, 2, 2, 2], [2, 2, 2, 2, 2], [4, 4], [4, 4, 2], [5, 5], [4, 4, 4], [6, 6]].map((sizes) => startingCase(sizes, undefined, 'slice')),
    ...[...stridedSizes, [[6, 2], [2, 1]] as const].map(([sizes, strides]) => startingCase(sizes, strides, 'slice')),
  ];

/** Slices along three coordinates: sliders hold the other coefficients, often at small integers. */
export function coordinateCases(): PictureCase[] {
  const along = (sizes: readonly number[], strides: readonly number[] | undefined, axes: readonly [number, number, number], origin: Form, clip: 'box' | 'ball' = 'box'): PictureCase => {
    const [i, j, k] = axes.map((axis) => coordinate(origin.length, axis)) as [Form, Form, Form];
    return sliceCase(`coordinates ${axes.join('')} at (${origin.join(',')})`, sizes, strides, [origin, i, j, k], cube(1.5), clip);
  };
  return [
    along([3, 2, 2], undefined, [0, 1, 2], [0, 0, 0, -1, 0], 'ball'),
    along([3, 2, 2], undefined, [0, 1, 2], [0, 0, 0, 0.75, -0.5]),
    along([3, 2, 2], undefined, [0, 2, 4], [0, 0, 0, 1, 0], 'ball'),
    along([3, 2, 2], undefined, [0, 2, 4], [0, -2.5, 0, 0.25, 0]),
    along([2, 2, 2, 2], undefined, [0, 3, 4], [0, 0, 1, 0, 0], 'ball'),
    along([3, 2, 2], undefined, [1, 2, 4], [-1, 0, 0, 0, 0], 'ball'),
    along([2, 2, 2, 2], undefined, [1, 2, 3], [1, 0, 0, 0, 1]),
    along([3, 3, 2], undefined, [1, 2, 3], [1, 0, 0, 0, 0.5, -1]),
    along([2, 2, 2], undefined, [0, 1, 3], [0, 0, -1, 0], 'ball'),
    along([4, 2, 2, 2], undefined, [2, 3, 4], [1, 0, 0, 0, 0, 0, -1]),
    along([3, 2], [2, 1], [0, 1, 3], [0, 0, 1, 0, 1]),
    along([3, 2], [2, 1], [1, 2, 3], [1, 0, 0, 0, -1], 'ball'),
    along([4, 2], [2, 1], [0, 2, 3], [0, 0.5, 0, 0, -1, 1]),
  ];
}

/**
 * Slices along three coordinates with the others held so that a whole line of forms has one root three times, two roots twice, or a pair of
 * conjugate roots twice; that all forms share a root which whole planes of them have three times, some of them even or odd in x; or that curves of conjugate double roots have
 * sharp turns or a double root more on all of them.
 */
export function heldCoefficientCases(): PictureCase[] {
  const held = (sizes: readonly number[], axes: readonly [number, number, number], origin: Form, half: number): PictureCase => {
    const [i, j, k] = axes.map((axis) => coordinate(origin.length, axis)) as [Form, Form, Form];
    return sliceCase(`held at (${origin.join(',')}), free ${axes.join('')}`, sizes, undefined, [origin, i, j, k], cube(half));
  };
  return [
    held([3, 2, 2], [0, 1, 3], [0, 0, 0, 0, -1], 1),
    held([2, 2, 2, 2], [0, 1, 3], [0, 0, 0, 0, -1], 1),
    held([3, 2, 2], [1, 3, 4], [0, 0, 0, 0, 0], 1),
    held([3, 3, 2], [0, 2, 4], [0, 0, 0, 0, 0, 0], 1),
    held([2, 2, 2, 2, 2], [1, 3, 5], [0, 0, 0, 0, 0, 0], 1),
    held([3, 3, 2], [0, 4, 5], [0, 1, 2, 0, 0, 0], Math.sqrt(5)),
    held([3, 3, 2], [0, 1, 5], [0, 0, 0, -2, 0, 0], 2),
    held([3, 3, 2], [0, 2, 4], [0, 1, 0, -2, 0, 1], Math.sqrt(6)),
    held([3, 3, 2], [0, 2, 4], [0, 1, 0, -2, 0, 1], 3),
    held([2, 2, 2, 2, 2], [1, 3, 5], [1, 0, -2, 0, 1, 0], Math.sqrt(6)),
    held([3, 3, 2], [1, 3, 5], [-2, 0, -4, 0, -2, 0], Math.sqrt(24)),
    held([4, 4], [4, 5, 6], [1, -2, -1, 1, 0, 0, 0], Math.sqrt(7)),
    held([3, 2, 2], [0, 1, 2], [0, 0, 0, 0, -1], 1),
    held([3, 2, 2], [0, 1, 4], [0, 0, 0, 0, 0], 1),
    held([4, 4], [0, 1, 6], [0, 0, 0, 0, 0, 0, 0], 1),
    held([4, 2, 2, 2], [0, 2, 6], [0, 0, 0, 0, 0, 0, 0], 1),
    held([4, 4], [0, 3, 5], [0, 0, 0, 0, 0, 0, 1], 1),
    held([3, 2, 2], [0, 1, 3], [0, 0, 5, 0, 4], Math.sqrt(41)),
    held([3, 3, 2], [0, 4, 5], [0, 4, 6, 4, 0, 0], Math.sqrt(68)),
    held([4, 4], [1, 5, 6], [2, 0, 4, 2, 2, 0, 0], Math.sqrt(28)),
    held([4, 4], [0, 2, 5], [0, 0, 0, 0, 0, 0, 2], 2),
    held([4, 4], [0, 1, 6], [0, 0, 1, -1, 1, 0, 0], Math.sqrt(3)),
    held([4, 4, 2], [2, 3, 7], [0, 0, 0, 0, 0, 1, 0, 0], 1),
    along([5, 5], [1, 1], [0, 7, 8], [-1, 0, 1, -2, 3, 1, -1, 0, 1]),
    through([3, 2], [1, 1], [-1, 1, 1, -1], [-1, 1, 1, -1], [1, 0, 0, 1], [2, 0, 0, 2]),
    through([4, 4, 2], [1, 1, 1], [0, -1, 0, 0, 0, -1, -1, 0], [0, 0, 0, 0, 1, 0, 0, 0]),
    through([3, 2], [1, 1], [0, 0, -1, -1], [0, 1, 0, 0]),
    through([3, 2], [1, 1], [0, -1, -1, 1], [-1, 0, -1, 0]),
    through([2, 2, 2], [1, 1, 1], [0, -1, -1, 1], [-1, -1, 0, 1], [1, 0, 1, 0], [1, 0, 0, 0]),
    through([3, 2, 2], [1, 1, 1], [0, 1, -1, 0, 0], [1, -1, 1, -1, 0]),
  ];
}

/** The picture of a slice that is chosen as on the page. */
function chosen(sizes: readonly number[], strides: readonly number[], choice: SliceChoice, target: Form | null = null): PictureCase {
  const a = build(sizes, strides);
  const { chart, box } = chosenSlice(a, choice, { ...noSubjects, target });
  return { name: `${nameOf(a)} ${JSON.stringify(choice)}`, architecture: a, request: { chart, quality: 'default', box, clip: 'ball' } };
}

const through = (sizes: readonly number[], strides: readonly number[], ...points: Form[]): PictureCase => chosen(sizes, strides, { kind: 'points', points });

const along = (sizes: readonly number[], strides: readonly number[], free: readonly [number, number, number], values: Form): PictureCase => chosen(sizes, strides, { kind: 'coordinates', free, values });

/**
 * Slices in which a line sweeps through the view, or a curve turns back and on again, between two neighbours of a
 * first grid, two roots meet and part again on a short stretch of one, two pairs of roots meet on a short stretch, or a curve crosses places at infinity
 * that are rounding.
 */
export const foldedCurveCases = (): PictureCase[] => [
  startingCase([4, 4, 2], undefined, 'slice'),
  through([7, 2], [1, 1], [-1.1, 0.9, -1.2, -1.2, -0.4, -0.4, -1.6, -0.3], [0.5, 0.6, 0.2, -0.3, -0.3, -0.5, 1.6, 0.2], [-0.2, -1.7, 0.4, 1.3, -0.4, -0.4, -0.7, -0.3], [2.2, 0, 0.8, -1.7, 0, 0.6, -0.7, 1.7]),
  along([6, 2], [1, 1], [2, 4, 6], [-0.6, 0.5, 1, 1.1, 1.8, 0.3, -0.2]),
  along([4, 4, 2], [1, 1, 1], [1, 3, 7], [0, -1, 1, 0, 0, 0, 0, 0]),
  through([6, 6], [1, 1], [-0.6, -0.5, -1.9, 0.2, -0.9, 0, 0.6, 1, 0.4, -0.4, 0.4], [-0.1, 1, 0.1, 0.8, -0.7, -0.5, 0.1, 0, 0.9, 0.4, 0.8], [0.5, 2, -0.8, 0.3, -1.9, -0.2, -2, -1.4, -2, -1.1, -0.6], [-0.1, 1.1, 0.5, 0.5, -0.6, 0, 1.2, -0.1, 1.9, 0.2, -0.2]),
  through([4, 2], [1, 1], [0, 0, 1, 0, 0], [0, -1, 0, 0, 1]),
  along([4, 2, 2], [2, 1, 1], [1, 2, 5], [2, 1, -1, 5, -6, 0, 3, 1]),
  along([4, 3], [2, 1], [1, 2, 3], [1, -1, -1, -1, 0, -1, -1, 0]),
  along([4, 2, 2], [2, 1, 1], [1, 3, 7], [0, -1, 1, 0, 0, 0, 0, 0]),
  through([5, 2], [2, 1], [-2, 4, -4, 0, -4, 4, -2], [1, 0, -3, -2, -3, 0, 1], [-1, -2, 2, 1, 2, -2, -1], [3, 2, -2, 3, -2, 2, 3]),
  along([5, 5], [1, 1], [1, 3, 8], [0.2, 0.1, 0.5, 1.8, -0.2, -1.4, 1.4, -0.1, 0.8]),
  through([4, 4], [1, 1], [0.1, 0.5, 1.1, 0.3, 0.3, -0.1, 1.1], [-0.1, -0.7, -0.9, 0, -0.5, 0.1, -0.7], [0.2, -0.1, -0.9, -1.7, 0.8, 1.2, 1.7], [0.5, 1.6, -0.4, -0.6, -0.1, 0.5, 0.6]),
  through([4, 3, 3], [1, 1, 1], [1.3, -0.5, -0.4, 0.2, 1.1, 0.8, -2, -0.5], [0.3, -0.3, 0.4, 1.4, 0.6, 0.2, -0.1, -0.6], [1, 0.8, 1.2, -0.3, -0.6, -0.3, 0.6, -0.5], [0, 1.4, -3, -0.1, -0.3, -0.5, 1.9, -0.2]),
  through([5, 5], [1, 1], [1.1, 0.2, 0.4, 1.9, 0.3, -0.9, -1.2, 0.5, 1.3], [-0.7, -0.9, 1.7, 0.9, 1.7, -0.2, -0.2, -0.8, 0.4], [0.2, -1.5, 0.5, -0.5, 2.7, 0.3, 0.4, -0.6, -1.1], [-0.2, 1.9, 2, -0.1, -0.2, -0.3, -1.3, 0.5, -1.1]),
];

const inBox = (one: PictureCase, box: Box): PictureCase => ({ ...one, request: { ...one.request, box } });

/** Slices in which a closed curve, or a stretch of one between two changes of its label, lies between two chords of a first grid. */
export const islandCases = (): PictureCase[] => [
  chosen([2, 2, 2, 2, 2, 2, 2], [1, 1, 1, 1, 1, 1, 1], { kind: 'random', seed: 6914 }, [1.1, 0.1, -0.7, 0.9, -2.3, -0.9, -1.2, 0.1]),
  inBox(along([2, 2, 2, 2, 2, 2, 2, 2, 2], [1, 1, 1, 1, 1, 1, 1, 1, 1], [4, 5, 9], [-0.8, -0.4, -1.4, 0.8, 0.1, 0.9, 0.7, -1.3, 0.4, -0.7]), { min: [-0.8354927743525558, -1.9006161646695758, -0.7879730070892408], max: [5.168165301161999, 4.103041910844978, 5.215685068425314] }),
  through([5, 5], [1, 1], [1.1, 0.2, 0.4, 1.9, 0.3, -0.9, -1.2, 0.5, 1.3], [-0.7, -0.9, 1.7, 0.9, 1.7, -0.2, -0.2, -0.8, 0.4], [0.2, -1.5, 0.5, -0.5, 2.7, 0.3, 0.4, -0.6, -1.1], [-0.2, 1.9, 2, -0.1, -0.2, -0.3, -1.3, 0.5, -1.1]),
];

/**
 * Slices of strided architectures that people choose, through points with small integer coordinates or along three coordinates, in which a ruling
 * consists of forms with two factors in x², y²; one polyphase section is fixed, or fixed up to a number; forms share a root; forms have three factors on
 * a curve; planes are parallel to rulings; or M ends along a ruling.
 */
export function stridedChoiceCases(): PictureCase[] {
  return [
    along([5, 2], [2, 1], [0, 3, 5], [0, 0, 0, 0, 0, -1, -1]),
    through([3, 2], [2, 1], [1, -2, 0, -3, -1], [0, 1, 1, 2, -1], [2, -1, -1, 0, 0], [0, 2, -2, 4, -2]),
    through([3, 2], [2, 1], [-2, 1, 1, -2, -2], [2, -1, -1, 2, 3]),
    through([2, 2, 2], [1, 2, 1], [1, -2, 0, -3, -1], [0, 1, 1, 2, -1], [2, -1, -1, 0, 0], [0, 2, -2, 4, -2]),
    through([2, 2, 2], [1, 2, 1], [-2, 1, 1, -2, -2], [2, -1, -1, 2, 3]),
    along([2, 2, 2], [1, 2, 1], [0, 1, 3], [0, -2, 1, -2, 0]),
    along([3, 2], [2, 1], [0, 2, 4], [2, 2, 1, 1, -3]),
    along([2, 2, 2], [1, 2, 1], [0, 2, 4], [0, -3, -1, 0, -2]),
    along([5, 2], [2, 1], [1, 3, 5], [-1, 0, -1, -1, 1, 2, -2]),
    along([2, 2, 2, 2], [1, 1, 2, 1], [1, 3, 5], [1, 1, 0, 0, 0, 0]),
    along([3, 2], [2, 1], [0, 2, 3], [1, 0, 0, 0, 0]),
    along([2, 2, 2], [1, 2, 1], [0, 2, 3], [1, 0, 0, 0, 0]),
    along([2, 2], [2, 1], [0, 1, 2], [3, 2, 1, 0]),
    along([2, 2, 2, 2], [1, 1, 2, 1], [0, 1, 5], [-3, -1, 0, -2, 0, -1]),
    along([4, 2], [2, 1], [3, 4, 5], [-2, 0, 3, -1, 1, 2]),
    along([5, 2], [2, 1], [0, 3, 5], [-1, 0, 1, 0, 0, -1, 0]),
    along([6, 2], [2, 1], [3, 4, 5], [-1, -1, -1, 5, 4, -2, 3, 3]),
    through([5, 2], [2, 1], [0, 0, 2, 3, 4, 2, 1], [2, -2, 0, 3, -1, 1, 2]),
    through([2, 2, 2, 2], [1, 1, 2, 1], [-2, 0, -2, 0, 0, 0], [4, 0, 0, 1, 2, 2]),
    through([3, 2], [2, 1], [0, -2, 1, 2, 2], [-1, 2, 0, -2, -1]),
    through([2, 2, 2], [1, 2, 1], [-1, 1, 0, 1, 0], [1, -2, 2, 1, 1], [-3, -1, -1, -1, 0], [1, -1, 1, -1, 0]),
    through([2, 2, 2, 2], [1, 1, 2, 1], [1, -2, -1, -1, -2, -1], [1, -2, -1, -2, -2, 0], [1, -1, -3, 0, -2, 1], [0, -1, 2, -2, 0, 1]),
    // a plane of forms with two conjugate hyperroots: rulings, which are real, do not tell that it is there
    { ...through([4, 2], [2, 1], [0, -2, -1, -1, -2, 0], [0, 2, -1, -1, 2, 0], [-1, 1, 0, 0, 1, -1], [2, 1, 1, 1, 1, 2]), skip: ['surfaces', 'normals'] },
  ];
}

/** A picture of forms that share a root which two others meet at once on a plane: root counts change there without a double root. */
const tripled = (one: PictureCase): PictureCase => ({ ...one, skip: ['crossings'] });

/** Slices all of whose forms are palindromic, or are so up to their sign: even or odd in x − y. */
export const palindromicCases = (): PictureCase[] => [
  through([3, 2, 2], [1, 1, 1], [1, 2, 0, 2, 1], [0, 1, -1, 1, 0], [1, 0, 3, 0, 1], [2, -1, 1, -1, 2]),
  tripled(through([2, 2, 2, 2, 2], [1, 1, 1, 1, 1], [1, 2, 0, 0, 2, 1], [0, 1, -1, -1, 1, 0], [1, 0, 3, 3, 0, 1], [2, -1, 1, 1, -1, 2])),
  tripled(through([3, 3, 2], [1, 1, 1], [1, 2, 0, 0, -2, -1], [0, 1, -1, 1, -1, 0], [1, 0, 3, -3, 0, -1], [2, -1, 1, -1, 1, -2])),
  through([4, 4], [1, 1], [1, 2, 0, 3, 0, 2, 1], [0, 1, -1, 0.5, -1, 1, 0], [1, 0, 3, -1, 3, 0, 1], [2, -1, 1, 0.2, 1, -1, 2]),
  tripled(through([7, 2], [1, 1], [1, 2, 0, 3, 3, 0, 2, 1], [0, 1, -1, 0.5, 0.5, -1, 1, 0], [1, 0, 3, -1, -1, 3, 0, 1], [2, -1, 1, 0.2, 0.2, 1, -1, 2])),
  through([5, 5], [1, 1], [1, 2, 0, 3, 1.3, 3, 0, 2, 1], [0, 1, -1, 0.5, 0.3, 0.5, -1, 1, 0], [1, 0, 3, -1, -2, -1, 3, 0, 1], [2, -1, 1, 0.2, 1.1, 0.2, 1, -1, 2]),
];

/** Slices in special position. */
export function degenerateCases(): PictureCase[] {
  const e = (k: number): Form => coordinate(5, k);
  const [o, a, b, c] = orthonormal(5, 41);
  const cubics = orthonormal(4, 42);
  const quadratics: [Form, Form, Form, Form] = [[0.3, -0.4, 0.5], [1, 0, 0], [0, 1, 0], [0, 0, 1]];
  const [mixed, even, odd, another] = [[0.4, 0.3, -0.7, 0.2, 0.5, 0.1], [0.8, 0, 0.5, 0, -0.6, 0], [0, -0.4, 0, 0.7, 0, 0.5], [0, 1, 0, -0.2, 0, 0.3]];
  return [
    sliceCase('even quartics', [3, 2, 2], undefined, [zero(5), e(0), e(2), e(4)], cube(1.5), 'box'),
    sliceCase('even quartics off the origin', [2, 2, 2, 2], undefined, [[0.2, 0, -0.3, 0, 0.4], e(0), e(2), e(4)], cube(1), 'box'),
    sliceCase('slice through the zero form', [3, 2, 2], undefined, [zero(5), a, b, c], cube(1), 'ball'),
    sliceCase('slice through the zero form, away from it', [2, 2, 2, 2], undefined, [zero(5), a, b, c], { min: [0.2, -0.5, -0.4], max: [1.3, 0.6, 0.8] }, 'box'),
    within(sliceCase('inside the discriminant', [3, 2, 2], undefined, multiples([1, -0.8, 0.16], quadratics))),
    sliceCase('common real factor', [3, 2, 2], undefined, multiples([1, -0.7], cubics)),
    sliceCase('common real factor', [2, 2, 2, 2], undefined, multiples([1, -0.7], cubics), cube(1), 'box'),
    sliceCase('directions with a common factor', [3, 2, 2], undefined, [o, ...(multiples([1, 0.4], [cubics[1], cubics[1], cubics[2], cubics[3]]).slice(1) as [Form, Form, Form])]),
    sliceCase('common pair of conjugate roots', [4, 2], undefined, multiples([1, 0.2, 1], quadratics)),
    sliceCase('leading coefficient 0', [3, 2, 2], undefined, multiples([0, 1], cubics)),
    sliceCase('leading coefficient 0 in the directions', [3, 2, 2], undefined, [o, e(1), e(2), e(3)]),
    within(sliceCase('two leading coefficients 0', [4, 2], undefined, [[0, 0, 0.2, 0.1, -0.3], e(2), e(3), e(4)])),
    sliceCase('one direction moves the last five coefficients', [4, 4], undefined, [[3, 0, 3, -4, 2, 1, 2], [-1, 2, -2, 5, -5, -2, -4].map((c) => c / 9), coordinate(7, 0), coordinate(7, 1)], cube(11)),
    sliceCase('monic cubics times x', [2, 2, 2, 2], undefined, [[1, 0, 0, 0, 0], e(1), e(2), e(3)], cube(2), 'box'),
    ...[1e-8, 1e8].flatMap((t) => [
      sliceCase(`all forms times ${t}`, [3, 2, 2], undefined, scaledForms(orthonormal(5, 43), t)),
      sliceCase(`origin times ${t}`, [3, 2, 2], undefined, [orthonormal(5, 44)[0].map((x) => x * t), ...(orthonormal(5, 44).slice(1) as [Form, Form, Form])], cube(0.86 * t)),
      sliceCase(`all forms times ${t}`, [3, 2], [2, 1], scaledForms(orthonormal(5, 45), t)),
    ]),
    sliceCase('directions of length 1e-4, 1, 1e4', [3, 2, 2], undefined, skew(orthonormal(5, 46)), { min: [-8600, -0.86, -0.86e-4], max: [8600, 0.86, 0.86e-4] }, 'box'),
    sliceCase('a far corner of a slice', [2, 2, 2], undefined, orthonormal(4, 47), { min: [3, -2, 5], max: [6, 1, 8] }, 'box'),
    sliceCase('A = 1: the saddle D = BC', [2, 2], [2, 1], [coordinate(4, 0), coordinate(4, 1), coordinate(4, 2), coordinate(4, 3)], cube(1.5), 'box'),
    sliceCase('through the zero form', [3, 2], [2, 1], [zero(5), a, b, c]),
    sliceCase('through the zero form', [2, 2, 2], [1, 2, 1], [zero(5), a, b, c], cube(1), 'box'),
    sliceCase('the even half moves along one direction only', [4, 2], [2, 1], [mixed, ...turned([even, odd, another])]),
    sliceCase('the odd half moves along one direction only', [4, 2], [2, 1], [mixed, ...turned([odd, even, coordinate(6, 2)])]),
    within(sliceCase('even quartics', [3, 2], [2, 1], [zero(5), e(0), e(2), e(4)], cube(1), 'box')),
    within(sliceCase('no odd part but one', [3, 2], [2, 1], [[0, 0, 0.5, 0, 0], e(0), e(1), e(4)], cube(1), 'box')),
    within(sliceCase('multiples of x² − y²', [3, 2], [2, 1], multiples([1, 0, -1], quadratics))),
  ];
}

/** Combinations of three forms, with rounding in what was zero. */
const turned = ([p, q, r]: readonly [Form, Form, Form]): [Form, Form, Form] => {
  const combine = (a: number, b: number, c: number): Form => p.map((x, k) => a * x + b * q[k]! + c * r[k]!);
  return [combine(0.6, 0.5, 0.2), combine(-0.3, 0.7, 0.4), combine(0.1, -0.6, 0.9)];
};

const skew = ([o, a, b, c]: readonly [Form, Form, Form, Form]): [Form, Form, Form, Form] => [o, a.map((x) => x * 1e-4), b, c.map((x) => x * 1e4)];

/** Slices that were wrong once, or that the sources show. */
export const torusCases = (): PictureCase[] =>
  [[[3, 2], [2, 1]], [[2, 2, 2], [1, 2, 1]]].flatMap(([sizes, strides]) =>
    ([[0, -1], [1, 1], [-1, 1]] as const).map(([c, e]): PictureCase => {
      const start = startingCase(sizes!, strides!, 'torusQuotient');
      return { ...start, name: `${start.name} C = ${c}, E = ${e}`, request: { ...start.request, chart: { kind: 'torusQuotient', c, e } } };
    }),
  );
