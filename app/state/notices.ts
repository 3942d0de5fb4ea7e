import { type PageNotice, store } from './store.ts';

/** Shows a notice, in place of an older one with the same id. */
export const setNotice = (notice: PageNotice): void =>
  store.setState(({ notices }) => ({ notices: [...notices.filter(({ id }) => id !== notice.id), notice] }));

export const clearNotice = (id: string): void =>
  store.setState(({ notices }) => (notices.some((n) => n.id === id) ? { notices: notices.filter((n) => n.id !== id) } : {}));
