import type { SceneLink } from './sceneLink.ts';

const turn = Math.PI / 24;

/**
 * Keys of the focused picture: arrows turn, + and − zoom, F fits, 0 resets, Enter steps through the strata, Escape leaves them.
 *
 * @returns True if the key was meant for the picture.
 */
export function pressStageKey(key: string, shift: boolean, { rig, pickNext, clearPick }: SceneLink): boolean {
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
