/** Something to be put into `copies` different bins, taking `size` places in each. */
export interface Ball {
  readonly size: number;
  readonly copies: number;
}

/** Ways to deal out roots beyond this number are not listed. */
export const mostDeals = 512;

/**
 * All ways to put balls into bins, every ball into as many different bins as it has copies, such that all bins are full. Bins of the same
 * size are interchangeable: of ways that differ by a permutation of them one is listed.
 *
 * @param bins Places in each bin.
 * @returns For each way, the balls in each bin; at most 512 ways.
 * @source GeoLCN, section 5.1
 */
export function dealRoots(balls: readonly Ball[], bins: readonly number[]): number[][][] {
  const deals: number[][][] = [];
  const contents: number[][] = bins.map(() => []);
  const room = [...bins];
  const place = (ball: number): void => {
    if (deals.length >= mostDeals) return;
    if (ball === balls.length) {
      if (room.every((free) => free === 0)) deals.push(contents.map((bin) => [...bin]));
      return;
    }
    const { size, copies } = balls[ball]!;
    const choose = (from: number, left: number): void => {
      if (left === 0) {
        place(ball + 1);
        return;
      }
      for (let bin = from; bin < bins.length; bin++) {
        // of equal bins with equal contents the first ones are taken
        const twin = contents.findIndex((other, i) => i < bin && bins[i] === bins[bin] && sameBalls(other, contents[bin]!));
        if (room[bin]! < size || twin >= 0) continue;
        contents[bin]!.push(ball);
        room[bin]! -= size;
        choose(bin + 1, left - 1);
        contents[bin]!.pop();
        room[bin]! += size;
      }
    };
    choose(0, copies);
  };
  place(0);
  return deals;
}

const sameBalls = (one: readonly number[], other: readonly number[]): boolean => one.length === other.length && one.every((ball, i) => ball === other[i]);
