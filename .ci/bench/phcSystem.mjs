/* Critical equations of a multiple root locus in the input format of PHCpack. */

/**
 * Euclidean critical points on a stratum of quartics: w = c Π P_m^m, ⟨w − u, g h⟩ = 0 for all h, g = Π P_m^{m−1}, each P_m in a random
 * complex affine chart.
 *
 * @param partition Root multiplicities.
 * @param target u
 */
export function quarticSystem(partition, target, normal) {
  const multiplicities = [...new Set(partition)];
  let unknowns = 0;
  const number = (x) => `${x < 0 ? '-' : '+'}${Math.abs(x).toFixed(16)}`;
  const forms = multiplicities.map((m) => {
    const degree = partition.filter((part) => part === m).length;
    const names = Array.from({ length: degree }, () => `x${unknowns++}`);
    const first = names.map((name) => `(${number(normal())}${number(normal())}*i)*${name}`).join('+');
    return [`(1+${first})`, ...names];
  });
  const product = (p, q) => Array.from({ length: p.length + q.length - 1 }, (_, k) => sum(p.flatMap((a, i) => (k - i in q ? [`${a}*${q[k - i]}`] : []))));
  const power = (exponents) => exponents.reduce((total, exponent, f) => Array.from({ length: exponent }, () => forms[f]).reduce(product, total), ['1']);
  const filter = power(multiplicities);
  const cofactor = power(multiplicities.map((m) => m - 1));
  const equations = Array.from({ length: partition.length + 1 }, (_, shift) => sum(cofactor.map((g, k) => `${g}*(c*${filter[k + shift]}${number(-target[k + shift])})`)));
  return `${equations.length}\n${equations.map((equation) => `${equation};`).join('\n')}\n`;
}

const sum = (terms) => (terms.length === 1 ? terms[0] : `(${terms.join('+')})`);
