import { dilateForm, type Form } from '../../polynomial/form.ts';
import { coordinate, cube, multiples, orthonormal, sliceCase, zero, type PictureCase } from '../pictureCases.testing.ts';
import type { Slice } from '../slice.ts';

type Forms = readonly [Form, Form, Form, Form];

const quadratics: Forms = [[0.3, -0.4, 0.5], [1, 0, 0], [0, 1, 0], [0, 0, 1]];

/** Forms read in x^m, y^m. */
const dilated = (forms: Forms, stride: number): Forms => forms.map((form) => dilateForm(form, stride)) as unknown as Forms;

/** The directions of four orthonormal forms, through the zero form. */
const cone = (size: number, seed: number): Forms => {
  const [, a, b, c] = orthonormal(size, seed);
  return [zero(size), a, b, c];
};

/** Slices with a common factor, in a lattice, through the zero form, and in several of these positions at once. */
export const specialCases = (): PictureCase[] => [
  sliceCase('even quartics', [3, 2, 2], undefined, dilated(quadratics, 2), cube(1.5), 'box'),
  sliceCase('even sextics', [4, 2, 2, 2], undefined, dilated(orthonormal(4, 61), 2)),
  sliceCase('even octics', [3, 3, 2, 2, 2, 2], undefined, dilated(orthonormal(5, 62), 2)),
  sliceCase('even decics', [5, 2, 2, 2, 2, 3], undefined, dilated(orthonormal(6, 72), 2)),
  sliceCase('octics in x⁴, y⁴', [2, 2, 2, 2, 2, 2, 2, 2], undefined, dilated(quadratics, 4)),
  sliceCase('sextics in x³, y³', [4, 2, 2, 2], undefined, dilated(quadratics, 3), cube(1.2), 'box'),
  sliceCase('nonics in x³, y³', [4, 4, 4], undefined, dilated(orthonormal(4, 63), 3)),
  sliceCase('x times even quartics', [2, 2, 2, 2, 2], undefined, multiples([1, 0], dilated(quadratics, 2))),
  sliceCase('(x − 0.7y) times even quartics', [2, 2, 2, 2, 2], undefined, multiples([1, -0.7], dilated(quadratics, 2))),
  sliceCase('(x² + y²) times even sextics', [3, 3, 2, 2, 2, 2], undefined, multiples([1, 0, 1], dilated(orthonormal(4, 64), 2))),
  sliceCase('(x² − y²) times even sextics', [3, 3, 2, 2, 2, 2], undefined, multiples([1, 0, -1], dilated(orthonormal(4, 64), 2))),
  sliceCase('cubics with a common root', [2, 2, 2], undefined, multiples([1, -0.7], quadratics)),
  sliceCase('quartics with a common root', [3, 2, 2], undefined, multiples([1, -0.7], orthonormal(4, 42))),
  sliceCase('monic cubics times x', [2, 2, 2, 2], undefined, [[1, 0, 0, 0, 0], coordinate(5, 1), coordinate(5, 2), coordinate(5, 3)], cube(2), 'box'),
  sliceCase('multiples of x of which none has it twice', [3, 2, 2], undefined, [[0, 0, 0, -1, 0], coordinate(5, 0), coordinate(5, 1), coordinate(5, 2)], cube(1.5)),
  sliceCase('even sextics off 0', [4, 2, 2, 2], undefined, [[0, 0, 0, 0, 0, 0, 1], coordinate(7, 0), coordinate(7, 2), coordinate(7, 4)]),
  sliceCase('quartics with a common pair of roots', [4, 2], undefined, multiples([1, 0.2, 1], quadratics)),
  sliceCase('inside the discriminant', [3, 2, 2], undefined, multiples([1, -0.8, 0.16], quadratics)),
  sliceCase('sextics with two common roots', [4, 2, 2, 2], undefined, multiples([1, -0.2, -0.35], orthonormal(5, 65))),
  sliceCase('sextics with a common double root', [4, 2, 2, 2], undefined, multiples([1, -0.8, 0.16], orthonormal(5, 66))),
  sliceCase('sextics with a common pair of roots', [4, 2, 2, 2], undefined, multiples([1, 0.2, 1], orthonormal(5, 67))),
  sliceCase('septics with a common pair of roots', [2, 2, 2, 2, 2, 2, 2], undefined, multiples([1, 0.2, 1], orthonormal(6, 68))),
  sliceCase('sextics with three common roots', [4, 2, 2, 2], undefined, multiples([1, -0.3, -0.5, 0.1], orthonormal(4, 69))),
  sliceCase('two leading coefficients 0', [4, 2], undefined, [[0, 0, 0.2, 0.1, -0.3], coordinate(5, 2), coordinate(5, 3), coordinate(5, 4)]),
  sliceCase('cone of quintics with a common root', [2, 2, 2, 2, 2], undefined, multiples([1, -0.7], cone(5, 41))),
  sliceCase('cone of even sextics', [4, 2, 2, 2], undefined, dilated(cone(4, 42), 2)),
  sliceCase('a plane of a double root', [2, 2, 2, 2, 2], undefined, [[0.1, 0.23, 0.3, -0.4, 0.5, 0.6], [1, 2.3, 0, 0, 0, 0], coordinate(6, 2), [0, 0, 0, 1, -0.3, 0.2]]),
];

/** The slice of a case in the chart of slices. */
export function sliceOf({ request: { chart } }: PictureCase): Slice {
  if (chart.kind !== 'slice') throw new RangeError(`sliceOf: the chart is a ${chart.kind}`);
  return { origin: chart.origin, directions: chart.directions };
}
