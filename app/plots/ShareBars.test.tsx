import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { sharesHeight } from './drawShares.ts';
import { type ShareBar, ShareBars, sharesSummary } from './ShareBars.tsx';

const bar = (id: string, group: string, share: number, published: number | null = null): ShareBar => ({ id, group, label: id, share, interval: [share, share], published, differs: false });

describe('shares as a plot', () => {
  const bars = [bar('11|0', 'target 11|0', 1, 1), bar('2|0', 'target 0|1', 0.99312), bar('11|0 ', 'target 0|1', 0.00688, 0.001)];

  it('are said in words, group by group', () => {
    expect(sharesSummary(bars)).toBe('target 11|0: 11|0 100 %, source 100 %. target 0|1: 2|0 99.3 %; 11|0  0.688 %, source 0.1 %.');
    expect(sharesSummary([bar('1', '', 0.5)])).toBe('1 50 %.');
    expect(renderToStaticMarkup(<ShareBars bars={bars} label="Table 1." />)).toMatch(/role="img" aria-label="Table 1\. target 11\|0/);
  });

  it('take a line each, and one for the name of each group and for each name that is long', () => {
    const line = sharesHeight([bar('1', '', 0.5), bar('2', '', 0.5)]) - sharesHeight([bar('1', '', 0.5)]);
    expect(line).toBeGreaterThan(0);
    // one group alone needs no name
    expect(sharesHeight(bars) - sharesHeight([bars[0]!])).toBe(4 * line);
    expect(sharesHeight([{ ...bars[0]!, label: 'smooth interior point' }]) - sharesHeight([bars[0]!])).toBe(line);
  });

  it('have the mark of published ones only where there are some', () => {
    expect(renderToStaticMarkup(<ShareBars bars={bars} label="" />)).toContain('source</li>');
    expect(renderToStaticMarkup(<ShareBars bars={[bar('1', '', 1)]} label="" />)).not.toContain('source</li>');
  });
});
