import { newSeed, redo, undo } from '../state/actions.ts';
import { rewind, step, togglePlay } from '../state/playback.ts';
import { toggleProbe } from '../state/reading.ts';
import { pictureCommands } from '../state/sceneCommands.ts';

/** The key handler of the page; keys never fire while someone types, and never together with a control's own. */
export function pageKeys(openHelp: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.defaultPrevented || event.altKey || isTyping(event.target)) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== 'z') return;
      event.preventDefault();
      if (event.shiftKey) redo();
      else undo();
      return;
    }
    const action = actions[event.key.toLowerCase()];
    if (event.key === '?') openHelp();
    else if (action !== undefined && !(event.key === ' ' && isControl(event.target))) action();
    else return;
    event.preventDefault();
  };
}

const actions: Readonly<Record<string, () => void>> = {
  ' ': togglePlay,
  '.': step,
  r: rewind,
  n: newSeed,
  w: toggleProbe,
  f: () => pictureCommands.current?.fit(),
  '0': () => pictureCommands.current?.reset(),
};

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]') !== null;

/** Space presses a button that has the focus. */
const isControl = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.closest('button, a, [role="button"], [role="tab"], [role="radio"], [role="switch"], [role="option"], [role="menuitem"], summary') !== null;
