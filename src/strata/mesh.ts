/** What a stratum is to the function space M; the interface gives every role one colour and one second cue. */
export type StratumRole =
  | 'boundary' // boundary of M
  | 'functionSpace' // M itself where it is a surface (thin M), or the part of a sphere in M
  | 'interior' // discriminant inside M
  | 'outside' // discriminant (or part of a sphere) outside M
  | 'closureOnly' // in the Zariski closure of M only
  | 'singular' // self-intersection or singular locus
  | 'cuspidal' // triple roots
  | 'isolated' // curves of the discriminant that no surface of it reaches: conjugate double roots
  | 'special'; // special points: apex, 4|0, pinch, nodes

/**
 * One labelled piece of a picture, in chart coordinates.
 *
 * surface: `index` lists triangles, counter-clockwise seen from the side `normals` point to; normals are exact, of length one.
 * curve: `index` lists segments (pairs of vertices). points: neither normals nor index.
 */
export interface Stratum {
  readonly id: string;
  readonly kind: 'surface' | 'curve' | 'points';
  /** One plain sentence or phrase, for the legend and for screen readers. */
  readonly label: string;
  readonly role: StratumRole;
  /** Root pattern of its points, printed ("2|0"); absent if it varies. */
  readonly pattern?: string;
  /** True if its points belong to M; null if that varies. */
  readonly inFunctionSpace: boolean | null;
  /** True if its points are relative boundary points of M; null or absent if that varies or is not known. */
  readonly onBoundary?: boolean | null;
  /** Theorem or definition it shows. */
  readonly source: string;
  readonly positions: Float32Array;
  readonly normals?: Float32Array;
  readonly index?: Uint32Array;
  /** For ruled surfaces: segments of some rulings, to be drawn faintly (flat x, y, z pairs). */
  readonly rulings?: Float32Array;
  /** Outline where the view cuts the surface off: segments (flat x, y, z pairs). */
  readonly outline?: Float32Array;
}

/** A region of space named in the picture: where its name stands and what its points are. */
export interface RegionLabel {
  readonly text: string;
  readonly pattern: string;
  readonly inFunctionSpace: boolean;
  readonly position: readonly [number, number, number];
}

export interface Box {
  readonly min: readonly [number, number, number];
  readonly max: readonly [number, number, number];
}

export interface Picture {
  readonly strata: readonly Stratum[];
  readonly regions: readonly RegionLabel[];
  readonly faithful: 'exact' | 'upToScale' | 'projection';
  /** One sentence for the legend: what the chart forgets. */
  readonly honesty: string;
  /** Sentences on what is special about this picture: a slice inside the discriminant, say. */
  readonly notes: readonly string[];
  /** TeX of the three axes. */
  readonly axes: readonly [string, string, string];
  readonly box: Box;
}
