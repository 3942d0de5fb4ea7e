import { type Metric, metricMatrix } from '../../src/loss/metrics.ts';
import { squareLoss } from '../../src/loss/squareLoss.ts';
import type { Architecture } from '../../src/network/architecture.ts';
import { parseNumber } from '../ui/parseNumber.ts';

/** Rows of numbers as people type them: a line or a semicolon ends a row, commas, blanks or tabs stand between numbers. */
export function readRows(text: string): number[][] | { readonly error: string } {
  const rows: number[][] = [];
  for (const line of text.split(/[;\n\r]+/).map((row) => row.trim()).filter((row) => row !== '')) {
    const row: number[] = [];
    for (const word of line.split(/[\s,]+/).filter((part) => part !== '')) {
      const value = parseNumber(word);
      if (value === null) return { error: `“${shorten(word)}” in row ${rows.length + 1} is not a number.` };
      row.push(value);
    }
    rows.push(row);
  }
  return rows;
}

/** 2, 1; 1, 3 */
export const matrixText = (metric: Metric, k: number): string => metricMatrix(metric, k).map((row) => row.join(', ')).join('; ');

/** The typed matrix Σ, k × k, or a sentence that says why it cannot be a metric. */
export function readMatrix(text: string, k: number): { readonly metric: Metric } | { readonly error: string } {
  const rows = readRows(text);
  if ('error' in rows) return rows;
  if (rows.length !== k || rows.some((row) => row.length !== k)) return { error: `A metric for filters with ${k} coefficients has ${k} rows of ${k} numbers; here ${rows.length === 1 ? 'is 1 row' : `are ${rows.length} rows`} of ${[...new Set(rows.map((row) => row.length))].join(', ') || 'no'} numbers.` };
  try {
    return { metric: metricMatrix(rows, k) };
  } catch (error) {
    if (error instanceof RangeError) return { error: sentence(error.message) };
    throw error;
  }
}

/** What a data set asks of the network. */
export interface DataReading {
  readonly target: readonly number[];
  readonly metric: Metric;
  /** What was understood. */
  readonly note: string;
}

/**
 * The target and the metric of a typed data set, or a sentence that says why there are none. One line a sample: its inputs, then its outputs;
 * m outputs of a network with end-to-end filter length k and stride s need k + (m − 1) s inputs, so the length of the lines tells m.
 */
export function readData(text: string, a: Architecture): DataReading | { readonly error: string } {
  const rows = readRows(text);
  if ('error' in rows) return rows;
  const k = a.ambientDimension;
  const stride = a.strides.reduce((product, s) => product * s, 1);
  const length = rows[0]?.length ?? 0;
  const other = rows.findIndex((row) => row.length !== length);
  if (other >= 0) return { error: `Row ${other + 1} has ${rows[other]!.length} numbers, the first one has ${length}.` };
  const outputs = (length - k + stride) / (stride + 1);
  if (!Number.isInteger(outputs) || outputs < 1)
    return { error: `A sample of this architecture has ${k} inputs and 1 output, so ${k + 1} numbers, or ${stride} more inputs for each further output; here a row has ${length}.` };
  const column = (i: number): number[] => rows.map((row) => row[i]!);
  try {
    const { target, metric } = squareLoss({
      inputs: Array.from({ length: length - outputs }, (_, i) => column(i)),
      outputs: Array.from({ length: outputs }, (_, m) => column(length - outputs + m)),
      architecture: a,
    });
    return { target, metric, note: `${rows.length} ${rows.length === 1 ? 'sample' : 'samples'} with ${length - outputs} inputs and ${outputs} ${outputs === 1 ? 'output' : 'outputs'}: target and metric are set.` };
  } catch (error) {
    if (error instanceof RangeError) return { error: sentence(error.message) };
    throw error;
  }
}

/** "squareLoss: the data …" as a sentence for people. */
const sentence = (message: string): string => message.replace(/^\w+: (.)/, (_, first: string) => first.toUpperCase()).replace(/[^.]$/, '$&.');

const shorten = (word: string): string => (word.length > 24 ? `${word.slice(0, 21)}…` : word);
