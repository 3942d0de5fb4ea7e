import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { criticalPoints } from '../../../src/critical/index.ts';
import { architecture } from '../../../src/network/architecture.ts';
import { listedPoints } from '../../state/criticalReading.ts';
import type { CriticalSubject } from '../../state/criticalStore.ts';
import { inertiaText, inertiaWords, placeSentence, pointName } from '../../state/criticalWords.ts';
import { CountsSummary } from './CountsSummary.tsx';
import { PointDetails } from './PointDetails.tsx';
import { pointsCsv, pointsJson } from './pointFiles.ts';
import { orderedPoints } from './pointOrder.ts';
import { PointTable } from './PointTable.tsx';
import { fractionsToTex, kindsText, lossText } from './pointText.ts';
import { foundText, largestFirst, lostText, parametersText, stratumText, sumText } from './strataText.ts';
import { ZeroFilters } from './ZeroFilters.tsx';

const subject: CriticalSubject = { filterSizes: [3, 2, 2], strides: [1, 1, 1], target: [2, 0, 5, 0, 2], metric: 'euclidean' };
const a = architecture(subject);
const report = criticalPoints(a, subject);
const points = listedPoints(report, subject);
const plain = (html: string): string => html.replaceAll(/<[^>]*>/g, '|').replaceAll(/\|+/g, '|');

describe('counts', () => {
  const strata = largestFirst(report.strata);

  it('are sums over the strata, the largest first (GeoLCN, Example 6.6; mathematics.md E3)', () => {
    expect(sumText(strata.map(({ found }) => found))).toBe('36 = 1 + 10 + 13 + 12');
    expect(parametersText(a, strata)).toBe('100 = 12·1 + 5·10 + 2·13 + 1·12');
    expect(sumText([3])).toBe('3');
    expect(sumText([1, 2, 3, 4, 5, 6, 7])).toBe('28');
  });

  it('never leave out what is missing', () => {
    expect(foundText({ found: 12, expected: 13 })).toBe('12 of 13');
    expect(foundText({ found: 13, expected: 13 })).toBe('13');
    expect(foundText({ found: 5, expected: null })).toBe('5');
    expect(lostText({ lost: { onSmallerStratum: 1, singular: 0, diverged: 2, stuck: 3 } })).toBe('1 on a smaller stratum, 2 at infinity, 3 not followed to their ends');
    const doubtful = { ...report, strata: report.strata.map((stratum) => (stratum.id === '2.2' ? { ...stratum, found: 12, status: 'incomplete' as const, lost: { ...stratum.lost, stuck: 1 } } : stratum)) };
    const text = plain(renderToStaticMarkup(<CountsSummary architecture={a} report={doubtful} reached={new Map([['2.2', 2]])} />));
    expect(text).toContain('35 = 1 + 10 + 12 + 12');
    expect(text).toContain('|12 of 13|');
    expect(text).toContain('Solutions that are no points of (2, 2): 1 not followed to their ends.');
  });

  it('name the strata by their root multiplicities', () => {
    expect(stratumText({ partitions: [[2, 1, 1]], strides: [1] })).toBe('(2, 1, 1)');
    expect(stratumText({ partitions: [[2, 1, 1, 1, 1, 1]], strides: [1] })).toBe('(2, 1⁵)');
    expect(stratumText({ partitions: [[1, 1], [1]], strides: [1, 12] })).toBe('(1, 1) · (1) in x¹², y¹²');
  });
});

