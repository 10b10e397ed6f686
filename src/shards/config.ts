import type { Config } from "../config/schema.ts";
import { parseShard } from "../domain/shard.ts";

/**
 * The configuration that one shard judges by. The error rate holds for the
 * report of all shards together, and none knows what the others find: each gets
 * an equal part of it, as Bonferroni has it. Without correction the rate is that
 * of each series, and stays.
 */
export function shardedConfig(config: Config): Config {
  const shard = config.shard === undefined ? undefined : parseShard(config.shard);
  if (shard === undefined || config.correction === "none") return config;
  return { ...config, significanceLevel: config.significanceLevel / shard.count };
}

/** The other direction, for the report of all shards. */
export function wholeSignificance(
  { significanceLevel, correction }: Pick<Config, "significanceLevel" | "correction">,
  count: number,
): number {
  // A third of 0.05 three times is 0.05 for people.
  return correction === "none" ? significanceLevel : Number((significanceLevel * count).toPrecision(12));
}
