/**
 * Indices of at most `limit` points that draw the same curve: the first and the last, and the smallest and largest value of each of
 * limit/2 − 1 equal stretches of the index, in order. Values that cannot be drawn (`isDrawn` false) are left out.
 *
 * @throws RangeError if xs and ys differ in length or the limit is below 4.
 */
export function decimate(xs: ArrayLike<number>, ys: ArrayLike<number>, limit: number, isDrawn: (y: number) => boolean = Number.isFinite): number[] {
  if (xs.length !== ys.length) throw new RangeError(`decimate: ${xs.length} abscissas, ${ys.length} values`);
  if (limit < 4) throw new RangeError(`decimate: a limit of ${limit} points`);
  const drawn: number[] = [];
  for (let i = 0; i < ys.length; i += 1) if (isDrawn(ys[i]!) && Number.isFinite(xs[i]!)) drawn.push(i);
  if (drawn.length <= limit) return drawn;

  const buckets = Math.floor(limit / 2) - 1;
  const kept = [drawn[0]!];
  const inner = drawn.length - 2;
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const from = 1 + Math.floor((bucket * inner) / buckets);
    const to = 1 + Math.floor(((bucket + 1) * inner) / buckets);
    let low = drawn[from]!;
    let high = low;
    for (let k = from; k < to; k += 1) {
      const i = drawn[k]!;
      if (ys[i]! < ys[low]!) low = i;
      if (ys[i]! > ys[high]!) high = i;
    }
    kept.push(Math.min(low, high));
    if (low !== high) kept.push(Math.max(low, high));
  }
  kept.push(drawn.at(-1)!);
  return kept;
}
