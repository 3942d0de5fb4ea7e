/** A work that statements cite. Links are given only where the project's sources print them. */
export interface Work {
  readonly authors: string;
  readonly title: string;
  /** null where the source does not print one */
  readonly year: number | null;
  readonly url: string | null;
}

/** The cited works. `Notes` are this project's own derivations: arguments and checks, not a published paper. */
export const works = {
  GeoLCN: {
    authors: 'K. Kohn, T. Merkh, G. Montúfar, M. Trager',
    title: 'Geometry of Linear Convolutional Networks, SIAM J. Appl. Algebra Geom. 6',
    year: 2022,
    url: 'https://doi.org/10.1137/21M1441183',
  },
  SparseFact: {
    authors: 'K. Kohn, G. Montúfar, V. Shahverdi, M. Trager',
    title: 'Sparse factorizations of real polynomials & linear convolutional neural networks (slides; paper: arXiv 2304.05752)',
    year: null,
    url: 'https://arxiv.org/abs/2304.05752',
  },
  NNGeom: {
    authors: 'K. Kohn, with J. Bruna, M. Trager, G. Montúfar, T. Merkh',
    title: 'The geometry of neural networks (slides)',
    year: null,
    url: null,
  },
  Thesis: {
    authors: 'A. Bharadwaj',
    title: 'Critical Points of Deep Linear Networks in Cᴺ (thesis defense slides)',
    year: null,
    url: null,
  },
  Shahverdi: {
    authors: 'V. Shahverdi',
    title: 'arXiv 2401.16613 (abstract)',
    year: 2024,
    url: 'https://arxiv.org/abs/2401.16613',
  },
  TensorTuples: {
    authors: 'S. Friedland, G. Ottaviani',
    title: 'The number of singular vector tuples and uniqueness of best rank-one approximation of tensors',
    year: 2014,
    url: null,
  },
  Notes: {
    authors: 'Convariety',
    title: 'Convariety notes: derived for this project and checked numerically',
    year: null,
    url: null,
  },
} as const satisfies Record<string, Work>;

export type WorkKey = keyof typeof works;

/** Where a statement stands: a work and the place in it. */
export interface Citation {
  readonly work: WorkKey;
  readonly place: string;
}

export const cite = (work: WorkKey, place: string): Citation => ({ work, place });

/** "GeoLCN, Theorem 4.1"; the notes are printed as "Convariety notes A5". */
export const formatCitation = ({ work, place }: Citation): string =>
  work === 'Notes' ? `Convariety notes ${place}` : `${work}, ${place}`;
