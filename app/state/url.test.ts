import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Metric } from '../../src/loss/metrics.ts';
import type { Architecture } from '../../src/network/architecture.ts';
import { chartsFor } from '../../src/strata/index.ts';
import { sliceKinds, subjectNames } from '../../src/strata/slices/index.ts';
import { presets } from '../gallery/index.ts';
import type { MapChoice, PlaneChoice } from './mapChoice.ts';
import { type ChartChoice, chartChoice, defaultChartChoice } from './chartChoice.ts';
import { type SliceChoice, defaultSlice, sliceFits, sliceOfKind } from './sliceChoice.ts';
import type { StudyChoice } from './studyTypes.ts';
import { type LinkState, parseLink, printLink } from './url.ts';
import { type Reading, type View, defaultDisplay, defaultView, laboratoryTabs, tryArchitecture } from './view.ts';

const seed = 20261120;
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

const sights = fc
  .tuple(fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }), fc.double({ min: -1.5, max: 1.5, noNaN: true }), fc.double({ min: 0.05, max: 50, noNaN: true }))
  .map(([a, b, zoom]) => ({ from: [Math.cos(a) * Math.cos(b), Math.sin(a) * Math.cos(b), Math.sin(b)] as const, zoom }));

const readings: fc.Arbitrary<Reading> = fc.record({
  levels: fc.boolean(),
  lossColors: fc.boolean(),
  critical: fc.boolean(),
  section: fc.option(fc.record({ axis: fc.constantFrom(0 as const, 1 as const, 2 as const, 'sight' as const), offset: finite })),
});

const ids = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,23}$/);

const studies: fc.Arbitrary<StudyChoice> = fc.record({
  experiment: ids,
  of: fc.constantFrom('published' as const, 'page' as const),
  seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  settings: fc.dictionary(ids, fc.oneof(finite, fc.integer(), ids), { maxKeys: 12, noNullPrototype: true }),
});

/** Any chart that an architecture has. */
const chartsOf = (a: Architecture): fc.Arbitrary<ChartChoice> => {
  const kinds = chartsFor(a);
  if (kinds.length === 0) return fc.constant(defaultChartChoice(a));
  const orbits = fc.record({ c: fc.oneof(fc.constantFrom(-1, 0, 1), finite), e: fc.constantFrom(1 as const, -1 as const) });
  return fc.tuple(fc.constantFrom(...kinds), orbits).map(([kind, orbit]) => (kind === 'torusQuotient' ? { kind, ...orbit } : chartChoice(a, kind)));
};

/** Any choice of a slice for filters with k coefficients, with numbers of the given kind. */
const slicesOf = (a: Architecture, numbers: fc.Arbitrary<number> = finite): fc.Arbitrary<SliceChoice> => {
  const k = a.ambientDimension;
  if (k < 4) return fc.constant(defaultSlice(a));
  const filter = fc.array(numbers, { minLength: k, maxLength: k });
  const axes = fc.subarray(Array.from({ length: k }, (_, i) => i), { minLength: 3, maxLength: 3 }) as unknown as fc.Arbitrary<[number, number, number]>;
  return fc.oneof(
    fc.record({ kind: fc.constant('coordinates' as const), free: axes, values: filter }),
    fc.record({ kind: fc.constant('points' as const), points: fc.array(fc.oneof(fc.constantFrom(...subjectNames), filter), { minLength: 1, maxLength: 4 }) }),
    fc.constantFrom({ kind: 'overview' as const }, { kind: 'principal' as const }, { kind: 'following' as const }),
    fc.record({ kind: fc.constant('random' as const), seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }) }),
    fc.record({ kind: fc.constant('given' as const), origin: filter, directions: fc.tuple(filter, filter, filter) }),
  ).filter((choice) => sliceFits(a, choice));
};

/** Any metric on filters with k coefficients: by name, or A Aᵀ + 1. */
const metricsOf = (k: number): fc.Arbitrary<Metric> =>
  fc.oneof(
    fc.constantFrom('euclidean' as const, 'bombieri' as const),
    fc
      .array(fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: k, maxLength: k }), { minLength: k, maxLength: k })
      .map((rows) => rows.map((row, i) => rows.map((other, j) => row.reduce((sum, x, m) => sum + x * other[m]!, i === j ? 1 : 0)))),
  );

