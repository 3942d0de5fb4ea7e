import type { StepMemory } from '../numeric/ode.ts';
import { dormandPrince } from '../numeric/ode.ts';
import { flowStepTolerance } from '../numeric/tolerance.ts';
import type { GradientField } from './gradientField.ts';
import type { Stepper } from './stepper.ts';
import { sumOfSquares, within } from './stepper.ts';

/**
 * Gradient flow θ′ = −grad 𝓛(θ), followed by the Runge–Kutta method of Dormand and Prince with adaptive step.
 *
 * Near a minimum the step is held at the limit of stability, about 3.3 divided by the largest curvature: a run with very unequal curvatures
 * ends by its step or time limit, it cannot go on for ever.
 *
 * @param theta Start; moved in place.
 * @param time Time at the start.
 * @param timeLimit No step goes beyond it.
 * @param bound Parameters beyond it count as diverged.
 * @source GeoLCN, section 5.2
 */
export function flow(
  field: GradientField,
  theta: Float64Array,
  memory: StepMemory,
  time: number,
  timeLimit: number,
  bound: number,
): Stepper {
  let loss = 0;
  const integrator = dormandPrince(
    (at, slope) => {
      loss = field.evaluate(at, slope);
      for (let i = 0; i < slope.length; i++) slope[i] = -slope[i]!;
    },
    theta,
    flowStepTolerance,
    memory,
  );
  const previous = new Float64Array(theta.length);
  const scratch = new Float64Array(theta.length);
  const state = {
    theta,
    loss,
    squaredGradient: sumOfSquares(integrator.slope),
    time,
    stepSize: memory.stepSize,
    previousError: memory.previousError,
    advance(): 'moved' | 'diverged' | 'stepTooSmall' {
      previous.set(theta);
      const remaining = timeLimit - state.time;
      if (integrator.advance(theta, remaining) === 'stepTooSmall') return restore('stepTooSmall');
      const squared = sumOfSquares(integrator.slope);
      if (!within(theta, bound) || !Number.isFinite(loss) || !Number.isFinite(squared)) return restore('diverged');
      state.loss = loss;
      state.squaredGradient = squared;
      // a step that was cut to end at the limit ends exactly there
      state.time = integrator.lastStep === remaining ? timeLimit : state.time + integrator.lastStep;
      state.stepSize = integrator.stepSize;
      state.previousError = integrator.previousError;
      return 'moved';
    },
  };

  /** Back to the last good θ, and the field with it. */
  const restore = <Outcome extends 'diverged' | 'stepTooSmall'>(outcome: Outcome): Outcome => {
    theta.set(previous);
    field.evaluate(theta, scratch);
    return outcome;
  };
  return state;
}
