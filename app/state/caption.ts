import type { FunctionSpaceFacts } from '../../src/facts/index.ts';
import type { Architecture } from '../../src/network/architecture.ts';
import type { Membership } from '../../src/network/membership.ts';
import type { EndReading } from './endReading.ts';
import { isZeroForm, euclideanNorm } from '../../src/polynomial/form.ts';
import { type RootPattern, formatRootPattern, speakRootPattern } from '../../src/polynomial/formatRootPattern.ts';
import type { TrainingState } from '../../src/training/problem.ts';

/** Loss below this share of the loss of the zero filter counts as having reached the target. */
const reachedShare = 1e-9;
/** Filters whose directions differ by less are called the same. */
const parallelTolerance = 1e-4;

export interface CaptionInput {
  readonly architecture: Architecture;
  readonly facts: FunctionSpaceFacts;
  readonly target: readonly number[];
  readonly targetPattern: RootPattern | null;
  readonly targetMembership: Membership;
  /** null while nothing is known of the run. */
  readonly run: (EndReading & {
    readonly state: TrainingState;
    /** Loss of the zero filter, for comparison. */
    readonly lossOfZero: number;
  }) | null;
}

/**
 * The picture in words, made from the state: what the space is, where the target lies, where the run stands. It is what stands under
 * the stage and what a screen reader hears.
 */
export const caption = (input: CaptionInput): string => [spaceSentence(input), ...targetAndRun(input)].join(' ');

/** "Two layers of width 2 make exactly the quadratics with real roots." */
export function spaceSentence({ architecture: a, facts }: Pick<CaptionInput, 'architecture' | 'facts'>): string {
  const subject = capital(layersInWords(a));
  const verb = a.filterSizes.length === 1 ? 'makes' : 'make';
  if (a.degree === 0) return `${subject} ${verb} only constants: the end-to-end filter is a single number.`;
  if (facts.filling) return `${subject} ${verb} every ${formName(a.degree)}: the network is filling.`;
  if (facts.thick) return `${subject} ${verb} exactly the ${formsName(a.degree)} with ${realRoots(a.reduced.evenFilterCounts[0]!, a.degree)}.`;
  return `${subject} ${verb} a ${a.dimension}-dimensional part of the ${a.ambientDimension}-dimensional space of ${formsName(a.degree)}.`;
}

const realRoots = (needed: number, degree: number): string => (needed === degree ? 'real roots' : `at least ${numeral(needed)} real roots`);

function layersInWords({ filterSizes, strides }: Architecture): string {
  const count = filterSizes.length;
  const inner = strides.slice(0, -1);
  const equal = filterSizes.every((k) => k === filterSizes[0]);
  const layers = equal ? `${numeral(count)} layer${count === 1 ? '' : 's'} of width ${filterSizes[0]}` : `layers of widths ${listed(filterSizes)}`;
  if (inner.every((s) => s === 1)) return layers;
  return `${layers} with stride${inner.length === 1 ? '' : 's'} ${listed(inner)}`;
}

function targetAndRun(input: CaptionInput): string[] {
  const { target, run } = input;
  if (isZeroForm(target)) return ['The target is the zero filter, which every network makes.', ...(run === null ? [] : [runSentence(input)])];
  const where = targetSentence(input);
  if (run === null) return [`${where}.`];
  return run.state.status === 'converged' || run.state.status === 'stepTooSmall' ? [`${where}, ${connect(input)}${lowerRun(input)}`] : [`${where}.`, runSentence(input)];
}

/** "This target has none": where the target lies, without the full stop. */
function targetSentence({ architecture: a, facts, targetMembership: m, targetPattern }: CaptionInput): string {
  if (m.inFunctionSpace) return m.onBoundary ? 'This target lies on the boundary of that space' : 'This target lies in that space';
  if (facts.thick && targetPattern !== null) {
    const found = targetPattern.real.reduce((sum, r) => sum + r, 0);
    const needed = a.reduced.evenFilterCounts[0]!;
    if (found === 0) return needed === a.degree ? 'This target has none' : 'This target has no real roots';
    return `This target has only ${numeral(found)} of the ${numeral(needed)}`;
  }
  return m.inClosure ? 'This target lies outside that space, but in its Zariski closure' : 'This target lies outside that space';
}

