import { useEffect, useRef, useState } from 'react';

export interface LiveRegionProps {
  /** The newest sentence; those that come faster than the interval are left out. */
  readonly message: string;
  readonly intervalMs?: number | undefined;
}

/** Speaks a changing sentence politely, at most once in an interval (a second), and always the last one. */
export function LiveRegion({ message, intervalMs = 1000 }: LiveRegionProps) {
  const [spoken, setSpoken] = useState('');
  const lastAt = useRef(-Infinity);
  useEffect(() => {
    if (message === spoken) return;
    const wait = Math.max(0, lastAt.current + intervalMs - performance.now());
    const timer = setTimeout(() => {
      lastAt.current = performance.now();
      setSpoken(message);
    }, wait);
    return () => clearTimeout(timer);
  }, [message, spoken, intervalMs]);
  return (
    <div className="visually-hidden" role="status" aria-live="polite" aria-atomic="true">
      {spoken}
    </div>
  );
}
