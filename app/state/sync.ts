import { clearNotice, setNotice } from './notices.ts';
import { history, store } from './store.ts';
import { type LinkState, parseLink, printLink } from './url.ts';

/** Browsers allow some hundred address changes in half a minute; a drag would make more. */
const writeDelay = 250;

/** Finds the view of a preset by its id; the gallery stands above the state, so the page hands it in. */
export type PresetLookup = (id: string) => LinkState | null;

/**
 * Keeps the address and the state together: reads the link once and whenever someone changes it, writes it after each choice.
 * The only user of window.location. Call once, before the first request.
 */
export function followAddress(presetById: PresetLookup): void {
  read(presetById);
  let written = window.location.hash;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const write = (): void => {
    timer = null;
    const next = `#${printLink(store.getState())}`;
    if (next === written) return;
    written = next;
    window.history.replaceState(null, '', next);
  };
  store.subscribe((state, before) => {
    if (state.view === before.view && state.display === before.display) return;
    timer ??= setTimeout(write, writeDelay);
  });
  window.addEventListener('hashchange', () => {
    if (window.location.hash === written) return;
    written = window.location.hash;
    read(presetById);
  });
}

function read(presetById: PresetLookup): void {
  const { hash } = window.location;
  const named = parseLink(hash).preset;
  const preset = named === null ? null : presetById(named);
  const { view, display, problems } = parseLink(hash, preset ?? undefined);
  const all = named !== null && preset === null ? [`There is no example called "${named.slice(0, 40)}".`, ...problems] : problems;
  store.setState({ view, display });
  if (all.length > 0) setNotice({ id: 'link', kind: 'warning', text: `Part of this link could not be read. ${all.join(' ')}` });
  else clearNotice('link');
  history().clear();
}

/** The full address of the present state. */
export const currentLink = (): string => `${window.location.href.replace(/#.*$/, '')}#${printLink(store.getState())}`;
