import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { nameMatches } from "../../src/decision/policy.ts";
import { parseShard } from "../../src/domain/shard.ts";
import { ROOT } from "./lint.ts";

const Workflow = z.object({
  on: z.object({
    workflow_call: z.object({
      secrets: z.record(z.string(), z.object({ required: z.literal(false) })),
      outputs: z.record(z.string(), z.object({ value: z.string() })),
    }),
  }),
  permissions: z.undefined().optional(),
  jobs: z.record(
    z.string(),
    z.object({
      permissions: z.record(z.string(), z.string()).optional(),
      outputs: z.record(z.string(), z.string()).default({}),
      steps: z.array(
        z.object({
          id: z.string().optional(),
          run: z.string().optional(),
          with: z.record(z.string(), z.unknown()).default({}),
        }),
      ),
    }),
  ),
});
const { on, jobs } = Workflow.parse(
  parse(readFileSync(path.join(ROOT, ".github/workflows/benchmarks.yml"), "utf8")),
);

/** What the first job gives on, as the runner runs its script. */
function shardsOf(count: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), "plan-"));
  const output = path.join(folder, "output");
  try {
    writeFileSync(output, "");
    const script = jobs["plan"]?.steps.find(({ id }) => id === "shards")?.run ?? "exit 9";
    execFileSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], {
      env: { PATH: process.env["PATH"], SHARDS: count, GITHUB_OUTPUT: output },
      stdio: ["ignore", "pipe", "pipe"],
    });
    return readFileSync(output, "utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("the reusable workflow", () => {
  it.each([1, 2, 10, 256])("makes a list of %i shards that the action understands", (count) => {
    const [, list = ""] = /^shards=(.*)\n$/.exec(shardsOf(String(count))) ?? [];
    const shards = z.array(z.string()).parse(JSON.parse(list)).map(parseShard);
    expect(shards).toEqual(Array.from({ length: count }, (_, index) => ({ index: index + 1, count })));
  });

  it.each(["", "0", "-1", "2.5", "1e3", "4; id", "$(id)", '4","x', "257", "1000", "04"])(
    "makes no list of %j, and runs nothing of it",
    (count) => {
      expect(() => shardsOf(count)).toThrow(/Command failed/);
    },
  );

  it("lets code of the change run in a job that may only read", () => {
    expect(jobs["measure"]?.permissions).toEqual({ actions: "read", contents: "read" });
    expect(jobs["plan"]?.permissions).toEqual({});
  });

  it("asks for nothing more, which would keep a run from starting whose caller does not allow it", () => {
    expect(jobs["merge"]?.permissions).toBeUndefined();
  });

  it("gives secrets to the job that publishes, and to no other", () => {
    const taking = (job: string) =>
      (jobs[job]?.steps ?? [])
        .flatMap((step) => Object.values(step.with))
        .flatMap(
          (value) => /^\$\{\{ secrets\.(?<name>\S+) \}\}$/.exec(String(value))?.groups?.["name"] ?? [],
        );
    expect(taking("merge").sort()).toEqual(Object.keys(on.workflow_call.secrets).sort());
    expect([...taking("plan"), ...taking("measure")]).toEqual([]);
  });

  it("keeps several calls apart, whatever their keys have in common", () => {
    const [measured, merged] = ["measure", "merge"].map(
      (job) => jobs[job]?.steps.find((step) => "artifact-name" in step.with)?.with ?? {},
    );
    const filledIn = (text: unknown, key: string) =>
      String(text)
        .replace("${{ inputs.key }}", key)
        .replaceAll(/\$\{\{ \S+ \}\}/g, "1");
    // Of its own history, too: see the story of a monorepo.
    expect(measured?.["environment-label"]).toContain("inputs.key");
    expect(measured?.["environment-label"]).toBe(merged?.["environment-label"]);
    const keys = ["all", "a", "a-1", "1", "1-a", "a.b", "b"];
    const wanted = keys.map((key) => filledIn(merged?.["merge-artifacts"], key));
    for (const [index, key] of keys.entries()) {
      const fitting = (name: unknown) => wanted.filter((glob) => nameMatches(glob, filledIn(name, key)));
      expect(fitting(measured?.["artifact-name"])).toEqual([wanted[index]]);
      expect(fitting(merged?.["artifact-name"])).toEqual([]);
    }
  });

  it("hands on the outputs of the job that merges", () => {
    const values = Object.values(on.workflow_call.outputs).map(({ value }) => value);
    const given = Object.keys(jobs["merge"]?.outputs ?? {}).map(
      (name) => `\${{ jobs.merge.outputs.${name} }}`,
    );
    expect(values.sort()).toEqual(given.sort());
  });
});
