import type { RealSystem } from '../homotopy/certificate.ts';
import { firstUnknowns, unknownsOf } from '../homotopy/productCoordinates.ts';
import { correlation, realRing } from '../homotopy/ring.ts';
import { programBuilder, type Value } from '../program/ir.ts';
import { triangle } from './criticalSystem.ts';
import { criticalEquations, productForm } from './equations.ts';
import { coordinatesOf, degreeOf, type Stratum } from './stratum.ts';

/**
 * The critical equations over the real numbers, for certificates. Unknowns: P_{f,1}, P_{f,2}, … of every form, and c. Parameters: the chart
 * numbers, the upper triangle of Σ row by row, u. Read off: the filter w = c Π P_f^{m_f}.
 */
export function realSystem(stratum: Stratum): RealSystem {
  const coordinates = coordinatesOf(stratum);
  const n = unknownsOf(coordinates);
  const k = degreeOf(stratum) + 1;
  const [charts, metric, target] = [n, 2 * n - 1, 2 * n - 1 + (k * (k + 1)) / 2];
  const builder = programBuilder(target + k);
  const ring = realRing(builder);
  const numbers = (start: number, f: number): Value[] => Array.from({ length: coordinates.degrees[f]! }, (_, j) => builder.input(start + firstUnknowns(coordinates)[f]! + j));
  const chartNumbers = coordinates.degrees.map((_, f) => numbers(charts, f));
  const forms = coordinates.degrees.map((_, f) => {
    const others = numbers(0, f);
    return [others.reduce((value, p, j) => builder.subtract(value, builder.multiply(chartNumbers[f]![j]!, p)), builder.constant(1)), ...others];
  });
  const scale = builder.input(n - 1);
  const filter = productForm(ring, stratum, forms).map((w) => (w === null ? builder.constant(0) : builder.multiply(scale, w)));
  const entries = Array.from({ length: k }, (_, i) => Array.from({ length: k }, (_, j) => builder.input(metric + triangle(k, i, j))));
  const difference = filter.map((w, i) => builder.subtract(w, builder.input(target + i)));
  const residual = entries.map((row) => builder.dot(row, difference));
  const { value, columns } = criticalEquations(ring, stratum, { forms, scale, charts: chartNumbers }, (vector) => entries.map((row) => correlation(ring, row, vector)), residual);
  return { size: n, program: builder.build([...value, ...columns.flat(), ...filter]), readings: k };
}
