import { Component, memo, useLayoutEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { createRoot, extend } from '@react-three/fiber';
import type { RootState } from '@react-three/fiber';
import { Color, Group, LineSegments, Mesh } from 'three';
import { fieldOfView } from './cameraRig.ts';
import { SceneContent, type SceneContentProps } from './SceneContent.tsx';

const contextOptions = { antialias: true, stencil: true, alpha: false, powerPreference: 'high-performance' } as const;
const firstCamera = { fov: fieldOfView, near: 0.1, far: 100 };
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

// all that the scene writes as elements: fiber's own Canvas would bring the whole of three along
extend({ Color, Group, LineSegments, Mesh });

/**
 * The canvas, made once, as large as its frame. What changes in it goes through the channel; an error inside it is thrown where it stands on the
 * page.
 */
export const StageCanvas = memo(function StageCanvas({ channel, onCreated }: StageCanvasProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
  useLayoutEffect(() => {
    const element = frame.current!;
    // a canvas that has given its context away cannot be used again, and effects may run twice
    const canvas = element.appendChild(document.createElement('canvas'));
    const root = createRoot(canvas);
    const fail = (error: unknown): void => setFailure({ error });
    let begun = false;
    const fit = (): void => {
      const { width, height, top, left } = element.getBoundingClientRect();
      if (width === 0 || height === 0) return;
      root.configure({ frameloop: 'demand', dpr: pixelRatios, flat: true, gl: contextOptions, camera: firstCamera, size: { width, height, top, left }, onCreated }).catch(fail);
      if (begun || root.ready.status === 'rejected') return;
      begun = true;
      root.render(
        <Guard onError={fail}>
          <Content channel={channel} />
        </Guard>,
      );
    };
    fit();
    const observer = new ResizeObserver(fit);
    observer.observe(element);
    return () => {
      observer.disconnect();
      root.unmount();
      canvas.remove();
    };
  }, [channel, onCreated]);
  if (failure !== null) throw failure.error;
  return <div ref={frame} className="scene-canvas" />;
});

/** Tells what is thrown inside the canvas, where the page's own guards do not reach. */
class Guard extends Component<{ readonly onError: (error: unknown) => void; readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError(error);
  }

  override render(): ReactNode {
    return this.state.failed ? null : this.props.children;
  }
}

function Content({ channel }: { readonly channel: ContentChannel }) {
  const props = useSyncExternalStore(channel.subscribe, channel.get);
  return props === null ? null : <SceneContent {...props} />;
}
