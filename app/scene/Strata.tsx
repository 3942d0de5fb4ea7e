import type { Picture } from '../../src/strata/mesh.ts';
import type { StratumLookProps } from './StratumLookProps.ts';
import { StratumCurve } from './StratumCurve.tsx';
import { StratumPoints } from './StratumPoints.tsx';
import { StratumSurface } from './StratumSurface.tsx';

interface StrataProps extends Omit<StratumLookProps, 'stratum'> {
  readonly picture: Picture;
  readonly hidden: ReadonlySet<string>;
}

/** Every stratum of a picture; those switched off stay in memory, so that they come back at once. */
export function Strata({ picture, hidden, ...look }: StrataProps) {
  return picture.strata.map((stratum) => (
    <group key={stratum.id} name={`stratum ${stratum.id}`} visible={!hidden.has(stratum.id)}>
      {stratum.kind === 'surface' ? <StratumSurface stratum={stratum} rulings={!hidden.has('rulings')} {...look} /> : null}
      {stratum.kind === 'curve' ? <StratumCurve stratum={stratum} {...look} /> : null}
      {stratum.kind === 'points' ? <StratumPoints stratum={stratum} {...look} /> : null}
    </group>
  ));
}
