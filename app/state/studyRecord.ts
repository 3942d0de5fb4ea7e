import type { Experiment, ExperimentCounts, ReportCell } from '../../src/experiments/experiment.ts';
import { experimentOf } from '../../src/experiments/registry.ts';
import { choiceRefusal, settingsOfPart } from './studyChoice.ts';
import type { WaitingBlock } from './studyLedger.ts';
import type { StudyChoice, StudyPart } from './studyTypes.ts';

/** All that there is to know of a study: it can be repeated from this, and gone on with. */
export interface StudyRecord {
  /** Version of the program that it was begun with. */
  readonly program: string;
  readonly running: boolean;
  readonly choice: StudyChoice;
  readonly parts: readonly StudyPart[];
  /** Blocks that are done while earlier ones are not. */
  readonly waiting: readonly WaitingBlock[];
}

const format = 'convariety-study';
const formatVersion = 1;

/** Longest text that is read, in characters. */
const longestText = 20_000_000;

const mostParts = 100;
const mostWaiting = 10_000;

export const printRecord = (record: StudyRecord, space = 0): string => JSON.stringify({ format, version: formatVersion, ...record }, null, space);

/** The record that a text holds, or a sentence why it holds none. Total. */
export function readRecord(text: string): StudyRecord | string {
  const record = parsed(text);
  if (!isObject(record) || record['format'] !== format) return 'This is no saved experiment of this program.';
  if (record['version'] !== formatVersion) return 'This experiment was saved by another version of the program, which this one cannot read.';
  const { program, running, choice, parts, waiting } = record;
  if (typeof program !== 'string' || typeof running !== 'boolean' || !isChoice(choice) || !Array.isArray(parts) || !Array.isArray(waiting)) return damaged('its set-up');
  const experiment = experimentOf(choice.experiment);
  if (experiment === null) return choiceRefusal(choice)!;
  if (parts.length > mostParts || waiting.length > mostWaiting) return damaged('its size');
  if (!parts.every(isPart)) return damaged('its architectures');
  try {
    const problem = problemOfParts(experiment, choice, parts) ?? problemOfWaiting(experiment, parts, waiting);
    return problem ?? { program: program.slice(0, 40), running, choice, parts: parts.map(({ settings, blocks, done, counts }) => ({ settings, blocks, done, counts })), waiting: waiting as WaitingBlock[] };
  } catch {
    // what only the experiment reads was not of its making
    return damaged('its numbers');
  }
}

const damaged = (what: string): string => `This saved experiment is damaged: ${what} cannot be right.`;

function parsed(text: string): unknown {
  if (text.length > longestText) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isSizes = (value: unknown): value is Readonly<Record<string, unknown>> => Array.isArray(value) && value.length >= 1 && value.length <= 32 && value.every(isCount);

const isChoice = (value: unknown): value is StudyChoice =>
  isObject(value) &&
  typeof value['experiment'] === 'string' &&
  (value['of'] === 'published' || value['of'] === 'page') &&
  typeof value['seed'] === 'number' &&
  isObject(value['settings']) &&
  Object.values(value['settings']).every((one) => typeof one === 'number' || typeof one === 'string');

const isPart = (value: unknown): value is StudyPart => {
  if (!isObject(value) || !isObject(value['settings'])) return false;
  const { settings, blocks, done, counts } = value;
  return isSizes(settings['filterSizes']) && isSizes(settings['strides']) && isCount(blocks) && isCount(done) && done <= blocks && (counts === null) === (done === 0);
};

function problemOfParts(experiment: Experiment, choice: StudyChoice, parts: readonly StudyPart[]): string | null {
  if (parts.length === 0) return damaged('its architectures');
  for (const { settings, blocks, counts } of parts) {
    const own = settingsOfPart(experiment, choice, settings);
    if (typeof own === 'string') return own;
    if (sorted(settings) !== sorted(own) || blocks !== experiment.blocks(own)) return damaged('its settings');
    if (counts !== null && !isPlausible(experiment, own, counts)) return damaged('its numbers');
  }
  return null;
}

function problemOfWaiting(experiment: Experiment, parts: readonly StudyPart[], waiting: readonly unknown[]): string | null {
  const known = new Set<string>();
  for (const one of waiting) {
    if (!isObject(one) || !isCount(one['part']) || !isCount(one['block'])) return damaged('its numbers');
    const part = parts[one['part']];
    if (part === undefined || one['block'] <= part.done || one['block'] >= part.blocks || known.has(`${one['part']}.${one['block']}`)) return damaged('its numbers');
    known.add(`${one['part']}.${one['block']}`);
    if (!isPlausible(experiment, part.settings, one['counts'])) return damaged('its numbers');
  }
  return null;
}

const sorted = (settings: Readonly<Record<string, unknown>>): string => JSON.stringify(Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Counts that can be added up and reported, and agree with their report. */
function isPlausible(experiment: Experiment, settings: StudyPart['settings'], counts: unknown): boolean {
  if (!isObject(counts) || !isCount(counts['runs']) || !isCount(counts['steps']) || !isObject(counts['seconds'])) return false;
  if (!Object.values(counts['seconds']).every((seconds) => typeof seconds === 'number' && seconds >= 0)) return false;
  const report = experiment.report(settings, experiment.merge([counts as unknown as ExperimentCounts]));
  return report.runs === counts['runs'] && report.converged + report.diverged + report.maxSteps === report.runs && report.rows.every(({ cells }) => cells.every(isSound));
}

function isSound(cell: ReportCell | null): boolean {
  if (cell?.kind === 'count') return isCount(cell.count);
  if (cell?.kind === 'mean') return Number.isFinite(cell.mean);
  return cell?.kind !== 'share' || (isCount(cell.share.count) && isCount(cell.share.of) && Number.isFinite(cell.share.share));
}
