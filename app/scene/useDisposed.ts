import { useEffect } from 'react';

interface Disposable {
  dispose: () => void;
}

/** Frees what three keeps on the graphics card for these things once they are replaced or the component goes. */
export function useDisposed<T extends readonly Disposable[]>(things: T): T {
  useEffect(() => () => things.forEach((thing) => thing.dispose()), [things]);
  return things;
}
