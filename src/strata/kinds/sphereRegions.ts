import type { Stratum } from '../mesh.ts';
import { meridianCounts } from '../quality.ts';
import { band, cap, doubleRootOvals, evenCircle, opposite, union } from '../spherePatch.ts';
import type { Vector3 } from '../vector3.ts';
import { evenFilterCount, isThick, type StratumKind } from './kind.ts';

/** The sphere of filters as surfaces, cut exactly along the ovals B² = 4AC, or along the circle M if M is the plane B = 0. */
export const sphereRegions: StratumKind = {
  id: 'sphereRegions',
  title: 'Sphere: regions of equal root pattern',
  source: 'GeoLCN, Lemma 4.2',
  applies: ({ degree }) => degree === 2,
  build({ architecture: a, chart, quality }) {
    if (chart.kind !== 'sphere') return [];
    const count = meridianCounts[quality];
    return isThick(a) ? byRootPattern(evenFilterCount(a) <= 0, count) : besideThePlane(count);
  },
};

/** The unit form (x² + y²)/√2, in the middle of the forms without real roots. */
const definite: Vector3 = [Math.SQRT1_2, 0, Math.SQRT1_2];

function byRootPattern(filling: boolean, count: number): Stratum[] {
  const [oval, facing] = doubleRootOvals(count);
  const caps = [cap(definite, oval, capRows(count)), cap(opposite(definite), facing, capRows(count))];
  return [
    {
      ...region('11|0', true),
      label: 'M: two simple real roots, the band between the ovals',
      ...band(oval, facing, bandRows(count)),
    },
    {
      ...region('0|1', filling),
      label: `${filling ? 'M' : 'Outside M'}: no real roots, the two caps`,
      ...union(caps),
    },
  ];
}

function besideThePlane(count: number): Stratum[] {
  const circle = evenCircle(count);
  const poles: Vector3[] = [
    [0, 1, 0],
    [0, -1, 0],
  ];
  const hemispheres = union(poles.map((pole) => cap(pole, circle, Math.round(count / 4))));
  return [
    {
      id: 'sphere-outside',
      kind: 'surface',
      role: 'outside',
      label: 'Outside M: the coefficient B of xy is not zero',
      inFunctionSpace: false,
      source: 'GeoLCN, Proposition 2.2',
      ...hemispheres,
    },
  ];
}

const region = (pattern: string, inFunctionSpace: boolean): Pick<Stratum, 'id' | 'kind' | 'role' | 'pattern' | 'inFunctionSpace' | 'source'> => ({
  id: `sphere-${pattern.replace('|', '-')}`,
  kind: 'surface',
  role: inFunctionSpace ? 'functionSpace' : 'outside',
  pattern,
  inFunctionSpace,
  source: sphereRegions.source,
});

/** Rows about as wide as the meridians' steps: caps reach 45 to 55 degrees from their poles, the band spans 70 to 90. */
const capRows = (count: number): number => Math.ceil(count / 7);
const bandRows = (count: number): number => Math.ceil(count / 4.5);
