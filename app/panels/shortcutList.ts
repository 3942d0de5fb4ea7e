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
