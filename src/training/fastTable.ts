import type { Architecture } from '../network/architecture.ts';
import type { Backend } from '../program/engine.ts';
import type { Operation, Program } from '../program/ir.ts';
import { rowIterations, type RowIteration, type RowMap } from '../program/rows.ts';
import { descentMap } from './descentMap.ts';
import { leapMap, type LeapMap } from './leapMap.ts';
import { scales } from './levels.ts';
import { lossWidth, parameterCount } from './lossInputs.ts';
import { newtonMap, type NewtonMap } from './newtonMap.ts';
import { tailMap } from './tailMap.ts';
import { longestStep, type BatchSettings } from './trainings.ts';

/** Trainings at once. */
export const tableRows = 512;

/** Trainings in rows of a table, and what can be done to them. */
export interface FastTable {
  /** Number c of row i stands at i · width + c. */
  readonly values: Float64Array;
  readonly width: number;
  readonly columns: FastColumns;
  readonly queue: Int32Array;
  readonly gone: Int32Array;
  /** Steps of gradient descent, while stop < |∇L|² scale < the longest step. */
  readonly descent: RowIteration;
  /** Newton's method from θ: leaves the limit, with −1 for the watched number if the Hessian is not definite there. */
  readonly newton: RowIteration;
  /** `tailMap`, once. */
  readonly tail: RowIteration;
  /** `leapMap` */
  readonly leaps: RowIteration;
  /** Columns of the state of `leapMap`. */
  readonly leapAt: LeapMap['at'];
}

/** First columns: of p numbers each for θ, the limit, f and the base of `leapMap`; A = 2hΣ and b = 2hΣu; the others are one number. */
export interface FastColumns {
  readonly theta: number;
  readonly loss: number;
  /** Iterations that are left; the watched number, see `RowMap`. */
  readonly left: number;
  readonly watched: number;
  /** What |h∇L|² is multiplied by, for the level at which the training is looked at. */
  readonly scale: number;
  readonly limit: number;
  /** Outputs of `tailMap`. */
  readonly answer: number;
  readonly more: number;
  /** The numbers of `leapMap` behind θ, in its order. */
  readonly leap: number;
  readonly lower: number;
}

/** Newton's step from where |∇L|² is by so much below where the training stops is the last one: the gradient behind it is about the square of that before. */
export const lastStepShare = 2 ** -4;

/** The table for trainings of an architecture. */
export function fastTable(a: Architecture, { stepSize, stop, maxSteps }: BatchSettings, backend: Backend): FastTable {
  const p = parameterCount(a);
  const bound = stop * stepSize * stepSize;
  const leap = leapMap(a, maxSteps, bound / scales[0]!);
  let width = 0;
  const take = (count: number): number => (width += count) - count;
  const columns: FastColumns = { theta: take(p), loss: take(lossWidth(a)), left: take(1), watched: take(1), scale: take(1), limit: take(p), answer: take(1), more: take(1), lower: take(1), leap: take(leap.states - p) };
  const from = (first: number, count: number): number[] => Array.from({ length: count }, (_, i) => first + i);
  const network = [...from(columns.theta, p), ...from(columns.loss, lossWidth(a))];
  const common = { left: columns.left, watched: columns.watched };
  const there = (place: number): number => place - p + columns.leap;
  const leaping = [...from(columns.theta, p), ...from(columns.leap, leap.states - p)];
  const maps: RowMap[] = [
    { ...common, program: scaled(descentMap(a).program), states: p, columns: [...network, columns.scale], results: from(columns.theta, p), bounds: [bound, longestStep * scales[0]!], lastCounts: false },
    { ...common, program: definiteSize(newtonMap(a)), states: p, columns: network, results: from(columns.limit, p), bounds: [lastStepShare * bound, Infinity], lastCounts: true },
    { ...common, program: tailMap(a, bound, maxSteps), states: 0, columns: [...from(columns.limit, p), ...from(columns.loss, lossWidth(a)), ...from(columns.theta, p)], results: [columns.answer, columns.more], bounds: [0, 1], lastCounts: true },
    { ...common, program: leap.program, states: leap.states, columns: [...leaping, ...from(columns.loss, lossWidth(a)), columns.lower], results: leaping, bounds: [0.5, Infinity], lastCounts: true },
  ];
  const { values, queue, gone, iterations } = rowIterations(maps, { rows: tableRows, width }, backend);
  const [descent, newton, tail, leaps] = iterations as [RowIteration, RowIteration, RowIteration, RowIteration];
  return { values, width, columns, queue, gone, descent, newton, tail, leaps, leapAt: { foretold: there(leap.at.foretold), base: there(leap.at.base), made: there(leap.at.made), most: there(leap.at.most), leaps: there(leap.at.leaps), slow: there(leap.at.slow), steps: there(leap.at.steps) } };
}

/** With a further input, by which the last output is multiplied. */
function scaled({ inputs, operations, outputs }: Program): Program {
  const more: Operation[] = [{ kind: 'input', index: inputs }, { kind: 'multiply', left: outputs.at(-1)!, right: operations.length }];
  return { inputs: inputs + 1, operations: [...operations, ...more], outputs: [...outputs.slice(0, -1), operations.length + 1] };
}

/** The next point; |h∇L|² where the Hessian is positive definite, −1 where it is not. */
function definiteSize({ program: { inputs, operations, outputs }, states, definite, size }: NewtonMap): Program {
  const more: Operation[] = [{ kind: 'select', condition: outputs[definite]!, left: outputs[size]!, right: outputs[definite]! }];
  return { inputs, operations: [...operations, ...more], outputs: [...outputs.slice(0, states), operations.length] };
}
