/** Name of an end-to-end coefficient in TeX: A, B, C, … as in the sources, and w_{26} and so on beyond the alphabet. */
export const coefficientName = (index: number): string => (index < 26 ? String.fromCharCode(65 + index) : `w_{${index}}`);

/** The same in plain text: A, B, C, …, w₂₆. */
export const coefficientText = (index: number): string =>
  index < 26 ? coefficientName(index) : `w${String(index).replaceAll(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'.charAt(Number(digit)))}`;
