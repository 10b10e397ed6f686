import { parse } from "smol-toml";
import { z } from "zod";
import { pytestFiles } from "../harness/discovery/pytest.ts";
import { quoted, searchIn } from "../harness/discovery/search.ts";
import type { Needs, ToolStep } from "./needs.ts";
import { firstOf, fromProject, joined, nearest, nearestBelow, type Project, textOf } from "./project.ts";

/** What tests that use pytest-benchmark need. */
export async function pythonNeeds(project: Project): Promise<Needs> {
  const folders = await foldersToInstall(project);
  const wanted = await Promise.all(folders.map((folder) => wantedIn(folder, project)));
  const setUp: ToolStep = {
    kind: "uses",
    action: "actions/setup-python@v7",
    inputs: await version(folders, project),
  };
  if (wanted.every(({ args }) => args.length === 0)) {
    // Nothing that may differ between the versions: they share what the job, or a laptop, has.
    const command = `python3 -m pip install ${TOOLS}`;
    return {
      steps: [setUp, { kind: "run", name: "Install what the benchmarks need", command }],
      commands: [],
    };
  }
  // Installed into one environment, the second version would replace the first: each gets its own.
  const install = `${PYTHON} -m pip install --quiet`;
  const hasGroups = wanted.some(({ groups }) => groups);
  return {
    steps: [setUp],
    commands: [
      "python3 -m venv .venv",
      // The pip of a new environment may be older than 25.1, the first that knows --group.
      ...(hasGroups ? [`${install} --upgrade pip`] : []),
      `${install} ${[...wanted.flatMap(({ args }) => args), TOOLS].join(" ")}`,
    ],
    python: PYTHON,
  };
}

const PYTHON = ".venv/bin/python";
const TOOLS = "pytest pytest-benchmark";
const REQUIREMENTS = ["requirements-dev.txt", "requirements.txt"];
const SIGNS = ["pyproject.toml", "setup.py", ...REQUIREMENTS];

/** The project's own folder where it says what to install; else those around the tests. */
async function foldersToInstall(project: Project): Promise<readonly string[]> {
  const { place, files } = project;
  if ((await firstOf(SIGNS, [place.inside], project)) !== undefined) return [place.inside];
  const tests = await pytestFiles(searchIn(place.directory, files));
  return (await nearestBelow(SIGNS, tests, project)).map(({ folder }) => folder);
}

interface Wanted {
  /** Arguments of `pip install`. */
  readonly args: readonly string[];
  readonly groups: boolean;
}

async function wantedIn(folder: string, project: Project): Promise<Wanted> {
  const manifest = await manifestOf(folder, project);
  const own = fromProject(folder, project);
  const requirements = await firstOf(REQUIREMENTS, [folder], project);
  const groups = ofBenchmarks(manifest["dependency-groups"]).map((name) =>
    own === "" ? name : `${own}/pyproject.toml:${name}`,
  );
  const extras = ofBenchmarks(manifest.project?.["optional-dependencies"]);
  const target = `${own === "" ? "." : `./${own}`}${extras.length === 0 ? "" : `[${extras.join(",")}]`}`;
  return {
    args: [
      ...((await isPackage(folder, project)) ? ["--editable", quoted(target)] : []),
      ...groups.flatMap((group) => ["--group", quoted(group)]),
      ...(requirements === undefined ? [] : ["-r", quoted(joined(own, requirements.name))]),
    ],
    groups: groups.length > 0,
  };
}

/** Names under which projects list what their tests and benchmarks need. */
function ofBenchmarks(lists: Readonly<Record<string, unknown>> = {}): readonly string[] {
  return Object.keys(lists).filter((name) => /^(tests?|dev|bench|benchmarks?)$/i.test(name));
}

/**
 * Whether pip can install the folder itself. A `pyproject.toml` may hold nothing but settings of tools,
 * and a `setup.cfg` counts only beside one.
 */
async function isPackage(folder: string, project: Project): Promise<boolean> {
  if ((await firstOf(["setup.py"], [folder], project)) !== undefined) return true;
  if ((await firstOf(["pyproject.toml"], [folder], project)) === undefined) return false;
  const manifest = await manifestOf(folder, project);
  const told = [manifest.project, manifest["build-system"], manifest.tool?.poetry];
  return (
    told.some((table) => table !== undefined) ||
    /^\[metadata\]/m.test(await textOf(joined(folder, "setup.cfg"), project))
  );
}

/** Where the version of Python is written, as `actions/setup-python` reads it. */
async function version(
  folders: readonly string[],
  project: Project,
): Promise<Readonly<Record<string, string>>> {
  const file =
    (await nearest([".python-version"], project)) ?? (await firstOf([".python-version"], folders, project));
  if (file !== undefined) return { "python-version-file": file.path };
  for (const folder of folders) {
    const { project: standard, tool } = await manifestOf(folder, project);
    const range =
      standard === undefined ? tool?.poetry?.dependencies?.["python"] : standard["requires-python"];
    if (typeof range === "string") return { "python-version-file": joined(folder, "pyproject.toml") };
  }
  return { "python-version": "3.13" };
}

/** A manifest that cannot be understood is not ours to complain about. */
async function manifestOf(folder: string, project: Project): Promise<z.output<typeof Manifest>> {
  try {
    return Manifest.parse(parse(await textOf(joined(folder, "pyproject.toml"), project)));
  } catch {
    return {};
  }
}

const Lists = z.record(z.string(), z.unknown());
const Manifest = z.object({
  project: z
    .object({ "requires-python": z.unknown().optional(), "optional-dependencies": Lists.optional() })
    .optional(),
  "build-system": z.unknown().optional(),
  "dependency-groups": Lists.optional(),
  tool: z.object({ poetry: z.object({ dependencies: Lists.optional() }).optional() }).optional(),
});
