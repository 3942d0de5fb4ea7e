import type { ComparedShare, Share } from './shares.ts';

/** A share with nothing beside it. */
export const plainShare = (share: Share): ComparedShare => ({ ...share, published: null, differs: false });

/** "1 run", "2 runs" */
export const many = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** "12.3 %", and "0.012 %" for small ones. */
export const inPercent = (share: number): string => `${(100 * share).toFixed(share > 0 && share < 0.01 ? 3 : 1)} %`;
