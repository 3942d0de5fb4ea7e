import { keptStudyKey } from './keptStudy.ts';

/** Locks are held by one page at a time, and let go when it is closed, however that comes about. */
const lockName = 'convariety-study';

/**
 * Keeps the study of this page in the browser. Only the page that holds the lock reads and writes: no study is ever gone on with by two pages at
 * once, and none writes over that of another. Where there are no locks, or no storage, nothing is kept.
 */
export class StudyKeeper {
  private release: (() => void) | null = null;
  private asking: AbortController | null = null;

  get holds(): boolean {
    return this.release !== null;
  }

  /**
   * Asks for the lock.
   *
   * @param patience Milliseconds to wait for another page that holds it: one that is just being closed lets it go soon.
   * @returns Whether this page holds it now.
   */
  async claim(patience: number): Promise<boolean> {
    if (this.holds) return true;
    this.asking?.abort();
    const asking = (this.asking = new AbortController());
    const timer = setTimeout(() => asking.abort(), patience);
    try {
      await new Promise<void>((held, refused) => {
        navigator.locks
          .request(lockName, { signal: asking.signal }, () => {
            held();
            return new Promise<void>((release) => (this.release = release));
          })
          .catch(refused);
      });
      return true;
    } catch {
      return false;
    } finally {
      clearTimeout(timer);
    }
  }

  /** What was kept; null if nothing was, or if another page holds it. */
  read(): string | null {
    return this.holds ? attempt(() => localStorage.getItem(keptStudyKey)) : null;
  }

  /** @returns Whether the text is kept. */
  write(text: string): boolean {
    return this.holds && attempt(() => (localStorage.setItem(keptStudyKey, text), true)) === true;
  }

  /** Forgets what is kept, and lets other pages keep theirs. */
  clear(): void {
    if (this.holds) attempt(() => localStorage.removeItem(keptStudyKey));
    this.letGo();
  }

  letGo(): void {
    this.asking?.abort();
    this.release?.();
    this.release = null;
  }
}

/** Storage throws where a page may keep nothing, or no more. */
function attempt<T>(action: () => T): T | null {
  try {
    return action();
  } catch {
    return null;
  }
}
