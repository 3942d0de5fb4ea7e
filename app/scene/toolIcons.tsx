/** A point in space with its three directions. */
export const ProbeIcon = () => (
  <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round">
    <path d="M8 1.75v3.5M8 10.75v3.5M2 11.5l3.2-1.85M10.8 6.35 14 4.5M2 4.5l3.2 1.85M10.8 9.65 14 11.5" />
    <circle cx="8" cy="8" r="1.6" fill="currentColor" stroke="none" />
  </svg>
);

/** Levels around a point. */
export const ShowIcon = () => (
  <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" strokeWidth="1.5">
    <ellipse cx="8" cy="8" rx="6.25" ry="4.5" transform="rotate(-24 8 8)" />
    <ellipse cx="8" cy="8" rx="3" ry="2" transform="rotate(-24 8 8)" />
  </svg>
);
