import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { palettes, type Palette, type Theme } from './palette.ts';

const themes = Object.keys(palettes) as Theme[];
const css = readFileSync(new URL('theme.css', import.meta.url), 'utf8');

/** Relative luminance and contrast ratio of WCAG 2.2, section 1.4.3. */
function luminance(colour: string): number {
  const channel = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

const block = (selector: string): Record<string, string> => {
  const body = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? '';
  return Object.fromEntries([...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));
};
const tokens: Record<Theme, Record<string, string>> = { light: block(':root'), dark: block("[data-theme='dark']") };
const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Every colour of a palette by its custom property. */
const named = ({ layers, text, ...plain }: Palette): [string, string][] => [
  ...Object.entries(plain).map(([name, value]): [string, string] => [kebab(name), value]),
  ...layers.map((value, i): [string, string] => [`layer-${i + 1}`, value]),
  ...Object.entries(text).map(([name, value]): [string, string] => [`${kebab(name)}-text`, value]),
];

describe('the contrast ratio', () => {
  it('is 21 for black on white and 1 for equal colours (WCAG 2.2)', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
    expect(contrast('#123456', '#123456')).toBe(1);
  });
});

describe.each(themes)('the %s palette', (theme) => {
  const palette = palettes[theme];
  const backgrounds = [palette.surface, palette.surfaceRaised];
  const tooFaint = (colours: readonly string[], least: number): string[] => colours.filter((colour) => backgrounds.some((background) => contrast(colour, background) < least));

  it('is the same in theme.css', () => {
    expect(Object.fromEntries(named(palette).map(([name]) => [name, tokens[theme][name]]))).toEqual(Object.fromEntries(named(palette)));
  });

  it('has texts of at least 4.5 : 1 on both surfaces', () => {
    const texts = [palette.ink, palette.muted, palette.accent, palette.danger, ...palette.layers, ...Object.values(palette.text)];
    expect(tooFaint(texts, 4.5)).toEqual([]);
  });

  it('has texts of at least 4.5 : 1 on chosen, hovered and pressed controls', () => {
    const { 'accent-soft': soft, hover, pressed, 'on-accent': onAccent, field } = tokens[theme] as Record<'accent-soft' | 'hover' | 'pressed' | 'on-accent' | 'field', string>;
    expect(contrast(palette.accent, soft)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(onAccent, palette.accent)).toBeGreaterThanOrEqual(4.5);
    for (const background of [hover, pressed, field]) expect(contrast(palette.ink, background)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.muted, hover)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.muted, field)).toBeGreaterThanOrEqual(4.5);
  });

  it('has marks and borders of fields of at least 3 : 1; the pale fills are outlined', () => {
    const { boundary, functionSpaceLine, outside, singular, cuspidal, special, targetLine, trajectory, minimum, saddle, spurious } = palette;
    const marks = [boundary, functionSpaceLine, outside, singular, cuspidal, special, targetLine, trajectory, minimum, saddle, spurious, tokens[theme]['control-line']!];
    expect(tooFaint(marks, 3)).toEqual([]);
  });

  it('keeps grey texts at 7 : 1 on a projector', () => {
    const projector = block(theme === 'light' ? '\n[data-projector]' : "[data-projector][data-theme='dark']");
    expect(contrast(projector['muted']!, palette.surface)).toBeGreaterThanOrEqual(7);
    expect(contrast(projector['control-line']!, palette.surface)).toBeGreaterThanOrEqual(3);
  });
});
