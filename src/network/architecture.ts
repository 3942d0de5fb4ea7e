/** Coefficients of one filter, highest power of x first. */
export type Filter = readonly number[];

/** All filters of a network, first layer first. */
export type Theta = readonly Filter[];

/** What a person chooses: filter sizes k_l and strides s_l, first layer first. */
export interface ArchitectureChoice {
  readonly filterSizes: readonly number[];
  readonly strides: readonly number[];
}

/**
 * Reduced architecture: layers with equal cumulative stride merged into groups, S̃_1 < S̃_2 < …, S̃_1 = 1.
 * `evenFilterCounts[g]` is o_g, the number of odd-degree (even-sized) filters in group g; `layers[g]` their indices.
 */
export interface ReducedArchitecture {
  readonly degrees: readonly number[];
  readonly cumulativeStrides: readonly number[];
  readonly evenFilterCounts: readonly number[];
  readonly layers: readonly (readonly number[])[];
}

/** A linear convolutional network architecture (k, s) with everything that follows from the sizes alone. */
export interface Architecture extends ArchitectureChoice {
  /** d_l = k_l − 1 */
  readonly degrees: readonly number[];
  /** S_1 = 1, S_l = s_1 ⋯ s_{l−1} */
  readonly cumulativeStrides: readonly number[];
  /** D = Σ d_l S_l, the degree of the end-to-end form */
  readonly degree: number;
  /** k = D + 1, the size of the end-to-end filter */
  readonly ambientDimension: number;
  /** dim M = Σ d_l + 1 */
  readonly dimension: number;
  readonly reduced: ReducedArchitecture;
}

/** End-to-end filters longer than this are refused: far beyond any picture, and numbers would lose their meaning. */
export const largestAmbientDimension = 1025;

/**
 * Architecture of an LCN with filter sizes k and strides s: degrees, cumulative strides, dimensions, reduced form.
 *
 * @param choice One stride for each filter; the last stride does not matter for the filter (GeoLCN, Lemma 4.9).
 * @throws RangeError for no layer, different lengths, sizes or strides that are not integers ≥ 1, or an end-to-end filter
 *   of more than 1025 coefficients.
 * @source GeoLCN, Proposition 2.2; SparseFact (reduced architectures)
 */
export function architecture(choice: ArchitectureChoice): Architecture {
  const { filterSizes, strides } = choice;
  if (filterSizes.length === 0) throw new RangeError('architecture: no layer');
  if (filterSizes.length !== strides.length)
    throw new RangeError(`architecture: ${filterSizes.length} filter sizes but ${strides.length} strides`);
  for (const k of filterSizes)
    if (!Number.isInteger(k) || k < 1) throw new RangeError(`architecture: filter size ${k} is not an integer ≥ 1`);
  for (const s of strides)
    if (!Number.isInteger(s) || s < 1) throw new RangeError(`architecture: stride ${s} is not an integer ≥ 1`);

  const degrees = filterSizes.map((k) => k - 1);
  const cumulativeStrides = cumulate(strides);
  const degree = degrees.reduce((sum, d, l) => sum + (d === 0 ? 0 : d * cumulativeStrides[l]!), 0);
  if (degree + 1 > largestAmbientDimension)
    throw new RangeError(
      `architecture: the end-to-end filter would have ${degree + 1} coefficients, more than ${largestAmbientDimension}`,
    );
  return {
    filterSizes: [...filterSizes],
    strides: [...strides],
    degrees,
    cumulativeStrides,
    degree,
    ambientDimension: degree + 1,
    dimension: degrees.reduce((sum, d) => sum + d, 0) + 1,
    reduced: reduce(degrees, cumulativeStrides),
  };
}

function cumulate(strides: readonly number[]): number[] {
  const cumulative = [1];
  for (let l = 1; l < strides.length; l++) cumulative.push(cumulative[l - 1]! * strides[l - 1]!);
  return cumulative;
}

/** Layers of degree 0 are dropped (their stride stays in the later S_l); a first group S̃ = 1 is always kept. */
function reduce(degrees: readonly number[], cumulativeStrides: readonly number[]): ReducedArchitecture {
  const groups = [{ stride: 1, degree: 0, odd: 0, layers: [] as number[] }];
  degrees.forEach((d, l) => {
    if (d === 0) return;
    const stride = cumulativeStrides[l]!;
    let group = groups[groups.length - 1]!;
    if (group.stride !== stride) groups.push((group = { stride, degree: 0, odd: 0, layers: [] }));
    group.degree += d;
    group.odd += d % 2;
    group.layers.push(l);
  });
  return {
    degrees: groups.map((g) => g.degree),
    cumulativeStrides: groups.map((g) => g.stride),
    evenFilterCounts: groups.map((g) => g.odd),
    layers: groups.map((g) => g.layers),
  };
}
