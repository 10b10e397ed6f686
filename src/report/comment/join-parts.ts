import { MILLISECONDS_PER_DAY } from "../../domain/day.ts";
import { type CommentPart, compareRuns, type PartMeta } from "./part.ts";

interface JoinedParts {
  readonly parts: readonly CommentPart[];
  /** True when a newer run has written this part already: ours is not among them. */
  readonly outdated: boolean;
}

/**
 * Puts a part among those that are there. Of two with the same id the newer
 * run's stays, and parts of jobs that seem to be gone are dropped.
 */
export function joinParts(there: readonly CommentPart[], own: CommentPart): JoinedParts {
  const byId = new Map<string, CommentPart>();
  for (const part of there) {
    const known = byId.get(part.meta.id);
    if (known === undefined || compareRuns(part.meta, known.meta) > 0) byId.set(part.meta.id, part);
  }
  const known = byId.get(own.meta.id);
  const outdated = known !== undefined && compareRuns(known.meta, own.meta) > 0;
  if (!outdated) byId.set(own.meta.id, own);
  return { parts: [...byId.values()].filter(({ meta }) => !isAbandoned(meta, own.meta)), outdated };
}

/** Whether each of these is among the parts, as it was written or from a newer run. */
export function holdsAll(parts: readonly CommentPart[], wanted: readonly CommentPart[]): boolean {
  return wanted.every(({ meta }) =>
    parts.some(
      ({ meta: found }) =>
        found.id === meta.id && (found.nonce === meta.nonce || compareRuns(found, meta) > 0),
    ),
  );
}

/**
 * A job that was renamed or removed never writes its part again. Jobs of one
 * workflow report on the same commit within hours, so a part of another commit
 * and a day older than ours has nobody any more. Other workflows may be slower.
 */
function isAbandoned(meta: PartMeta, own: PartMeta): boolean {
  if (meta.workflow === undefined || meta.workflow !== own.workflow) return false;
  if (meta.commit === undefined || meta.commit === own.commit) return false;
  return Date.parse(own.time) - Date.parse(meta.time) > MILLISECONDS_PER_DAY;
}
