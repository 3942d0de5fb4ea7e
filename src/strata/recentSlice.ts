import type { Slice } from './slice.ts';

/** Slices that are remembered: a picture is drawn as a draft, then in full, then with another box or metric. */
const remembers = 8;

const recent: { readonly key: string; readonly slice: Slice }[] = [];

/** The slice itself, or an equal one that was asked for lately: what is special about a slice is found once for each object. */
export function recentSlice(slice: Slice): Slice {
  const key = [slice.origin, ...slice.directions].map((form) => form.join()).join(';');
  const place = recent.findIndex((entry) => entry.key === key);
  const [entry = { key, slice }] = place < 0 ? [] : recent.splice(place, 1);
  recent.unshift(entry);
  if (recent.length > remembers) recent.pop();
  return entry.slice;
}

/** What a function of slices came to, remembered as long as the slice is. */
export function rememberedFor<T>(compute: (slice: Slice) => T): (slice: Slice) => T {
  const known = new WeakMap<Slice, { readonly value: T }>();
  return (slice) => {
    const before = known.get(slice);
    if (before !== undefined) return before.value;
    const value = compute(slice);
    known.set(slice, { value });
    return value;
  };
}
