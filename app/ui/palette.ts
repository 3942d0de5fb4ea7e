/** Light and dark are equals; `projector` has thicker lines and larger type and is drawn on light. */
export type Theme = 'light' | 'dark';

/** Colours that the scene, the plots and the style sheets share; theme.css holds the same values as custom properties. */
export interface Palette {
  readonly surface: string;
  /** Bars, cards and the like, set a shade apart from the surface. */
  readonly surfaceRaised: string;
  readonly ink: string;
  readonly muted: string;
  readonly hairline: string;
  /** What can be worked: chosen tabs, filled buttons, focus. */
  readonly accent: string;
  readonly boundary: string;
  readonly functionSpace: string;
  /** Outline of marks filled with `functionSpace`, which alone is too pale on white. */
  readonly functionSpaceLine: string;
  readonly outside: string;
  readonly singular: string;
  readonly cuspidal: string;
  readonly special: string;
  readonly target: string;
  /** Outline of marks filled with `target`. */
  readonly targetLine: string;
  readonly trajectory: string;
  readonly minimum: string;
  readonly saddle: string;
  readonly spurious: string;
  readonly danger: string;
  /** Layers 1–5 of the network, always shown with their numeral. */
  readonly layers: readonly [string, string, string, string, string];
  /** The mark colours, darker or lighter where small letters need it. */
  readonly text: Readonly<Record<ColouredText, string>>;
}

type ColouredText = 'boundary' | 'functionSpace' | 'outside' | 'cuspidal' | 'special' | 'target' | 'trajectory';

export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    surface: '#ffffff',
    surfaceRaised: '#f5f7f9',
    ink: '#1b1f24',
    muted: '#59636e',
    hairline: '#d8dde3',
    accent: '#2456a6',
    boundary: '#009e73',
    functionSpace: '#56b4e9',
    functionSpaceLine: '#2a86bd',
    outside: '#828b95',
    singular: '#1b1f24',
    cuspidal: '#d55e00',
    special: '#b0478f',
    target: '#e69f00',
    targetLine: '#a06a00',
    trajectory: '#0072b2',
    minimum: '#00503a',
    saddle: '#12306b',
    spurious: '#c1272d',
    danger: '#b4232a',
    layers: ['#3567ad', '#a85521', '#37784b', '#8a5aa8', '#7f641a'],
    text: {
      boundary: '#00745a',
      functionSpace: '#0f6ea8',
      outside: '#59636e',
      cuspidal: '#b34a00',
      special: '#a03a80',
      target: '#855b00',
      trajectory: '#0068a3',
    },
  },
  dark: {
    surface: '#12161b',
    surfaceRaised: '#1b2128',
    ink: '#e8ecf0',
    muted: '#9aa5b1',
    hairline: '#2c343d',
    accent: '#8ab4f8',
    boundary: '#1fbf90',
    functionSpace: '#56b4e9',
    functionSpaceLine: '#56b4e9',
    outside: '#7d8791',
    singular: '#f2f4f6',
    cuspidal: '#ff7a2e',
    special: '#cc79a7',
    target: '#f2b233',
    targetLine: '#f2b233',
    trajectory: '#4aa8e0',
    minimum: '#5fd3ae',
    saddle: '#9db8f5',
    spurious: '#ff6b6b',
    danger: '#ff7b7b',
    layers: ['#7fa9e6', '#e39a63', '#7cc796', '#c39be0', '#d1b25a'],
    text: {
      boundary: '#1fbf90',
      functionSpace: '#56b4e9',
      outside: '#9aa5b1',
      cuspidal: '#ff7a2e',
      special: '#d98bb8',
      target: '#f2b233',
      trajectory: '#4aa8e0',
    },
  },
};
