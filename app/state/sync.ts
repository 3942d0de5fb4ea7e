import { clearNotice, setNotice } from './notices.ts';
import { history, store } from './store.ts';
import { type LinkState, parseLink, printLink } from './url.ts';

/** Browsers allow some hundred address changes in half a minute; a drag would make more. */
const writeDelay = 250;

/** Finds the view of a preset by its id; the gallery stands above the state, so the page hands it in. It is fetched when a link names a preset. */
export type PresetLookup = (id: string) => Promise<LinkState | null>;

/**
 * Keeps the address and the state together: reads the link once and whenever someone changes it, writes it after each choice.
 * The only user of window.location. Call once and wait for it before the first request.
 */
export async function followAddress(presetById: PresetLookup): Promise<void> {
  await read(presetById);
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
    void read(presetById);
  });
}

async function read(presetById: PresetLookup): Promise<void> {
  const { hash } = window.location;
  const named = parseLink(hash).preset;
  // without the examples the page still opens, and says that this one is not there
  const preset = named === null ? null : await presetById(named).catch(() => null);
  // someone was faster than the examples
  if (hash !== window.location.hash) return;
  const { view, display, problems } = parseLink(hash, preset ?? undefined);
  const all = named !== null && preset === null ? [`There is no example called "${named.slice(0, 40)}".`, ...problems] : problems;
  store.setState({ view, display });
  if (all.length > 0) setNotice({ id: 'link', kind: 'warning', text: `Part of this link could not be read. ${all.join(' ')}` });
  else clearNotice('link');
  history().clear();
}

/** The full address of the present state. */
export const currentLink = (): string => `${window.location.href.replace(/#.*$/, '')}#${printLink(store.getState())}`;
