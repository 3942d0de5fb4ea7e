/** Share of the smallest value, or of the difference where the sign changes, that the middle may be off. */
const allowed = 0.25;

/**
 * Whether three values at even steps show no sign that a function has more zeros between the ends than its signs there say:
 * the middle is near the mean, measured by what is left until zero.
 */
export function isStraight(first: number, middle: number, last: number): boolean {
  const off = Math.abs(middle - (first + last) / 2);
  if (first > 0 !== last > 0) return off <= allowed * Math.abs(last - first);
  return middle > 0 === first > 0 && off <= allowed * Math.min(Math.abs(first), Math.abs(middle), Math.abs(last));
}
