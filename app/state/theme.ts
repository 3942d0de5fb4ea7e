import { useEffect, useSyncExternalStore } from 'react';
import { useAppState } from './store.ts';

const darkQuery = '(prefers-color-scheme: dark)';

const subscribe = (onChange: () => void): (() => void) => {
  const list = window.matchMedia(darkQuery);
  list.addEventListener('change', onChange);
  return () => list.removeEventListener('change', onChange);
};

/** The theme in force: as chosen, or as the system prefers. */
export function useTheme(): 'light' | 'dark' {
  const chosen = useAppState((s) => s.display.theme);
  const prefersDark = useSyncExternalStore(subscribe, () => window.matchMedia(darkQuery).matches);
  if (chosen !== 'auto') return chosen;
  return prefersDark ? 'dark' : 'light';
}

/** Writes theme and projector mode onto the document, where the style sheets read them. */
export function useThemeOnDocument(): void {
  const theme = useTheme();
  const projector = useAppState((s) => s.display.projector);
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset['theme'] = theme;
    if (projector) dataset['projector'] = '';
    else delete dataset['projector'];
  }, [theme, projector]);
}
