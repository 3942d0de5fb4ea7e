import type { ArchitectureChoice } from '../../../src/network/architecture.ts';
import type { ComparedShare } from '../../../src/experiments/shares.ts';
import type { StudyState } from '../../state/studyTypes.ts';
import { formatNumber } from '../../ui/parseNumber.ts';

/** A whole number for reading: 50,000. */
export const wholeNumber = (value: number): string => wholeNumbers.format(value);

/** Kept: making it takes longer than a table of numbers. */
const wholeNumbers = new Intl.NumberFormat('en-US');

/** Digits after the point of a share in percent: about three digits in all, as the paper prints, one or two of them after the point. */
export function percentDigits(share: number): number {
  return share < 0.0995 ? 2 : 1;
}

/** A mean in few signs: 0.565, 1.3·10⁻¹⁴. */
export const shortMean = (mean: number): string => formatNumber(mean, mean !== 0 && Math.abs(mean) < 1e-4 ? 2 : 3).replace(' × ', '·');

/** A share in percent as it was printed: 65.8, 5.28, 0.051, 100. */
export const printedPercent = (share: number): string => String(Number((100 * share).toPrecision(3)));

/** The three numbers of a share. */
export interface ShareText {
  readonly own: string;
  /** The farther end of the 95 % interval from the share, rounded up; null for a share of nothing. */
  readonly within: string | null;
  readonly published: string | null;
}

export function shareText({ share, of, interval: [low, high], published }: ComparedShare): ShareText {
  const digits = percentDigits(share);
  const unit = 10 ** -digits;
  const half = 100 * Math.max(share - low, high - share);
  return {
    own: of === 0 ? '–' : (100 * share).toFixed(digits),
    within: of === 0 ? null : (Math.ceil(half / unit - 1e-9) * unit).toFixed(digits),
    published: published === null ? null : printedPercent(published),
  };
}

/** A share in a sentence, for those who hear it and for the pointer. */
export function spokenShare(share: ComparedShare): string {
  const { count, of, interval, published, differs } = share;
  if (of === 0) return 'no runs yet';
  const { own, published: printed } = shareText(share);
  const range = interval.map((end) => (100 * end).toFixed(percentDigits(end)));
  const beside = published === null ? '' : `; source ${printed} %${differs ? ', which differs by more than sampling explains' : ''}`;
  return `${own} % (${wholeNumber(count)} of ${wholeNumber(of)}, 95 % interval ${range.join(' to ')} %)${beside}`;
}

const hasStrides = ({ strides }: ArchitectureChoice): boolean => strides.slice(0, -1).some((s) => s > 1);

/** k = (3, 2), s = (2, 1): strides only where one of them matters. */
export const architectureName = (choice: ArchitectureChoice): string => `k = (${choice.filterSizes.join(', ')})${hasStrides(choice) ? `, s = (${choice.strides.join(', ')})` : ''}`;

/** The same in TeX. */
export const architectureNameTex = (choice: ArchitectureChoice): string => architectureName(choice).replace(', s', ',\\ s');

/** The same in as few signs as a row of buttons has room for: 3,2 · 2,1. */
export const shortArchitecture = (choice: ArchitectureChoice): string => `${choice.filterSizes.join()}${hasStrides(choice) ? ` · ${choice.strides.join()}` : ''}`;

/** Trainings that are counted. */
export const countedRuns = ({ parts }: Pick<StudyState, 'parts'>): number => parts.reduce((sum, { counts }) => sum + (counts?.runs ?? 0), 0);

/** How much of the work is done, from 0 to 1. */
export function doneShare({ parts }: Pick<StudyState, 'parts'>): number {
  const total = parts.reduce((sum, { blocks }) => sum + blocks, 0);
  return total === 0 ? 0 : parts.reduce((sum, { done }) => sum + done, 0) / total;
}

/** What trainings are computed by. */
export const backendWords = { simd: 'compiled', scalar: 'compiled without vectors', plain: 'interpreted, for want of WebAssembly' } as const;
