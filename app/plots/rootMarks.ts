import { cayley } from './cayley.ts';
import { formatValue } from './formatValue.ts';

export interface CircleRoot {
  readonly re: number;
  readonly im: number;
  readonly infinite: boolean;
  readonly multiplicity: number;
  /** 1 for the first layer, if the root is the root of one layer's filter. */
  readonly layer?: number | undefined;
}

/** Roots that share a place in the picture, drawn as one mark with a ring for each root counted with multiplicity. */
export interface RootMark {
  /** In the unit disc, u to the right, v upward. */
  readonly place: readonly [number, number];
  readonly roots: readonly CircleRoot[];
  readonly multiplicity: number;
  /** Layer of each ring from the inside; null where no layer was given. */
  readonly rings: readonly (number | null)[];
  readonly words: string;
}

/** Roots closer than this in the unit disc cannot be told apart on screen and share a mark; their values stay separate. */
const sharedMark = 0.02;

/** Marks in the order in which the circle is read: from −1 through 0 and 1 to infinity, then the pairs inside. */
export function rootMarks(roots: readonly CircleRoot[]): RootMark[] {
  const groups: { place: [number, number]; roots: CircleRoot[] }[] = [];
  for (const root of roots) {
    const place = cayley(root);
    const group = groups.find((other) => Math.hypot(other.place[0] - place[0], other.place[1] - place[1]) < sharedMark);
    if (group === undefined) groups.push({ place, roots: [root] });
    else group.roots.push(root);
  }
  return groups
    .map(({ place, roots: members }) => ({
      place,
      roots: members,
      multiplicity: members.reduce((sum, { multiplicity }) => sum + multiplicity, 0),
      rings: members.flatMap(({ multiplicity, layer }) => Array.from({ length: multiplicity }, () => layer ?? null)),
      words: members.map(rootInWords).join('; '),
    }))
    .sort((a, b) => readingOrder(a.place) - readingOrder(b.place));
}

/** "double real root −1.5 of layer 2", "pair of complex conjugate roots 0.5 ± 1.2i". */
export function rootInWords({ re, im, infinite, multiplicity, layer }: CircleRoot): string {
  const isReal = infinite || im === 0;
  const order = multiplicity === 1 ? '' : `${orders[multiplicity] ?? `${multiplicity}-fold`} `;
  const kind = isReal ? 'real root' : 'pair of complex conjugate roots';
  return `${order}${kind} ${formatRoot({ re, im, infinite })}${layer === undefined ? '' : ` of layer ${layer}`}`;
}

export function formatRoot({ re, im, infinite }: Pick<CircleRoot, 're' | 'im' | 'infinite'>): string {
  if (infinite) return '∞';
  if (im === 0) return formatValue(re);
  const imaginary = Math.abs(im) === 1 ? 'i' : `${formatValue(Math.abs(im))}i`;
  return re === 0 ? `±${imaginary}` : `${formatValue(re)} ± ${imaginary}`;
}

const orders = ['', 'simple', 'double', 'triple', 'quadruple', 'quintuple', 'sextuple'];

/** Anticlockwise from the top, where ±∞ meet; inner places follow all real ones. */
const readingOrder = ([u, v]: readonly [number, number]): number => {
  const onCircle = Math.hypot(u, v) > 1 - 1e-9;
  const turn = (Math.atan2(v, u) - Math.PI / 2 + 4 * Math.PI) % (2 * Math.PI);
  return (onCircle ? 0 : 10) + turn;
};
