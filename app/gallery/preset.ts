import type { View } from '../state/view.ts';

/** One figure or statement of the sources, one click away: data only. */
export interface Preset {
  readonly id: string;
  readonly title: string;
  /** What to look at, in one sentence. */
  readonly caption: string;
  readonly source: string;
  readonly view: View;
}
