import type { Discovered } from "../harness/discovery/search.ts";
import type { Files } from "../ports.ts";

/** What a job must do before the benchmarks that were found can run. */
export interface Toolchain {
  /** Steps of the job, before the action. */
  readonly steps: readonly ToolStep[];
  /** Run in both versions that are compared; absent when there is nothing to install or build. */
  readonly setupCommand?: string;
  /** The Python that `setupCommand` makes in each version's folder. */
  readonly python?: string;
}

export type ToolStep =
  | { readonly kind: "uses"; readonly action: string; readonly inputs: Readonly<Record<string, string>> }
  | { readonly kind: "run"; readonly name: string; readonly command: string };

/** What the benchmarks that were found need, by the files that lie in the project's folder. */
export async function findToolchain(
  found: readonly Discovered[],
  { directory, files }: { readonly directory: string; readonly files: Pick<Files, "kind"> },
): Promise<Toolchain> {
  const has = async (...names: readonly string[]) => {
    const kinds = await Promise.all(names.map((name) => files.kind(`${directory}/${name}`)));
    return names.find((_, index) => kinds[index] !== undefined);
  };
  const node = found.some(({ entry }) => entry.modules !== undefined) ? await nodeOf(has) : NOTHING;
  const python = found.some(({ entry }) => entry.adapter === "pytest-benchmark")
    ? await pythonOf(has)
    : NOTHING;
  const commands = [node.setupCommand, python.setupCommand].filter((command) => command !== undefined);
  return {
    steps: [...node.steps, ...python.steps],
    ...(commands.length === 0 ? {} : { setupCommand: commands.join(" && ") }),
    ...(python.python === undefined ? {} : { python: python.python }),
  };
}

type Has = (...names: readonly string[]) => Promise<string | undefined>;

const NOTHING: Toolchain = { steps: [] };

async function nodeOf(has: Has): Promise<Toolchain> {
  const version = await has(".nvmrc", ".node-version");
  const steps: readonly ToolStep[] = [
    {
      kind: "uses",
      action: "actions/setup-node@v7",
      inputs: version === undefined ? { "node-version": "24" } : { "node-version-file": version },
    },
  ];
  const manager = await has(...Object.keys(INSTALL));
  return manager === undefined ? { steps } : { steps, setupCommand: INSTALL[manager] ?? "" };
}

/** By the file that says which package manager it is, the most telling first. */
const INSTALL: Readonly<Record<string, string>> = {
  "pnpm-lock.yaml": "corepack enable && pnpm install --frozen-lockfile && pnpm run --if-present build",
  "yarn.lock": "corepack enable && yarn install --immutable && npm run build --if-present",
  "package-lock.json": "npm ci && npm run build --if-present",
  "package.json": "npm install && npm run build --if-present",
};

async function pythonOf(has: Has): Promise<Toolchain> {
  const version = await has(".python-version");
  const setUp: ToolStep = {
    kind: "uses",
    action: "actions/setup-python@v7",
    inputs: version === undefined ? { "python-version": "3.13" } : { "python-version-file": version },
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
