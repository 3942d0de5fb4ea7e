import { Mark } from './Mark.tsx';
import { edgeColor, roleColor } from './roleStyle.ts';
import type { StratumLookProps } from './StratumLookProps.ts';

/** Points as dots, as rings where they are not in M; their names are in the overlay. */
export function StratumPoints({ stratum, palette, theme, scale }: StratumLookProps) {
  const { positions, id, role, inFunctionSpace } = stratum;
  return Array.from({ length: positions.length / 3 }, (_, i) => (
    <Mark
      key={i}
      name={`${id} ${i}`}
      stratum={id}
      shape={inFunctionSpace === false ? 'ring' : 'disc'}
      color={role === 'special' || role === 'cuspidal' || role === 'singular' ? roleColor(palette, role) : edgeColor(palette, theme, role)}
      radius={5 * scale}
      palette={palette}
      position={[positions[3 * i]!, positions[3 * i + 1]!, positions[3 * i + 2]!]}
    />
  ));
}
