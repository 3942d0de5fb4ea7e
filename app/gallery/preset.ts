import { type Display, type View, plainReading } from '../state/view.ts';

/** What examples are about, in the order of the menu. */
export const topics = ['Quadratics', 'Real roots and the discriminant', 'Strides', 'Training', 'Critical points'] as const;

/** One figure or statement of the sources, one click away: data only. */
export interface Preset {
  readonly id: string;
  readonly topic: (typeof topics)[number];
  readonly title: string;
  /** What to look at, in one sentence. */
  readonly caption: string;
  readonly source: string;
  readonly view: View;
  /** Tab and readings that it is seen with, where they are not those of the page as it opens. */
  readonly display?: Partial<Pick<Display, 'tab' | 'reading' | 'sight' | 'map'>>;
}

/** The critical points in the picture, and their table beside it. */
export const withCriticalPoints = { tab: 'critical', reading: { ...plainReading, critical: true } } as const;
