/** A run that leaves the table for the picture. */
export const OpenRunIcon = () => (
  <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round">
    <circle cx="3.75" cy="11.75" r="1.5" />
    <path d="M5 10.5C7 7 9 5.5 12.5 5M9.75 3 12.75 5l-2 3" />
  </svg>
);
