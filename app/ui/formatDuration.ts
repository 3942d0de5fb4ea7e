/** A span of time in words, rounded as people say it: "under 1 s", "12 s", "3 min", "1 h 20 min". */
export function formatDuration(seconds: number): string {
  if (!(seconds >= 1)) return 'under 1 s';
  if (seconds < 59.5) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}
