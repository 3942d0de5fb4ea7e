import { PatternTag } from '../../ui/PatternTag.tsx';

/** Root patterns of a form, one for each group of layers of equal stride: "11|0; 1|0". */
export const GroupPatterns = ({ pattern }: { readonly pattern: string }) => (
  <span className="group-patterns">
    {pattern.split('; ').map((part, g) => (
      <PatternTag key={g} pattern={part} />
    ))}
  </span>
);
