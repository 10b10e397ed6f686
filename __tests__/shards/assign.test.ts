import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignPieces, type Piece } from "../../src/shards/assign.ts";

const seconds = fc.double({ min: 0, max: 1000, noNaN: true });
const pieces = (most: number) =>
  fc
    .array(seconds, { maxLength: most })
    .map((all) => all.map((took, index): Piece => ({ name: `b${index}`, seconds: took })));
const count = (most: number) => fc.integer({ min: 1, max: most });

function longest(all: readonly Piece[], shards: ReadonlyMap<string, number>, of: number): number {
  const loads = Array.from({ length: of }, () => 0);
  for (const { name, seconds: took } of all) {
    const shard = (shards.get(name) ?? 0) - 1;
    loads[shard] = (loads[shard] ?? Number.NaN) + took;
  }
  return Math.max(...loads);
}

/** The best of all ways to split, by trying them. */
function best(all: readonly Piece[], of: number): number {
  const place = (rest: readonly Piece[], loads: readonly number[]): number => {
    const [piece, ...others] = rest;
    if (piece === undefined) return Math.max(...loads);
    return Math.min(
      ...loads.map((_, shard) =>
        place(
          others,
          loads.map((load, index) => (index === shard ? load + piece.seconds : load)),
        ),
      ),
    );
  };
  return place(
    all,
    Array.from({ length: of }, () => 0),
  );
}

describe("pieces", () => {
  it("go to one shard each, whatever there is", () => {
    fc.assert(
      fc.property(pieces(40), count(12), (all, of) => {
        const shards = assignPieces(all, of);
        expect([...shards.keys()].sort()).toEqual(all.map(({ name }) => name).sort());
        for (const shard of shards.values()) expect(shard >= 1 && shard <= of).toBe(true);
      }),
    );
  });

  it("go to the same shards in whatever order they come", () => {
    fc.assert(
      fc.property(pieces(20), count(6), fc.integer(), (all, of, seed) => {
        const shuffled = all.toSorted(
          (one, other) =>
            Math.sin(seed + Number(one.name.slice(1))) - Math.sin(seed + Number(other.name.slice(1))),
        );
        expect(new Map([...assignPieces(shuffled, of)].sort())).toEqual(
          new Map([...assignPieces(all, of)].sort()),
        );
      }),
    );
  });

  it("make no shard longer than 4/3 − 1/(3 · shards) of the best split", () => {
    fc.assert(
      fc.property(pieces(7), count(3), (all, of) => {
        const ours = longest(all, assignPieces(all, of), of);
        expect(ours).toBeLessThanOrEqual(best(all, of) * (4 / 3 - 1 / (3 * of)) + 1e-9);
      }),
      { numRuns: 200 },
    );
  });

  it("of Graham's worst case come as near to that as he says", () => {
    const all = [5, 5, 4, 4, 3, 3, 3].map((took, index): Piece => ({ name: `b${index}`, seconds: took }));
    expect([longest(all, assignPieces(all, 3), 3), best(all, 3)]).toEqual([11, 9]);
  });
});
