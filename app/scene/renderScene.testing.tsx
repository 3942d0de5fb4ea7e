import { act } from 'react';
import type { ReactNode } from 'react';
import { createRoot, extend } from '@react-three/fiber';
import type { RootState } from '@react-three/fiber';
import * as THREE from 'three';
import { vi } from 'vitest';
import { palettes } from '../ui/palette.ts';
import { SceneContent } from './SceneContent.tsx';
import type { SceneContentProps } from './SceneContent.tsx';
import { createSceneLink } from './sceneLink.ts';

export interface RenderedScene {
  readonly state: () => RootState;
  readonly scene: THREE.Scene;
  readonly update: (props: Partial<SceneContentProps>) => Promise<void>;
  readonly unmount: () => Promise<void>;
}

const nothing = (): void => undefined;

const emptyProps: SceneContentProps = {
  picture: null,
  hidden: new Set(),
  target: null,
  start: null,
  current: null,
  runEnded: false,
  trajectory: { positions: new Float32Array(0), count: 0, version: 0 },
  onTargetDrag: nothing,
  onPick: nothing,
  theme: 'light',
  projector: false,
  reducedMotion: true,
  palette: palettes.light,
  specs: [],
  linkRef: { current: createSceneLink() },
};

/** Mounts what is inside the canvas over a renderer that draws nothing: the three objects are real, WebGL and the page are not there. */
export async function renderScene(props: Partial<SceneContentProps>): Promise<RenderedScene> {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  extend(THREE as never);
  const size = { width: 800, height: 600, top: 0, left: 0 };
  const page = new EventTarget();
  const canvas = Object.assign(new EventTarget(), { width: 800, height: 600, style: {}, ownerDocument: page, getRootNode: () => page });
  const gl = {
    render: nothing, setSize: nothing, setPixelRatio: nothing, dispose: nothing, forceContextLoss: nothing,
    shadowMap: {}, xr: { addEventListener: nothing, removeEventListener: nothing }, renderLists: { dispose: nothing }, domElement: canvas,
  };
  const root = createRoot(canvas as unknown as HTMLCanvasElement);
  await root.configure({ gl: gl as unknown as THREE.WebGLRenderer, frameloop: 'never', size, dpr: 1, camera: { fov: 26 } });
  let given: SceneContentProps = { ...emptyProps, linkRef: { current: createSceneLink() }, ...props };
  const show = async (node: ReactNode): Promise<RootState> => (await act(async () => root.render(node))).getState();
  let state = await show(<SceneContent {...given} />);
  return {
    state: () => state,
    scene: state.scene,
    update: async (more) => {
      given = { ...given, ...more };
      state = await show(<SceneContent {...given} />);
    },
    unmount: async () => {
      await act(async () => root.unmount());
      vi.unstubAllGlobals();
    },
  };
}
