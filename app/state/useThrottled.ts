import { useEffect, useRef, useState } from 'react';

/** The value, renewed at most every `interval` milliseconds, and always once it stands still: for readings that cost more than a frame gives. */
export function useThrottled<T>(value: T, interval: number): T {
  const [shown, setShown] = useState(value);
  const lastChange = useRef(-Infinity);
  useEffect(() => {
    if (Object.is(shown, value)) return undefined;
    const wait = Math.max(0, lastChange.current + interval - performance.now());
    const timer = setTimeout(() => {
      lastChange.current = performance.now();
      setShown(value);
    }, wait);
    return () => clearTimeout(timer);
  }, [value, shown, interval]);
  return shown;
}
