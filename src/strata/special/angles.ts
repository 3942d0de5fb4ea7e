/** Difference of two angles modulo π, in (−π/2, π/2]. */
export function apart(angle: number, other: number): number {
  const rest = (((angle - other) % Math.PI) + Math.PI) % Math.PI;
  return rest > Math.PI / 2 ? rest - Math.PI : rest;
}
