import type { Form } from '../../polynomial/form.ts';
import { polyphaseSections } from '../../polynomial/polyphase.ts';
import { affineValue, type RootDivisor } from '../../polynomial/projectiveRoot.ts';
import { rootDivisor } from '../../polynomial/rootDivisor.ts';
import { zeroOfPencil } from '../quotient.ts';
import { valueAt, type RulingFamily } from '../ruling.ts';
import { displacement, formAt, type Slice } from '../slice.ts';
import { along, cross, length, unit, type Vector3 } from '../vector3.ts';
import { leastSquaresQuotient, splitCommonFactor } from './commonFactor.ts';
import { directionAcross } from './directionAcross.ts';
import type { MultiplesPlane } from './hyperrootPosition.ts';
import { pencilBreakpoints, withOrders, type Reference } from './pencilBreakpoints.ts';
import { countRoots, labelOf, readLabel, type RootCounts } from './rootCounts.ts';

/** Hyperroots at which the number of real roots above them changes. */
const seams: readonly Reference[] = [0, Math.PI / 2].map((angle) => ({ kind: 'fixed', angle, order: 1 }));

/** Lines of a plane, as shares of its reach, that stand for all of them. */
const samples = [0.3819, -0.6271];

/**
 * A plane of forms h(x², y²) K, ruled by parallel lines; the parameter is their distance. One real hyperroot of h is the second filter, and the rest
 * belongs to the first one: best is a hyperroot X/Y < 0, above which there are no real roots. Labels hold the numbers of the hyperroots of h, apart
 * from those that all forms of the plane share.
 *
 * @param reach The lines reach this far to both sides of the point of the plane next to `centre`.
 * @source GeoLCN, Lemma 4.2, for the first filter
 */
export function multiplesPlane(slice: Slice, { plane, factor }: MultiplesPlane, neededRoots: number, centre: Vector3, reach: number): RulingFamily {
  const normal = unit(plane.normal);
  const foot = along(centre, normal, -valueAt(plane, centre) / length(plane.normal));
  const direction = directionAcross(normal, []);
  const across = cross(normal, direction);
  const quotients = [formAt(slice, foot), displacement(slice, direction), displacement(slice, across)].map((form) => hyperfactorOf(form, factor));
  const { factor: common, quotients: cores } = splitCommonFactor(quotients);
  const [origin, slope, step] = cores as [Form, Form, Form];
  const constantAt = (parameter: number): Form => origin.map((c, k) => c + parameter * step[k]!);
  const references = slope.length < 2 ? [] : withOrders(seams, samples.map((share) => [constantAt(share * reach), slope]));
  const shared = countsOf(rootDivisor(common));
  const single = realCount(factor);
  const isIn = (label: number): boolean => {
    const { positive, negative } = readLabel(label);
    return suffices({ positive: positive + shared.positive, negative: negative + shared.negative }, single, neededRoots);
  };
  return {
    from: -reach,
    to: reach,
    closed: false,
    reverses: false,
    twisted: false,
    at(parameter) {
      const constant = constantAt(parameter);
      const isFixed = slope.length < 2 || zeroOfPencil(constant, slope) !== null;
      return {
        theta: 0,
        base: along(foot, across, parameter),
        direction,
        breakpoints: isFixed ? [] : pencilBreakpoints(constant, slope, references, true),
        labelAt: (s) => labelOf(countRoots(constant.map((c, k) => c + s * slope[k]!), true)),
        normalAt: () => normal,
      };
    },
    sheet: (label) => ({ id: isIn(label) ? 'in M' : 'closure', pattern: null }),
    keeps: (_breakpoint, below, above) => isIn(below) !== isIn(above),
  };
}

/** h of a form h(x², y²) K. */
export const hyperfactorOf = (form: Form, factor: Form): Form => polyphaseSections(leastSquaresQuotient(form, factor), 2)[0]!;

/** Whether with some real hyperroot as the second filter the rest has enough real roots, `single` of them besides those above hyperroots. */
function suffices({ positive, negative }: RootCounts, single: number, neededRoots: number): boolean {
  if (negative > 0) return 2 * positive + single >= neededRoots;
  return positive > 0 && 2 * (positive - 1) + single >= neededRoots;
}

/** Hyperroots above which there are real roots, those at 0 and infinity among them, and the other real ones. */
function countsOf({ real }: RootDivisor): RootCounts {
  const sum = (wanted: boolean): number => real.reduce((total, root) => total + (affineValue(root).re < 0 === wanted ? root.multiplicity : 0), 0);
  return { positive: sum(false), negative: sum(true) };
}

const realCount = (form: Form): number => (form.length === 1 ? 0 : rootDivisor(form).real.reduce((sum, { multiplicity }) => sum + multiplicity, 0));
