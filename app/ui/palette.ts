/** Light and dark are equals; `projector` has thicker lines and larger type and is drawn on light. */
export type Theme = 'light' | 'dark';

/** Colours that the scene, the plots and the style sheets share; theme.css holds the same values as custom properties. */
export interface Palette {
  readonly surface: string;
  readonly ink: string;
  readonly muted: string;
  readonly hairline: string;
  readonly boundary: string;
  readonly functionSpace: string;
  readonly outside: string;
  readonly singular: string;
  readonly cuspidal: string;
  readonly special: string;
  readonly target: string;
  readonly trajectory: string;
  readonly minimum: string;
  readonly saddle: string;
  readonly spurious: string;
  /** Layers 1–5 of the network, always shown with their numeral. */
  readonly layers: readonly [string, string, string, string, string];
}

export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    surface: '#ffffff',
    ink: '#1b1f24',
    muted: '#59636e',
    hairline: '#d8dde3',
    boundary: '#009e73',
    functionSpace: '#56b4e9',
    outside: '#8a939c',
    singular: '#1b1f24',
    cuspidal: '#d55e00',
    special: '#b0478f',
    target: '#e69f00',
    trajectory: '#0072b2',
    minimum: '#00503a',
    saddle: '#12306b',
    spurious: '#c1272d',
    layers: ['#3b6fb6', '#b5622a', '#3f8b58', '#8a5aa8', '#8c6d1f'],
  },
  dark: {
    surface: '#12161b',
    ink: '#e8ecf0',
    muted: '#9aa5b1',
    hairline: '#2c343d',
    boundary: '#1fbf90',
    functionSpace: '#56b4e9',
    outside: '#7d8791',
    singular: '#f2f4f6',
    cuspidal: '#ff7a2e',
    special: '#cc79a7',
    target: '#f2b233',
    trajectory: '#4aa8e0',
    minimum: '#5fd3ae',
    saddle: '#9db8f5',
    spurious: '#ff6b6b',
    layers: ['#7fa9e6', '#e39a63', '#7cc796', '#c39be0', '#d1b25a'],
  },
};