const planes: fc.Arbitrary<PlaneChoice> = fc.oneof(
  fc.constant({ kind: 'figure' as const }),
  fc.record({ kind: fc.constant('random' as const), seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }) }),
  fc.constantFrom<PlaneChoice>({ kind: 'coefficients', pair: [0, 4] }, { kind: 'coefficients', pair: [2, 1] }),
  fc.tuple(...Array.from({ length: 9 }, () => finite)).map(([a, b, c, d, e, f, g, h, i]): PlaneChoice => ({ kind: 'given', origin: [a!, b!, c!], directions: [[d!, e!, f!], [g!, h!, i!]] })),
);
const maps: fc.Arbitrary<MapChoice> = fc.record({
  plane: fc.option(planes),
  reading: fc.constantFrom('points' as const, 'endings' as const),
  window: fc.option(fc.tuple(fc.double({ min: -9, max: 0, noNaN: true }), fc.double({ min: 0.1, max: 9, noNaN: true }), fc.double({ min: -9, max: 0, noNaN: true }), fc.double({ min: 0.1, max: 9, noNaN: true }))),
});

/** Any state that the page can be in: sizes and strides first, the rest fits them. */
const linkStates: fc.Arbitrary<LinkState> = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 4 })
  .chain((layers) => {
    const filterSizes = layers.map(([k]) => k);
    const strides = layers.map(([, s]) => s);
    const a = tryArchitecture(filterSizes, strides)!;
    const size = a.ambientDimension;
    const start: fc.Arbitrary<View['start']> = fc.oneof(
      fc.record({ kind: fc.constant('seed' as const), seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }) }),
      fc.record({ kind: fc.constant('filters' as const), filters: fc.tuple(...filterSizes.map((k) => fc.array(finite, { minLength: k, maxLength: k }))) }),
    );
    return fc.record({
      view: fc.record({
        filterSizes: fc.constant(filterSizes),
        strides: fc.constant(strides),
        chart: chartsOf(a),
        slice: slicesOf(a),
        target: fc.array(finite, { minLength: size, maxLength: size }),
        metric: metricsOf(size),
        start,
        stepSize: fc.double({ min: 1e-9, max: 100, noNaN: true }),
        method: fc.constantFrom('descent' as const, 'flow' as const),
        maxSteps: fc.integer({ min: 1, max: 10_000_000 }),
        progress: fc.oneof(fc.constant('end' as const), fc.integer({ min: 0, max: 10_000_000 })),
        hidden: fc.uniqueArray(fc.constantFrom('axes', 'regions', 'rulings', 'discriminant-2-0', 'zeroFilter')).map((ids) => ids.sort()),
      }),
      display: fc.record({ theme: fc.constantFrom('auto' as const, 'light' as const, 'dark' as const), projector: fc.boolean(), tab: fc.constantFrom(...laboratoryTabs), map: maps, sight: fc.option(sights), reading: readings, study: fc.option(studies) }),
    });
  });

