import { parseInteger, parseNumbers, printNumbers } from './linkNumbers.ts';

/**
 * How the plane of targets on a map is chosen: that of Figure 1, one through the target along two coefficients or two random directions, or
 * one that is given, as u = origin + s a + t b.
 */
export type PlaneChoice =
  | { readonly kind: 'figure' }
  | { readonly kind: 'coefficients'; readonly pair: readonly [number, number] }
  | { readonly kind: 'random'; readonly seed: number }
  | { readonly kind: 'given'; readonly origin: readonly number[]; readonly directions: readonly [readonly number[], readonly number[]] };

/** What a map tells apart: the numbers of minima and saddles among the critical points, or only at how many filters training can end. */
export type MapReading = 'points' | 'endings';

/** The map of targets that is looked at. */
export interface MapChoice {
  /** null: the one that suits the architecture. */
  readonly plane: PlaneChoice | null;
  readonly reading: MapReading;
  /** Sides of the window, from and to along both coordinates; null: as at first. */
  readonly window: readonly [number, number, number, number] | null;
}

export const plainMap: MapChoice = { plane: null, reading: 'points', window: null };

/** coefficients_0_4~endings~window_-1_1_-2_2; null: as at first. */
export function printMap({ plane, reading, window }: MapChoice): string | null {
  const parts = [...(plane === null ? [] : [printPlane(plane)]), ...(reading === 'points' ? [] : [reading]), ...(window === null ? [] : [`window_${printNumbers(window)}`])];
  return parts.length === 0 ? null : parts.join('~');
}

function printPlane(plane: PlaneChoice): string {
  if (plane.kind === 'figure') return plane.kind;
  if (plane.kind === 'given') return `given_${printNumbers([plane.origin, ...plane.directions].flat())}`;
  return plane.kind === 'random' ? `random_${plane.seed}` : `coefficients_${plane.pair.join('_')}`;
}

/** null: the text is nothing that is printed. Whether the plane fits the architecture is seen where it is drawn. */
export function parseMap(text: string): MapChoice | null {
  let map = plainMap;
  for (const part of text.split('~')) {
    const [name, ...rest] = part.split('_');
    const numbers = rest.length === 0 ? [] : parseNumbers(rest.join('_'));
    if (numbers === null) return null;
    if (name === 'endings' && numbers.length === 0) map = { ...map, reading: 'endings' };
    else if (name === 'window') {
      const [a, b, c, d] = numbers;
      if (numbers.length !== 4 || !(a! < b! && c! < d!)) return null;
      map = { ...map, window: [a!, b!, c!, d!] };
    } else {
      const plane = planeNamed(name!, rest, numbers);
      if (plane === null) return null;
      map = { ...map, plane };
    }
  }
  return map;
}

const mostCoefficients = 64;

function planeNamed(name: string, texts: readonly string[], numbers: readonly number[]): PlaneChoice | null {
  if (name === 'figure') return numbers.length === 0 ? { kind: 'figure' } : null;
  if (name === 'given') {
    const k = numbers.length / 3;
    if (!Number.isInteger(k) || k < 2 || k > mostCoefficients) return null;
    return { kind: 'given', origin: numbers.slice(0, k), directions: [numbers.slice(k, 2 * k), numbers.slice(2 * k)] };
  }
  const integers = texts.map((one) => parseInteger(one, 0, 2 ** 32 - 1));
  const [first, second] = integers;
  if (name === 'random' && texts.length === 1 && first != null) return { kind: 'random', seed: first };
  if (name === 'coefficients' && texts.length === 2 && first != null && second != null && first !== second) return { kind: 'coefficients', pair: [first, second] };
  return null;
}
