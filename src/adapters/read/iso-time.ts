/** Milliseconds since 1970 as ISO 8601 in UTC; `undefined` for what is no time. */
export function isoTime(milliseconds: number | null | undefined): string | undefined {
  if (milliseconds === null || milliseconds === undefined) return undefined;
  const time = new Date(milliseconds);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
