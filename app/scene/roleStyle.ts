import type { StratumRole } from '../../src/strata/mesh.ts';
import type { Palette, Theme } from '../ui/palette.ts';
import { mixedStyle } from './color.ts';

/** How a role looks: the table "meaning of colour, line and mark" of the interface, one row each. */
export interface RoleStyle {
  readonly color: 'boundary' | 'functionSpace' | 'outside' | 'singular' | 'cuspidal' | 'special';
  /** Of a surface; 1 is drawn as a solid body. */
  readonly opacity: number;
  readonly hatched: boolean;
  readonly outline: 'solid' | 'dashed';
  /** cased: a rim of the edge colour; double: a core of paper. */
  readonly line: 'plain' | 'cased' | 'double' | 'dashed';
  /** In CSS pixels, for curves. */
  readonly width: number;
  /** Name on the picture itself; the legend says more. */
  readonly name: string;
}

export const roleStyles: Readonly<Record<StratumRole, RoleStyle>> = {
  boundary: { color: 'boundary', opacity: 1, hatched: false, outline: 'solid', line: 'cased', width: 4.25, name: 'boundary of M' },
  functionSpace: { color: 'functionSpace', opacity: 0.9, hatched: false, outline: 'solid', line: 'cased', width: 4.25, name: 'M' },
  interior: { color: 'functionSpace', opacity: 0.45, hatched: true, outline: 'solid', line: 'plain', width: 2.5, name: 'discriminant inside M' },
  outside: { color: 'outside', opacity: 0.2, hatched: false, outline: 'dashed', line: 'dashed', width: 2, name: 'outside M' },
  closureOnly: { color: 'outside', opacity: 0.3, hatched: false, outline: 'dashed', line: 'dashed', width: 2.25, name: 'closure only' },
  singular: { color: 'singular', opacity: 0.6, hatched: false, outline: 'solid', line: 'double', width: 4.75, name: 'singular locus' },
  cuspidal: { color: 'cuspidal', opacity: 0.6, hatched: false, outline: 'solid', line: 'plain', width: 4, name: 'triple roots' },
  isolated: { color: 'outside', opacity: 0.3, hatched: false, outline: 'dashed', line: 'dashed', width: 2.25, name: 'isolated curve' },
  special: { color: 'special', opacity: 0.6, hatched: false, outline: 'solid', line: 'plain', width: 2.5, name: 'special point' },
};

export const roleColor = (palette: Palette, role: StratumRole): string => palette[roleStyles[role].color];

/** Colour of the rim of a surface and of the casing of a curve: the role's own, darker on paper, lighter on a dark ground. */
export function edgeColor(palette: Palette, theme: Theme, role: StratumRole): string {
  const { color, outline } = roleStyles[role];
  if (outline === 'dashed') return palette[color];
  if (color === 'functionSpace' && theme === 'light') return palette.functionSpaceLine;
  return mixedStyle(palette[color], theme === 'dark' ? '#ffffff' : palette.ink, theme === 'dark' ? 0.25 : 0.38);
}

/** Length of a dash and of the gap after it, in CSS pixels. */
export const dashes = { dash: 7, gap: 5 } as const;

/** Lines and marks are this much larger for a projector. */
export const projectorScale = 1.5;
