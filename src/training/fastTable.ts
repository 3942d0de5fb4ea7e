import type { Architecture } from '../network/architecture.ts';
import type { Backend } from '../program/engine.ts';
import type { Operation, Program } from '../program/ir.ts';
import { rowIterations, type Column, type RowIteration, type RowMap } from '../program/rows.ts';
import { descentMap } from './descentMap.ts';
import { leapMap } from './leapMap.ts';
import { scales } from './levels.ts';
import { lossWidth, parameterCount } from './lossInputs.ts';
import type { NewtonMap } from './newtonMap.ts';
import { tailMap } from './tailMap.ts';
import { longestStep, tableRows, type BatchSettings } from './trainings.ts';

/** Trainings in rows of tables, and what can be done to them. */
export interface FastTable {
  readonly p: number;
  /** p numbers a row. */
  readonly theta: Float64Array;
  /** Σ and Σu, k² + k numbers a row. */
  readonly losses: Float64Array;
  /** The critical point that Newton's method has found, p numbers a row. */
  readonly limits: Float64Array;
  /** Other numbers: `width` a row. */
  readonly others: Float64Array;
  readonly width: number;
  readonly at: FastPlaces;
  readonly queue: Int32Array;
  readonly gone: Int32Array;
  /** Steps of gradient descent, while stop < |∇L|² scale < the longest step. */
  readonly descent: RowIteration;
  /** Newton's method from θ; the watched number is −1 if the Hessian is not definite there. */
  readonly newton: RowIteration;
  /** `tailMap`, once. */
  readonly tail: RowIteration;
  /** `leapMap` */
  readonly leaps: RowIteration;
}

/** Places of the other numbers in a row. */
export interface FastPlaces {
  /** Steps that are left; the watched number, see `RowMap`. */
  readonly left: number;
  readonly watched: number;
  /** What |h∇L|² is multiplied by, for the level at which the training is looked at. */
  readonly scale: number;
  /** Outputs of `tailMap`. */
  readonly answer: number;
  readonly more: number;
  /** Input of `leapMap`, and what of its state does not begin with 0. */
  readonly lower: number;
  readonly made: number;
  readonly most: number;
  readonly leaps: number;
  readonly slow: number;
  readonly steps: number;
}

/** Newton's step from where |∇L|² is by so much below where the training stops is the last one: the gradient behind it is about the square of that before. */
export const lastStepShare = 2 ** -4;

/** Newton steps after which a limit is far. */
const mostNewtonSteps = 7;

/** The tables for trainings of an architecture. */
export function fastTable(a: Architecture, newton: NewtonMap, { stepSize, stop, maxSteps }: BatchSettings, backend: Backend): FastTable {
  const p = parameterCount(a);
  const bound = stop * stepSize * stepSize;
  const leap = leapMap(a, maxSteps, bound / scales[0]!);
  const leapPlaces = leap.states - p;
  const firstOther = 6;
  const inLeap = (place: number): number => firstOther + place - p;
  const at: FastPlaces = {
    left: 0, watched: 1, scale: 2, answer: 3, more: 4, lower: 5,
    made: inLeap(leap.at.made), most: inLeap(leap.at.most), leaps: inLeap(leap.at.leaps), slow: inLeap(leap.at.slow), steps: inLeap(leap.at.steps),
  };
  const width = firstOther + leapPlaces;
  const from = (table: number, count: number, first = 0): Column[] => Array.from({ length: count }, (_, i) => ({ table, place: first + i }));
  const [theta, limits] = [from(0, p), from(2, p)];
  const loss = from(1, lossWidth(a)).map((column) => ({ ...column, factor: 2 * stepSize }));
  const other = (place: number): Column => ({ table: 3, place });
  const watched = other(at.watched);
  const leaping = [...theta, ...from(3, leapPlaces, firstOther)];
  const maps: RowMap[] = [
    { watched, left: other(at.left), program: scaled(descentMap(a).program), states: p, columns: [...theta, ...loss, other(at.scale)], results: theta, bounds: [bound, longestStep * scales[0]!], lastCounts: false },
    { watched, left: mostNewtonSteps, program: definiteSize(newton), states: p, columns: [...theta, ...loss], results: limits, bounds: [lastStepShare * bound, Infinity], lastCounts: true },
    { watched, left: 1, program: tailMap(a, bound, maxSteps), states: 0, columns: [...limits, ...loss, ...theta], results: [other(at.answer), other(at.more)], bounds: [0, 1], lastCounts: true },
    { watched, left: 2 ** 30, program: leap.program, states: leap.states, columns: [...leaping, ...loss, other(at.lower)], results: leaping, bounds: [0.5, Infinity], lastCounts: true },
  ];
  const { tables, queue, gone, iterations } = rowIterations(maps, { rows: tableRows, widths: [p, lossWidth(a), p, width] }, backend);
  const [descent, newtonSteps, tail, leaps] = iterations as [RowIteration, RowIteration, RowIteration, RowIteration];
  return { p, theta: tables[0]!, losses: tables[1]!, limits: tables[2]!, others: tables[3]!, width, at, queue, gone, descent, newton: newtonSteps, tail, leaps };
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
