/** A, B, C, … for end-to-end coefficients as in the sources; w₂₆ and so on beyond the alphabet. */
export const coefficientName = (index: number): string => (index < 26 ? String.fromCharCode(65 + index) : `w_{${index}}`);
