import type { Stratum } from './mesh.ts';
import type { RuledSheet } from './strips.ts';

/** A sheet in single precision; every array owns its buffer, so that it can be transferred. */
export function surfaceBuffers(sheet: RuledSheet): Required<Pick<Stratum, 'positions' | 'normals' | 'index' | 'rulings' | 'outline'>> {
  return {
    positions: new Float32Array(sheet.positions),
    normals: new Float32Array(sheet.normals),
    index: new Uint32Array(sheet.index),
    rulings: new Float32Array(sheet.rulings),
    outline: new Float32Array(sheet.outline),
  };
}
