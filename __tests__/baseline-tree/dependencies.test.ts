import { mkdir, readFile, readlink, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { shareDependencies } from "../../src/baseline-tree/dependencies.ts";
import { systemFiles } from "../../src/platform/files.ts";
import { systemLinks } from "../../src/platform/folder-links.ts";
import { type TemporaryDirectory, temporaryDirectory } from "../support/temporary-directory.ts";

const LOCK = '{ "lockfileVersion": 3 }';
const PROJECT = {
  "package.json": '{ "dependencies": { "left": "^1.0.0" } }',
  "package-lock.json": LOCK,
};
const INSTALLED = { "node_modules/left/index.js": "export default 1;\n" };

describe("node_modules of the baseline", () => {
  it("is a link to those of the checkout when both lockfiles are the same, and the reader is told", async () => {
    await using folder = await trees(PROJECT, { ...PROJECT, ...INSTALLED });
    expect(await share(folder)).toEqual({
      notes: ["The baseline uses node_modules of the checkout: the lockfiles are the same."],
      warnings: [],
    });
    const link = join(folder.path, "baseline/node_modules");
    expect(await readlink(link)).toBe(join(folder.path, "candidate/node_modules"));
    expect(await readFile(join(link, "left/index.js"), "utf8")).toContain("1");
  });

  it("is found in the folder that we work in and in those above, each judged for itself", async () => {
    const inner = { "a/b/package.json": "{}", "a/b/yarn.lock": "x" };
    await using folder = await trees(
      { ...PROJECT, ...inner, "a/b/yarn.lock": "y" },
      { ...PROJECT, ...INSTALLED, ...inner, "a/b/node_modules/right/index.js": "" },
    );
    const { notes, warnings } = await share(folder, ["a/b/c", "a/b"]);
    expect(notes).toEqual(["The baseline uses node_modules of the checkout: the lockfiles are the same."]);
    expect(warnings).toEqual([
      'The baseline has no a/b/node_modules: yarn.lock differs between the two versions. If its benchmarks cannot be loaded, set setup-command, for example to "npm ci".',
    ]);
  });

  it("works with the store of pnpm, whose packages are links within node_modules", async () => {
    const project = { "package.json": "{}", "pnpm-lock.yaml": LOCK };
    await using folder = await trees(project, {
      ...project,
      "node_modules/.pnpm/left@1/node_modules/left/index.js": "",
    });
    await link(
      folder,
      "candidate/node_modules/.pnpm/left@1/node_modules/left",
      "candidate/node_modules/left",
    );
    expect((await share(folder)).warnings).toEqual([]);
  });

  it.each<[string, Files, Files, string]>([
    ["another lockfile", { ...PROJECT, "package-lock.json": "{}" }, PROJECT, "package-lock.json differs"],
    ["a lockfile of its own", { ...PROJECT, "bun.lock": "" }, PROJECT, "bun.lock differs"],
    [
      "no lockfile",
      { "package.json": "{}" },
      { "package.json": "{}" },
      "there is no lockfile that says that both versions need the same packages",
    ],
    ["no package.json", { "package-lock.json": LOCK }, PROJECT, "it has no package.json there"],
    [
      "workspaces",
      PROJECT,
      { ...PROJECT, "package.json": '{ "workspaces": ["packages/*"] }' },
      "the project has workspaces",
    ],
    [
      "workspaces of pnpm",
      PROJECT,
      { ...PROJECT, "pnpm-workspace.yaml": "packages:\n  - packages/*\n" },
      "the project has workspaces",
    ],
    [
      "a dependency that is a folder of the project, in the baseline alone",
      { ...PROJECT, "package.json": '{ "devDependencies": { "own": "file:../own" } }' },
      PROJECT,
      "the dependency own is a folder of the project",
    ],
    [
      "a package.json that is not JSON",
      { ...PROJECT, "package.json": "{" },
      PROJECT,
      "its package.json cannot be read",
    ],
  ])("is missing with a warning where there is %s", async (_, baseline, candidate, obstacle) => {
    await using folder = await trees(baseline, { ...candidate, ...INSTALLED });
    const { notes, warnings } = await share(folder);
    expect(notes).toEqual([]);
    expect(warnings[0]).toContain(`The baseline has no node_modules: ${obstacle}`);
    expect(await systemFiles().kind(join(folder.path, "baseline/node_modules"))).toBeUndefined();
  });

  it.each(["own", "@scope/own"])("is missing where %s was linked to the project by hand", async (name) => {
    await using folder = await trees(PROJECT, { ...PROJECT, ...INSTALLED, "packages/own/index.js": "" });
    await link(folder, "candidate/packages/own", `candidate/node_modules/${name}`);
    expect((await share(folder)).warnings[0]).toContain(`${name} there is a link to a folder of the project`);
  });

  it("is left alone where the baseline has one, and where the checkout has none", async () => {
    await using own = await trees({ ...PROJECT, ...INSTALLED }, { ...PROJECT, ...INSTALLED });
    expect(await share(own)).toEqual({ notes: [], warnings: [] });
    await using none = await trees(PROJECT, PROJECT);
    expect(await share(none)).toEqual({ notes: [], warnings: [] });
    await using unnamed = await trees({}, INSTALLED);
    expect(await share(unnamed)).toEqual({ notes: [], warnings: [] });
  });
});

type Files = Readonly<Record<string, string>>;

async function trees(baseline: Files, candidate: Files): Promise<TemporaryDirectory> {
  const folder = await temporaryDirectory();
  for (const [side, files] of Object.entries({ baseline, candidate })) {
    await mkdir(join(folder.path, side));
    for (const [path, content] of Object.entries(files)) {
      const target = join(folder.path, side, path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, content);
    }
  }
  return folder;
}

async function link(folder: TemporaryDirectory, target: string, path: string): Promise<void> {
  await mkdir(dirname(join(folder.path, path)), { recursive: true });
  await symlink(join(folder.path, target), join(folder.path, path));
}

function share({ path }: TemporaryDirectory, folders: readonly string[] = [""]) {
  const roots = { baseline: join(path, "baseline"), candidate: join(path, "candidate") };
  return shareDependencies(roots, folders, { files: systemFiles(), links: systemLinks });
}
