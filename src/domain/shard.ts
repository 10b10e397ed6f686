/** One of several jobs that measure the benchmarks together. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
  /** Equal for jobs that split the benchmarks in the same way; absent where that is not known. */
  readonly split?: string;
}

/** GitHub starts at most so many jobs of one matrix. */
const MOST_SHARDS = 256;

/** `2/8`; `undefined` when the text is no shard. */
export function parseShard(text: string): Shard | undefined {
  const { index, count } = /^\s*(?<index>\d{1,3})\s*\/\s*(?<count>\d{1,3})\s*$/.exec(text)?.groups ?? {};
  const shard = { index: Number(index), count: Number(count) };
  return shard.index >= 1 && shard.index <= shard.count && shard.count <= MOST_SHARDS ? shard : undefined;
}
