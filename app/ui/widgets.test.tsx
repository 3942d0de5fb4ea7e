import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Button, IconButton, ToggleButton } from './Button.tsx';
import { Certainty } from './Certainty.tsx';
import { Citation } from './Citation.tsx';
import { formatDuration } from './formatDuration.ts';
import { PlayIcon } from './icons.tsx';
import { Notice } from './Notice.tsx';
import { NumberField } from './NumberField.tsx';
import { Panel } from './Panel.tsx';
import { parseRootPattern } from './parseRootPattern.ts';
import { PatternTag } from './PatternTag.tsx';
import { ProgressBar } from './ProgressBar.tsx';
import { SegmentedControl } from './SegmentedControl.tsx';
import { Select } from './Select.tsx';
import { Slider } from './Slider.tsx';
import { LayerChip, Swatch, type Mark } from './Swatch.tsx';
import { Switch } from './Switch.tsx';
import { Tabs } from './Tabs.tsx';
import { Tex } from './Tex.tsx';
import { TextField } from './TextField.tsx';
import { setStylesAside } from './typesetTex.ts';

const html = (node: ReactNode): string => renderToStaticMarkup(node);
const nothing = (): void => undefined;

describe('buttons', () => {
  it('have an accessible name, and an icon that is hidden', () => {
    const markup = html(<IconButton icon={<PlayIcon />} label="Run" shortcut="Space" />);
    expect(markup).toContain('aria-label="Run"');
    expect(markup).toContain('aria-keyshortcuts="Space"');
    expect(markup).toMatch(/<svg[^>]*aria-hidden="true"/);
    expect(html(<Button isDisabled>Off</Button>)).toContain('disabled=""');
    expect(html(<ToggleButton label="Rulings" isSelected onChange={nothing} />)).toContain('aria-pressed="true"');
  });
});

describe('NumberField', () => {
  it('is a spin button with its range, value and description', () => {
    const markup = html(<NumberField label="steps" value={3} onChange={nothing} min={1} max={9} description="of one run" />);
    expect(markup).toMatch(/role="spinbutton"/);
    for (const attribute of ['aria-valuenow="3"', 'aria-valuemin="1"', 'aria-valuemax="9"', 'value="3"']) expect(markup).toContain(attribute);
    const described = /aria-describedby="([^"]+)"/.exec(markup)?.[1];
    expect(markup).toContain(`id="${described}"`);
  });

  it('shows an error as an alert and marks the field', () => {
    const markup = html(<NumberField label="steps" value={3} onChange={nothing} error="3 steps are too few." />);
    expect(markup).toContain('aria-invalid="true"');
    expect(markup).toMatch(/role="alert"[^>]*>3 steps are too few\./);
  });

  it('has no range attributes where there is no range', () => {
    expect(html(<NumberField label="A" value={-0.5} onChange={nothing} />)).not.toContain('aria-valuem');
  });

  it('is compact for filter sizes, its step buttons off at the ends', () => {
    const markup = html(<NumberField compact label="k" value={1} onChange={nothing} min={1} max={9} />);
    expect(markup).toMatch(/aria-label="k: less"[^>]*disabled=""/);
    expect(markup).not.toMatch(/aria-label="k: more"[^>]*disabled=""/);
    expect(markup).toContain('inputMode="numeric"');
  });

  it('speaks the label where a formula is shown', () => {
    const markup = html(<NumberField label="coefficient A" symbol={<Tex tex="A" />} value={1} onChange={nothing} />);
    expect(markup).toContain('coefficient A');
    expect(markup).toMatch(/aria-hidden="true"><span class="tex"/);
  });
});

describe('Slider', () => {
  it('speaks the value, not the place on a log track, and stands where the value is', () => {
    const markup = html(<Slider label="step size" value={0.01} onChange={nothing} min={1e-4} max={1} scale="log" />);
    expect(markup).toMatch(/type="range"[^>]*aria-valuetext="0.01"/);
    expect(markup).toMatch(/type="range"[^>]*value="500"/);
  });
});

