/** Two orthonormal vectors with k entries from 2k random numbers (Gram–Schmidt); k ≥ 2. */
export function orthonormalPair(k: number, random: () => number): [number[], number[]] {
  for (;;) {
    const first = unit(Array.from({ length: k }, random));
    const second = Array.from({ length: k }, random);
    const share = first.reduce((sum, x, i) => sum + x * second[i]!, 0);
    const rest = second.map((x, i) => x - share * first[i]!);
    // almost parallel directions would keep the roundings of the difference
    if (Math.hypot(...rest) > 1e-3 * Math.hypot(...second)) return [first, unit(rest)];
  }
}

const unit = (v: readonly number[]): number[] => {
  const size = Math.hypot(...v);
  return v.map((x) => x / size);
};
