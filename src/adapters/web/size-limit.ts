import { z } from "zod";
import type { Adapter } from "../adapter.ts";
import { having, holdsJson, listOf, readJson } from "../read/json.ts";
import { assemble, type Entry, failed, type Metric } from "../read/reading.ts";

// [{"name": "dist/index.js", "passed": true, "size": 1807, "sizeLimit": 10000, "running": 0.0283, "loading": 0.0352}]
// Bytes and seconds. `size-limit --json`; running and loading with @size-limit/time, passed and sizeLimit where a limit is set.

const Amount = z.number().nullish();

const Check = z.object({
  name: z.string(),
  passed: z.boolean().nullish(),
  size: Amount,
  sizeLimit: Amount,
  running: Amount,
  loading: Amount,
});
type Check = z.output<typeof Check>;

const KEYS = new Set(["name", "passed", "size", "sizeLimit", "running", "loading"]);

const Own = z.custom<object>(
  (value) => typeof value === "object" && value !== null && Object.keys(value).every((key) => KEYS.has(key)),
);
const format = {
  expected: "a JSON report of size-limit",
  probe: listOf(Own.and(having("name"))),
  schema: z.array(Check),
};
/** A list of names and sizes alone may be anybody's, so `auto` needs a limit or a time, too. */
const certain = {
  probe: format.probe.and(
    z.array(z.unknown()).refine((checks) => checks.some((check) => Limited.safeParse(check).success)),
  ),
};
const Limited = having("size").and(z.union([having("passed"), having("running", "loading")]));

export const sizeLimit: Adapter = {
  name: "size-limit",
  recognises: (output) => holdsJson(output, certain),
  parse(output) {
    const checks = readJson(output, format).flat();
    const measured = checks.filter(hasFiles);
    return assemble({
      entries: measured.map(toEntry),
      failures: checks
        .filter((check) => !hasFiles(check))
        .map(({ name }) => failed(name || "(no name)", { message: "size-limit found no files for it." })),
      warnings: measured
        .filter(({ passed }) => passed === false)
        .map(({ name }) => `size-limit says that "${name}" is over its limit.`),
    });
  },
};

/** A path at which there is no file gives a check without a name or without a size. */
function hasFiles({ name, size, running, loading }: Check): boolean {
  return name !== "" && (size ?? running ?? loading) != null;
}

function toEntry({ name, size, running, loading }: Check): Entry {
  return {
    benchmark: name,
    metrics: [
      ...metric("size", "B", size),
      ...metric("running-time", "s", running),
      ...metric("loading-time", "s", loading),
    ],
  };
}

function metric(name: string, unit: string, value: number | null | undefined): readonly Metric[] {
  if (value === null || value === undefined) return [];
  return [{ metric: name, unit, better: "lower", rounds: [[value]] }];
}