describe('the table of real points', () => {
  it('has a row for each, with kind, place, roots, inertia, loss, proof and networks', () => {
    const html = renderToStaticMarkup(<PointTable points={points} />);
    expect(html.match(/class="point-row"/g)).toHaveLength(14);
    const text = plain(html);
    expect(text).toContain('|target|not reached|0|');
    expect(text).toContain('|saddle|spurious|13|0|3+|16.3907|✓| ±2e−10| certified|1|saddle|');
    expect(text).toContain('|saddle|not reached|0|2|2+ 1−|16.5333|');
  });

  it('tells all that is known of a point', () => {
    const saddle = points.find(({ point }) => point.rootPattern === '112|0')!;
    const text = plain(renderToStaticMarkup(<PointDetails listed={saddle} />));
    expect(text.match(/Start here/g)).toHaveLength(3);
    expect(text).toContain('On the stratum (2, 1, 1), of dimension 4, the loss rises in all 4 directions.');
    expect(text).toContain('fractions that satisfy the critical equations without rounding');
    expect(text).toContain('Set as target');
  });

  it('is ordered by loss, roots, kind or networks, both ways', () => {
    const losses = orderedPoints(points, { by: 'loss', descending: false }).map(({ loss }) => loss);
    expect(losses).toEqual([...losses].sort((one, other) => one - other));
    expect(orderedPoints(points, { by: 'loss', descending: true })[0]!.loss).toBe(losses.at(-1));
    expect(orderedPoints(points, { by: 'roots', descending: false }).map(({ stratum }) => stratum.id)).toEqual(
      ['1.1.1.1', '2.1.1', '2.1.1', '2.1.1', '2.1.1', '2.2', '2.2', '2.2', '2.2', '2.2', '3.1', '3.1', '3.1', '3.1'],
    );
    expect(orderedPoints(points, { by: 'kind', descending: false }).slice(0, 3).map(({ kind, place }) => [kind, place === 'elsewhere'])).toEqual([['minimum', false], ['minimum', false], ['minimum', false]]);
    expect(orderedPoints(points, { by: 'networks', descending: false })[0]!.point.parameters).toHaveLength(3);
  });

  it('is saved as CSV and, with all complex points, as JSON', () => {
    const lines = pointsCsv(points).trimEnd().split('\r\n');
    expect(lines).toHaveLength(15);
    const columns = lines[0]!.split(',');
    for (const line of lines.slice(1)) expect(line.split(',')).toHaveLength(columns.length);
    expect(columns.slice(-5)).toEqual(['w0', 'w1', 'w2', 'w3', 'w4']);
    const read = JSON.parse(pointsJson(subject, report)) as typeof report & CriticalSubject;
    expect(read.strata.flatMap((stratum) => stratum.points)).toHaveLength(36);
    expect(read.target).toEqual(subject.target);
  });
});

describe('words', () => {
  it('say what a point is and where', () => {
    const elsewhere = points.find(({ place }) => place === 'elsewhere')!;
    expect(pointName(elsewhere)).toBe('minimum of its stratum');
    expect(placeSentence(elsewhere)).toContain('no critical parameters of this architecture lead here');
    expect(pointName({ kind: 'minimum', place: 'spurious' })).toBe('spurious minimum');
  });

  it('tell inertia', () => {
    expect(inertiaText([4, 0, 1])).toBe('4+ 1−');
    expect(inertiaText([2, 1, 0])).toBe('2+ 1·0');
    expect(inertiaWords([3, 0, 0])).toBe('the loss rises in all 3 directions');
    expect(inertiaWords([4, 0, 1])).toBe('of 5 directions the loss rises in 4 and falls in 1');
    expect(inertiaWords([2, 1, 1])).toBe('of 4 directions the loss rises in 2, is flat to second order in 1 and falls in 1');
    expect(inertiaWords([0, 0, 1])).toBe('the loss falls in the only direction');
  });

  it('print losses with six digits, and kinds of networks in short', () => {
    expect([lossText(16.2), lossText(0), lossText(1.5e-9)]).toEqual(['16.2000', '0', '1.500e−9']);
    const kinds = (...of: ('minimum' | 'saddle')[]): string => kindsText(of.map((kind) => ({ kind, theta: [], index: [1, 0, 0], pure: true })));
    expect([kinds(), kinds('saddle'), kinds('saddle', 'saddle'), kinds('saddle', 'minimum', 'saddle')]).toEqual(['none', 'saddle', 'saddles', 'minimum, 2 saddles']);
  });

  it('print fractions as a form', () => {
    expect(fractionsToTex(['1/5', '-9/5', '16', '-1', '1'])).toBe('\\tfrac{1}{5} x^{4}-\\tfrac{9}{5} x^{3} y+16 x^{2} y^{2}-x y^{3}+y^{4}');
    expect(fractionsToTex(['0', '0', '-5', '0', '0'])).toBe('-5 x^{2} y^{2}');
    expect([fractionsToTex(['0', '0']), fractionsToTex(['1'])]).toEqual(['0', '1']);
  });

  it('never forget points with zero filters', () => {
    const text = plain(renderToStaticMarkup(<ZeroFilters points={report.zeroFilters} layers={3} loss={33} />));
    expect(text).toContain('loss 33');
    expect(text).toContain('the others in a complex family of dimension 1 up to rescaling');
    expect(plain(renderToStaticMarkup(<ZeroFilters points={[]} layers={2} loss={1} />))).toContain('no parameters with a zero filter are critical');
  });
});
