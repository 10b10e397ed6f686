import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BaseWish } from "../../src/baseline-tree/mode.ts";
import {
  type BaselineTree,
  type BaselineTreePorts,
  openBase,
  prepareBaselineTree,
} from "../../src/baseline-tree/prepare.ts";
import { setUpCheckout } from "../../src/baseline-tree/setup.ts";
import { Config } from "../../src/config/schema.ts";
import { type BaseRepository, openBaseRepository, type RunnerCheckout } from "../support/base-repository.ts";
import { NEVER } from "../support/harness-setting.ts";

type Ready = Extract<BaselineTree, { kind: "ready" }>;

describe("the tree of the baseline", () => {
  let repository: BaseRepository;
  let base: string;
  let head: string;
  beforeAll(async () => {
    repository = await openBaseRepository();
    base = await repository.author.commitToMain({
      "package.json": "{}",
      "package-lock.json": "{}",
      "packages/one/bench.js": "before",
      "build.sh": 'printf "%s" "built in $PWD for $GITHUB_WORKSPACE" > built.txt\n',
    });
    head = await repository.author.commitToMain({
      "packages/one/bench.js": "after",
      "packages/two/bench.js": "new",
    });
  }, 60_000);
  afterAll(async () => {
    await repository[Symbol.asyncDispose]();
  });
  const checkOut = () => repository.checkOut({ ref: "refs/heads/main", sha: head });
  const wish = (): BaseWish => ({ kind: "merge-queue", baseSha: base });

  it("is the same folder of the other version, until it is removed", async () => {
    const checkout = await checkOut();
    const tree = await ready(checkout.ports({ inside: "packages/one" }), wish());
    expect(tree).toMatchObject({
      commit: base,
      description: `${base.slice(0, 7)}, which the merge queue builds on`,
      warnings: [],
    });
    expect(tree.directory).toHaveLength(join(checkout.path, "packages/one").length);
    expect(await readFile(join(tree.directory, "bench.js"), "utf8")).toBe("before");
    await tree.remove();
    expect(await readdir(checkout.temporary)).toEqual([]);
    expect(checkout.log.lines).toContain(`info: The baseline is ${tree.description}.`);
  });

  it("is not usable when the folder was not there yet", async () => {
    const checkout = await checkOut();
    expect(await prepare(checkout.ports({ inside: "packages/two" }), wish())).toEqual({
      kind: "unusable",
      reason: `The baseline, ${base.slice(0, 7)}, which the merge queue builds on, has no folder packages/two.`,
      output: "",
    });
    expect(await readdir(checkout.temporary)).toEqual([]);
  });

  it("is not usable when the base cannot be had", async () => {
    const checkout = await checkOut();
    const missing: BaseWish = { kind: "merge-queue", baseSha: "e".repeat(40) };
    expect(await prepare(checkout.ports(), missing)).toMatchObject({
      kind: "unusable",
      reason: expect.stringContaining("eeeeeee could not be had"),
    });
    expect(await readdir(checkout.temporary)).toEqual([]);
  });

  it("is not usable, and nothing throws, when git cannot write it", async () => {
    const checkout = await checkOut();
    await checkout.git("config", "filter.broken.smudge", "false");
    await checkout.git("config", "filter.broken.required", "true");
    await writeFile(join(checkout.path, ".git/info/attributes"), "*.js filter=broken\n");
    const { trees, ...ports } = checkout.ports();
    const withAttributes = {
      async open(signal: AbortSignal) {
        const source = await trees.open(signal);
        const [folder = ""] = await readdir(checkout.temporary);
        const info = join(checkout.temporary, folder, "repository.git/info");
        await mkdir(info, { recursive: true });
        await writeFile(join(info, "attributes"), "*.js filter=broken\n");
        return source;
      },
    };
    expect(await prepare({ ...ports, trees: withAttributes }, wish())).toMatchObject({
      kind: "unusable",
      reason: expect.stringContaining("Git could not write the files of"),
    });
    expect(await readdir(checkout.temporary)).toEqual([]);
  });

  it("is an error of the user's when he names a ref that is nowhere, and leaves nothing", async () => {
    const checkout = await checkOut();
    await expect(prepare(checkout.ports(), { kind: "ref", ref: "nowhere" })).rejects.toMatchObject({
      code: "BASELINE_NOT_FOUND",
    });
    expect(await readdir(checkout.temporary)).toEqual([]);
  });

  it("gets the packages of the checkout where both need the same, which outlive it", async () => {
    const checkout = await checkOut();
    await mkdir(join(checkout.path, "node_modules/left"), { recursive: true });
    const tree = await ready(checkout.ports({ inside: "packages/one" }), wish());
    expect(checkout.log.lines).toContain(
      "info: The baseline uses node_modules of the checkout: the lockfiles are the same.",
    );
    expect(await readdir(join(tree.directory, "../../node_modules"))).toEqual(["left"]);
    await tree.remove();
    expect(await readdir(join(checkout.path, "node_modules"))).toEqual(["left"]);
  });

  it("warns of ways that lead back to the code of the candidate", async () => {
    const checkout = await checkOut();
    const variables = {
      PYTHONPATH: `/usr/lib/python:${checkout.path}/src`,
      NODE_PATH: `${checkout.path}-other`,
    };
    const config = {
      benchmarks: [{ name: "x", command: "x", workingDirectory: join(checkout.path, "packages") }],
    };
    const tree = await ready(checkout.ports({ variables }), wish(), config);
    expect(tree.warnings).toEqual([
      "PYTHONPATH leads into the checkout, so the baseline may run the code of the candidate.",
      expect.stringContaining('The benchmark entry "x" works in'),
    ]);
    for (const warning of tree.warnings) expect(checkout.log.lines).toContain(`warn: ${warning}`);
    await tree.remove();
  });

  describe("with a setup command", () => {
    it("is set up in its own folder, and the checkout in its own", async () => {
      const checkout = await checkOut();
      const ports = checkout.ports();
      const directory = checkout.path;
      expect(await setUpCheckout({ command: "sh build.sh", directory, signal: NEVER }, ports)).toBe(true);
      const tree = await ready(ports, wish(), { setupCommand: "sh build.sh" });
      const built = (folder: string) => readFile(join(folder, "built.txt"), "utf8");
      expect(await built(checkout.path)).toBe(`built in ${checkout.path} for ${checkout.path}`);
      expect(await built(tree.directory)).toBe(`built in ${tree.directory} for ${tree.directory}`);
      expect(tree.variables).toEqual({ GITHUB_WORKSPACE: tree.directory });
      await tree.remove();
      expect(checkout.log.lines).toContain("group: Setting up the checkout: sh build.sh");
      expect(checkout.log.lines).toContain("group: Setting up the baseline: sh build.sh");
    });

    it("is not given the packages of the checkout", async () => {
      const checkout = await checkOut();
      await mkdir(join(checkout.path, "node_modules"));
      const tree = await ready(checkout.ports(), wish(), { setupCommand: "true" });
      expect(await readdir(tree.directory)).not.toContain("node_modules");
      await tree.remove();
    });

    it("is not usable when that fails, and says how, without secrets", async () => {
      const checkout = await checkOut();
      const setupCommand = 'echo "trying with $API_TOKEN"; echo "no such package" >&2; exit 3';
      const ports = checkout.ports({ variables: { API_TOKEN: "very-secret" } });
      const tree = await prepare(ports, wish(), { setupCommand });
      expect(tree).toEqual({
        kind: "unusable",
        reason: `The baseline, ${base.slice(0, 7)}, which the merge queue builds on, could not be set up: "${setupCommand}" ended with exit code 3.`,
        output: "trying with ***\nno such package",
      });
      expect(checkout.log.lines).toContain("info: trying with ***\nno such package");
      expect(await readdir(checkout.temporary)).toEqual([]);
    });

    it("is an error when it fails in the checkout", async () => {
      const checkout = await checkOut();
      const request = { command: "echo broken; exit 1", directory: checkout.path, signal: NEVER };
      const ports = checkout.ports();
      await expect(setUpCheckout(request, ports)).rejects.toMatchObject({
        code: "SETUP_FAILED",
        message: `The setup command "echo broken; exit 1" ended with exit code 1 in ${checkout.path}. Its last lines:\nbroken`,
      });
      // The error has the lines: whoever shows it would else show them twice.
      expect(checkout.log.lines).toContain("warn: It ended with exit code 1.");
      expect(checkout.log.lines).not.toContain("info: broken");
    });

    it("is given up when the run is cancelled, and leaves nothing", async () => {
      const checkout = await checkOut();
      const cancelled = new AbortController();
      const ports = checkout.ports();
      const log = {
        ...ports.log,
        debug: (line: string) => {
          if (line === "started") cancelled.abort();
        },
      };
      const config = Config.parse({ setupCommand: "echo started; sleep 600" });
      const opened = await openBase({ base: wish(), signal: cancelled.signal }, ports);
      if (opened.kind === "unusable") throw new Error(opened.reason);
      const request = { config, opened, signal: cancelled.signal };
      expect(await prepareBaselineTree(request, { ...ports, log })).toEqual({
        kind: "unusable",
        reason: "The run was cancelled before the baseline was ready.",
        output: "",
      });
      expect(await readdir(checkout.temporary)).toEqual([]);
      const again = { command: "true", directory: checkout.path, signal: cancelled.signal };
      expect(await setUpCheckout(again, ports)).toBe(false);
    });
  });
});

async function prepare(
  ports: ReturnType<RunnerCheckout["ports"]>,
  base: BaseWish,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<BaselineTree> {
  const opened = await openBase({ base, signal: NEVER }, ports);
  if (opened.kind === "unusable") return opened;
  return await prepareBaselineTree({ config: Config.parse(settings), opened, signal: NEVER }, ports);
}

async function ready(
  ports: BaselineTreePorts,
  base: BaseWish,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<Ready> {
  const tree = await prepare(ports, base, settings);
  if (tree.kind === "unusable") throw new Error(tree.reason);
  return tree;
}
