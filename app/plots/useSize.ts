import { useLayoutEffect, useState } from 'react';

/** Width of the element, and the size of the page's letters against the usual 16 px; width 0 before it is known. */
export function useSize(host: { readonly current: HTMLElement | null }): { width: number; zoom: number } {
  const [size, setSize] = useState({ width: 0, zoom: 1 });
  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return;
    const measure = () => {
      const width = Math.floor(element.getBoundingClientRect().width);
      const zoom = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
      setSize((known) => (known.width === width && known.zoom === zoom ? known : { width, zoom }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [host]);
  return size;
}
