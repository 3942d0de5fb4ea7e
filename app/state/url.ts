import { defaultChartChoice, sameChart } from './chartChoice.ts';
import { parseChart, parseSlice, printChart, printSlice } from './chartLink.ts';
import { parseInteger, parseNumber, parseNumbers, printNumber, printNumbers } from './linkNumbers.ts';
import { architectureOf } from './derive.ts';
import { parseMap, printMap } from './mapChoice.ts';
import { parseMetric, printMetric } from './metricLink.ts';
import { parseReading, printReading } from './readingLink.ts';
import { defaultSlice } from './sliceChoice.ts';
import { parseStudy, printStudy } from './studyLink.ts';
import { type Display, type StartChoice, type View, defaultDisplay, defaultStart, defaultTarget, defaultView, laboratoryTabs, tryArchitecture } from './view.ts';

/** Everything a link holds. */
export interface LinkState {
  readonly view: View;
  readonly display: Display;
}

/** Version of the link format. A change of meaning raises it and adds a step from the older version to `migrations`. */
export const linkVersion = 1;

const migrations: Readonly<Record<number, (fields: Map<string, string>) => Map<string, string>>> = {};

interface Field {
  readonly key: string;
  /** null: this is the default, leave it out. */
  readonly print: (state: LinkState) => string | null;
  /** null: the text makes no sense. */
  readonly parse: (text: string, state: LinkState) => LinkState | null;
}

