import { describe, expect, it } from 'vitest';
import type { Stratum } from '../mesh.ts';
import { lawReport, offencesOf, usualEffort, type LawName } from './lawReport.testing.ts';
import type { Scene } from './scene.testing.ts';
import { swallowtailScene } from './swallowtail.testing.ts';

/** The hand-made swallowtail with one stratum changed. */
const broken = (id: string, change: (stratum: Stratum) => Partial<Stratum>): Scene => {
  const scene = swallowtailScene([3, 2, 2]);
  return { ...scene, strata: scene.strata.map((stratum) => (stratum.id === id ? { ...stratum, ...change(stratum) } : stratum)) };
};
const without = (id: string): Scene => {
  const scene = swallowtailScene([3, 2, 2]);
  return { ...scene, strata: scene.strata.filter((stratum) => stratum.id !== id) };
};
const hard = { ...usualEffort, segments: 100, starts: 30, triangles: 80, vertices: 80 };

describe('the laws of pictures', () => {
  it('hold for the swallowtail drawn by its formula, up to the gaps that fixed rulings leave at the rim', () => {
    for (const sizes of [[3, 2, 2], [2, 2, 2, 2], [5]]) {
      const { seams = [], curveEnds = [], ...others } = lawReport(swallowtailScene(sizes), usualEffort);
      expect(others).toEqual({});
      expect([seams.length, curveEnds.length]).toEqual([8, 4]);
    }
  }, 20_000);

  it.each<[LawName, string, Scene]>([
    ['flags', 'a wrong role', broken('bowl', () => ({ role: 'interior' }))],
    ['surfaces', 'a wrong role', broken('bowl', () => ({ role: 'interior' }))],
    ['flags', 'a wrong flag', broken('whisker', () => ({ inFunctionSpace: true }))],
    ['patterns', 'a wrong label of a surface', broken('bowl', () => ({ pattern: '112|0' }))],
    ['surfaces', 'a wrong label of a surface', broken('bowl', () => ({ pattern: '112|0' }))],
    ['patterns', 'a wrong label of a curve', broken('crease', () => ({ pattern: '13|0' }))],
    ['patterns', 'crease and whisker confused', broken('whisker', () => ({ pattern: '22|0' }))],
    ['patterns', 'vertices off by 1e-5', broken('edge', ({ positions }) => ({ positions: positions.map((x) => x + 1e-5) }))],
    ['patterns', 'a special point off by 1e-6', broken('four', () => ({ positions: new Float32Array([0, 0, 1e-6]) }))],
    ['normals', 'normals off by 0.01', broken('bowl', ({ normals }) => ({ normals: tilted(normals!) }))],
    ['normals', 'normals of length 1.001', broken('bowl', ({ normals }) => ({ normals: normals!.map((x) => x * 1.001) }))],
    ['surfaces', 'a web across an opening', broken('lower', ({ index, positions }) => ({ index: new Uint32Array([...index!, ...web(index!, positions)]) }))],
    ['crossings', 'a missing sheet', without('bowl')],
    ['crossings', 'a hole', broken('lower', ({ index }) => ({ index: index!.slice(0, index!.length / 2) }))],
    ['specialPoints', 'a missing edge', without('edge')],
    ['specialPoints', 'a missing crease', without('crease')],
    ['multiplePairs', 'a missing whisker', without('whisker')],
    ['specialPoints', 'a missing point', without('four')],
    ['curveEnds', 'a curve that breaks off', broken('edge', ({ index }) => ({ index: index!.filter((_, i) => Math.abs(i - index!.length / 3) > 2) }))],
    ['seams', 'two missing triangles', broken('lower', ({ index }) => ({ index: index!.filter((_, i) => Math.abs(i - index!.length / 2) > 3) }))],
  ])('%s: catch %s', (law, _, scene) => {
    const usual = law === 'seams' ? 8 : law === 'curveEnds' ? 4 : 0;
    expect(offencesOf(law, scene, hard).length).toBeGreaterThan(usual);
  });
});

/** Normals turned by 0.01 about the third axis. */
const tilted = (normals: Float32Array): Float32Array => {
  const turned = new Float32Array(normals);
  for (let i = 0; i < normals.length; i += 3) {
    turned[i] = Math.cos(0.01) * normals[i]! - Math.sin(0.01) * normals[i + 1]!;
    turned[i + 1] = Math.sin(0.01) * normals[i]! + Math.cos(0.01) * normals[i + 1]!;
  }
  return turned;
};

/** A triangle between corners of the sheet that are far apart. */
function web(index: Uint32Array, positions: Float32Array): number[] {
  const extreme = (sign: number): number => index.reduce((best, i) => (sign * positions[3 * i + 1]! > sign * positions[3 * best + 1]! ? i : best), index[0]!);
  return [extreme(1), extreme(-1), index[3 * Math.floor(index.length / 6)]!];
}
