import { afterEach, describe, expect, it } from 'vitest';
import { BufferGeometry, Mesh, Raycaster, Vector3 } from 'three';
import type { Object3D } from 'three';
import { LineSegments2 } from 'three/addons/lines/LineSegments2.js';
import { expectNear, expectNumberNear } from '../../src/testing/near.ts';
import { conePicture, coneStratum } from './fixtures.testing.ts';
import { mouseReach, pick } from './pick.ts';
import type { Picked } from './pick.ts';
import { renderScene } from './renderScene.testing.tsx';
import type { RenderedScene } from './renderScene.testing.tsx';
import { createSceneLink } from './sceneLink.ts';

let rendered: RenderedScene | null = null;
const mount = async (...props: Parameters<typeof renderScene>): Promise<RenderedScene> => (rendered = await renderScene(...props));

afterEach(async () => {
  await rendered?.unmount();
  rendered = null;
});

const mesh = (scene: Object3D, name: string): Mesh<BufferGeometry> => {
  const found = scene.getObjectByName(name);
  if (!(found instanceof Mesh)) throw new Error(`no mesh ${name}`);
  return found as Mesh<BufferGeometry>;
};

/** True if the object and everything above it is switched on. */
function shown(object: Object3D | undefined): boolean {
  for (let at: Object3D | null | undefined = object; at; at = at.parent) if (!at.visible) return false;
  return object !== undefined;
}

