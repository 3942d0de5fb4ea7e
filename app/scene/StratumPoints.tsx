import { Mark } from './Mark.tsx';
import { roleColor } from './roleStyle.ts';
import type { StratumLookProps } from './StratumLookProps.ts';

/** Points as dots; their names are in the overlay. */
export function StratumPoints({ stratum, palette, scale }: StratumLookProps) {
  const { positions, id, role } = stratum;
  return Array.from({ length: positions.length / 3 }, (_, i) => (
    <Mark
      key={i}
      name={`${id} ${i}`}
      stratum={id}
      shape="disc"
      color={roleColor(palette, role)}
      radius={5 * scale}
      palette={palette}
      position={[positions[3 * i]!, positions[3 * i + 1]!, positions[3 * i + 2]!]}
    />
  ));
}
