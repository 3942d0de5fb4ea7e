import { memo, useSyncExternalStore } from 'react';
import { Canvas } from '@react-three/fiber';
import type { RootState } from '@react-three/fiber';
import { fieldOfView } from './cameraRig.ts';
import { SceneContent, type SceneContentProps } from './SceneContent.tsx';

const contextOptions = { antialias: true, stencil: true, alpha: false, powerPreference: 'high-performance' } as const;
const firstCamera = { fov: fieldOfView, near: 0.1, far: 100 };
const resizeOptions = { scroll: false, debounce: 0 };
const pixelRatios: [number, number] = [1, 2];

/** Carries the newest props of the picture into the canvas. */
export interface ContentChannel {
  /** null until the first layout. */
  readonly get: () => SceneContentProps | null;
  readonly set: (props: SceneContentProps) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function contentChannel(): ContentChannel {
  let props: SceneContentProps | null = null;
  const listeners = new Set<() => void>();
  return {
    get: () => props,
    set: (next) => {
      props = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

interface StageCanvasProps {
  readonly channel: ContentChannel;
  readonly onCreated: (state: RootState) => void;
}

/**
 * The canvas, rendered once: fiber's Canvas sets its size again whenever it is rendered, which costs ten milliseconds of a drag. What
 * changes goes through the channel.
 */
export const StageCanvas = memo(({ channel, onCreated }: StageCanvasProps) => (
  <Canvas frameloop="demand" dpr={pixelRatios} flat gl={contextOptions} camera={firstCamera} resize={resizeOptions} onCreated={onCreated}>
    <Content channel={channel} />
  </Canvas>
));

function Content({ channel }: { readonly channel: ContentChannel }) {
  const props = useSyncExternalStore(channel.subscribe, channel.get);
  return props === null ? null : <SceneContent {...props} />;
}
