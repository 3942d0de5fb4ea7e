import { afterEach, describe, expect, it } from 'vitest';
import { Matrix4, Mesh, Raycaster, ShaderMaterial, Vector3 } from 'three';
import type { Object3D } from 'three';
import { LineSegments2 } from 'three/addons/lines/LineSegments2.js';
import { lossAt, lossOnSlice } from '../../src/landscape/lossOnSlice.ts';
import type { Stratum, StratumRole } from '../../src/strata/index.ts';
import { expectNear, expectNumberNear } from '../../src/testing/near.ts';
import { conePicture, coneStratum } from './fixtures.testing.ts';
import { drawnLevels } from './lossView.ts';
import { fadeOf } from './offSlice.ts';
import { mouseReach, pick } from './pick.ts';
import type { Picked } from './pick.ts';
import { renderScene } from './renderScene.testing.tsx';
import type { RenderedScene } from './renderScene.testing.tsx';
import { createSceneLink } from './sceneLink.ts';
import type { CriticalMark } from './sceneProps.ts';
import { pressStageKey } from './stageKeys.ts';

let rendered: RenderedScene | null = null;
const mount = async (...props: Parameters<typeof renderScene>): Promise<RenderedScene> => (rendered = await renderScene(...props));

afterEach(async () => {
  await rendered?.unmount();
  rendered = null;
});

const line = (scene: Object3D, name: string): LineSegments2 => scene.getObjectByName(name) as LineSegments2;
const uniformsOf = (mark: Object3D): ShaderMaterial['uniforms'] => ((mark.children[1] as Mesh).material as ShaderMaterial).uniforms;

const curve = (id: string, role: StratumRole): Stratum => ({
  id,
  kind: 'curve',
  label: id,
  role,
  inFunctionSpace: role === 'boundary',
  source: 'fixture',
  positions: Float32Array.from([-0.5, 0.3, 0, 0, 0.3, 0.2, 0.5, 0.3, 0]),
  index: Uint32Array.from([0, 1, 1, 2]),
});

describe('curves and points', () => {
  it('show their role by line as well as by colour', async () => {
    const roles: StratumRole[] = ['boundary', 'functionSpace', 'interior', 'singular', 'cuspidal', 'isolated', 'closureOnly', 'outside'];
    const { scene } = await mount({ picture: { ...conePicture(), strata: roles.map((role) => curve(role, role)) } });
    const look = (role: string): string => {
      const { dashed, uniforms, linewidth } = line(scene, role).material;
      return `${dashed ? 'dashed' : 'coreColor' in uniforms ? 'cored' : 'plain'} ${linewidth}`;
    };
    expect(Object.fromEntries(roles.map((role) => [role, look(role).split(' ')[0]]))).toEqual({
      boundary: 'cored', functionSpace: 'cored', interior: 'plain', singular: 'cored', cuspidal: 'plain', isolated: 'dashed', closureOnly: 'dashed', outside: 'dashed',
    });
    expect(line(scene, 'cuspidal').material.linewidth).toBeGreaterThan(line(scene, 'interior').material.linewidth);
  });

  it('have dashes that are as long on the screen from near and from far', async () => {
    const linkRef = { current: createSceneLink() };
    const { scene, state } = await mount({ picture: { ...conePicture(), strata: [curve('isolated', 'isolated')] }, linkRef });
    const length = (): number => {
      const distances = line(scene, 'isolated').geometry.getAttribute('instanceDistanceEnd');
      return distances.getX(distances.count - 1);
    };
    state().advance(1);
    const near = length();
    linkRef.current.rig!.zoom(2);
    state().advance(2);
    // half as long on screen, so half as many dashes of the same length
    expectNumberNear(length() / near, 0.5, 0.1);
  });

  it('are rings where they are outside M, and dots in it', async () => {
    const point = (id: string, inFunctionSpace: boolean): Stratum => ({ ...curve(id, 'special'), kind: 'points', inFunctionSpace, positions: new Float32Array(3) });
    const { scene } = await mount({ picture: { ...conePicture(), strata: [point('in', true), point('out', false)] } });
    expect([uniformsOf(scene.getObjectByName('in 0')!)['shape']!.value, uniformsOf(scene.getObjectByName('out 0')!)['shape']!.value]).toEqual([0, 4]);
  });
});

