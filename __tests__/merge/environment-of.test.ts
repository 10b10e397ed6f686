import { expect, it } from "vitest";
import { matrixWithoutShard } from "../../src/merge/environment-of.ts";

it.each([
  ["ubuntu-24.04, 2/8, node 24", "ubuntu-24.04, node 24"],
  ["2/8", ""],
  ["2, node 24", "node 24"],
  ["shard 2, node 2", "node 2"],
  ["node 2, shard 2", "node 2"],
  ["node 24, number 2", "node 24"],
  ["node 2, 2/8", "node 2"],
  ["ubuntu-24.04, node 24", "ubuntu-24.04, node 24"],
])("of the matrix %j of shard 2/8 there stays %j", (matrix, rest) => {
  expect(matrixWithoutShard(matrix, { index: 2, count: 8 })).toBe(rest);
  expect(matrixWithoutShard(matrix, undefined)).toBe(matrix);
});
