/** Something that is measured in one go. */
export interface Piece {
  readonly name: string;
  readonly seconds: number;
}

/**
 * The shard of each piece, from 1: the longest piece goes first, each onto the
 * shard that has least so far. No shard then takes longer than 4/3 − 1/(3 · count)
 * of the best possible split. Graham (1969), "Bounds on multiprocessing timing
 * anomalies". Equal pieces go by name, equal shards by number: the order of the
 * pieces does not matter.
 */
export function assignPieces(pieces: readonly Piece[], count: number): ReadonlyMap<string, number> {
  const loads = Array.from({ length: count }, () => 0);
  const longestFirst = pieces.toSorted(
    (one, other) => other.seconds - one.seconds || (one.name < other.name ? -1 : 1),
  );
  return new Map(
    longestFirst.map(({ name, seconds }) => {
      const least = loads.indexOf(Math.min(...loads));
      loads[least] = (loads[least] ?? 0) + seconds;
      return [name, least + 1];
    }),
  );
}
