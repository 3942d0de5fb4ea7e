import { WorkerSlot } from '../worker/client.ts';
import { setTarget } from './actions.ts';
import { architectureOf } from './derive.ts';
import { store } from './store.ts';

const slot = new WorkerSlot();

/** What became of a typed form: a sentence if it was refused, a note if something was understood that is not obvious. */
export interface TypedOutcome {
  readonly error: string | null;
  readonly note: string | null;
}

/** Reads a typed target in a worker (mathjs loads there, on first use) and sets it; null if newer text has taken over. */
export async function typeTarget(text: string): Promise<TypedOutcome | null> {
  const { degree } = architectureOf(store.getState().view);
  const outcome = await slot.run('parseForm', { text, degree });
  if (outcome.status === 'superseded' || outcome.status === 'stopped') return null;
  if (outcome.status === 'failed') return { error: `The text could not be read: ${outcome.message}.`, note: null };
  if ('error' in outcome.value) return { error: outcome.value.error, note: null };
  if (architectureOf(store.getState().view).degree === degree) setTarget(outcome.value.form);
  return { error: null, note: outcome.value.note ?? null };
}
