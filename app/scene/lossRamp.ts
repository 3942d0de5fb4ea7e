/** Lightness, chroma and hue (degrees) in OKLCH at the least and at the greatest loss: from pale yellow through green and blue to deep violet. */
const from = { lightness: 0.93, chroma: 0.13, hue: 105 };
const to = { lightness: 0.27, chroma: 0.12, hue: 300 };

/**
 * Colour for a share t in [0, 1] of the way from the least to the greatest loss: lightness falls in equal steps, so that equal ratios of
 * losses look equally far apart, in grey too.
 *
 * @returns Red, green and blue as the screen shows them, in [0, 1].
 */
export function lossColor(t: number): [number, number, number] {
  const mix = (a: number, b: number): number => a + t * (b - a);
  const lightness = mix(from.lightness, to.lightness);
  const hue = (mix(from.hue, to.hue) * Math.PI) / 180;
  // the most colourful that the screen can show, up to what is wanted
  for (let chroma = mix(from.chroma, to.chroma); ; chroma *= 0.97) {
    const color = screenOf(lightness, chroma * Math.cos(hue), chroma * Math.sin(hue));
    if (chroma < 1e-3 || color.every((c) => c >= 0 && c <= 1)) return color.map((c) => Math.min(1, Math.max(0, c))) as [number, number, number];
  }
}

/** OKLab to sRGB. */
function screenOf(lightness: number, a: number, b: number): [number, number, number] {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const encode = (c: number): number => (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055);
  return [
    encode(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encode(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encode(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

const css = (t: number): string => `rgb(${lossColor(t).map((c) => Math.round(255 * c)).join(' ')})`;

/** The ramp as a css gradient, least loss on the left. */
export const lossGradient = (): string => `linear-gradient(to right, ${Array.from({ length: 17 }, (_, i) => css(i / 16)).join(', ')})`;

/** The ramp as a row of pixels for a texture, red, green, blue, opaque. */
export const rampPixels = (length = 128): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Array.from({ length }, (_, i) => [...lossColor(i / (length - 1)).map((c) => Math.round(255 * c)), 255]).flat());