describe('the scene', () => {
  it('draws each stratum with the triangles and segments of its mesh', async () => {
    const { scene } = await mount({ picture: conePicture() });
    const cone = coneStratum();
    expect(mesh(scene, 'cone').geometry.index?.count).toBe(cone.index!.length);
    expectNear(mesh(scene, 'cone').geometry.getAttribute('normal').array, cone.normals!);
    expect((scene.getObjectByName('axis') as LineSegments2).geometry.instanceCount).toBe(2);
    expect((scene.getObjectByName('cone outline') as LineSegments2).geometry.instanceCount).toBe(cone.outline!.length / 6);
    expect(scene.getObjectByName('cone rulings')).toBeDefined();
    expect((scene.getObjectByName('axis') as LineSegments2).material.uniforms, 'a singular curve is a double line').toHaveProperty('coreColor');
    expect(scene.getObjectByName('apex 0')).toBeDefined();
  });

  it('lets rays hit the cone only where B² = 4AC (GeoLCN, Example 2.4)', async () => {
    const { scene } = await mount({ picture: conePicture() });
    const raycaster = new Raycaster();
    let hits = 0;
    for (let i = 0; i < 60; i++) {
      const from = new Vector3(Math.sin(12.9 * i), 2, Math.cos(7.3 * i)).multiplyScalar(2);
      const towards = new Vector3(0.4 * Math.cos(i), 0, 0.4 * Math.cos(i)).sub(from).normalize();
      raycaster.set(from, towards);
      for (const { point } of raycaster.intersectObject(mesh(scene, 'cone'))) {
        hits++;
        // chords of 96 turns leave the cone by (π/96)²/2 of its width
        expectNumberNear(point.y ** 2, 4 * point.x * point.z, 2e-3);
      }
    }
    expect(hits).toBeGreaterThan(20);
  });

  it('hides the strata, rulings and axes that are switched off, and shows them again', async () => {
    const { scene, update } = await mount({ picture: conePicture(), hidden: new Set(['cone', 'rulings', 'axes']) });
    expect(shown(scene.getObjectByName('cone'))).toBe(false);
    expect(shown(scene.getObjectByName('axis'))).toBe(true);
    expect(scene.getObjectByName('cone rulings')).toBeUndefined();
    expect(scene.getObjectByName('axes')).toBeUndefined();
    await update({ hidden: new Set(['axis']) });
    expect(shown(scene.getObjectByName('cone'))).toBe(true);
    expect(shown(scene.getObjectByName('axis'))).toBe(false);
    expect(scene.getObjectByName('axes')).toBeDefined();
  });

  it('keeps the axes and draws no stratum while the first picture is computed', async () => {
    const { scene } = await mount({ picture: null });
    expect(scene.getObjectByName('axes')).toBeDefined();
    expect(scene.getObjectByName('cone')).toBeUndefined();
  });

  it('holds everything in the stage after the first fit', async () => {
    const { state } = await mount({ picture: conePicture() });
    const { camera } = state();
    camera.updateMatrixWorld();
    const { positions } = coneStratum();
    const place = new Vector3();
    let widest = 0;
    for (let i = 0; i < positions.length; i += 3) {
      place.fromArray(positions, i).project(camera);
      widest = Math.max(widest, Math.abs(place.x), Math.abs(place.y));
    }
    expect(widest).toBeLessThan(1);
    expect(widest).toBeGreaterThan(0.5);
  });

  it('shows the quadratics upright: A up left, C up right, B down left of the apex', async () => {
    const { state } = await mount({ picture: conePicture() });
    const { camera } = state();
    camera.updateMatrixWorld();
    const [o, a, b, c] = [[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]].map((at) => new Vector3(...(at as [number, number, number])).project(camera)) as [Vector3, Vector3, Vector3, Vector3];
    expect(a.x < o.x && a.y > o.y).toBe(true);
    expect(c.x > o.x && c.y > o.y).toBe(true);
    expect(b.x < o.x && b.y < o.y).toBe(true);
  });

  it('fills the line of the run on without a new line, also when its buffer grows', async () => {
    const positions = Float32Array.from({ length: 3000 }, (_, i) => Math.sin(i));
    const { scene, update } = await mount({ trajectory: { positions, count: 10, version: 1 } });
    const line = scene.getObjectByName('trajectory') as LineSegments2;
    expect(line.geometry.instanceCount).toBe(9);
    await update({ trajectory: { positions, count: 900, version: 2 } });
    expect(scene.getObjectByName('trajectory')).toBe(line);
    expect(line.geometry.instanceCount).toBe(899);
    expectNear(new Vector3().fromBufferAttribute(line.geometry.getAttribute('instanceEnd'), 898).toArray(), positions.slice(2697, 2700));
  });

  it('marks an ended run with a dot, a running one with an arrow head, and the target with its handle', async () => {
    const marker = { position: [0.1, 0.2, 0.3] as const, distance: 0, label: 'here' };
    const { scene, update } = await mount({ target: marker, start: marker, current: marker, runEnded: false });
    expect(scene.getObjectByName('current')).toBeDefined();
    expect(scene.getObjectByName('end')).toBeUndefined();
    expectNear(scene.getObjectByName('target')!.position.toArray(), marker.position);
    await update({ runEnded: true });
    expect(scene.getObjectByName('current')).toBeUndefined();
    expect(scene.getObjectByName('end')).toBeDefined();
  });

  it('moves the target in the plane of view by keys, and reports start, move and end', async () => {
    const linkRef = { current: createSceneLink() };
    const reports: [string, number[]][] = [];
    const target = { position: [0.1, 0.2, 0.3] as const, distance: 0, label: 'target' };
    const { state } = await mount({ picture: conePicture(), target, linkRef, onTargetDrag: (position, phase) => reports.push([phase, position]) });
    const { camera } = state();
    camera.updateMatrixWorld();
    linkRef.current.nudge!(1, 0, 0, false);
    expect(reports.map(([phase]) => phase)).toEqual(['start', 'move', 'end']);
    const before = new Vector3(...target.position).applyMatrix4(camera.matrixWorldInverse);
    const after = new Vector3().fromArray(reports[2]![1]).applyMatrix4(camera.matrixWorldInverse);
    expectNear([after.y, after.z], [before.y, before.z], 1e-6);
    expect(after.x).toBeGreaterThan(before.x);
  });

  it('follows a dragged pointer once a frame and puts the point back on the chart', async () => {
    const linkRef = { current: createSceneLink() };
    const reports: [string, number[]][] = [];
    const target = { position: [0, 0.6, 0.8] as const, distance: 0, label: 'target' };
    const toConstraint = (p: readonly [number, number, number]): [number, number, number] => new Vector3(...p).normalize().toArray();
    const { state } = await mount({ picture: conePicture(), target, linkRef, toConstraint, onTargetDrag: (position, phase) => reports.push([phase, position]) });
    const { drag } = linkRef.current;
    Object.assign(drag, { active: true, moved: true, x: 300, y: 200 });
    state().advance(1);
    expect(reports.map(([phase]) => phase)).toEqual(['start', 'move']);
    expectNumberNear(Math.hypot(...reports[1]![1]), 1, 1e-9);
    state().advance(2);
    expect(reports, 'no move without a moved pointer').toHaveLength(2);
    linkRef.current.endDrag!();
    expect(reports[2]![0]).toBe('end');
  });

  it('picks named points before curves before surfaces, and nothing that is hidden', async () => {
    const { state, update } = await mount({ picture: conePicture() });
    const { scene, camera, size } = state();
    camera.updateMatrixWorld();
    scene.updateMatrixWorld();
    const raycaster = new Raycaster();
    const found: Picked = { stratum: null, mark: null, position: new Vector3() };
    const at = (x: number, y: number, z: number): string | null => {
      const ndc = new Vector3(x, y, z).project(camera);
      return pick(scene, raycaster, camera, size, ndc.x, ndc.y, mouseReach, found) ? found.stratum : null;
    };
    expect(at(0, 0, 0)).toBe('apex');
    expect(at(-0.3, 0.02, -0.3)).toBe('cone');
    expectNumberNear(found.position.y ** 2, 4 * found.position.x * found.position.z, 2e-3);
    expect(at(0, 1.4, -0.9)).toBeNull();
    await update({ hidden: new Set(['apex', 'cone', 'axis']) });
    expect(at(0, 0, 0)).toBeNull();
  });
});
