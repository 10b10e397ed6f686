import { createRequire, register } from "node:module";
import { pathToFileURL } from "node:url";
import type { SourceLocation } from "../../domain/measurement.ts";
import type { BenchmarkModule } from "./api.ts";
import { callSitesOf } from "./call-site.ts";
import { type ForeignBench, isForeignBench } from "./foreign-bench.ts";
import { isCallable } from "./options.ts";
import { openRegistry, type Registered } from "./registry.ts";
import { withPlace } from "./syntax-error.ts";

export type Loaded =
  | { readonly kind: "own"; readonly benchmarks: readonly Registered[] }
  | {
      readonly kind: "foreign";
      readonly bench: ForeignBench;
      /** The module's file; the lines are known to the bench alone. */
      readonly source: SourceLocation;
    };

/** Imports a benchmark module, TypeScript included, and lets it register its benchmarks. */
export async function loadModule(source: {
  readonly module: string;
  readonly stem: string;
  readonly typescript: boolean;
}): Promise<Loaded> {
  const hooks = source.typescript || TYPESCRIPT_FILE.test(source.module) ? TYPESCRIPT_HOOKS : undefined;
  if (hooks !== undefined) enableTypeScript(hooks);
  // Only while loading: with source maps on, every `error.stack` of a benchmark is slow.
  process.setSourceMapsEnabled(true);
  const loaded = await load(source.module, source.stem, hooks);
  process.setSourceMapsEnabled(false);
  return loaded;
}

async function load(path: string, stem: string, hooks: string | undefined): Promise<Loaded> {
  const sites = callSitesOf(path);
  const found = defaultExport(await importModule(path, hooks));
  if (isForeignBench(found)) return { kind: "foreign", bench: found, source: sites.module };
  if (!isBenchmarkModule(found)) {
    throw new TypeError(
      "The default export is neither a function that registers benchmarks nor a tinybench Bench. " +
        'Write `export default ({ bench }) => { bench("name", () => work()); };`.',
    );
  }
  const registry = openRegistry(stem, sites.here);
  await found(registry.api);
  if (registry.benchmarks.length === 0) throw new Error("The module registered no benchmark.");
  return { kind: "own", benchmarks: registry.benchmarks };
}

/**
 * Loads TypeScript from here on. The hooks run in a thread of Node's own and
 * bring a 4 MB compiler, so only processes that need them pay for them.
 */
function enableTypeScript(hooks: string): void {
  register(hooks);
  // `require("./x")` looks for the known extensions before it asks the hooks.
  createRequire(import.meta.url).extensions[".ts"] ??= (_, path) => {
    throw new Error(`${path} is TypeScript, which plain JavaScript can import but not require.`);
  };
}

const HOOKS = "./typescript/index.js";
const TYPESCRIPT_HOOKS = new URL(HOOKS, import.meta.url).href;

const TYPESCRIPT_FILE = /\.[cm]?ts$/;

/** True for errors of a Node that met TypeScript which it cannot run by itself. */
export function needsTypeScript(error: unknown): boolean {
  if (!(error instanceof Error) || !("code" in error)) return false;
  if (error.code === "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX") return true;
  return error.code === "ERR_UNKNOWN_FILE_EXTENSION" && /"\.[cm]?tsx?"/.test(error.message);
}

async function importModule(path: string, hooks: string | undefined): Promise<unknown> {
  const url = pathToFileURL(path).href;
  try {
    return await import(/* webpackIgnore: true */ url);
  } catch (error) {
    throw withPlace(error, { url, hooks });
  }
}

/** Modules that were compiled to CommonJS have their default export one level down. */
function defaultExport(module: unknown): unknown {
  const outer = propertyOf(module, "default");
  const inner = propertyOf(outer, "default");
  return isCallable(outer) || inner === undefined ? outer : inner;
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && name in value ? Reflect.get(value, name) : undefined;
}

function isBenchmarkModule(value: unknown): value is BenchmarkModule {
  return isCallable(value);
}
