/**
 * Which benchmarks of a module this job measures, and which other jobs do. It
 * goes to the worker, which alone knows all names; a name that is in neither
 * list belongs to the job that its checksum falls to.
 */
export interface Share {
  readonly mine: readonly string[];
  readonly others: readonly string[];
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

export function isMine(name: string, { mine, others, index, count }: Share): boolean {
  return mine.includes(name) || (!others.includes(name) && shardByName(name, count) === index);
}

/** The shard of something of which nothing but the name is known; from 1, the same on every machine. */
export function shardByName(name: string, count: number): number {
  return (checksum(name) % count) + 1;
}

/** FNV-1a over the UTF-16 code units, its bits mixed once more: names differ little, and mostly at their end. */
export function checksum(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
