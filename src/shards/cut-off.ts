/**
 * A job of GitHub's runners ends after six hours. A run that began so long
 * before the commit was made is in the history, or will never be, when the first
 * shard looks there, and the last one, and those of a later attempt.
 */
const LONGEST_JOB_HOURS = 6;

/**
 * The time before which a run must have begun to be one that all shards of a
 * workflow run see: counted from the earliest of the times that are known of its
 * commit and its event, which never change. `undefined` when none is known.
 */
export function cutOffOf(times: readonly (string | undefined)[]): string | undefined {
  const known = times.flatMap((time) => {
    const milliseconds = time === undefined ? Number.NaN : Date.parse(time);
    return Number.isNaN(milliseconds) ? [] : [milliseconds];
  });
  if (known.length === 0) return undefined;
  return new Date(Math.min(...known) - LONGEST_JOB_HOURS * 3_600_000).toISOString();
}
