import './marks.css';
import { speakRootPattern } from '../../src/polynomial/formatRootPattern.ts';
import { parseRootPattern } from './parseRootPattern.ts';

export interface PatternTagProps {
  /** As printed: "112|0". */
  readonly pattern: string;
  /** Prints the words beside the code, not only on hover. */
  readonly spelled?: boolean | undefined;
}

/** A root pattern: printed 112|0, spoken "two simple real roots and one double real root". */
export function PatternTag({ pattern, spelled = false }: PatternTagProps) {
  const parsed = parseRootPattern(pattern);
  const words = parsed === null ? pattern : speakRootPattern(parsed);
  const [real = '', complex = ''] = pattern.split('|');
  return (
    <span className="pattern">
      <span className="pattern-code" role="img" aria-label={words} title={words}>
        {real}
        <span className="pattern-bar">|</span>
        {complex}
      </span>
      {spelled ? (
        <span className="pattern-words" aria-hidden="true">
          {words}
        </span>
      ) : null}
    </span>
  );
}
