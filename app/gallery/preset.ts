import type { View } from '../state/view.ts';

/** What examples are about, in the order of the menu. */
export const topics = ['Quadratics', 'Real roots and the discriminant', 'Strides', 'Training'] as const;

/** One figure or statement of the sources, one click away: data only. */
export interface Preset {
  readonly id: string;
  readonly topic: (typeof topics)[number];
  readonly title: string;
  /** What to look at, in one sentence. */
  readonly caption: string;
  readonly source: string;
  readonly view: View;
}
