import './marks.css';
import { Term } from './Term.tsx';

export type CertaintyLevel = 'exact' | 'certified' | 'estimate';

const meanings: Readonly<Record<CertaintyLevel, string>> = {
  exact: 'Follows from a theorem or from exact arithmetic.',
  certified: 'Computed in floating point and confirmed by a certificate with rigorous bounds.',
  estimate: 'Computed in floating point with tolerances; not proved.',
};

const signs: Readonly<Record<CertaintyLevel, string>> = { exact: '=', certified: '✓', estimate: '≈' };

export interface CertaintyProps {
  readonly level: CertaintyLevel;
  /** A tab stop that explains the word; leave it out inside long tables. */
  readonly explained?: boolean | undefined;
}

/** How sure a statement or a number is: a sign and a word. */
export function Certainty({ level, explained = false }: CertaintyProps) {
  const badge = (
    <span className={`certainty certainty-${level}`}>
      <span aria-hidden="true">{signs[level]}</span> {level}
    </span>
  );
  return explained ? <Term explanation={meanings[level]}>{badge}</Term> : badge;
}
