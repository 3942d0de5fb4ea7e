let known: boolean | undefined;

/** True if the browser gives a WebGL 2 context; asked once, and the context is released at once. */
export function hasWebGL(): boolean {
  known ??= askForContext();
  return known;
}

function askForContext(): boolean {
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    return context !== null;
  } catch {
    return false;
  }
}