describe('links', () => {
  it('give back the very same state, bit by bit', () => {
    fc.assert(
      fc.property(linkStates, (state) => {
        const { view, display, problems } = parseLink(printLink(state));
        expect(problems).toEqual([]);
        expect({ view, display }).toEqual(state);
      }),
      { seed, numRuns: 1000 },
    );
  });

  it('are printed in one way only, in an alphabet that needs no escaping', () => {
    fc.assert(
      fc.property(linkStates, (state) => {
        const text = printLink(state);
        expect(text).toMatch(/^[A-Za-z0-9._~=&-]*$/);
        expect(printLink(parseLink(`#${text}`))).toBe(text);
      }),
      { seed, numRuns: 300 },
    );
  });

  it('leave defaults out', () => {
    expect(printLink({ view: defaultView, display: defaultDisplay })).toBe('v=1');
    expect(parseLink('')).toEqual({ view: defaultView, display: defaultDisplay, problems: [], preset: null });
  });

  it('of every preset stay below 320 characters', () => {
    for (const { view } of presets) expect(printLink({ view, display: defaultDisplay }).length).toBeLessThanOrEqual(320);
  });

  it('never make the reader throw, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^#?(v|k|s|u|f|w|h|t|c|cut|off)=[\d._~e-]{0,30}(&(k|s|u|f|t|x|cut)=[\d._~a-z-]{0,20}){0,4}$/)), (text) => {
        const { view } = parseLink(text);
        const a = tryArchitecture(view.filterSizes, view.strides);
        expect(a).not.toBeNull();
        expect(view.target).toHaveLength(a!.ambientDimension);
        expect(sliceFits(a!, view.slice) || a!.degree < 3).toBe(true);
        if (view.start.kind === 'filters') expect(view.start.filters.map((w) => w.length)).toEqual([...view.filterSizes]);
      }),
      { seed, numRuns: 2000 },
    );
  });

  it.each([
    ['k=0.2', 'k=0.2'],
    ['k=2.2&u=1_2', 'u=1_2'],
    ['u=a_b_c', 'u=a_b_c'],
    ['k=900.900', 'k=900.900'],
    ['h=-1', 'h=-1'],
    ['c=cube', 'c=cube'],
    ['c=affine', 'c=affine'],
    ['c=sphere_1', 'c=sphere_1'],
    ['k=3.2&s=2.1&c=torusQuotient_1', 'c=torusQuotient_1'],
    ['k=3.2&s=2.1&c=torusQuotient_1_0', 'c=torusQuotient_1_0'],
    ['show=loss', 'show=loss'],
    ['show=section_w_1', 'show=section_w_1'],
    ['show=section_x_a', 'show=section_x_a'],
    ['show=levels_1', 'show=levels_1'],
    ['cut=random~7', 'cut=random~7'],
    ['k=2.2.2&cut=coordinates~0.1.2', 'cut=coordinates~0.1.2'],
    ['k=2.2.2&cut=coordinates~0.0.2~1_0_0_0', 'cut=coordinates~0.0.2'],
    ['k=2.2.2&cut=coordinates~0.1.4~1_0_0_0', 'cut=coordinates~0.1.4'],
    ['k=2.2.2&cut=coordinates~0.1.2~1_0_0', 'cut=coordinates~0.1.2~1_0_0'],
    ['k=2.2.2&cut=points', 'cut=points'],
    ['k=2.2.2&cut=points~target~nobody', 'cut=points~target~nobody'],
    ['k=2.2.2&cut=points~1_0_0', 'cut=points~1_0_0'],
    ['k=2.2.2&cut=random~-1', 'cut=random~-1'],
    ['k=2.2.2&cut=principal~2', 'cut=principal~2'],
    ['k=2.2.2&cut=given~1_0_0_0~1_0_0_0', 'cut=given~1_0_0_0~1_0_0_0'],
    ['k=2.2.2&cut=given~0_0_0_0~1_0_0_0~1_0_0_0~0_0_0_1', 'cut=given'],
    ['k=2.2.2&cut=diagonal', 'cut=diagonal'],
    ['v=99', '99'],
    ['rubbish', 'rubbish'],
    ['o=0_0_0_1', 'o=0_0_0_1'],
    ['o=1_0_0', 'o=1_0_0'],
    ['u=1e999_0_1', 'u=1e999_0_1'],
  ])('report %s once and keep the default', (text, named) => {
    const { view, problems } = parseLink(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(named);
    expect(view).toEqual(parseLink(/^k=(2\.2\.2|2\.2|3\.2&s=2\.1)/.exec(text)?.[0] ?? '').view);
  });

  it.each([
    ['v=1&c=sphere', 'sphere'],
    ['v=1&c=ambient', 'ambient'],
    ['v=1', 'ambient'],
  ])('of the first version still say their chart: %s', (text, kind) => {
    expect(parseLink(text)).toMatchObject({ view: { chart: { kind } }, problems: [] });
  });

  it('say nothing of a chart and a slice that the architecture has from the beginning', () => {
    for (const link of ['k=2.2.2', 'k=3.2.2', 'k=2.2.2.2.2', 'k=3.2&s=2.1']) {
      const { view } = parseLink(link);
      const a = tryArchitecture(view.filterSizes, view.strides)!;
      expect(view.chart).toEqual(defaultChartChoice(a));
      expect(view.slice).toEqual(defaultSlice(a));
      expect(printLink({ view, display: defaultDisplay })).toBe(`v=1&${link}`);
    }
  });

  it('stay below 2000 characters for every architecture with a picture and numbers of full length', () => {
    const full = fc.double({ min: -10, max: 10, noNaN: true });
    const largest = tryArchitecture([2, 2, 2, 2, 2, 2, 2, 2, 2, 2], Array.from({ length: 10 }, () => 1))!;
    fc.assert(
      fc.property(slicesOf(largest, full), fc.array(full, { minLength: 11, maxLength: 11 }), fc.array(fc.tuple(full, full), { minLength: 10, maxLength: 10 }), (slice, target, filters) => {
        const { filterSizes, strides } = largest;
        const view: View = { ...defaultView, filterSizes, strides, chart: { kind: 'slice' }, slice, target, start: { kind: 'filters', filters } };
        expect(printLink({ view, display: defaultDisplay }).length).toBeLessThan(2000);
      }),
      { seed, numRuns: 300 },
    );
  });

  it('keep each way of choosing a slice as it begins', () => {
    const a = tryArchitecture([3, 2, 2], [1, 1, 1])!;
    for (const kind of sliceKinds) {
      const view: View = { ...parseLink('k=3.2.2').view, slice: sliceOfKind(a, kind) };
      expect(parseLink(printLink({ view, display: defaultDisplay }))).toMatchObject({ view, problems: [] });
    }
  });

  it('ignore keys that they do not know', () => {
    expect(parseLink('v=1&zzz=3&k=3.2').problems).toEqual([]);
  });
});