describe('what is off the slice', () => {
  it('fades with its distance, and never passes for what is on it', () => {
    const fades = [0, 1e-3, 0.1, 1, 10].map((distance) => fadeOf(distance, 1));
    expect(fades[0]).toBe(1);
    for (let i = 1; i < fades.length; i++) expect(fades[i]!).toBeLessThan(i === 1 ? 0.85 : fades[i - 1]!);
    expect(fadeOf(Infinity, 1)).toBe(0);
  });

  it('is hollow: marks, and the line of the run where it leaves the slice', async () => {
    const on = { position: [0.1, 0.2, 0.3] as const, distance: 0, label: 'on' };
    const positions = Float32Array.from([0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0]);
    const { scene } = await mount({
      picture: conePicture(), target: { ...on, distance: 0.4 }, start: on,
      trajectory: { positions, count: 4, version: 1, distances: Float32Array.from([0, 0.5, 0, 0]), breaks: Uint8Array.from([0, 0, 0, 1]) },
    });
    const [target, start] = [uniformsOf(scene.getObjectByName('target mark')!), uniformsOf(scene.getObjectByName('start')!)];
    expect([target['off']!.value, start['off']!.value]).toEqual([1, 0]);
    expect(target['opacity']!.value).toBeLessThan(start['opacity']!.value as number);
    const { geometry } = line(scene, 'trajectory');
    const strength = [0, 1, 2].map((i) => [geometry.getAttribute('instanceFadeStart').getX(i), geometry.getAttribute('instanceFadeEnd').getX(i)]);
    expect(strength[0]![0]).toBe(1);
    expect(strength[0]![1]).toBeLessThan(0.8);
    expect(strength[2], 'no segment across a jump of the chart').toEqual([0, 0]);
  });
});

describe('critical points', () => {
  const mark = (index: number, more: Partial<CriticalMark>): CriticalMark => ({ position: [0.1 * index, 0, 0], distance: 0, label: '', kind: 'minimum', index, isFaint: false, isPointed: false, ...more });

  it('have a shape for each kind; faint where the network does not reach them, hollow off the slice, large where pointed at', async () => {
    const criticalPoints = [mark(1, {}), mark(2, { kind: 'saddle', isFaint: true }), mark(4, { kind: 'spurious', distance: 0.5 }), mark(7, { isPointed: true })];
    const { scene } = await mount({ picture: conePicture(), criticalPoints });
    const of = (index: number, name: string): number => uniformsOf(scene.getObjectByName(`critical ${index}`)!)[name]!.value as number;
    expect([1, 2, 4, 7].map((index) => of(index, 'shape'))).toEqual([0, 3, 5, 0]);
    expect(of(2, 'opacity')).toBeLessThan(0.5 * of(1, 'opacity'));
    expect([1, 2, 4].map((index) => of(index, 'off'))).toEqual([0, 0, 1]);
    expect(of(7, 'radius')).toBeGreaterThan(1.4 * of(1, 'radius'));
    expect(scene.getObjectByName('critical 3')).toBeUndefined();
  });
});

describe('the loss in the picture', () => {
  const onSlice = lossOnSlice({ target: [0.68, 0.1, 0.6], metric: [[2, 0.3, 0], [0.3, 1, 0.1], [0, 0.1, 0.5]] }, { origin: [0, 0, 0], directions: [[1, 0, 0], [0, 1, 0], [0, 0, 1]] })!;

  it('has shells that are level surfaces of it', async () => {
    const levels = drawnLevels(onSlice, [{ value: 0.3, meanings: ['current'] }, { value: 0.7, meanings: ['boundary'] }]);
    const { scene } = await mount({ picture: conePicture(), levels });
    scene.updateMatrixWorld();
    levels.forEach(({ value }, i) => {
      const shell = scene.getObjectByName(`level ${i}`) as Mesh;
      const positions = shell.geometry.getAttribute('position');
      const at = new Vector3();
      for (let k = 0; k < positions.count; k += 97) expectNumberNear(lossAt(onSlice, at.fromBufferAttribute(positions, k).applyMatrix4(shell.matrixWorld).toArray()), value, 1e-5);
    });
  });

  it('colours surfaces and gives them their own colour back', async () => {
    const { scene, update } = await mount({ picture: conePicture(), lossScale: { onSlice, low: 0.2, high: 5 } });
    const uniforms = (): ShaderMaterial['uniforms'] => ((scene.getObjectByName('cone') as Mesh).material as ShaderMaterial).uniforms;
    expect(uniforms()['byLoss']!.value).toBe(1);
    expectNear((uniforms()['best']!.value as Vector3).toArray(), [0.68, 0.1, 0.6], 1e-6);
    expectNear(uniforms()['logRange']!.value as number[], [Math.log(0.2), Math.log(5)]);
    await update({ lossScale: null });
    expect(uniforms()['byLoss']!.value).toBe(0);
  });
});

