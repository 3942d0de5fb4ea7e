/** "(2,1)" */
export const tuple = (numbers: readonly number[]): string => `(${numbers.join(',')})`;

/** "\overline{\mathcal{M}}", the Zariski closure */
export const closureTex = '\\overline{\\mathcal{M}}';

/** "one filter", "3 filters" */
export const counted = (n: number, noun: string): string => (n === 1 ? `one ${noun}` : `${n === 0 ? 'no' : n} ${noun}s`);
