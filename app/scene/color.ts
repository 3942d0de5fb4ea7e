import { Color, SRGBColorSpace, Vector3 } from 'three';

const channels = { r: 0, g: 0, b: 0 };

/** The colour as the screen shows it (no conversion to linear light): our own shaders mix printed inks, not light. */
export function screenColor(css: string): Vector3 {
  new Color(css).getRGB(channels, SRGBColorSpace);
  return new Vector3(channels.r, channels.g, channels.b);
}

/** Mix of two colours as seen on screen; share 0 is the first. */
export const mixColors = (a: string, b: string, share: number): Vector3 => screenColor(a).lerp(screenColor(b), share);

/** The same as a css colour, for materials of three. */
export function mixedStyle(a: string, b: string, share: number): string {
  const { x, y, z } = mixColors(a, b, share);
  const byte = (value: number): string => Math.round(255 * value).toString(16).padStart(2, '0');
  return `#${byte(x)}${byte(y)}${byte(z)}`;
}