/** One entry a field, in the order of reading: what follows from the architecture comes after it. */
const fields: readonly Field[] = [
  {
    key: 'k',
    print: ({ view }) => (same(view.filterSizes, defaultView.filterSizes) ? null : view.filterSizes.join('.')),
    parse: (text, state) => onIntegers(text, (filterSizes) => resized(state, filterSizes, filterSizes.map(() => 1))),
  },
  {
    key: 's',
    print: ({ view }) => (view.strides.every((s) => s === 1) ? null : view.strides.join('.')),
    parse: (text, state) => onIntegers(text, (strides) => resized(state, state.view.filterSizes, strides)),
  },
  {
    key: 'c',
    print: ({ view }) => (sameChart(view.chart, defaultChartChoice(architectureOf(view))) ? null : printChart(view.chart)),
    parse: (text, state) =>
      onView(state, (view) => {
        const chart = parseChart(text, architectureOf(view));
        return chart === null ? null : { ...view, chart };
      }),
  },
  {
    key: 'cut',
    print: ({ view }) => unlessSame(printSlice(view.slice), printSlice(defaultSlice(architectureOf(view)))),
    parse: (text, state) =>
      onView(state, (view) => {
        const slice = parseSlice(text, architectureOf(view));
        return slice === null ? null : { ...view, slice };
      }),
  },
  {
    key: 'u',
    print: ({ view }) => (same(view.target, freshTarget(view)) ? null : printNumbers(view.target)),
    parse: (text, state) =>
      onView(state, (view) => {
        const target = parseNumbers(text);
        return target?.length === view.target.length ? { ...view, target } : null;
      }),
  },
  {
    key: 'm',
    print: ({ view: { metric } }) => (metric === 'euclidean' ? null : typeof metric === 'string' ? metric : printMetric(metric)),
    parse: (text, state) =>
      onView(state, (view) => {
        const metric = text === 'euclidean' || text === 'bombieri' ? text : parseMetric(text, view.target.length);
        return metric === null ? null : { ...view, metric };
      }),
  },
  {
    key: 'f',
    print: ({ view }) => (view.start.kind === 'filters' && !sameStart(view.start, freshStart(view)) ? view.start.filters.map(printNumbers).join('~') : null),
    parse: (text, state) =>
      onView(state, (view) => {
        const filters = text.split('~').map(parseNumbers);
        const fit = filters.length === view.filterSizes.length && filters.every((w, l) => w?.length === view.filterSizes[l]);
        return fit ? { ...view, start: { kind: 'filters', filters: filters as number[][] } } : null;
      }),
  },
  {
    key: 'w',
    print: ({ view }) => (view.start.kind === 'seed' && !sameStart(view.start, freshStart(view)) ? String(view.start.seed) : null),
    parse: (text, state) => onView(state, (view) => onInteger(text, 0, 2 ** 32 - 1, (seed) => ({ ...view, start: { kind: 'seed', seed } }))),
  },
  {
    key: 'h',
    print: ({ view }) => (view.stepSize === defaultView.stepSize ? null : printNumber(view.stepSize)),
    parse: (text, state) =>
      onView(state, (view) => {
        const stepSize = parseNumber(text);
        return stepSize !== null && stepSize > 0 && stepSize <= 100 ? { ...view, stepSize } : null;
      }),
  },
  {
    key: 'a',
    print: ({ view }) => (view.method === 'descent' ? null : view.method),
    parse: (text, state) => onView(state, (view) => oneOf(['descent', 'flow'] as const, text, (method) => ({ ...view, method }))),
  },
  {
    key: 'x',
    print: ({ view }) => (view.maxSteps === defaultView.maxSteps ? null : String(view.maxSteps)),
    parse: (text, state) => onView(state, (view) => onInteger(text, 1, 10_000_000, (maxSteps) => ({ ...view, maxSteps }))),
  },
  {
    key: 't',
    print: ({ view }) => (view.progress === 'end' ? null : String(view.progress)),
    parse: (text, state) => onView(state, (view) => onInteger(text, 0, 10_000_000, (progress) => ({ ...view, progress }))),
  },
  {
    key: 'off',
    print: ({ view }) => (view.hidden.length === 0 ? null : [...view.hidden].sort().join('.')),
    parse: (text, state) =>
      onView(state, (view) => (/^[A-Za-z0-9-]{1,40}(\.[A-Za-z0-9-]{1,40}){0,30}$/.test(text) ? { ...view, hidden: [...new Set(text.split('.'))] } : null)),
  },
  {
    key: 'o',
    print: ({ display: { sight } }) => (sight === null ? null : printNumbers([...sight.from, sight.zoom])),
    parse: (text, state) =>
      onDisplay(state, (display) => {
        const [x, y, z, zoom, ...rest] = parseNumbers(text) ?? [];
        if (x === undefined || y === undefined || z === undefined || zoom === undefined || rest.length > 0) return null;
        return Math.hypot(x, y, z) > 0.5 && Math.hypot(x, y, z) < 2 && zoom > 0.01 && zoom < 100 ? { ...display, sight: { from: [x, y, z], zoom } } : null;
      }),
  },
  {
    key: 'show',
    print: ({ display: { reading } }) => printReading(reading),
    parse: (text, state) =>
      onDisplay(state, (display) => {
        const reading = parseReading(text);
        return reading === null ? null : { ...display, reading };
      }),
  },
  {
    key: 'tab',
    print: ({ display }) => (display.tab === defaultDisplay.tab ? null : display.tab),
    parse: (text, state) => onDisplay(state, (display) => oneOf(laboratoryTabs, text, (tab) => ({ ...display, tab }))),
  },
  {
    key: 'e',
    print: ({ display: { study } }) => (study === null ? null : printStudy(study)),
    parse: (text, state) =>
      onDisplay(state, (display) => {
        const study = parseStudy(text);
        return study === null ? null : { ...display, study };
      }),
  },
  {
    key: 'map',
    print: ({ display: { map } }) => printMap(map),
    parse: (text, state) =>
      onDisplay(state, (display) => {
        const map = parseMap(text);
        return map === null ? null : { ...display, map };
      }),
  },
  {
    key: 'look',
    print: ({ display }) => (display.theme === 'auto' ? null : display.theme),
    parse: (text, state) => onDisplay(state, (display) => oneOf(['auto', 'light', 'dark'] as const, text, (theme) => ({ ...display, theme }))),
  },
  {
    key: 'big',
    print: ({ display }) => (display.projector ? '1' : null),
    parse: (text, state) => onDisplay(state, (display) => oneOf(['0', '1'] as const, text, (on) => ({ ...display, projector: on === '1' }))),
  },
];

