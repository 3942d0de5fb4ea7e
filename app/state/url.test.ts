import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { presets } from '../gallery/index.ts';
import { type LinkState, parseLink, printLink } from './url.ts';
import { type View, defaultDisplay, defaultView, tryArchitecture } from './view.ts';

const seed = 20261120;
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

const sights = fc
  .tuple(fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }), fc.double({ min: -1.5, max: 1.5, noNaN: true }), fc.double({ min: 0.05, max: 50, noNaN: true }))
  .map(([a, b, zoom]) => ({ from: [Math.cos(a) * Math.cos(b), Math.sin(a) * Math.cos(b), Math.sin(b)] as const, zoom }));

/** Any state that the page can be in: sizes and strides first, the rest fits them. */
const linkStates: fc.Arbitrary<LinkState> = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 4 })
  .chain((layers) => {
    const filterSizes = layers.map(([k]) => k);
    const strides = layers.map(([, s]) => s);
    const size = tryArchitecture(filterSizes, strides)!.ambientDimension;
    const start: fc.Arbitrary<View['start']> = fc.oneof(
      fc.record({ kind: fc.constant('seed' as const), seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }) }),
      fc.record({ kind: fc.constant('filters' as const), filters: fc.tuple(...filterSizes.map((k) => fc.array(finite, { minLength: k, maxLength: k }))) }),
    );
    return fc.record({
      view: fc.record({
        filterSizes: fc.constant(filterSizes),
        strides: fc.constant(strides),
        chart: fc.constantFrom('ambient' as const, 'sphere' as const),
        target: fc.array(finite, { minLength: size, maxLength: size }),
        metric: fc.constantFrom('euclidean' as const, 'bombieri' as const),
        start,
        stepSize: fc.double({ min: 1e-9, max: 100, noNaN: true }),
        method: fc.constantFrom('descent' as const, 'flow' as const),
        maxSteps: fc.integer({ min: 1, max: 10_000_000 }),
        progress: fc.oneof(fc.constant('end' as const), fc.integer({ min: 0, max: 10_000_000 })),
        hidden: fc.uniqueArray(fc.constantFrom('axes', 'regions', 'rulings', 'discriminant-2-0', 'zeroFilter')).map((ids) => ids.sort()),
      }),
      display: fc.record({ theme: fc.constantFrom('auto' as const, 'light' as const, 'dark' as const), projector: fc.boolean(), tab: fc.constantFrom('train' as const, 'roots' as const), sight: fc.option(sights) }),
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

  it('of every preset stay below 160 characters', () => {
    for (const { view } of presets) expect(printLink({ view, display: defaultDisplay }).length).toBeLessThanOrEqual(160);
  });

  it('never make the reader throw, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^#?(v|k|s|u|f|w|h|t|c|off)=[\d._~e-]{0,30}(&(k|s|u|f|t|x)=[\d._~a-z-]{0,20}){0,4}$/)), (text) => {
        const { view } = parseLink(text);
        const a = tryArchitecture(view.filterSizes, view.strides);
        expect(a).not.toBeNull();
        expect(view.target).toHaveLength(a!.ambientDimension);
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
    ['v=99', '99'],
    ['rubbish', 'rubbish'],
    ['o=0_0_0_1', 'o=0_0_0_1'],
    ['o=1_0_0', 'o=1_0_0'],
    ['u=1e999_0_1', 'u=1e999_0_1'],
  ])('report %s once and keep the default', (text, named) => {
    const { view, problems } = parseLink(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(named);
    expect(view).toEqual(parseLink(text.startsWith('k=2.2') ? 'k=2.2' : '').view);
  });

  it('ignore keys that they do not know', () => {
    expect(parseLink('v=1&zzz=3&k=3.2').problems).toEqual([]);
  });
});
