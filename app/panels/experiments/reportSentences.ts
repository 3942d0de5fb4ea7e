import type { Report } from '../../../src/experiments/experiment.ts';
import { wholeNumber } from './reportText.ts';

export interface ReportSentence {
  readonly id: string;
  readonly text: string;
  /** Says what the marks of the table and of the plot mean. */
  readonly isMarked: boolean;
}

/** What is to be said before the numbers: what was left out, and what differs from the source. */
export function reportSentences({ runs, converged, diverged, maxSteps, differing }: Report): ReportSentence[] {
  const dropped = [...(diverged > 0 ? [`${wholeNumber(diverged)} diverged`] : []), ...(maxSteps > 0 ? [`${wholeNumber(maxSteps)} did not converge within the steps allowed`] : [])];
  const all = converged === runs ? `All ${wholeNumber(runs)} trainings converged.` : `${wholeNumber(converged)} of ${wholeNumber(runs)} trainings converged; ${dropped.join(', ')}, and these are not counted below.`;
  return [
    { id: 'converged', text: all, isMarked: false },
    ...(differing === null ? [] : [{ id: 'differing', text: differingSentence(differing), isMarked: differing > 0 }]),
  ];
}

const differingSentence = (differing: number): string =>
  differing === 0
    ? 'No share differs from the source (◇) by more than sampling explains.'
    : `${differing === 1 ? 'One share differs' : `${differing} shares differ`} from the source (◇) by more than sampling explains, marked ≠.`;
