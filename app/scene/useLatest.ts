import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';

/** The value of the last render, for listeners and frame callbacks that are made once. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}
