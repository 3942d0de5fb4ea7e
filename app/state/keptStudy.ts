/** Where the browser keeps the study of this page. */
export const keptStudyKey = 'convariety-study';

/** Whether a study was kept when the page was closed; the page then fetches what can go on with it. */
export function studyIsKept(): boolean {
  try {
    return localStorage.getItem(keptStudyKey) !== null;
  } catch {
    return false;
  }
}
