import type { Architecture } from '../../src/network/architecture.ts';

const letters = 'abcdefghijklmnopqrstuvwz';

/** (a x² + b xy + c y²)(d x² + e y²) ∈ ℝ[x,y]₄ for the filters of an architecture, letters in order; long products with dots. */
export function architectureTex(a: Architecture): string {
  const parameters = a.filterSizes.reduce((sum, k) => sum + k, 0);
  const factors = parameters <= letters.length && a.degree <= 12 ? writtenFactors(a) : namedFactors(a);
  return `${factors} \\in \\mathbb{R}[x,y]_{${a.degree}}`;
}

function writtenFactors({ filterSizes, cumulativeStrides }: Architecture): string {
  let used = 0;
  return filterSizes
    .map((k, l) => {
      const S = cumulativeStrides[l]!;
      const terms = Array.from({ length: k }, (_, j) => `${letters[used + j]!}${monomial(S * (k - 1 - j), S * j)}`);
      used += k;
      return k === 1 ? terms[0]! : `(${terms.join(' + ')})`;
    })
    .join('\\,');
}

const namedFactors = ({ filterSizes, cumulativeStrides }: Architecture): string =>
  filterSizes.map((_, l) => `\\pi${cumulativeStrides[l] === 1 ? '' : `_{${cumulativeStrides[l]!}}`}(w_{${l + 1}})`).join('\\,');

const monomial = (i: number, j: number): string => `${power('x', i)}${power('y', j)}`;
const power = (letter: string, n: number): string => (n === 0 ? '' : n === 1 ? letter : `${letter}^{${n}}`);