describe('a section', () => {
  it('lies in its plane and carries its coverage', async () => {
    const coverage = Uint8Array.from([0, 255, 128, 0, 0, 255]);
    const section = { plane: { corner: [-1, -1, 0.5], u: [2, 0, 0], v: [0, 2, 0] }, section: { columns: 3, rows: 2, coverage } } as const;
    const { scene } = await mount({ picture: conePicture(), section });
    const sheet = scene.getObjectByName('section') as Mesh;
    expectNear(Array.from(sheet.geometry.getAttribute('position').array), [-1, -1, 0.5, 1, -1, 0.5, 1, 1, 0.5, -1, 1, 0.5]);
    const { image } = (sheet.material as ShaderMaterial).uniforms['coverage']!.value as { image: { width: number; height: number; data: Uint8Array } };
    expect([image.width, image.height, image.data]).toEqual([3, 2, coverage]);
  });
});

describe('the probe', () => {
  it('begins in the middle, moves in the plane of view by keys and along it, and hands over where it is', async () => {
    const linkRef = { current: createSceneLink() };
    const at: number[][] = [];
    const acts: [number[], string][] = [];
    const { scene, state } = await mount({
      picture: conePicture(), linkRef, probing: true, onProbe: (hit) => hit && at.push(hit.position), onProbeAct: (position, act) => acts.push([position, act]),
    });
    expectNear(at[0]!, [0, 0, 0]);
    const { camera } = state();
    camera.updateMatrixWorld();
    const seen = (position: number[]): number[] => new Vector3(...(position as [number, number, number])).applyMatrix4(new Matrix4().copy(camera.matrixWorldInverse)).toArray();
    pressStageKey('ArrowRight', false, linkRef.current);
    pressStageKey('ArrowUp', true, linkRef.current);
    pressStageKey('PageUp', false, linkRef.current);
    const [o, right, up, away] = at.map(seen) as [number[], number[], number[], number[]];
    expect(right[0]! - o[0]!).toBeGreaterThan(0);
    expectNear([right[1]!, right[2]!], [o[1]!, o[2]!], 1e-6);
    expectNumberNear((up[1]! - right[1]!) / (right[0]! - o[0]!), 0.1, 1e-6);
    expect(up[2]! - away[2]!).toBeGreaterThan(0);
    expectNear(scene.getObjectByName('probe')!.position.toArray(), at[3]!, 1e-6);
    pressStageKey('Enter', false, linkRef.current);
    pressStageKey('Enter', true, linkRef.current);
    expect(acts.map(([, act]) => act)).toEqual(['target', 'start']);
    expectNear(acts[0]![0], at[3]!);
  });

  it('is taken out and put away by its key, and by Escape', async () => {
    const link = createSceneLink();
    let toggled = 0;
    expect(pressStageKey('w', false, link), 'a picture without a probe').toBe(false);
    link.toggleProbe = () => void toggled++;
    link.probe = { nudge: () => undefined, act: () => undefined };
    expect([pressStageKey('w', false, link), pressStageKey('Escape', false, link)]).toEqual([true, true]);
    expect(toggled).toBe(2);
  });
});

describe('pointing', () => {
  it('finds what is behind a translucent surface, but not behind a solid one', async () => {
    for (const [role, wanted] of [['outside', 'apex'], ['boundary', 'cone']] as const) {
      const { strata, ...rest } = conePicture();
      const apex = { ...strata[2]!, positions: Float32Array.from([-0.25, 0, -0.25]) };
      const { state, unmount } = await mount({ picture: { ...rest, strata: [{ ...coneStratum(), role }, apex] } });
      const { scene, camera, size } = state();
      camera.updateMatrixWorld();
      scene.updateMatrixWorld();
      const found: Picked = { stratum: null, mark: null, position: new Vector3() };
      const ndc = new Vector3(-0.25, 0, -0.25).project(camera);
      expect(pick(scene, new Raycaster(), camera, size, ndc.x, ndc.y, mouseReach, found)).toBe(true);
      expect(found.stratum).toBe(wanted);
      await unmount();
      rendered = null;
    }
  });

  it('names marks that are no strata', async () => {
    const marker = { position: [0, 0.9, 0] as const, distance: 0, label: 'here' };
    const { state } = await mount({ picture: conePicture(), target: marker });
    const { scene, camera, size } = state();
    camera.updateMatrixWorld();
    scene.updateMatrixWorld();
    const found: Picked = { stratum: null, mark: null, position: new Vector3() };
    const ndc = new Vector3(...marker.position).project(camera);
    expect(pick(scene, new Raycaster(), camera, size, ndc.x, ndc.y, mouseReach, found)).toBe(true);
    expect([found.stratum, found.mark]).toEqual([null, 'target']);
  });
});
