import type { SourceLocation } from "../../domain/measurement.ts";
import type { Api, BenchmarkOptions, ParameterLists, ParameterValues } from "./api.ts";
import { type Callable, type Combination, isCallable, type Options, readOptions } from "./options.ts";

/** One benchmark with one combination of its parameters. */
export interface Registered {
  /** `stem/group/name (size=10)`. */
  readonly name: string;
  readonly parameters: Combination;
  readonly options: Options;
  readonly run: Callable;
  /** Where the module registers it, relative to the folder that the worker runs in. */
  readonly source?: SourceLocation;
}

export interface Registry {
  readonly api: Api;
  /** In the order of registration. */
  readonly benchmarks: readonly Registered[];
}

/**
 * Collects what a module registers. The API throws on a name that is used twice.
 *
 * @param here the line of the module that calls the API now
 */
export function openRegistry(
  stem: string,
  here: () => SourceLocation | undefined = () => undefined,
): Registry {
  const benchmarks: Registered[] = [];
  const path = [stem];

  function bench(name: string, run: () => unknown): void;
  function bench<P extends ParameterLists, C>(
    name: string,
    options: BenchmarkOptions<P, C>,
    run: (context: C, parameters: ParameterValues<P>) => unknown,
  ): void;
  function bench(...[name, ...rest]: readonly unknown[]): void {
    requireName("bench", name);
    const base = [...path, name].join("/");
    const [given, run] = rest.length > 1 ? rest : [{}, ...rest];
    if (!isCallable(run)) throw new TypeError(`Benchmark "${base}" needs a function to measure.`);
    const options = readOptions(base, given);
    const source = here();
    for (const parameters of options.combinations) {
      const name = nameWith(base, parameters);
      const registered = { name, parameters, options, run, ...(source && { source }) };
      if (benchmarks.some((other) => other.name === registered.name)) {
        throw new Error(`Two benchmarks are named "${registered.name}". Give each its own name.`);
      }
      benchmarks.push(registered);
    }
  }

  function group(name: string, define: () => void): void {
    requireName("group", name);
    path.push(name);
    try {
      if (isPromiseLike(callForResult(define))) {
        throw new TypeError(
          `The function of group "${name}" is async. Load data in the module's function or in setup instead.`,
        );
      }
    } finally {
      path.pop();
    }
  }

  return { api: { bench, group }, benchmarks };
}

export function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return (
    value !== null &&
    (typeof value === "object" || typeof value === "function") &&
    "then" in value &&
    typeof value.then === "function"
  );
}

function callForResult(define: () => unknown): unknown {
  return define();
}

function requireName(what: string, name: unknown): asserts name is string {
  if (typeof name !== "string" || name.trim() === "") {
    throw new TypeError(`${what}() needs a name as its first argument, but was given ${String(name)}.`);
  }
}

function nameWith(base: string, parameters: Combination): string {
  const texts = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
  return texts.length === 0 ? base : `${base} (${texts.join(", ")})`;
}
