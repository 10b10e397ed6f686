import type { BenchmarkEntry } from "../config/schema.ts";
import { type Discovered, quoted } from "../harness/discovery/search.ts";
import type { Files } from "../ports.ts";
import { foldersAround, type Place } from "./place.ts";

/** What a job must do before the benchmarks that were found can run. */
export interface Toolchain {
  /** Steps of the job, before the action. Paths of actions count from the repository's folder. */
  readonly steps: readonly ToolStep[];
  /** Run in both versions that are compared; absent when there is nothing to install or build. */
  readonly setupCommand?: string;
  /** The Python that `setupCommand` makes in each version's folder. */
  readonly python?: string;
}

export type ToolStep =
  | { readonly kind: "uses"; readonly action: string; readonly inputs: Readonly<Record<string, string>> }
  | { readonly kind: "run"; readonly name: string; readonly command: string };

/** What the benchmarks that were found need, by the files that lie in the project's folder and around it. */
export async function findToolchain(
  found: readonly Discovered[],
  place: Pick<Place, "top" | "inside">,
  files: Pick<Files, "kind" | "read">,
): Promise<Toolchain> {
  const search: Search = { place, files };
  const node = found.some(({ entry }) => needsNode(entry)) ? await nodeOf(search) : NOTHING;
  const python = found.some(({ entry }) => entry.adapter === "pytest-benchmark")
    ? await pythonOf(search)
    : NOTHING;
  const commands = [
    node.setupCommand,
    python.setupCommand,
    ...found.map(({ entry }) => compilation(entry)),
  ].filter((command) => command !== undefined);
  return {
    steps: [...node.steps, ...python.steps],
    ...(commands.length === 0 ? {} : { setupCommand: commands.join(" && ") }),
    ...(python.python === undefined ? {} : { python: python.python }),
  };
}

interface Search {
  readonly place: Pick<Place, "top" | "inside">;
  readonly files: Pick<Files, "kind" | "read">;
}

const NOTHING: Toolchain = { steps: [] };

function needsNode({ modules, adapter }: BenchmarkEntry): boolean {
  return modules !== undefined || adapter === "vitest";
}

/**
 * What downloads and compiles the benchmarks of an entry without running any: else the first launches
 * of its command would do that, and their time counts as time of the benchmarks.
 */
function compilation({ command = "", workingDirectory }: BenchmarkEntry): string | undefined {
  const line = compilationLine(command);
  if (line === undefined || workingDirectory === undefined) return line;
  return `(cd ${quoted(workingDirectory)} && ${line})`;
}

function compilationLine(command: string): string | undefined {
  if (command.startsWith("cargo bench")) return `${command} --no-run`;
  // `go build` leaves the tests out; the packages are the last word of the command.
  if (command.startsWith("go test ")) return `go test -run '^$' ${command.split(" ").at(-1)}`;
  return undefined;
}

async function nodeOf(search: Search): Promise<Toolchain> {
  const version = await nearest([".nvmrc", ".node-version"], search);
  const steps: readonly ToolStep[] = [
    {
      kind: "uses",
      action: "actions/setup-node@v7",
      inputs: version === undefined ? { "node-version": "24" } : { "node-version-file": version.path },
    },
  ];
  const manager = await managerOf(search);
  return manager === undefined ? { steps } : { steps, setupCommand: INSTALL[manager] ?? "" };
}

/** By the file that says which package manager it is, the most telling first. */
const INSTALL: Readonly<Record<string, string>> = {
  "pnpm-lock.yaml": "corepack enable && pnpm install --frozen-lockfile && pnpm run --if-present build",
  "yarn.lock": "corepack enable && yarn install --immutable && npm run build --if-present",
  "package-lock.json": "npm ci && npm run build --if-present",
  "package.json": "npm install && npm run build --if-present",
};

/** The package that the project is or lies in; of a workspace, the lock file lies further out. */
async function managerOf(search: Search): Promise<string | undefined> {
  const own = await nearest(Object.keys(INSTALL), search);
  if (own === undefined || own.name !== "package.json") return own?.name;
  const around = { ...search, place: { ...search.place, inside: own.folder } };
  const lock = await nearest(
    Object.keys(INSTALL).filter((name) => name !== "package.json"),
    around,
  );
  return lock !== undefined && (await isWorkspace(lock.folder, search)) ? lock.name : own.name;
}

async function isWorkspace(folder: string, { place, files }: Search): Promise<boolean> {
  const at = (name: string) => [place.top, folder, name].filter((part) => part !== "").join("/");
  if ((await files.kind(at("pnpm-workspace.yaml"))) !== undefined) return true;
  return /"workspaces"\s*:/.test((await files.read(at("package.json"))) ?? "");
}

/** The first of these files in the project's folder, else in the next one around it that has any. */
async function nearest(
  names: readonly string[],
  { place, files }: Search,
): Promise<{ readonly name: string; readonly folder: string; readonly path: string } | undefined> {
  for (const folder of foldersAround(place)) {
    for (const name of names) {
      const path = folder === "" ? name : `${folder}/${name}`;
      if ((await files.kind(`${place.top}/${path}`)) !== undefined) return { name, folder, path };
    }
  }
  return undefined;
}

async function pythonOf(search: Search): Promise<Toolchain> {
  const version = await nearest([".python-version"], search);
  const setUp: ToolStep = {
    kind: "uses",
    action: "actions/setup-python@v7",
    inputs: version === undefined ? { "python-version": "3.13" } : { "python-version-file": version.path },
  };
  const has = async (...names: readonly string[]) => {
    const found = await nearest(names, search);
    return found?.folder === search.place.inside ? found.name : undefined;
  };
  const requirements = await has("requirements-dev.txt", "requirements.txt");
  const wanted = ["pytest", "pytest-benchmark", ...(requirements === undefined ? [] : ["-r", requirements])];
  const isPackage = (await has("pyproject.toml", "setup.py", "setup.cfg")) !== undefined;
  if (!isPackage) {
    const command = `python3 -m pip install ${wanted.join(" ")}`;
    return { steps: [setUp, { kind: "run", name: "Install what the benchmarks need", command }] };
  }
  // Installed into one environment, the second version would replace the first: each gets its own.
  return {
    steps: [setUp],
    setupCommand: `python3 -m venv .venv && .venv/bin/python -m pip install --quiet --editable . ${wanted.join(" ")}`,
    python: ".venv/bin/python",
  };
}
