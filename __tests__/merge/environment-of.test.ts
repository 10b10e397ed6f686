import { expect, it } from "vitest";
import { environmentOf, matrixWithoutShard, titlesOf } from "../../src/merge/environment-of.ts";
import { job } from "./jobs.ts";

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

it("tells steps of one job apart, and not the shards of one step", () => {
  const ofStep = (step: string, part?: string) => {
    const report = job(part === undefined ? {} : { part });
    if (report.workflow === undefined) throw new Error("There is no workflow.");
    return environmentOf({ ...report, workflow: { ...report.workflow, step } });
  };
  expect(titlesOf([ofStep("a"), ofStep("b")])).toEqual(["measure, step a", "measure, step b"]);
  expect(ofStep("a", "1/2")).toEqual(ofStep("a", "2/2"));
});
