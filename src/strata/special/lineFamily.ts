import { formatRootPattern, type RootPattern } from '../../polynomial/formatRootPattern.ts';
import type { Ruling, RulingFamily } from '../ruling.ts';

/** One line as a family of rulings with itself alone: so it is clipped and cut as the rulings of a surface are. */
export const lineFamily = (ruling: Ruling, patternOf: (label: number) => RootPattern): RulingFamily => ({
  from: 0,
  to: 0,
  closed: false,
  reverses: false,
  twisted: false,
  at: () => ruling,
  sheet: (label) => {
    const pattern = patternOf(label);
    return { id: formatRootPattern(pattern), pattern };
  },
  keeps: () => true,
});
