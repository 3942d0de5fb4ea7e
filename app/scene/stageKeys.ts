import { nudges } from './nudges.ts';
import type { SceneLink } from './sceneLink.ts';

const turn = Math.PI / 24;

/** Keys while the probe is out: arrows and Page Up, Page Down move it, Enter sets the target there, with Shift the start; Escape puts it away. */
function pressProbeKey(key: string, shift: boolean, { probe, toggleProbe }: SceneLink): boolean {
  const step = nudges[key];
  if (probe === null) return false;
  if (step !== undefined) probe.nudge(...step, shift);
  else if (key === 'Enter') probe.act(shift ? 'start' : 'target');
  else if (key === 'Escape') toggleProbe?.();
  else return false;
  return true;
}

/**
 * Keys of the focused picture: arrows turn, + and − zoom, F fits, 0 resets, Enter steps through what is drawn, Escape leaves it, W takes out the
 * probe.
 *
 * @returns True if the key was meant for the picture.
 */
export function pressStageKey(key: string, shift: boolean, link: SceneLink): boolean {
  if (pressProbeKey(key, shift, link)) return true;
  const { rig, pickNext, clearPick, toggleProbe } = link;
  const fine = shift ? 0.2 : 1;
  switch (key) {
    case 'ArrowLeft':
      rig?.turn(-turn * fine, 0);
      return true;
    case 'ArrowRight':
      rig?.turn(turn * fine, 0);
      return true;
    case 'ArrowUp':
      rig?.turn(0, turn * fine);
      return true;
    case 'ArrowDown':
      rig?.turn(0, -turn * fine);
      return true;
    case '+':
    case '=':
      rig?.zoom(1 / 1.2);
      return true;
    case '-':
    case '−':
      rig?.zoom(1.2);
      return true;
    case 'f':
    case 'F':
      rig?.fit();
      return true;
    case '0':
      rig?.reset();
      return true;
    case 'w':
    case 'W':
      toggleProbe?.();
      return toggleProbe !== null;
    case 'Enter':
      pickNext?.(shift ? -1 : 1);
      return true;
    case 'Escape':
      clearPick?.();
      return false;
    default:
      return false;
  }
}
