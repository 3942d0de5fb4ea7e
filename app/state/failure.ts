/** What is said when a worker could not do its work. */
export const failure = (what: string, message: string, dead: boolean): string =>
  dead ? `${what} could not be computed: the computing worker stopped (${message}). Try again to start a new one.` : `${what} could not be computed: ${message}.`;
