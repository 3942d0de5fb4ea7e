import { newSeed, redo, undo } from '../state/actions.ts';
import { rewind, step, togglePlay } from '../state/playback.ts';
import { toggleProbe } from '../state/reading.ts';
import { pictureCommands } from '../state/sceneCommands.ts';

export interface Shortcut {
  readonly keys: string;
  readonly does: string;
}

/** All keys, for the help; those of the picture work while it has the focus. */
export const shortcuts: readonly Shortcut[] = [
  { keys: 'Space', does: 'run, pause' },
  { keys: '.', does: 'one step' },
  { keys: 'R', does: 'rewind to the start of the same run' },
  { keys: 'N', does: 'new random start' },
  { keys: 'Ctrl Z, ⌘ Z', does: 'undo; with Shift redo' },
  { keys: 'arrows', does: 'in the picture: turn it; on the target: move it' },
  { keys: 'Page Up, Page Down', does: 'on the target: move it along the line of sight' },
  { keys: 'Enter', does: 'in the picture: step through what is drawn, Tab leads into its card; with the probe: target here, with Shift start here' },
  { keys: 'W', does: 'what is here: a probe that arrows, Page Up and Page Down (or pointer and wheel) move through space; Escape puts it away' },
  { keys: '+ −', does: 'in the picture: nearer, farther' },
  { keys: 'F', does: 'fit the picture to the frame' },
  { keys: '0', does: 'reset the view' },
  { keys: '?', does: 'this help' },
];

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
