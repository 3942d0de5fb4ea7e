import { WorkerSlot } from '../worker/client.ts';
import { toggleSlicePoint, setTarget } from './actions.ts';
import { architectureOf } from './derive.ts';
import { store } from './store.ts';

const slot = new WorkerSlot();

/** What became of a typed form: a sentence if it was refused, a note if something was understood that is not obvious. */
export interface TypedOutcome {
  readonly error: string | null;
  readonly note: string | null;
}

/** Reads a typed target and sets it; null if newer text has taken over. */
export const typeTarget = (text: string): Promise<TypedOutcome | null> => typeForm(text, setTarget);

/** Reads a typed point of the slice and adds it; null if newer text has taken over. */
export const typeSlicePoint = (text: string): Promise<TypedOutcome | null> => typeForm(text, toggleSlicePoint);

/** Reads a form of the architecture's degree in a worker (mathjs loads there, on first use). */
async function typeForm(text: string, take: (form: readonly number[]) => void): Promise<TypedOutcome | null> {
  const { degree } = architectureOf(store.getState().view);
  const outcome = await slot.run('parseForm', { text, degree });
  if (outcome.status === 'superseded' || outcome.status === 'stopped') return null;
  if (outcome.status === 'failed') return { error: `The text could not be read: ${outcome.message}.`, note: null };
  if ('error' in outcome.value) return { error: outcome.value.error, note: null };
  if (architectureOf(store.getState().view).degree === degree) take(outcome.value.form);
  return { error: null, note: outcome.value.note ?? null };
}
