import type { ParameterValue } from "./api.ts";

export type Callable = (...args: readonly unknown[]) => unknown;
export type Combination = Readonly<Record<string, ParameterValue>>;

/** The options of one `bench()` call, checked. */
export interface Options {
  readonly combinations: readonly Combination[];
  readonly setup?: Callable;
  readonly teardown?: Callable;
  readonly beforeEach?: Callable;
  readonly afterEach?: Callable;
  /** Bytes. */
  readonly memoryMinimum?: number;
}

const HOOKS = ["setup", "teardown", "beforeEach", "afterEach"] as const;
const KNOWN: readonly string[] = [...HOOKS, "parameters", "memoryMinimum"];

/** Checks what a module wrote: a misspelt option that is ignored would change what is measured. */
export function readOptions(benchmark: string, given: unknown): Options {
  if (typeof given !== "object" || given === null) {
    throw new TypeError(`Benchmark "${benchmark}" needs its options as an object.`);
  }
  const entries = new Map<string, unknown>(Object.entries(given));
  const unknown = [...entries.keys()].filter((key) => !KNOWN.includes(key));
  if (unknown.length > 0) {
    throw new TypeError(
      `Benchmark "${benchmark}" has an unknown option: ${unknown.join(", ")}. Known are ${KNOWN.join(", ")}.`,
    );
  }
  const hooks = HOOKS.flatMap((name): (readonly [string, Callable])[] => {
    const hook = entries.get(name);
    if (hook === undefined) return [];
    if (!isCallable(hook))
      throw new TypeError(`Option ${name} of benchmark "${benchmark}" needs a function.`);
    return [[name, hook]];
  });
  const minimum = entries.get("memoryMinimum");
  if (minimum !== undefined && !(typeof minimum === "number" && minimum > 0)) {
    throw new TypeError(`Option memoryMinimum of benchmark "${benchmark}" needs a number of bytes.`);
  }
  return {
    combinations: combinationsOf(benchmark, entries.get("parameters")),
    ...Object.fromEntries(hooks),
    ...(minimum === undefined ? {} : { memoryMinimum: minimum }),
  };
}

export function isCallable(value: unknown): value is Callable {
  return typeof value === "function";
}

/** The cartesian product, the last parameter varying fastest. */
function combinationsOf(benchmark: string, lists: unknown): readonly Combination[] {
  if (lists === undefined) return [{}];
  if (typeof lists !== "object" || lists === null) {
    throw new TypeError(
      `The parameters of "${benchmark}" need to be an object such as { size: [10, 1000] }.`,
    );
  }
  return Object.entries(lists).reduce<readonly Combination[]>(
    (found, [name, values]: [string, unknown]) => {
      if (!Array.isArray(values) || values.length === 0 || !values.every(isParameterValue)) {
        throw new TypeError(
          `Parameter "${name}" of "${benchmark}" needs a list of at least one text, number or boolean.`,
        );
      }
      return found.flatMap((rest) => values.map((value) => ({ ...rest, [name]: value })));
    },
    [{}],
  );
}

function isParameterValue(value: unknown): value is ParameterValue {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
