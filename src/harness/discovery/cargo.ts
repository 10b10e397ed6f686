import { posix } from "node:path";
import { parse } from "smol-toml";
import { type Discovered, entryOf, isWithin, listed, type Search } from "./search.ts";

interface Package {
  readonly folder: string;
  readonly workspace: boolean;
  readonly benches: readonly string[];
  readonly criterion: boolean;
}

/** Cargo packages with benchmarks; those of a workspace are run from its root. */
export async function findCargo(search: Search): Promise<readonly Discovered[]> {
  const manifests = await search.find(["**/Cargo.toml"]);
  const sources = await search.find(["**/benches/*.rs", "**/benches/*/main.rs"]);
  const packages = await Promise.all(
    manifests.map(async (path) => describePackage(path, await search.read(path), sources)),
  );
  const measured = packages.filter(({ benches }) => benches.length > 0);
  const roots = new Map<string, Package[]>();
  for (const found of measured) {
    const root =
      packages.find(({ workspace, folder }) => workspace && contains(folder, found.folder)) ?? found;
    roots.set(root.folder, [...(roots.get(root.folder) ?? []), found]);
  }
  return [...roots].map(([root, members]) => entryFor(root, members, packages));
}

function describePackage(path: string, manifest: string, sources: readonly string[]): Package {
  const folder = posix.dirname(path);
  const tables = parseManifest(manifest);
  const inPlace = sources.filter((source) => isWithin(source, posix.join(folder, "benches")));
  const declared = Array.isArray(tables["bench"]) ? [`${path} [[bench]]`] : [];
  return {
    folder,
    workspace: "workspace" in tables,
    benches: inPlace.length > 0 ? inPlace : declared,
    criterion: /^\s*(?:\[.*dev-dependencies\.)?(?:codspeed-)?criterion(?:\d?)(?:[\s.=\]-])/m.test(manifest),
  };
}

/** A manifest that is not TOML is Cargo's to complain about. */
function parseManifest(text: string): Readonly<Record<string, unknown>> {
  try {
    return parse(text);
  } catch {
    return {};
  }
}

function contains(folder: string, inner: string): boolean {
  return folder === inner || isWithin(inner, folder);
}

function entryFor(root: string, members: readonly Package[], all: readonly Package[]): Discovered {
  const isWorkspace = all.some(({ folder, workspace }) => folder === root && workspace);
  const usesCriterion = members.every(({ criterion }) => criterion);
  return {
    entry: entryOf({
      name: root === "." ? "cargo" : `cargo ${root}`,
      command: isWorkspace ? "cargo bench --workspace" : "cargo bench",
      // The files hold every sample, the printed text only an estimate.
      ...(usesCriterion ? { output: "target/criterion", adapter: "criterion" } : {}),
      ...(root === "." ? {} : { workingDirectory: root }),
    }),
    why: `Found ${listed(
      members.flatMap(({ benches }) => benches),
      "Cargo benchmark",
    )}${usesCriterion ? " on criterion" : ""}.`,
  };
}