/** "so" only where the end follows from where the target lies: in a thick space the interior holds no critical point but the target over regular filters. */
function connect({ facts, targetMembership, run }: CaptionInput): string {
  const reached = run !== null && isReached(run);
  if (targetMembership.inFunctionSpace) return reached ? 'and ' : 'but ';
  return facts.thick && run !== null && run.pattern !== null && run.membership.onBoundary ? 'so ' : 'and ';
}

type Run = NonNullable<CaptionInput['run']>;
const isReached = ({ state, lossOfZero }: Run): boolean => state.loss <= reachedShare * lossOfZero;

/** How a converged run ended, in lower case with a full stop. */
function lowerRun(input: CaptionInput): string {
  const run = input.run!;
  const { state, pattern, membership } = run;
  if (isReached(run)) return 'training reaches it.';
  if (state.steps === 0) return 'the start is already a critical point: training does not move.';
  if (pattern === null) return 'training ends at the zero filter.';
  const roots = repeatedRoots(pattern);
  const same = sameFilters(state.theta);
  const details = [...(roots === null ? [] : [roots]), ...(same === null ? [] : [same])].join(', ');
  const tail = details === '' ? '' : `: ${details}`;
  if (membership.onBoundary) return `training ends on the boundary${tail}.`;
  if (run.orElse?.membership.onBoundary === true) return `training ends on or near the boundary${tail}.`;
  // a thin space has boundary points that the roots of a trained filter do not tell: where two factors in x², y² meet, for example
  return `training ends in ${input.facts.thick ? 'the interior' : 'that space'} at loss ${shortNumber(state.loss)}${tail}.`;
}

function runSentence({ run }: CaptionInput): string {
  const { state } = run!;
  switch (state.status) {
    case 'running':
      return state.steps === 0 ? 'The network stands at its start.' : `Training is at step ${state.steps}, loss ${shortNumber(state.loss)}.`;
    case 'converged':
      return `Training has converged after ${state.steps} steps at loss ${shortNumber(state.loss)}.`;
    case 'maxSteps':
      return `After ${state.steps} steps training has not converged; the loss is ${shortNumber(state.loss)}.`;
    case 'timeLimit':
      return `The time limit is reached at loss ${shortNumber(state.loss)}.`;
    case 'diverged':
      return `Training diverges at step ${state.steps}: try a smaller step size.`;
    case 'stepTooSmall':
      return `The flow can be followed no further after ${state.steps} steps; the loss is ${shortNumber(state.loss)}.`;
  }
}

/** "one repeated root": only where roots are repeated. */
function repeatedRoots({ real, complex }: RootPattern): string | null {
  const repeated = real.filter((m) => m > 1).length;
  const pairs = complex.filter((m) => m > 1).length;
  if (repeated + pairs === 0) return null;
  if (pairs === 0 && repeated === 1) return 'one repeated root';
  return `root pattern ${formatRootPattern({ real, complex })}`;
}

function sameFilters(theta: readonly (readonly number[])[]): string | null {
  const [first, ...others] = theta;
  if (first === undefined || others.length === 0 || others.some((w) => w.length !== first.length) || first.length < 2) return null;
  const norm = euclideanNorm(first);
  const parallel = others.every((w) => {
    const inner = w.reduce((sum, c, i) => sum + c * first[i]!, 0);
    return Math.abs(Math.abs(inner) - norm * euclideanNorm(w)) <= parallelTolerance ** 2 * norm * euclideanNorm(w);
  });
  return parallel ? `the same filter in ${others.length === 1 ? 'both' : `all ${numeral(theta.length)}`} layers up to scale` : null;
}

/** Four significant digits, no exponent while it can be avoided. */
export function shortNumber(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  return size >= 1e-3 && size < 1e5 ? String(Number(value.toPrecision(4))) : value.toExponential(2).replace('e+', 'e');
}

/** The pattern printed and in words. */
export const patternInWords = (pattern: RootPattern): string => `${formatRootPattern(pattern)}, ${speakRootPattern(pattern)}`;

const numerals = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const numeral = (n: number): string => numerals[n] ?? String(n);
const names = ['constant', 'linear form', 'quadratic', 'cubic', 'quartic', 'quintic', 'sextic'];
const formName = (degree: number): string => names[degree] ?? `form of degree ${degree}`;
const formsName = (degree: number): string => (names[degree] === undefined ? `forms of degree ${degree}` : `${names[degree]}s`);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const listed = (values: readonly number[]): string =>
  values.length === 1 ? String(values[0]) : `${values.slice(0, -1).join(', ')} and ${values.at(-1)!}`;
