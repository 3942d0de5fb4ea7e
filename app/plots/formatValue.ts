/** A number for reading: a real minus sign, powers of ten outside 10⁻³ … 10⁶. */
export function formatValue(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'not known' : value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  if (size === 0 || (size >= 1e-3 && size < 1e6)) return minus(String(Number(value.toPrecision(digits))));
  const [mantissa = '', exponent = ''] = value.toExponential(digits - 1).split('e');
  return `${minus(String(Number(mantissa)))} × ${formatPower(Number(exponent))}`;
}

/** 10ⁿ as printed on an axis: 0.1, 1 and 10 in full. */
export function formatPower(exponent: number): string {
  if (exponent >= -1 && exponent <= 1) return String(Number(`1e${exponent}`));
  return `10${String(exponent).split('').map((sign) => superscripts[sign] ?? '').join('')}`;
}

const superscripts: Readonly<Record<string, string>> = { 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴', 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹', '-': '⁻' };

const minus = (text: string): string => text.replace('-', '−');
