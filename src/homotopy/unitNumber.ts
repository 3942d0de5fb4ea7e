/** A random complex number of size 1; no trigonometric function, which engines round in their own ways. */
export function unitNumber(uniform: () => number): [number, number] {
  for (;;) {
    const [x, y] = [2 * uniform() - 1, 2 * uniform() - 1];
    const square = x * x + y * y;
    if (square > 0.01 && square < 1) return [x / Math.sqrt(square), y / Math.sqrt(square)];
  }
}