describe('choices', () => {
  it('mark what is chosen', () => {
    const items = [
      { id: 'a', label: 'Alpha' },
      { id: 'b', label: 'Beta' },
    ] as const;
    expect(html(<SegmentedControl label="Letters" items={items} value="b" onChange={nothing} />)).toMatch(/role="radiogroup"/);
    expect(html(<SegmentedControl label="Letters" items={items} value="b" onChange={nothing} />)).toMatch(/checked=""[^>]*value="b"|value="b"[^>]*checked=""/);
    expect(html(<Select label="Letters" items={items} value="a" onChange={nothing} error="Alpha is gone." />)).toContain('Alpha is gone.');
    expect(html(<Switch label="Sound" isSelected onChange={nothing} description="of the loss" />)).toMatch(/role="switch"[^>]*checked=""|checked=""[^>]*role="switch"/);
    expect(html(<Tabs label="Lab" value="b" onChange={nothing} items={items.map((item) => ({ ...item, content: `panel ${item.id}` }))} />)).toContain('panel b');
  });
});

describe('texts and marks', () => {
  it('cite with a safe link, or plainly without one', () => {
    const link = html(<Citation source="GeoLCN" place="Prop. 4.4" href="https://example.org/" />);
    expect(link).toContain('GeoLCN, Prop. 4.4</a>');
    expect(link).toContain('noopener');
    expect(html(<Citation source="Thesis" />)).not.toContain('<a');
  });

  it.each([
    ['112|0', 'two simple real roots and one double real root'],
    ['0|11', 'two simple pairs of complex conjugate roots'],
    ['0|0', 'no roots'],
    ['10.12|0', 'one 10-fold real root and one 12-fold real root'],
    ['what', 'what'],
  ])('speak the pattern %s', (pattern, words) => {
    expect(html(<PatternTag pattern={pattern} />)).toContain(`aria-label="${words}"`);
  });

  it('read patterns and refuse what is none', () => {
    expect(parseRootPattern('112|0')).toEqual({ real: [1, 1, 2], complex: [] });
    expect(parseRootPattern('0|12')).toEqual({ real: [], complex: [1, 2] });
    expect(['', '1', '1|1|1', 'a|0', '1.0|0', '-1|0'].map(parseRootPattern)).toEqual(Array(6).fill(null));
  });

  it('differ by more than colour', () => {
    const marks: Mark[] = ['boundary', 'boundaryCurve', 'functionSpace', 'functionSpaceCurve', 'functionSpacePoint', 'closureOnlyPoint', 'discriminantInside', 'discriminantOutside', 'closureOnly', 'singular', 'cuspidal', 'special', 'target', 'start', 'end', 'trajectory', 'minimum', 'saddle', 'spurious', 'offSlice'];
    const shapes = marks.map((mark) => html(<Swatch mark={mark} />).replaceAll(/var\(--[\w-]+\)/g, 'colour'));
    expect(new Set(shapes).size).toBe(marks.length);
    expect(html(<LayerChip layer={7} />)).toMatch(/layer-chip-2"[^>]*aria-label="layer 7"/);
  });

  it('name certainty in a word, the progress in a number, the error in a sentence', () => {
    expect(html(<Certainty level="estimate" />)).toContain('estimate');
    expect(html(<ProgressBar label="meshing" value={0.62} remainingSeconds={12} />)).toMatch(/aria-valuenow="62".*12 s left/);
    expect(html(<ProgressBar label="meshing" value={null} />)).not.toContain('aria-valuenow');
    expect(html(<Notice input="(x+z)^2">Write it in x and y.</Notice>)).toMatch(/role="alert".*\(x\+z\)\^2/);
    expect(html(<Panel title="Strata">list</Panel>)).toContain('aria-expanded="true"');
    expect(html(<TextField label="Target" value="x^2" error="No." />)).toContain('aria-invalid="true"');
  });

  it.each([
    [0.2, 'under 1 s'],
    [12.4, '12 s'],
    [59.7, '1 min'],
    [4800, '1 h 20 min'],
    [3600, '1 h'],
    [NaN, 'under 1 s'],
  ])('say %d seconds', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });
});

describe('Tex', () => {
  it('names a formula that has words for it, and leaves the rest to MathML', () => {
    expect(html(<Tex tex="x^2" label="x squared" />)).toBe('<span class="tex" role="img" aria-label="x squared"></span>');
    expect(html(<Tex tex="x^2" display />)).toBe('<span class="tex tex-display"></span>');
  });

  it('takes inline styles out of the tree, at every depth', () => {
    const leaf = { attributes: { style: 'width:1em', class: 'a' } as Record<string, string>, toNode: () => null as unknown as Node };
    setStylesAside({ children: [{ children: [leaf], toNode: leaf.toNode }], toNode: leaf.toNode });
    expect(leaf.attributes).toEqual({ class: 'a', 'data-inline-style': 'width:1em' });
  });
});
