import type { StratumRole } from '../../src/strata/mesh.ts';
import type { Palette } from '../ui/palette.ts';

/** How a role looks: the table "meaning of colour, line and mark" of the interface, one row each. */
export interface RoleStyle {
  readonly color: 'boundary' | 'functionSpace' | 'outside' | 'singular' | 'cuspidal' | 'special';
  /** Of a surface; 1 is drawn as a solid body. */
  readonly opacity: number;
  readonly hatched: boolean;
  readonly outline: 'solid' | 'dashed';
  readonly line: 'plain' | 'double' | 'dashed';
  /** In CSS pixels, for curves. */
  readonly width: number;
  /** Name on the picture itself; the legend says more. */
  readonly name: string;
}

export const roleStyles: Readonly<Record<StratumRole, RoleStyle>> = {
  boundary: { color: 'boundary', opacity: 1, hatched: false, outline: 'solid', line: 'plain', width: 2.75, name: 'boundary of M' },
  functionSpace: { color: 'functionSpace', opacity: 0.9, hatched: false, outline: 'solid', line: 'plain', width: 2.75, name: 'M' },
  interior: { color: 'functionSpace', opacity: 0.45, hatched: true, outline: 'solid', line: 'plain', width: 2.25, name: 'discriminant inside M' },
  outside: { color: 'outside', opacity: 0.2, hatched: false, outline: 'dashed', line: 'dashed', width: 2, name: 'outside M' },
  closureOnly: { color: 'outside', opacity: 0.3, hatched: false, outline: 'dashed', line: 'dashed', width: 2.25, name: 'closure only' },
  singular: { color: 'singular', opacity: 0.6, hatched: false, outline: 'solid', line: 'double', width: 4.5, name: 'singular locus' },
  cuspidal: { color: 'cuspidal', opacity: 0.6, hatched: false, outline: 'solid', line: 'plain', width: 3.5, name: 'triple roots' },
  isolated: { color: 'outside', opacity: 0.3, hatched: false, outline: 'dashed', line: 'dashed', width: 2.25, name: 'isolated curve' },
  special: { color: 'special', opacity: 0.6, hatched: false, outline: 'solid', line: 'plain', width: 2.5, name: 'special point' },
};

export const roleColor = (palette: Palette, role: StratumRole): string => palette[roleStyles[role].color];

/** Lines and marks are this much larger for a projector. */
export const projectorScale = 1.5;
