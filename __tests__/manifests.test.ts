import { access, readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { ACTION_SETTINGS, ENTRY_SETTINGS, OUTPUTS, SETTINGS } from "../src/config/manifest.ts";
import { Config } from "../src/config/schema.ts";
import { NOTHING_WRITTEN } from "../src/publish-remotely.ts";
import { outputs } from "../src/report/outputs.ts";
import { VERSION } from "../src/version.ts";
import { eventfulReport } from "./support/sample-reports.ts";

const Manifest = z.object({
  inputs: z.record(z.string(), z.object({ description: z.string(), default: z.string().optional() })),
  outputs: z.record(z.string(), z.object({ description: z.string() })),
  runs: z.object({ using: z.string(), main: z.string(), post: z.string() }),
});

describe("the manifests of the action", () => {
  it("are the same but for the way to the bundle", async () => {
    const [root, alias] = await Promise.all([manifest(""), manifest("actions/performance-benchmark/")]);
    expect(alias.inputs).toEqual(root.inputs);
    expect(alias.outputs).toEqual(root.outputs);
    expect(root.runs).toEqual({ using: "node24", main: "dist/index.js", post: "dist/index.js" });
    expect(alias.runs).toEqual({ using: "node24", main: "../../dist/index.js", post: "../../dist/index.js" });
    await access(new URL("../actions/performance-benchmark/../../dist/index.js", import.meta.url));
  });

  it("have every setting of the schema as an input, but for the tables of the file", async () => {
    const { inputs } = await manifest("");
    const names = [...ACTION_SETTINGS, ...SETTINGS, ...ENTRY_SETTINGS].map(({ name }) => name);
    expect(Object.keys(inputs).sort()).toEqual(names.sort());
    expect(SETTINGS).toHaveLength(Object.keys(Config.shape).length - 4);
    for (const { description } of Object.values(inputs)) expect(description).toMatch(/\.$/);
  });

  it("give no default to anything that the file can hold, for it would always beat the file", async () => {
    const { inputs } = await manifest("");
    const defaults = Object.entries(inputs).filter(([, input]) => input.default !== undefined);
    expect(defaults).toEqual([
      ["github-token", expect.objectContaining({ default: "${{ github.token }}" })],
      ["job-matrix", expect.objectContaining({ default: "${{ toJSON(matrix) }}" })],
    ]);
    expect(SETTINGS.map(({ name }) => name)).not.toContain("job-matrix");
  });

  it("declare every output that a run sets, and no other", async () => {
    const { outputs: declared } = await manifest("");
    const ofPublishing = ["baseline-commit", "artifact-id", "stored-at", ...Object.keys(NOTHING_WRITTEN)];
    const set = [
      ...Object.keys(outputs(eventfulReport(), { results: "r", reportJson: "j" })),
      ...ofPublishing,
    ];
    expect(Object.keys(declared).sort()).toEqual(set.sort());
    expect(Object.keys(declared)).toEqual(Object.keys(OUTPUTS));
  });

  it("belong to the version of package.json", async () => {
    const text = await readFile(new URL("../package.json", import.meta.url), "utf8");
    expect(z.object({ version: z.string() }).parse(JSON.parse(text)).version).toBe(VERSION);
  });
});

async function manifest(folder: string): Promise<z.output<typeof Manifest>> {
  const text = await readFile(new URL(`../${folder}action.yml`, import.meta.url), "utf8");
  return Manifest.parse(parse(text));
}
