/** Answers that are kept: readers that lag behind still ask for the view before. */
const remembers = 8;

/** Remembers its last answers: selectors run at every change of the state, the arguments change seldom. */
export function remembered<A extends readonly unknown[], T>(compute: (...args: A) => T): (...args: A) => T {
  const known: { readonly args: A; readonly value: T }[] = [];
  return (...args) => {
    const found = known.find((entry) => entry.args.every((x, i) => Object.is(x, args[i])));
    if (found !== undefined) return found.value;
    const value = compute(...args);
    known.unshift({ args, value });
    if (known.length > remembers) known.pop();
    return value;
  };
}
