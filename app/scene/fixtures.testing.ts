import type { Picture, Stratum } from '../../src/strata/mesh.ts';

/** Point s (a², 2ab, b²) of the cone B² = 4AC, a = cos θ, b = sin θ. */
const conePoint = (theta: number, s: number): [number, number, number] => [
  s * Math.cos(theta) ** 2,
  2 * s * Math.cos(theta) * Math.sin(theta),
  s * Math.sin(theta) ** 2,
];

export const turns = 96;
const rings = 8;

/** Both nappes of the cone, with the exact normals (b², −ab, a²) of its tangent planes. */
export function coneStratum(): Stratum {
  const positions: number[] = [];
  const normals: number[] = [];
  const index: number[] = [];
  const outline: number[] = [];
  const rulings: number[] = [];
  for (const side of [1, -1]) {
    const base = positions.length / 3;
    for (let i = 0; i <= turns; i++) {
      const theta = (Math.PI * i) / turns;
      const [a, b] = [Math.cos(theta), Math.sin(theta)];
      const length = Math.hypot(b * b, a * b, a * a);
      for (let ring = 0; ring <= rings; ring++) {
        positions.push(...conePoint(theta, (side * ring) / rings));
        normals.push((b * b) / length, (-a * b) / length, (a * a) / length);
      }
      if (i === turns) continue;
      const next = (Math.PI * (i + 1)) / turns;
      outline.push(...conePoint(theta, side), ...conePoint(next, side));
      if (i % 8 === 0) rulings.push(0, 0, 0, ...conePoint(theta, side));
      for (let ring = 0; ring < rings; ring++) {
        const at = base + i * (rings + 1) + ring;
        index.push(at, at + rings + 1, at + 1, at + 1, at + rings + 1, at + rings + 2);
      }
    }
  }
  return {
    id: 'cone',
    kind: 'surface',
    label: 'boundary of M: one double real root',
    role: 'boundary',
    pattern: '2|0',
    inFunctionSpace: true,
    source: 'GeoLCN, Example 2.4',
    positions: Float32Array.from(positions),
    normals: Float32Array.from(normals),
    index: Uint32Array.from(index),
    outline: Float32Array.from(outline),
    rulings: Float32Array.from(rulings),
  };
}

/** Cone, part of its axis as a curve, and its apex: one stratum of every kind. */
export function conePicture(): Picture {
  const axis: Stratum = {
    id: 'axis',
    kind: 'curve',
    label: 'a curve',
    role: 'singular',
    pattern: '0|2',
    inFunctionSpace: false,
    source: 'fixture',
    positions: Float32Array.from([0, 0, 0, 0.25, 0, 0.25, 0.5, 0, 0.5]),
    index: Uint32Array.from([0, 1, 1, 2]),
  };
  const apex: Stratum = {
    id: 'apex',
    kind: 'points',
    label: 'Zero filter: apex of the cone',
    role: 'special',
    inFunctionSpace: true,
    source: 'fixture',
    positions: new Float32Array(3),
  };
  return {
    strata: [coneStratum(), axis, apex],
    regions: [
      { text: 'M: real roots', pattern: '11|0', inFunctionSpace: true, position: [0, 0.7, 0] },
      { text: 'outside M: no real roots', pattern: '0|1', inFunctionSpace: false, position: [0.4, 0, 0.4] },
      { text: 'outside M: no real roots', pattern: '0|1', inFunctionSpace: false, position: [-0.4, 0, -0.4] },
    ],
    faithful: 'exact',
    notes: [],
    honesty: '',
    axes: ['A', 'B', 'C'],
    box: { min: [-1, -1, -1], max: [1, 1, 1] },
  };
}
