import { clipRuling } from '../clippedRuling.ts';
import type { Breakpoint, Ruling } from '../ruling.ts';
import type { View } from '../view.ts';
import { lineFamily } from './lineFamily.ts';
import { noRoots, patternAbove, withMark, withReal, withSimple, type CoreRoots } from './patterns.ts';
import { pencilBreakpoints, withOrders, type Reference } from './pencilBreakpoints.ts';
import { simpleBeside } from './pieces.ts';
import { countRoots, isNegative, labelOf, readLabel } from './rootCounts.ts';
import type { LinePiece, PatternPoint } from './specialLines.ts';
import { isSigned, type SpecialSlice } from './specialSlice.ts';
import type { StaticRuling } from './staticRulings.ts';

/** Places that a root of the free part of a static ruling's forms may come to. */
const referencesOn = ({ marks }: SpecialSlice, { roots, constant, slope }: StaticRuling): Reference[] =>
  withOrders(
    [...roots.map(({ angle }) => angle), ...marks.map(({ angle }) => angle).filter((angle) => !roots.some((root) => root.angle === angle))].map((angle): Reference => ({ kind: 'fixed', angle, order: 1 })),
    [[constant, slope]],
  );

/** The parameters on a static ruling at which its form is more special still. */
export const specialPlacesOn = (special: SpecialSlice, ruling: StaticRuling): Breakpoint[] =>
  pencilBreakpoints(ruling.constant, ruling.slope, referencesOn(special, ruling), isSigned(special));

/** What a view shows of a static ruling: the pieces between the points at which further roots fall together, and these points. */
export function staticLine(special: SpecialSlice, own: StaticRuling, view: View): { readonly pieces: readonly LinePiece[]; readonly points: readonly PatternPoint[] } {
  const signed = isSigned(special);
  const { line, constant, slope } = own;
  const references = referencesOn(special, own);
  const ruling: Ruling = {
    theta: 0,
    ...line,
    breakpoints: pencilBreakpoints(constant, slope, references, signed),
    labelAt: (s) => labelOf(countRoots(constant.map((c, k) => c + s * slope[k]!), signed)),
    normalAt: () => line.direction,
  };
  const patternOf = (label: number): LinePiece['pattern'] => patternAbove(special, withSimple(rootsOf(special, own, -1, 0), readLabel(label)));
  const { cuts, labels } = clipRuling(lineFamily(ruling, patternOf), 0, ruling, view);
  return {
    pieces: labels.map((label, i) => ({ pattern: patternOf(label), start: cuts[i]!.point, end: cuts[i + 1]!.point, isolated: own.roots.every(({ multiplicity }) => multiplicity < 2) })),
    points: cuts.flatMap(({ breakpoint, point }, i) => (breakpoint === null ? [] : [{ position: point, pattern: patternAbove(special, rootsAt(special, own, references, breakpoint, labels[i - 1]!, labels[i]!)) }])),
  };
}

/** The static roots, the one at place `raised` with a higher multiplicity. */
function rootsOf(special: SpecialSlice, { roots, pairs }: StaticRuling, raised: number, by: number): CoreRoots {
  const signed = isSigned(special);
  return roots.reduce<CoreRoots>(
    (all, { angle, multiplicity, mark }, i) => {
      const m = multiplicity + (i === raised ? by : 0);
      return mark === null ? withReal(all, m, signed && isNegative(angle)) : withMark(all, mark, m);
    },
    { ...noRoots, pairs },
  );
}

/** The roots of the form at a breakpoint. */
function rootsAt(special: SpecialSlice, own: StaticRuling, references: readonly Reference[], { kind, angle }: Breakpoint, below: number, above: number): CoreRoots {
  if (kind !== 'fixed') return withSimple(withReal(rootsOf(special, own, -1, 0), 2, readLabel(below).negative !== readLabel(above).negative), simpleBeside(below, above, false));
  const place = references.findIndex((reference) => reference.angle === angle);
  const { order } = references[place]!;
  const atRoot = rootsOf(special, own, place, order);
  const mark = place < own.roots.length ? undefined : special.marks.find((other) => other.angle === angle);
  return withSimple(mark === undefined ? atRoot : withMark(atRoot, mark, order), simpleBeside(below, above, isSigned(special) && isNegative(angle)));
}
