import { useEffect, useMemo } from 'react';
import { useThree } from '@react-three/fiber';
import { Mesh, PlaneGeometry, Vector4 } from 'three';
import type { ShaderMaterial, Vector2, WebGLRenderer } from 'three';
import type { Palette } from '../ui/palette.ts';
import { markMaterial, setStrength } from './markMaterial.ts';
import type { MarkLook } from './markMaterial.ts';
import { renderOrder } from './renderOrder.ts';
import type { Position } from './sceneProps.ts';
import { useDisposed } from './useDisposed.ts';

interface MarkProps extends MarkLook {
  readonly name: string;
  readonly palette: Palette;
  readonly position: Position;
  /** How strongly it is drawn, from `fadeOf`: below 1 it is off the slice, and hollow. */
  readonly fade?: number;
  /** How strongly it is drawn besides; below 1 it is only fainter. */
  readonly strength?: number;
  readonly stratum?: string;
  /** Id of its label, if it is a mark that can be pointed at and no stratum. */
  readonly mark?: string;
  /** Later marks are drawn over earlier ones. */
  readonly rank?: number;
}

const square = new PlaneGeometry(2, 2);

/** A mark of constant size in pixels; where a surface hides it, it is still seen faintly. */
export function Mark({ name, palette, position, fade = 1, strength = 1, stratum, mark, rank = 0, shape, color, radius, halo = false }: MarkProps) {
  const invalidate = useThree((state) => state.invalidate);
  const materials = useMemo(() => {
    const look = { shape, color, radius, halo };
    return [markMaterial(look, palette, false), markMaterial(look, palette, true)] as const;
  }, [shape, color, radius, halo, palette]);
  useDisposed(materials);
  const [front, behind] = useMemo(() => [markMesh(materials[0]), markMesh(materials[1])] as const, [materials]);
  useEffect(() => {
    setStrength(materials[0], strength * fade, fade < 1);
    setStrength(materials[1], 0.3 * strength * fade, fade < 1);
    invalidate();
  }, [materials, fade, strength, invalidate]);
  return (
    <group name={name} position={position as [number, number, number]} userData={{ stratum: stratum ?? null, mark: mark ?? null }}>
      <primitive object={behind} renderOrder={renderOrder.hiddenMarks} />
      <primitive object={front} renderOrder={renderOrder.marks + rank} />
    </group>
  );
}

const viewport = new Vector4();

function markMesh(material: ShaderMaterial): Mesh {
  const mesh = new Mesh(square, material);
  const resolution = material.uniforms['resolution']!.value as Vector2;
  mesh.frustumCulled = false;
  mesh.onBeforeRender = (renderer: WebGLRenderer) => {
    renderer.getViewport(viewport);
    resolution.set(viewport.z, viewport.w);
  };
  return mesh;
}
