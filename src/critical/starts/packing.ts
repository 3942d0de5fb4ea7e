/** Digits of base 64: six bits each. */
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * Complex numbers as text: z/(1 + |z|), which lies in the unit disc, with so many digits of base 64 for its real and imaginary part.
 *
 * @param numbers Pairs (re, im).
 */
export function packed(numbers: Float64Array, width: number): string {
  const levels = 64 ** width;
  let text = '';
  for (let i = 0; i < numbers.length; i += 2) {
    const size = 1 + Math.hypot(numbers[i]!, numbers[i + 1]!);
    for (const part of [numbers[i]!, numbers[i + 1]!]) {
      const level = Math.min(levels - 1, Math.floor(((part / size + 1) / 2) * levels));
      for (let d = width - 1; d >= 0; d--) text += digits[Math.floor(level / 64 ** d) % 64]!;
    }
  }
  return text;
}

/** The numbers of a text, up to what was rounded: the middle of each cell. */
export function unpacked(text: string, width: number): Float64Array {
  const levels = 64 ** width;
  const parts = Float64Array.from({ length: text.length / width }, (_, i) => {
    let level = 0;
    for (let d = 0; d < width; d++) level = 64 * level + digits.indexOf(text[width * i + d]!);
    return (2 * (level + 0.5)) / levels - 1;
  });
  return parts.map((part, i) => {
    const size = Math.min(0.999_999, Math.hypot(part, parts[i % 2 === 0 ? i + 1 : i - 1]!));
    return part / (1 - size);
  });
}