/** What a link says, and one sentence for each part of it that made no sense. */
export interface ParsedLink extends LinkState {
  readonly problems: readonly string[];
  /** Id of a preset, if the link names one. */
  readonly preset: string | null;
}

/**
 * Reads the fragment of an address, with or without #. Total: unknown keys are ignored, bad values fall back to the default and are reported.
 *
 * @param base What the link starts from: the default, or a preset.
 */
export function parseLink(fragment: string, base: LinkState = { view: defaultView, display: defaultDisplay }): ParsedLink {
  const problems: string[] = [];
  let texts = new Map<string, string>();
  for (const part of fragment.replace(/^#/, '').split('&')) {
    const at = part.indexOf('=');
    if (at > 0 && !texts.has(part.slice(0, at))) texts.set(part.slice(0, at), part.slice(at + 1));
    else if (part !== '') problems.push(`"${shorten(part)}" in the link is not of the form key=value.`);
  }
  const version = Number(texts.get('v') ?? linkVersion);
  if (!Number.isInteger(version) || version < 1 || version > linkVersion) problems.push(`The link has version ${shorten(texts.get('v') ?? '')}; this page reads versions up to ${linkVersion}.`);
  else for (let v = version; v < linkVersion; v++) texts = migrations[v]?.(texts) ?? texts;

  let state: LinkState = base;
  for (const { key, parse } of fields) {
    const text = texts.get(key);
    if (text === undefined) continue;
    const next = parse(text, state);
    if (next === null) problems.push(`"${key}=${shorten(text)}" in the link makes no sense here and was left out.`);
    else state = next;
  }
  return { ...state, problems, preset: texts.get('p') ?? null };
}

/** The fragment of a link, deterministic, without #; only what differs from the default is in it. */
export const printLink = (state: LinkState): string =>
  [
    `v=${linkVersion}`,
    ...fields.flatMap(({ key, print }) => {
      const text = print(state);
      return text === null ? [] : [`${key}=${text}`];
    }),
  ].join('&');

const unlessSame = (text: string, standard: string): string | null => (text === standard ? null : text);

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

const same = (a: readonly number[], b: readonly number[]): boolean => a.length === b.length && a.every((x, i) => Object.is(x, b[i]));

function sameStart(a: StartChoice, b: StartChoice): boolean {
  if (a.kind === 'seed') return b.kind === 'seed' && a.seed === b.seed;
  return b.kind === 'filters' && a.filters.length === b.filters.length && a.filters.every((w, l) => same(w, b.filters[l]!));
}

/** Target and start that a link with this architecture has unless it says otherwise. */
const freshTarget = ({ filterSizes, strides }: View): readonly number[] => defaultTarget(tryArchitecture(filterSizes, strides)!);
const freshStart = ({ filterSizes, strides }: View): StartChoice => defaultStart(tryArchitecture(filterSizes, strides)!);

function resized(state: LinkState, filterSizes: readonly number[], strides: readonly number[]): LinkState | null {
  const a = tryArchitecture(filterSizes, strides);
  return a === null ? null : { ...state, view: { ...state.view, filterSizes, strides, chart: defaultChartChoice(a), slice: defaultSlice(a), target: defaultTarget(a), metric: defaultView.metric, start: defaultStart(a) } };
}

function onInteger<T>(text: string, least: number, most: number, take: (value: number) => T): T | null {
  const value = parseInteger(text, least, most);
  return value === null ? null : take(value);
}

const onIntegers = (text: string, take: (values: number[]) => LinkState | null): LinkState | null =>
  /^\d{1,4}(\.\d{1,4}){0,31}$/.test(text) ? take(text.split('.').map(Number)) : null;

const oneOf = <Id extends string, T>(ids: readonly Id[], text: string, take: (id: Id) => T): T | null => {
  const id = ids.find((candidate) => candidate === text);
  return id === undefined ? null : take(id);
};

function onView(state: LinkState, change: (view: View) => View | null): LinkState | null {
  const view = change(state.view);
  return view === null ? null : { ...state, view };
}

function onDisplay(state: LinkState, change: (display: Display) => Display | null): LinkState | null {
  const display = change(state.display);
  return display === null ? null : { ...state, display };
}
