import { unitKind } from "../../domain/unit.ts";
import type { Reading } from "../adapter.ts";
import { metricOfUnit, scaled } from "../generic/values.ts";
import { assemble, type Entry, failed, type Metric } from "../read/reading.ts";
import { readNumber } from "../read/text.ts";

/** One result of asv: of a benchmark, or of one combination of its parameters. */
export interface AsvResult {
  /** `suite.time_sort(10, 'a')`. */
  readonly benchmark: string;
  readonly parameters?: Readonly<Record<string, string | number | boolean>>;
  readonly value:
    | { readonly kind: "measured"; readonly metric: Metric }
    /** asv leaves a combination out when its setup raises NotImplementedError, or when it was not selected. */
    | { readonly kind: "skipped" }
    | { readonly kind: "failed"; readonly message: string };
}

/** A reading of results; what was skipped becomes one warning. */
export function asvReading(read: {
  readonly results: readonly AsvResult[];
  readonly context: Readonly<Record<string, string | undefined>>;
  readonly warnings?: readonly string[];
}): Reading {
  const entries = read.results.flatMap(({ benchmark, parameters, value }): readonly Entry[] =>
    value.kind === "measured"
      ? [{ benchmark, metrics: [value.metric], ...(parameters ? { parameters } : {}) }]
      : [],
  );
  const failures = read.results.flatMap(({ benchmark, value }) =>
    value.kind === "failed" ? [failed(benchmark, { message: value.message })] : [],
  );
  const skipped = read.results.flatMap(({ benchmark, value }) =>
    value.kind === "skipped" ? [benchmark] : [],
  );
  const warning = `asv skipped ${skipped.length} of its benchmarks or of their parameters: ${shortList(skipped)}.`;
  return assemble({
    entries,
    failures,
    context: read.context,
    warnings: [...(read.warnings ?? []), ...(skipped.length > 0 ? [warning] : [])],
  });
}

export const FAILED = "asv reports it as failed.";

const LISTED = 5;

export function shortList(names: readonly string[]): string {
  const more = names.length - LISTED;
  return `${names.slice(0, LISTED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** `time_sort(10, 'a')`, as asv itself writes it in comparisons. */
export function nameWithParameters(name: string, values: readonly string[]): string {
  return values.length === 0 ? name : `${name}(${values.join(", ")})`;
}

/** Parameters from the texts that Python's `repr` gives; a name that is not known is `param1` and so on. */
export function parametersOf(
  names: readonly string[],
  values: readonly string[],
): Readonly<Record<string, string | number | boolean>> {
  return Object.fromEntries(
    values.map((value, index) => [names[index] ?? `param${index + 1}`, unquoted(value)]),
  );
}

function unquoted(text: string): string | number | boolean {
  if (text === "True" || text === "False") return text === "True";
  const inner = /^u?(?:'([^']*)'|"([^"]*)")$/.exec(text);
  return inner === null ? (readNumber(text) ?? text) : (inner[1] ?? inner[2] ?? "");
}

/**
 * What a benchmark measures: what `benchmarks.json` says of it, else what the
 * beginning of its name means to asv (`time_`, `timeraw_`, `mem_`, `peakmem_`,
 * `track_`). asv takes lower values for better ones; only a unit such as
 * `req/s` says otherwise.
 */
export function asvMetric(
  name: string,
  known: { readonly type?: string | null | undefined; readonly unit?: string | null | undefined } = {},
): Omit<Metric, "rounds" | "summary"> & { readonly inBase: (value: number) => number } {
  const type = known.type ?? typeByName(name);
  const unit = known.unit ?? UNITS.get(type) ?? "unit";
  const kind = unitKind(unit);
  return {
    metric: OF_TYPE.get(type) ?? metricOfUnit(kind),
    unit: kind?.base ?? unit,
    better: kind?.better ?? "lower",
    inBase: (value) => scaled(value, kind),
  };
}

const UNITS: ReadonlyMap<string, string> = new Map(
  Object.entries({ time: "seconds", memory: "bytes", peakmemory: "bytes" }),
);
/** The size of an object is not the peak of the process. */
const OF_TYPE: ReadonlyMap<string, string> = new Map(
  Object.entries({ memory: "size", peakmemory: "peak-memory" }),
);

/** asv looks at the last part of the name; values of parameters may stand behind it. */
function typeByName(text: string): string {
  const [name = ""] = text.split("(", 1);
  const last = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  if (last.startsWith("peakmem")) return "peakmemory";
  if (last.startsWith("mem")) return "memory";
  return last.startsWith("track") ? "track" : "time";
}
