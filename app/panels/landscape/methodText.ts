import type { ChangeCurves } from '../../../src/landscape/changeCurves.ts';

/** How a map came about: from how many targets, and how far it can be trusted. `block`: cells along a side that shared one answer at first. */
export function methodSentence({ curves, complete }: ChangeCurves, asked: number, block: number): string {
  const targets = asked.toLocaleString('en');
  if (complete) return `The curves are exact; the regions come from ${targets} targets.`;
  const edges = `as fine as the cells${block === 1 ? '' : `, and a region smaller than ${block} of them can be missed`}`;
  return `Each of ${targets} targets was solved for all its critical points. ${curves.length === 0 ? `Edges are ${edges}.` : `The curves are exact and belong to points with one multiple root, reached or not; other edges are ${edges}.`}`;
}
