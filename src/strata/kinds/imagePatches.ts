import type { Architecture, Theta } from '../../network/architecture.ts';
import { membership, type Membership } from '../../network/membership.ts';
import { formatRootPattern } from '../../polynomial/formatRootPattern.ts';
import { rootPattern } from '../../polynomial/rootPattern.ts';
import type { Stratum } from '../mesh.ts';
import { doubleRootFamilies, functionSpaceFamily, seededTheta, singularFamilies } from '../patches/imageFamilies.ts';
import { imagePatch, type LinearImage, type ProductFamily } from '../patches/imagePatch.ts';
import { patchMesh, patchSheets, type PatchMesh } from '../patches/patchMesh.ts';
import { productOf } from '../patches/productJet.ts';
import { isThick, type PictureContext, type StratumKind } from './kind.ts';

/** Filters longer than this are not drawn as images: a patch would take seconds. */
const largestAmbientDimension = 129;

const applies = ({ degree, ambientDimension }: Architecture): boolean => degree >= 3 && ambientDimension <= largestAmbientDimension;

/** M in a projection: the image of a two-parameter patch of filters. */
export const imageOfFunctionSpace: StratumKind = {
  id: 'imageOfFunctionSpace',
  title: 'Projection: a patch of M',
  source: 'GeoLCN, Proposition 2.2',
  applies,
  build(context) {
    const image = imageOf(context);
    if (image === null) return [];
    const { architecture: a } = context;
    const described = `M, projected: all filters on a plane of parameter space through ${image.through}`;
    return sheetsOf(context, image, functionSpaceFamily(a, image.theta), () => ({
      id: 'image',
      label: described,
      role: 'functionSpace',
      inFunctionSpace: true,
      source: imageOfFunctionSpace.source,
    }));
  },
};

/** The singular locus of the Zariski closure in a projection, next to the patch of M. */
export const imageOfSingularLocus: StratumKind = {
  id: 'imageOfSingularLocus',
  title: 'Projection: singular locus',
  source: 'SparseFact, theorem on singularities',
  applies: (a) => applies(a) && !isThick(a),
  build(context) {
    const image = imageOf(context);
    if (image === null) return [];
    const { architecture: a } = context;
    return singularFamilies(a, image.theta).flatMap(({ degrees, family }) =>
      sheetsOf(context, image, family, ({ inFunctionSpace, onBoundary }, i) => ({
        id: `image-singular-${degrees.join('-')}-${i}`,
        label: `Singular locus of the closure ${inFunctionSpace ? 'in M' : 'outside M'}, projected: reduced degrees (${degrees.join(', ')}), next to ${image.through}`,
        role: 'singular',
        inFunctionSpace,
        onBoundary,
        source: imageOfSingularLocus.source,
      })),
    );
  },
};

/** Products in which two filters of one stride share a root, in a projection: critical values of the parameterization, the boundary of M among them. */
export const imageOfDoubleRoots: StratumKind = {
  id: 'imageOfDoubleRoots',
  title: 'Projection: shared roots of filters',
  source: 'GeoLCN, Propositions 4.4 and 5.11',
  applies,
  build(context) {
    const image = imageOf(context);
    if (image === null) return [];
    const { architecture: a } = context;
    return doubleRootFamilies(a, image.theta).flatMap(({ stride, family }) =>
      sheetsOf(context, image, family, ({ inFunctionSpace, onBoundary }, i, form) => {
        const place = onBoundary ? 'boundary of M' : inFunctionSpace ? 'inside M' : 'outside M';
        return {
          id: `image-doubleRoots-${stride}-${i}`,
          label: `Double ${stride === 1 ? 'root' : `root in (x^${stride} : y^${stride})`}, ${place}, projected: next to ${image.through}`,
          role: onBoundary ? 'boundary' : inFunctionSpace ? 'interior' : isThick(a) ? 'outside' : 'closureOnly',
          inFunctionSpace,
          onBoundary,
          ...(isThick(a) ? { pattern: formatRootPattern(rootPattern(form)) } : {}),
          source: imageOfDoubleRoots.source,
        };
      }),
    );
  },
};

interface Image extends LinearImage {
  readonly theta: Theta;
  readonly through: string;
}

/** The linear image of a projection chart and the filters it goes through: its own, or seeded ones. */
function imageOf({ architecture: a, chart }: PictureContext): Image | null {
  if (chart.kind !== 'projection') return null;
  const { origin, rows, theta } = chart;
  const own = theta !== undefined && theta.length === a.filterSizes.length && theta.every((filter, l) => filter.length === a.filterSizes[l] && filter.every(Number.isFinite));
  return { origin, rows, theta: own ? theta : seededTheta(a), through: own ? 'the current filters' : 'filters drawn at random' };
}

type Described = Omit<Stratum, 'kind' | 'positions' | 'normals' | 'index' | 'rulings' | 'outline'>;

/** The patch of a family as strata, one for each label; described from one of its forms, well inside. */
function sheetsOf(
  { architecture: a, view, quality }: PictureContext,
  image: LinearImage,
  family: ProductFamily,
  describe: (membership: Membership, place: number, form: readonly number[]) => Described,
): Stratum[] {
  const found = imagePatch(family, image, view, quality);
  if (found === null) return [];
  const mesh = patchMesh(found.patch, view, quality);
  const samples = samplesOf(mesh);
  return [...patchSheets(mesh)].map(([label, sheet], i): Stratum => {
    const [u, v] = samples.get(label)!;
    const form = productOf(family.kinds, found.factorsAt(u, v));
    return { ...describe(membership(a, form), i, form), kind: 'surface', ...sheet };
  });
}

/** For each label the middle of the triangle that is farthest from the patch's cuts, by their smallest value. */
function samplesOf({ patch, triangles }: PatchMesh): Map<string, readonly [number, number]> {
  const best = new Map<string, { readonly margin: number; readonly at: readonly [number, number] }>();
  for (const [a, b, c] of triangles) {
    const [u, v] = [(a.u + b.u + c.u) / 3, (a.v + b.v + c.v) / 3];
    const label = patch.label(u, v);
    const margin = Math.min(Infinity, ...patch.cuts.map((cut) => Math.abs(cut(u, v))));
    const known = best.get(label);
    if (known === undefined || margin > known.margin) best.set(label, { margin, at: [u, v] });
  }
  return new Map([...best].map(([label, { at }]) => [label, at]));
}
