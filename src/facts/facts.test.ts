import { describe, expect, it } from 'vitest';
import { architecture } from '../network/architecture.ts';
import data from '../testing/architectures.data.json';
import { facts } from './index.ts';

interface OracleGroup {
  readonly S: number;
  readonly degree: number;
  readonly bins: readonly number[];
  readonly even_filters: number;
  readonly compatible_rrmps: readonly string[];
}

interface OracleStratum {
  readonly partitions: readonly (readonly number[])[];
  readonly dim: number;
  readonly n_complex_euclid: number | null;
  readonly n_complex_generic: number | null;
}

interface OracleArchitecture {
  readonly k: readonly number[];
  readonly s: readonly number[];
  readonly dim_function_space: number;
  readonly codim: number;
  readonly even_filters: number;
  readonly filling: boolean;
  readonly singular_locus_D: readonly (readonly number[])[];
  readonly degree_of_closure: number;
  readonly groups: readonly OracleGroup[];
  readonly critical_point_strata: readonly OracleStratum[];
  readonly function_space_rrmps: readonly string[] | null;
  readonly boundary_rrmps: readonly string[] | null;
  readonly complement_rrmps: readonly string[] | null;
  readonly reduced_boundary_nonempty: boolean | null;
  readonly closure_equations: readonly string[] | null;
}

const oracle = data.architectures as readonly OracleArchitecture[];
const sorted = (list: readonly unknown[] | null): string[] | null => list?.map((item) => JSON.stringify(item)).sort() ?? null;
const cases = oracle.map((item) => [`k = (${item.k.join()}), s = (${item.s.join()})`, item, facts(architecture({ filterSizes: item.k, strides: item.s }))] as const);

describe('facts against 60 independently computed architectures', () => {
  it('has all 60 of them', () => {
    expect(oracle).toHaveLength(60);
  });

  it.each(cases)('dimension, filling, degree and even filters: %s', (_, item, found) => {
    expect(found.dimension).toBe(item.dim_function_space);
    expect(found.codimension).toBe(item.codim);
    expect(found.evenFilterCount).toBe(item.even_filters);
    expect(found.filling).toBe(item.filling);
    expect(found.closureDegree).toBe(item.degree_of_closure);
  });

  it.each(cases)('singular locus (SparseFact, corrected set D): %s', (_, item, found) => {
    expect(found.singularDegreesComplete).toBe(true);
    expect(sorted(found.singularDegrees)).toEqual(sorted(item.singular_locus_D));
    expect(found.smoothAwayFromZero).toBe(item.singular_locus_D.length === 0);
  });

  it.each(cases)('reduced boundary and patterns: %s', (_, item, found) => {
    expect(found.boundary.reduced).toBe(item.reduced_boundary_nonempty ?? found.boundary.reduced);
    expect(sorted(found.functionSpacePatterns)).toEqual(sorted(item.function_space_rrmps));
    expect(sorted(found.complementPatterns)).toEqual(sorted(item.complement_rrmps));
    expect(sorted(found.boundaryPatterns)).toEqual(sorted(item.boundary_rrmps));
  });

  it.each(cases)('groups by balls into bins: %s', (_, item, found) => {
    const wanted = item.groups.filter(({ degree }) => degree > 0);
    const groups = found.groups.filter(({ degree }) => degree > 0);
    expect(groups.map(({ stride, degree, bins, evenFilters }) => ({ S: stride, degree, bins, even_filters: evenFilters }))).toEqual(
      wanted.map(({ S, degree, bins, even_filters }) => ({ S, degree, bins, even_filters })),
    );
    expect(groups.map(({ compatiblePatterns }) => sorted(compatiblePatterns))).toEqual(wanted.map(({ compatible_rrmps }) => sorted(compatible_rrmps)));
  });

  it.each(cases)('strata of critical points and their numbers: %s', (_, item, found) => {
    const positive = (partitions: readonly (readonly number[])[]): string => JSON.stringify(partitions.filter((p) => p.length > 0));
    expect(found.criticalCountsComplete).toBe(true);
    expect(found.criticalCounts.map(({ stratum }) => positive(stratum)).sort()).toEqual(item.critical_point_strata.map(({ partitions }) => positive(partitions)).sort());
    for (const wanted of item.critical_point_strata) {
      const count = found.criticalCounts.find(({ stratum }) => positive(stratum) === positive(wanted.partitions))!;
      expect(count.dimension).toBe(wanted.dim);
      if (wanted.n_complex_generic !== null) expect(count.generic).toBe(wanted.n_complex_generic);
      // The Euclidean metric is special for many strided architectures: there the number may be unknown, but never wrong.
      if (wanted.n_complex_euclid !== null && (found.thick || count.euclidean !== null)) expect(count.euclidean).toBe(wanted.n_complex_euclid);
    }
  });
});
